"""What an organiser does with a broadcast that exists, by the buttons of its report."""

from conversations.broadcasts import composing
from conversations.broadcasts.orders import ListBroadcasts, ListReminders, ListUnreachable, Manage
from conversations.chat.buttons import Press
from conversations.chat.effects import Acknowledge
from conversations.chat.inputs import Pressed
from conversations.chat.replies import alert
from conversations.chat.scene import Scene, Step

ACTS = (
    "show", "now", "pause", "continue", "cancel", "halt", "retry", "resend", "leave", "withdraw", "delete",
)  # fmt: skip


def reminders(scene: Scene) -> Step:
    """What leaves by itself, for each event."""
    return scene.step(*(ListReminders(event) for event in scene.facts.events))


def react(scene: Scene, pressed: Pressed, press: Press) -> Step:
    if press.value not in scene.facts.events:
        return alert(scene, pressed, "event-gone")
    match press:
        case Press(_, "list", value=event):
            return scene.step(Acknowledge(pressed.callback), ListBroadcasts(event))
        case Press(_, "unreachable", value=event):
            return scene.step(Acknowledge(pressed.callback), ListUnreachable(event))
        case Press(_, "correct" | "rewrite", number, event) if number.isdecimal():
            return composing.opened_correction(scene, pressed, int(number), event)
        case Press(_, act, number) if act in ACTS and number.isdecimal():
            newest = pressed.message if pressed.message > scene.chat.heard else 0
            return scene.step(Acknowledge(pressed.callback), Manage(act, int(number), newest))
        case _:
            return alert(scene, pressed, "compose-over")
