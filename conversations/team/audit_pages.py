"""Shows the audit to an organiser: the newest first, or what concerns somebody."""

from datetime import datetime, tzinfo

from conversations.chat.buttons import cut
from conversations.chat.effects import Button, Rows, Say
from conversations.chat.inputs import Pressed
from conversations.chat.presses import AuditPage
from conversations.chat.scene import Scene, Step
from conversations.chat.wire import encode, fits
from conversations.counts.cards import STATES
from conversations.language.dates import spoken as said_as
from conversations.model.event.event import Event
from conversations.model.registrations.audit import DETAILS, PAGE, Change, Entry
from conversations.model.registrations.registration import spoken as spelled

SHOWN_CHANGES = 6

ROOM = 60
"""Characters for how something was, and as many for what it has become."""


def show(scene: Scene, words: str) -> Step:
    """Answer /audit."""
    return scene.step(_page(scene, words))


def react(scene: Scene, _pressed: Pressed, press: AuditPage) -> Step:
    return scene.step(_page(scene, press.words))


def _page(scene: Scene, words: str) -> Say:
    entries = scene.facts.looked_up.entries
    title = scene.html("audit-about", words=words[:ROOM]) if words else scene.html("audit")
    if not entries:
        return Say(f"{title}\n\n{scene.html('audit-nothing')}")
    return Say(
        "\n\n".join([title, *(_told(scene, each) for each in entries)]),
        _older(scene, entries[-1].number, words) if len(entries) == PAGE else (),
    )


def _told(scene: Scene, entry: Entry) -> str:
    event = scene.facts.events.get(entry.event)
    zone = (event or scene.event).zone
    at = _moment(entry.at, zone, scene.language)
    who = _who(scene, entry)
    about = scene.html("audit-code", code=spelled(entry.code)) if entry.code else ""
    first = scene.html("audit-line", at=at, who=who, act=scene.plain(f"act-{entry.act}"), about=about)
    shown = list(entry.details.items())[:SHOWN_CHANGES]
    return "\n".join([first.rstrip(), *(_change(scene, event, key, each) for key, each in shown)])


def _who(scene: Scene, entry: Entry) -> str:
    member = scene.facts.team.members.get(entry.actor or 0)
    role = scene.plain(f"doer-{entry.role}")
    return f"{member.name} ({role})" if member and member.name else role


def _change(scene: Scene, event: Event | None, key: str, change: Change) -> str:
    """Say what has changed; answers are said as the form says them."""
    field = event.field_named(key) if event else None
    label = field.label[scene.language] if field else _label(scene, key)
    labels = (
        {each.key: each.label[scene.language] for each in event.choices(field)} if event and field else {}
    )
    if key == "status":
        labels = {each: scene.plain(f"state-{each}") for each in STATES}
    if key == "sensitive":
        labels = {each: scene.plain(f"button-{each}") for each in ("yes", "no")}
    if key == "came":
        zone = (event or scene.event).zone
        labels = {each: _moments(each, zone, scene.language) for each in change if each}
    was, became = (labels.get(each, each)[:ROOM] or "–" for each in change)
    return scene.html("audit-change", label=label, was=was, became=became)


def _label(scene: Scene, key: str) -> str:
    """Return what a detail is called: what is no answer by its name, a field that is gone, or whose event is, by its key."""
    return scene.plain(f"detail-{key}") if key in DETAILS else key


def _moments(stored: str, zone: tzinfo, language: str) -> str:
    return ", ".join(_moment(datetime.fromisoformat(each), zone, language) for each in stored.split())


def _moment(at: datetime, zone: tzinfo, language: str) -> str:
    return said_as(at.astimezone(zone).replace(second=0, microsecond=0), language)


def _older(scene: Scene, number: int, words: str) -> Rows:
    press = AuditPage(str(number), words)
    if not fits(press):
        return ()
    return ((Button(cut(scene.plain("button-older")), encode(press)),),)
