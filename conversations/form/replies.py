"""Answers presses inside the form."""

from dataclasses import replace

from conversations.chat import event_lines, replies
from conversations.chat.effects import (
    Order,
    Replace,
    Say,
    SendFile,
    SendMedia,
    SendPlot,
    SendSheet,
    SendTicket,
)
from conversations.chat.facts import Facts
from conversations.chat.inputs import Pressed
from conversations.chat.scene import Scene, Step
from conversations.chat.states import Idle
from conversations.form import cards

BELOW = (Say, SendFile, SendMedia, SendPlot, SendTicket, SendSheet)
"""What stands below all that was said before."""


def show(scene: Scene, pressed: Pressed, noted: str = "") -> Step:
    """Show the place where the person now is, in the message that was pressed."""
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


def placed(step: Step, facts: Facts) -> Step:
    """Return the step with the place that the person has in the form below, where something else is said above it.

    What a broadcast's order leads to is said after the step, so nothing is put before that.
    """
    state = step.chat.state
    if isinstance(state, Idle) or state.draft.event not in facts.events or _is_shown(step, state.draft.nonce):
        return step
    there = Scene(step.chat, facts, facts.events[state.draft.event])
    is_said = any(isinstance(each, BELOW) for each in step.effects)
    is_ordered = any(isinstance(each, Order) for each in step.effects)
    if not is_said or is_ordered or not there.may_go_on(state.draft):
        return step
    return replace(step, effects=(*step.effects, cards.place(there, state)))


def _is_shown(step: Step, draft: str) -> bool:
    """Whether something is said already whose buttons belong to the draft."""
    rows = [row for each in step.effects if isinstance(each, Say | Replace) for row in each.rows]
    return any(f"|{draft}|" in button.press for row in rows for button in row)
