"""Carries out what an organiser does with a broadcast that exists, by the buttons of its report."""

from conversations.broadcasts import composing
from conversations.broadcasts.orders import ListBroadcasts, ListReminders, ListUnreachable, Manage
from conversations.chat.inputs import Pressed
from conversations.chat.presses import OnBroadcast
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step

ACTS = (
    "show", "now", "pause", "continue", "cancel", "halt", "retry", "resend", "leave", "withdraw", "delete",
)  # fmt: skip


def reminders(scene: Scene) -> Step:
    """Show what leaves by itself, for each event."""
    return scene.step(*(ListReminders(event) for event in scene.facts.events))


def react(scene: Scene, pressed: Pressed, press: OnBroadcast) -> Step | None:
    if press.event not in scene.facts.events:
        return None
    match press:
        case OnBroadcast("list", event=event):
            return scene.step(ListBroadcasts(event))
        case OnBroadcast("unreachable", event=event):
            return scene.step(ListUnreachable(event))
        case OnBroadcast("correct" | "rewrite", number, event) if number.isdecimal():
            return composing.opened_correction(scene, int(number), event)
        case OnBroadcast(act, number) if act in ACTS and number.isdecimal():
            newest = pressed.message if pressed.message > scene.chat.heard else 0
            return scene.step(Manage(act, int(number), newest))
        case _:
            return alert(scene, pressed, "compose-over")
