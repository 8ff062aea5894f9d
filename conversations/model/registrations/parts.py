"""The parts of an event: which choices somebody holds a seat in, and for which full ones they stand in line beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from conversations.model.event.event import Event
from conversations.model.event.kinds.all import KINDS
from conversations.model.registrations.registration import Registration, Wish
from conversations.model.registrations.seats import Seats
from conversations.model.registrations.tally import reserved
from conversations.model.values import Answer, Answers


@dataclass(frozen=True, slots=True)
class Parted:
    """What `answers` hold; the scopes stood in line for beside it, and the full ones without which nothing is held."""

    answers: Answers
    wanted: Sequence[str] = ()
    full: Sequence[str] = ()


def parted(event: Event, seats: Seats, answers: Answers, before: Registration | None = None) -> Parted:
    """Part answers into what can be held and what is full; where the event is full, or a field that has to be answered, nothing is held."""
    full = seats.full(event, answers, before)
    held = dict(answers)
    for each in full:
        if each:
            held[_field(each)] = _without(event, held, each, before)
    needed = [each for each in full if not each or _is_missing(event, held, each)]
    if needed:
        return Parted(answers, full=needed)
    return Parted(held, wanted=full)


def taken(event: Event, registration: Registration, scope: str, now: datetime) -> Registration:
    """Return the registration when the seat in a choice that it waited for is its own; another one in the field is given up for it."""
    wanted = {each: wish for each, wish in registration.wanted.items() if each != scope}
    answers = with_choice(event, registration.answers, scope)
    return replace(registration, answers=answers, wanted=wanted, changed_at=now)


def without(registration: Registration, scope: str) -> Registration:
    """Return the registration out of the line for a choice."""
    wanted = {each: wish for each, wish in registration.wanted.items() if each != scope}
    return replace(registration, wanted=wanted)


def wished(event: Event, registration: Registration) -> Answers:
    """Return the answers as they would be if all that is stood in line for were held."""
    answers = registration.answers
    for scope in registration.wanted:
        answers = with_choice(event, answers, scope)
    return answers


def with_choice(event: Event, answers: Answers, scope: str) -> Answers:
    key, _, choice = scope.partition(".")
    field = event.field_named(key)
    if field is None or choice not in field.values:
        return answers
    if not KINDS[field.kind].many:
        return {**answers, key: choice}
    marked = {*_several(answers.get(key)), choice}
    return {**answers, key: tuple(each for each in field.values if each in marked)}


def needs(event: Event, registration: Registration, scope: str) -> frozenset[str]:
    """Return the scopes in which a seat has to be free for a choice to be offered; empty where it is not asked any more."""
    after = event.scopes(with_choice(event, registration.answers, scope))
    return after - reserved(event, registration) if scope in after else frozenset()


def standing(code: str, scope: str) -> str:
    """Return the name under which it is known who stands before a registration in the line for a choice."""
    return f"{code} {scope}"


def ahead(beside: Iterable[Registration]) -> dict[str, int]:
    """Return how many of those who wait for a choice beside their seat stand before each of them, by `standing`."""
    turns = sorted(
        (wish.place, each.code, scope)
        for each in beside
        for scope, wish in each.wanted.items()
        if not wish.offer_until
    )
    passed = Counter[str]()
    found: dict[str, int] = {}
    for _, code, scope in turns:
        found[standing(code, scope)] = passed[scope]
        passed[scope] += 1
    return found


def placed(
    wanted: Sequence[str], before: Mapping[str, Wish], first: int | None, next_place: int
) -> dict[str, Wish]:
    """Return a place in line for each of these: the one that it had, or `first` for who stood in line already, or one behind all."""
    found: dict[str, Wish] = {}
    for each in wanted:
        if each in before:
            found[each] = before[each]
        elif first is not None:
            found[each], first = Wish(first), None
        else:
            found[each] = Wish(next_place)
            next_place += 1
    return found


def _without(event: Event, held: Answers, scope: str, before: Registration | None) -> Answer:
    """Return the answer to a field without a choice: one of several goes, an only one gives way to what was held before."""
    key, _, choice = scope.partition(".")
    field = event.field_named(key)
    if field and KINDS[field.kind].many:
        return tuple(each for each in _several(held.get(key)) if each != choice) or None
    return before.answers.get(key) if before and before.holds_seat else None


def _is_missing(event: Event, held: Answers, scope: str) -> bool:
    field = event.field_named(_field(scope))
    return field is not None and field.required and not held.get(field.key)


def _several(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()


def _field(scope: str) -> str:
    return scope.partition(".")[0]
