"""How many registrations there are, by status and by answer, so that none has to be looked at to be counted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from conversations.conditions import keys
from conversations.event import LANGUAGES, Event, FormField
from conversations.plain import plain
from conversations.registration import Registration
from conversations.tally import LONGEST_ANSWER

DAY = "@day"
"""The field under which it is counted on which day somebody registered."""

CAME = "came"
"""The state of those who are confirmed and were checked in at the door."""

STATES = ("confirmed", CAME, "pending", "offered", "waitlisted", "cancelled", "declined")

STANDING = STATES[:5]
"""The states of registrations that are not over."""


OVER = STATES[5:]


class Counted(NamedTuple):
    """The event as a whole has neither field nor answer."""

    event: str
    field: str
    answer: str
    state: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of an event: by state, by answer and state, by day, and drafts by where they stop.

    `words` are what was asked for, `matched` the answers that they mean, and `wanted` how many gave one of those.
    """

    event: str
    total: Mapping[str, int] = field(default_factory=dict)
    by_answer: Mapping[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)
    drafts: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
    matched: tuple[tuple[str, str], ...] = ()
    wanted: Mapping[str, int] = field(default_factory=dict)

    @property
    def confirmed(self) -> int:
        """Those who are confirmed, whether they have come yet or not."""
        return self.total.get("confirmed", 0) + self.came

    @property
    def came(self) -> int:
        return self.total.get(CAME, 0)

    def standing(self, field: str) -> list[tuple[str, int]]:
        """The answers to a field and how many of those who are not over gave each, the most frequent first."""
        found = [
            (answer, sum(states.get(each, 0) for each in STANDING))
            for (key, answer), states in self.by_answer.items()
            if key == field
        ]
        return sorted([each for each in found if each[1]], key=lambda each: (-each[1], each[0]))

    def by_day(self) -> dict[date, int]:
        """How many registered on each day, whatever has become of them since."""
        days = {
            date.fromisoformat(answer): sum(states.values())
            for (key, answer), states in self.by_answer.items()
            if key == DAY
        }
        return dict(sorted(days.items()))

    def since(self, first: date) -> int:
        return sum(number for day, number in self.by_day().items() if day >= first)


def week_before(today: date) -> date:
    """The first of the seven days that end today."""
    return today - timedelta(days=6)


def difference(event: Event, before: Registration | None, after: Registration | None) -> Counter[Counted]:
    """How the counts change when one registration gives way to another, or to none."""
    changed = Counter(_counted(event, after)) if after else Counter[Counted]()
    changed.subtract(Counter(_counted(event, before)) if before else Counter[Counted]())
    return Counter({each: times for each, times in changed.items() if times})


def counted_fields(event: Event) -> list[FormField]:
    """The fields whose answers are counted one by one, and are few."""
    return [each for each in event.fields if each.kind in ("choice", "several", "target-group", "yes-no")]


def free_fields(event: Event) -> list[FormField]:
    """The fields that are answered in words which others use too."""
    return [each for each in event.fields if each.suggest and not each.sensitive]


def _counted(event: Event, registration: Registration) -> Iterator[Counted]:
    state = CAME if registration.has_come and registration.status == "confirmed" else registration.status
    day = registration.registered_at.astimezone(event.zone).date()
    yield Counted(event.key, "", "", state)
    yield Counted(event.key, DAY, day.isoformat(), state)
    on_path = {each.key for each in event.path(registration.answers)}
    for each in (*counted_fields(event), *free_fields(event)):
        if each.key in on_path:
            for key in keys(registration.answers.get(each.key)):
                if len(key) <= LONGEST_ANSWER:
                    yield Counted(event.key, each.key, key, state)


def matching(event: Event, words: str) -> tuple[tuple[str, str], ...]:
    """The choices that words mean, in any language: by field and key."""
    wanted = plain(words)
    return tuple(
        (each.key, choice.key)
        for each in counted_fields(event)
        for choice in event.choices(each)
        if any(wanted in plain(choice.label[language]) for language in LANGUAGES)
        or wanted == plain(choice.key)
    )
