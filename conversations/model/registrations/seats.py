"""Seats: what is taken, and what is free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import LINE, LINE_OF, Tallied, scope
from conversations.model.values import Answers


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats of an event are taken by scope, how many wait in line, and the place behind all of them.

    `waiting_beside` is how many hold a seat and stand in line for a choice, by scope.
    """

    taken: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0
    next_place: int = 1
    waiting_beside: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_waited_for(self) -> bool:
        """Whether anybody stands in line, for the event or for a choice."""
        return self.waiting > 0 or any(number > 0 for number in self.waiting_beside.values())

    def left(self, event: Event, scope: str) -> int | None:
        """How many seats are free in a scope; None where there is no limit."""
        capacity = event.capacities.get(scope)
        return None if capacity is None else max(0, capacity - self.taken.get(scope, 0))

    def full(self, event: Event, answers: Answers, before: Registration | None = None) -> list[str]:
        """The scopes in which nothing is free for these answers, besides what `before` holds already."""
        held = event.scopes(before.answers) if before and before.holds_seat else frozenset[str]()
        wanted = event.scopes(answers) - held
        return sorted(each for each in wanted if self.left(event, each) == 0)

    def keeping(self, before: "Seats") -> "Seats":
        """The seats when those that have come free in a choice with a line are taken by who stands there."""
        waited = {
            each: before.taken.get(each, 0) for each, number in before.waiting_beside.items() if number > 0
        }
        return replace(self, taken={**self.taken, **waited})

    def taking(self, scopes: Iterable[str]) -> "Seats":
        """The seats when one more is taken in each of these scopes."""
        taken = dict(self.taken)
        for each in scopes:
            taken[each] = taken.get(each, 0) + 1
        return replace(self, taken=taken)

    def behind(self, place: int) -> "Seats":
        """The seats when somebody has taken a place in line."""
        return replace(self, next_place=place + 1)

    def after(self, changes: Mapping[Tallied, int]) -> "Seats":
        taken, beside, waiting = dict(self.taken), dict(self.waiting_beside), self.waiting
        for tallied, change in changes.items():
            if tallied.field or not tallied.answer:
                taken[scope(tallied)] = taken.get(scope(tallied), 0) + change
            elif tallied.answer == LINE:
                waiting += change
            else:
                wanted = tallied.answer.removeprefix(LINE_OF)
                beside[wanted] = beside.get(wanted, 0) + change
        return replace(self, taken=taken, waiting=waiting, waiting_beside=beside)


def counted(tallies: Mapping[Tallied, int], next_place: int) -> Seats:
    """The seats of an event by its tallies."""
    return Seats(next_place=next_place).after(tallies)
