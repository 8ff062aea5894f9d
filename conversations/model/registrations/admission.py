"""What becomes of a form that is submitted: a seat at once, a decision of an organiser, or a place in line."""

from dataclasses import dataclass
from datetime import datetime

from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration, Status
from conversations.model.registrations.seats import Seats
from conversations.model.values import Answers


@dataclass(frozen=True, slots=True)
class Admitted:
    """The status, and the place in line of those who hold no seat."""

    status: Status
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Full:
    """Nothing is free in these scopes, and nobody can wait for it."""

    scopes: list[str]


def admit(
    event: Event,
    seats: Seats,
    answers: Answers,
    before: Registration | None,
    now: datetime,
    *,
    changes_hands: bool = False,
) -> Admitted | Full:
    """Decide on answers; `before` is the registration that they change, where there is one that is not over.

    Who holds a seat never loses it by a change: what is full can't be changed to. Who comes together with others waits
    with them. What an organiser decided on somebody does not hold for who takes over from them.
    """
    full = seats.full(event, answers, before)
    if full and ((before and before.holds_seat) or not event.offers(now)):
        return Full(full)
    place = (before.place if before and before.place else seats.next_place) if full else None
    if _awaits_decision(event, answers, None if changes_hands else before):
        return Admitted("pending", place)
    if full:
        return Admitted("waitlisted", place)
    if before and before.status == "waitlisted" and before.party:
        return Admitted("waitlisted", before.place)
    return Admitted("offered" if before and before.status == "offered" else "confirmed")


def _awaits_decision(event: Event, answers: Answers, before: Registration | None) -> bool:
    """Whether an organiser has to decide; what was decided once holds until an answer that matters changes."""
    if not event.needs_decision(answers):
        return False
    decided = before is not None and before.status != "pending"
    return not (decided and before and _decisive(event, before.answers) == _decisive(event, answers))


def _decisive(event: Event, answers: Answers) -> dict[str, object]:
    return {
        field.key: answers.get(field.key)
        for field in event.path(answers)
        if field.kind == "target-group" or field.decision
    }
