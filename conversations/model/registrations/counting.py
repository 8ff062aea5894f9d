"""How many registrations there are, by status and by answer, so that none has to be looked at to be counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations, product
from typing import NamedTuple

from conversations.language.collation import key
from conversations.language.folding import plain
from conversations.language.languages import LANGUAGES
from conversations.model.event.conditions import keys
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.event.kinds.all import KINDS
from conversations.model.registrations import attendance
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import LONGEST_ANSWER

DAY = "@day"
"""The field under which it is counted on which day somebody registered."""

PAIR = "@pair"
"""The field under which it is counted who gave two answers together."""

Given = tuple[str, str]
"""An answer, by its field."""

CAME = "came"
"""The state of those who are confirmed and were checked in at the door.

Where an event has several days, those who came on one are counted under that day too, as under a state: "2019-01-23".
"""

STATES = ("confirmed", CAME, "pending", "offered", "waitlisted", "cancelled", "declined")

SEATED = STATES[:2]
"""The states of those who have a seat for certain; food is ordered for them."""

STANDING = STATES[:5]
"""The states of registrations that are not over."""

OVER = STATES[5:]


class Counted(NamedTuple):
    """The event as a whole has neither field nor answer."""

    event: str
    field: str
    answer: str
    state: str


class Answered(NamedTuple):
    """How many of those who have a seat gave an answer, and how many of those who don't have one yet, by state."""

    answer: str
    seated: int
    others: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of an event: by state, by answer and state, by day, and drafts by where they stop.

    `words` are what was asked for. `matched` are the answers that they mean, once or in two parts that narrow each other;
    `wanted` is how many gave those. `unknown` are the words that nobody answered; they are not `together` where they mean
    answers that are not counted with each other.
    """

    event: str
    total: Mapping[str, int] = field(default_factory=dict)
    by_answer: Mapping[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)
    drafts: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
    matched: tuple[tuple[Given, ...], ...] = ()
    wanted: Mapping[str, int] = field(default_factory=dict)
    unknown: str = ""
    together: bool = True

    @property
    def confirmed(self) -> int:
        """Those who are confirmed, whether they have come yet or not."""
        return self.total.get("confirmed", 0) + self.came

    @property
    def came(self) -> int:
        return self.total.get(CAME, 0)

    def answered(self, field: str) -> list[Answered]:
        """The answers to a field that somebody gave whose registration is not over, the most frequent first."""
        return answered(self.by_answer, field)

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


def answered(by_answer: Mapping[tuple[str, str], Mapping[str, int]], field: str) -> list[Answered]:
    """Tell the answers to a field apart by who has a seat, the most frequent first; whose registration is over counts nowhere."""
    found = [
        Answered(
            answer,
            sum(states.get(each, 0) for each in SEATED),
            {each: states[each] for each in STANDING if each not in SEATED and states.get(each)},
        )
        for (key, answer), states in by_answer.items()
        if key == field
    ]
    shown = [each for each in found if each.seated or each.others]
    return sorted(shown, key=lambda each: (-each.seated, -sum(each.others.values()), key(each.answer)))


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
    return [each for each in event.fields if KINDS[each.kind].counted]


def free_fields(event: Event) -> list[FormField]:
    """The fields that are answered in words which others use too."""
    return [each for each in event.fields if each.suggest and not each.sensitive]


def pairs(event: Event, some: Iterable[Given], others: Iterable[Given]) -> list[Given]:
    """Return what is counted of those who gave one of some answers and one of others."""
    return list(_paired(event, product(some, list(others))))


def _counted(event: Event, registration: Registration) -> Iterator[Counted]:
    state = CAME if registration.has_come and registration.status == "confirmed" else registration.status
    states = (state, *(_came_on(event, registration) if state == CAME else ()))
    day = registration.registered_at.astimezone(event.zone).date()
    yield from (Counted(event.key, "", "", each) for each in states)
    yield Counted(event.key, DAY, day.isoformat(), state)
    given = sorted(_given(event, registration))
    for both in (*given, *_paired(event, combinations(given, 2))):
        yield from (Counted(event.key, *both, each) for each in states)


def _came_on(event: Event, registration: Registration) -> list[str]:
    """The days on which somebody came, where the event has several."""
    days = attendance.by_day(event, registration)
    return [] if event.door.is_one else [each.isoformat() for each in days]


def _given(event: Event, registration: Registration) -> Iterator[Given]:
    on_path = {each.key for each in event.path(registration.answers)}
    for each in (*counted_fields(event), *free_fields(event)):
        if each.key in on_path:
            for key in keys(registration.answers.get(each.key)):
                if len(key) <= LONGEST_ANSWER:
                    yield each.key, key


def _paired(event: Event, both: Iterable[tuple[Given, Given]]) -> Iterator[Given]:
    """The pairs that are counted: one of the fields has few answers, so there are fewer pairs than registrations."""
    few = {each.key for each in counted_fields(event) if not each.sensitive}
    known = few | {each.key for each in free_fields(event)}
    for one, other in both:
        fields = {one[0], other[0]}
        if len(fields) == 2 and fields & few and fields <= known:
            yield PAIR, _in_one(*sorted((one, other)))


def _in_one(one: Given, other: Given) -> str:
    """Two answers as one, in short where they are long."""
    both = "\n".join("=".join(each) for each in (one, other))
    return both if len(both) <= LONGEST_ANSWER else sha256(both.encode()).hexdigest()


def matching(event: Event, words: str) -> tuple[Given, ...]:
    """The choices that words mean, in any language; what is sensitive can't be asked for one by one."""
    wanted = plain(words)
    return tuple(
        (each.key, choice.key)
        for each in counted_fields(event)
        if not each.sensitive
        for choice in event.choices(each)
        if any(wanted in plain(choice.label[language]) for language in LANGUAGES)
        or wanted == plain(choice.key)
    )
