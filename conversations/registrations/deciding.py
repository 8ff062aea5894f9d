"""Takes an organiser's decision on those who are not admitted at once."""

from dataclasses import replace
from datetime import datetime

from conversations.chat.effects import Effect, Keep, Say
from conversations.chat.inputs import Pressed, Said
from conversations.chat.presses import Decide
from conversations.chat.replies import alert, put
from conversations.chat.scene import Scene, Step, of_team
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration, Status
from conversations.registrations import cards

LONGEST_REASON = 500


def waiting(scene: Scene) -> list[tuple[datetime, Say]]:
    """Return the registrations that wait for a decision, each with its buttons and since when."""
    pending = [each for each in scene.facts.registrations.pending if each.event in scene.facts.events]
    return [(each.changed_at, _asked(scene, each)) for each in pending]


def react(scene: Scene, pressed: Pressed, press: Decide) -> Step | None:
    registration = scene.facts.registrations.named.get(press.code)
    if registration is None:
        return None
    if registration.event not in scene.facts.events:
        return alert(scene, pressed, "event-gone")
    scene = _deciding(scene, None)
    about = of_team(scene, registration)
    if registration.status != "pending":
        return put(scene, pressed, cards.decided(about, registration))
    match press.act:
        case "confirm":
            return _confirm(scene, pressed, about, registration)
        case "decline":
            return put(
                _deciding(scene, registration.code), pressed, cards.reason_question(about, registration)
            )
        case "plain":
            return _declined(scene, registration, "")
        case _:
            return put(scene, pressed, cards.decision(about, registration))


def give_reason(scene: Scene, said: Said, code: str) -> Step:
    """Decline with the organiser's words as the reason."""
    registration = scene.facts.registrations.named.get(code)
    cleared = _deciding(scene, None)
    if registration is None or registration.event not in scene.facts.events or not scene.facts.is_organiser:
        return cleared.step(Say(scene.html("decide-gone")))
    if registration.status != "pending":
        return cleared.step(cards.decided(of_team(scene, registration), registration))
    if len(said.text) > LONGEST_REASON:
        return scene.step(Say(scene.html("reason-too-long", length=len(said.text), longest=LONGEST_REASON)))
    return _declined(cleared, registration, said.text.strip())


def _confirm(scene: Scene, pressed: Pressed, about: Scene, registration: Registration) -> Step:
    seats = about.seats
    held = parts.parted(about.event, seats, registration.answers, registration)
    if (held.full or held.wanted) and not about.event.offers(scene.facts.now):
        return alert(scene, pressed, "decide-full")
    place = (registration.place or seats.next_place) if held.full else None
    status: Status = "waitlisted" if held.full else "confirmed"
    wanted = parts.placed(held.wanted, registration.wanted, registration.place, seats.next_place)
    after = replace(
        registration,
        status=status,
        answers=held.answers,
        place=place,
        wanted={**registration.wanted, **wanted},
        changed_at=scene.facts.now,
    )
    told = cards.news(scene.facts, about.event, after, f"admitted-{status}")
    return put(scene, pressed, cards.decided(about, after), Keep(after), *told)


def _declined(scene: Scene, registration: Registration, reason: str, *seen: Effect) -> Step:
    event = scene.facts.events[registration.event]
    after = replace(registration.ended("declined", scene.facts.now), reason=reason or None)
    key = "not-admitted-because" if reason else "not-admitted"
    told = cards.news(scene.facts, event, after, key)
    return scene.step(*seen, Keep(after), cards.decided(of_team(scene, after), after), *told)


def _asked(scene: Scene, registration: Registration) -> Say:
    return cards.decision(of_team(scene, registration), registration, "decide-waits")


def _deciding(scene: Scene, code: str | None) -> Scene:
    return replace(scene, chat=replace(scene.chat, declining=code))
