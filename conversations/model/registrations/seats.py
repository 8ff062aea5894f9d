"""Seats: what is taken, what fits, and who in line gets what comes free."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import LINE, Tallied, scope
from conversations.model.values import Answers


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats of an event are taken by scope, how many wait in line, and the place behind all of them."""

    taken: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0
    next_place: int = 1

    def left(self, event: Event, scope: str) -> int | None:
        """How many seats are free in a scope; None where there is no limit."""
        capacity = event.capacities.get(scope)
        return None if capacity is None else max(0, capacity - self.taken.get(scope, 0))

    def full(self, event: Event, answers: Answers, before: Registration | None = None) -> list[str]:
        """The scopes in which nothing is free for these answers, besides what `before` holds already."""
        held = event.scopes(before.answers) if before and before.holds_seat else frozenset[str]()
        wanted = event.scopes(answers) - held
        return sorted(each for each in wanted if self.left(event, each) == 0)

    def behind(self, place: int) -> "Seats":
        """The seats when somebody has taken a place in line."""
        return replace(self, next_place=place + 1)

    def after(self, changes: Mapping[Tallied, int]) -> "Seats":
        taken = dict(self.taken)
        for tallied, change in changes.items():
            if tallied.answer != LINE or tallied.field:
                taken[scope(tallied)] = taken.get(scope(tallied), 0) + change
        waiting = sum(change for each, change in changes.items() if (each.field, each.answer) == ("", LINE))
        return replace(self, taken=taken, waiting=self.waiting + waiting)


def counted(tallies: Mapping[Tallied, int], next_place: int) -> Seats:
    """The seats of an event by its tallies."""
    return Seats(next_place=next_place).after(tallies)


def offers(
    event: Event, seats: Seats, line: Sequence[Registration], now: datetime
) -> Iterator[tuple[Registration, ...]]:
    """Choose who of those in line is offered a seat: the first whom the free seats fit, then the next.

    Those who only come together are offered all their seats or none, in the turn of the last of them.
    """
    if not event.waitlist or not event.offers_end or now >= event.offers_end:
        return
    until = min(now + event.waitlist.offer_length, event.offers_end)
    taken = dict(seats.taken)
    for group in _groups(line):
        wanted = [each for one in group for each in event.scopes(one.answers)]
        if _fits(event, taken, wanted):
            for each in wanted:
                taken[each] = taken.get(each, 0) + 1
            yield tuple(replace(one, status="offered", place=None, offer_until=until) for one in group)


def _groups(line: Iterable[Registration]) -> list[list[Registration]]:
    """Return groups: each who comes alone, and those who come together; each at the place of its last."""
    parties = sorted(line, key=lambda each: (each.party or each.code, each.place or 0))
    groups = [list(group) for _, group in groupby(parties, key=lambda each: each.party or each.code)]
    return sorted(groups, key=lambda group: group[-1].place or 0)


def _fits(event: Event, taken: Mapping[str, int], wanted: Collection[str]) -> bool:
    asked = {each: sum(one == each for one in wanted) for each in wanted}
    return all(
        taken.get(each, 0) + times <= event.capacities[each]
        for each, times in asked.items()
        if each in event.capacities
    )
