"""What becomes of a form that is submitted: a seat at once, a decision of an organiser, or a place in line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from conversations.model.event.event import Event
from conversations.model.registrations import parts
from conversations.model.registrations.registration import Registration, Status, Wish
from conversations.model.registrations.seats import Seats
from conversations.model.values import Answers


@dataclass(frozen=True, slots=True)
class Admitted:
    """The status, the answers that are held, the place in line of those who hold no seat, and what others wait for beside theirs."""

    status: Status
    place: int | None = None
    answers: Answers = field(default_factory=dict)
    wanted: Mapping[str, Wish] = field(default_factory=dict)


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

    A full choice that may be left out is stood in line for beside the seat; what can't be left out is waited for as a whole.
    Who holds a seat never loses it by a change: such a thing can't be changed to. Who comes together with others waits with
    them. What an organiser decided on somebody does not hold for who takes over from them.
    """
    parted = parts.parted(event, seats, answers, before)
    stood_for = before.wanted if before else {}
    new = [*parted.full, *(each for each in parted.wanted if each not in stood_for)]
    if (parted.full and before and before.holds_seat) or (new and not event.offers(now)):
        return Full(new)
    first = before.place if before else None
    comes_together = before is not None and before.status == "waitlisted" and before.party is not None
    decides = _awaits_decision(event, answers, None if changes_hands else before)
    if parted.full or (comes_together and not decides):
        return Admitted("pending" if decides else "waitlisted", first or seats.next_place, answers)
    wanted = parts.placed(parted.wanted, stood_for, first, seats.next_place)
    stays_offered = before is not None and before.status == "offered"
    status: Status = "pending" if decides else "offered" if stays_offered else "confirmed"
    return Admitted(status, None, parted.answers, wanted)


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
