"""What contradicts itself in the times and rooms of a programme, in words for organisers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Placed:
    """An item as far as its place is known; times of day are those of one time zone, and know it."""

    key: str
    room: str | None
    starts: date | datetime | None
    ends: date | datetime | None


def problems(items: Sequence[Placed], first: date, last: date) -> list[str]:
    """All that is wrong, where the event lasts from the `first` day to the `last`.

    What is wrong in itself is not compared with the others.
    """
    found = [(item, _problem(item, first, last)) for item in items]
    sound = [item for item, problem in found if not problem]
    return [*(problem for _, problem in found if problem), *_clashes(sound)]


def _problem(item: Placed, first: date, last: date) -> str:
    starts, ends = item.starts, item.ends
    if starts is None:
        return (
            ""
            if ends is None
            else f'"{item.key}" ends, but it is not said when it starts: add `starts`, or remove `ends`'
        )
    if ends and isinstance(starts, datetime) is not isinstance(ends, datetime):
        return f'"{item.key}" has a time of day at one end only: write a time in both `starts` and `ends`'
    if ends and (ends < starts or (ends == starts and isinstance(ends, datetime))):
        return f'"{item.key}" ends before it starts: let `starts` be the earlier of the two'
    if first <= _day(starts) <= last:
        return ""
    days = f"{first}" if first == last else f"{first} to {last}"
    return f'"{item.key}" is on {_day(starts)}, and the event on {days}: correct the one or the other'


def _clashes(items: Sequence[Placed]) -> Iterator[str]:
    for one, other in combinations(items, 2):
        if one.room and other.room and one.room.casefold() == other.room.casefold() and _overlap(one, other):
            yield f'"{one.key}" and "{other.key}" are in "{one.room}" at the same time: move one of them'


def _overlap(one: Placed, other: Placed) -> bool:
    """Whether they share a moment, as far as is known: what has no end may be short."""
    if not (isinstance(one.starts, datetime) and isinstance(other.starts, datetime)):
        return False
    if one.starts == other.starts:
        return True
    if one.starts > other.starts:
        return isinstance(other.ends, datetime) and one.starts < other.ends
    return isinstance(one.ends, datetime) and other.starts < one.ends


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
