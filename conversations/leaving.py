"""Leaving what one is registered for, and only after a question."""

from conversations import keyboards, overviews
from conversations.buttons import Press
from conversations.cards import named, spoken
from conversations.effects import Acknowledge, Keep, Rows, Say
from conversations.inputs import Pressed
from conversations.keyboards import button
from conversations.registration import Registration
from conversations.replies import put
from conversations.scene import Scene, Step
from conversations.states import Idle


def ask(scene: Scene, pressed: Pressed, registration: Registration, yes: Press) -> Step:
    """Whether somebody means it; `yes` is what the button carries that says so."""
    return put(scene, pressed, _question(scene, registration, yes))


def ask_for_colleague(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    yes, no = (Press("colleague", act, registration.code) for act in ("cancel-yes", "show"))
    name = overviews.attendee(scene.event, registration)
    rows = (
        (button(scene, "button-cancel-colleague-yes", yes),),
        (button(scene, "button-cancel-no", no),),
    )
    return put(scene, pressed, Say(named(scene, "colleague-cancel-sure", name=name), rows))


def ask_to_turn_down(scene: Scene, pressed: Pressed, party: list[Registration]) -> Step:
    """Whether an offered seat shall go to the next; those who come together lose theirs together."""
    code = party[0].code
    several = len(party) > 1
    rows: Rows = (
        (button(scene, "button-turn-down-yes", Press("offer", "decline-yes", code)),),
        (button(scene, "button-turn-down-no", Press("offer", "show", code)),),
    )
    return put(scene, pressed, Say(named(scene, "turn-down-all-sure" if several else "turn-down-sure"), rows))


def leave(scene: Scene, pressed: Pressed, registration: Registration) -> Step:
    key = "left-line" if registration.status == "waitlisted" else "cancelled"
    gone = registration.ended("cancelled", scene.facts.now)
    scene = scene.at(Idle(None if _revises(scene) else scene.chat.state.draft)).storing(gone)
    return scene.step(
        Keep(gone),
        Acknowledge(pressed.callback),
        overviews.renewed(scene, gone),
        _left(scene, gone, key),
    )


def _question(scene: Scene, registration: Registration, yes: Press) -> Say:
    if registration.status == "waitlisted":
        text, does, keeps = named(scene, "leave-line-sure"), "button-leave-line-yes", "button-leave-line-no"
    else:
        text, does, keeps = named(scene, "cancel-sure"), "button-cancel-yes", "button-cancel-no"
        text += "" if scene.window == "open" else "\n\n" + scene.html("cancel-is-final")
    no = Press("registration", "show", registration.code)
    return Say(text, ((button(scene, does, yes),), (button(scene, keeps, no),)))


def _left(scene: Scene, gone: Registration, key: str) -> Say:
    closes = scene.event.registration.closes
    parts = [named(scene, key)]
    if scene.window == "open" and closes:
        parts.append(scene.html("cancelled-again", closes=spoken(closes, scene)))
    return Say("\n\n".join(parts), keyboards.of_ended(scene, gone))


def _revises(scene: Scene) -> bool:
    draft = scene.chat.state.draft
    return draft is not None and draft.revises is not None
