"""Answers to presses inside the form."""

from conversations.chat import event_lines, replies
from conversations.chat.effects import Say
from conversations.chat.inputs import Pressed
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Idle
from conversations.form import cards


def show(scene: Scene, pressed: Pressed, noted: str = "") -> Step:
    """The place where the person now is, in the message that was pressed."""
    here = place(scene)
    return replies.put(
        scene, pressed, Say("\n\n".join(part for part in (noted, here.text) if part), here.rows)
    )


def place(scene: Scene) -> Say:
    state = scene.chat.state
    assert not isinstance(state, Idle)  # noqa: S101 - called inside the form only
    return cards.place(scene, state)


def changes_over(scene: Scene) -> Say:
    return Say(event_lines.named(scene, "changes-over"))
