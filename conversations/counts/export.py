"""Offers the registrations as a file: for Excel, as plain text, or as a list of names for badges."""

from conversations.chat import event_lines
from conversations.chat.buttons import button
from conversations.chat.effects import Acknowledge, Note, Rows, Say, SendSheet
from conversations.chat.inputs import Pressed
from conversations.chat.presses import Export
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step
from conversations.model.event.event import Event

KINDS = ("xlsx", "csv", "badges")


def choose(scene: Scene) -> Step:
    """The answer to /export."""
    return scene.step(Say(event_lines.named(scene, "export-which"), _rows(scene)))


def react(scene: Scene, pressed: Pressed, press: Export) -> Step:
    kind, key = press.kind, press.event
    event = scene.facts.events.get(key)
    if event is None or kind not in KINDS:
        return alert(scene, pressed, "button-old")
    sensitive = press.extent == "all" and kind != "badges"
    there = Scene(scene.chat, scene.facts, event)
    caption = there.html("export-all" if sensitive else "export-done", event=there.event_name)
    sorry = there.html("export-failed", event=there.event_name)
    sheet = SendSheet(name(event, kind), key, kind, scene.language, caption, sorry, sensitive)
    noted = Note(
        "exported", key, details={"kind": ("", kind), "sensitive": ("", "yes" if sensitive else "no")}
    )
    working = Acknowledge(pressed.callback, scene.plain("export-working"))
    return scene.step(noted, working, sheet)


def name(event: Event, kind: str) -> str:
    """Return what the file is called."""
    return (
        f"{event.key}.xlsx" if kind == "xlsx" else f"{event.key}{'-badges' if kind == 'badges' else ''}.csv"
    )


def _rows(scene: Scene) -> Rows:
    key = scene.event.key
    asked = any(each.sensitive for each in scene.event.fields)
    plain = tuple((button(scene, f"button-export-{kind}", Export(kind, event=key)),) for kind in KINDS)
    full = ((button(scene, "button-export-sensitive", Export("xlsx", "all", key)),),)
    return (*plain, *full) if asked else plain
