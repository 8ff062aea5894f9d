"""The items of a programme, as questions find them: in the order of their times, their names as plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from conversations.model.event.event import Event
from conversations.model.event.parts import Line, ProgrammeItem
from knowledge.programme import kin
from knowledge.programme.words import is_common, words

_NAME_ENDS = re.compile(r"\s*[,(/]\s*|\s[\u2013-]\s")
"""Where the name of a speaker ends, and the organisation begins: Nadia Rahmani, Exempelverket."""

LONG = 5
"""The letters of a word in a key from which on it may be what people call the item."""


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    kind: str
    day: date | None
    starts: datetime | None
    ends: datetime | None
    rooms: tuple[tuple[str, ...], ...]
    titles: tuple[tuple[str, ...], ...]
    speakers: tuple[tuple[str, ...], ...]
    organisations: frozenset[str]
    room_kin: frozenset[str]
    title_words: frozenset[str]
    title_kin: frozenset[str]
    about_words: frozenset[str]

    @property
    def is_lunch(self) -> bool:
        return self.kind == "break" and "lunch" in self.title_words

    def runs_at(self, minutes: int) -> bool:
        """Whether it is going on at a time of day; without an end, only when it starts."""
        if self.starts is None:
            return False
        begins = minutes_of(self.starts)
        return begins <= minutes < self.end_minutes if self.ends else begins == minutes

    @property
    def end_minutes(self) -> int:
        """When it ends, in minutes after the midnight before it starts."""
        if self.starts is None:
            return 0
        begins = minutes_of(self.starts)
        return begins + int((self.ends - self.starts).total_seconds()) // 60 if self.ends else begins


def of_event(event: Event) -> tuple[Item, ...]:
    """The items in the order of their times; those without one stand last, in the order of the file."""
    described = tuple(
        (item, event.day(item), event.clock(item.starts), event.clock(item.ends)) for item in event.programme
    )
    return _ordered(described)


@lru_cache(maxsize=32)
def _ordered(
    described: tuple[tuple[ProgrammeItem, date | None, datetime | None, datetime | None], ...],
) -> tuple[Item, ...]:
    items = [_item(*each) for each in described]
    return tuple(
        sorted(items, key=lambda item: (item.starts is None, item.starts.timestamp() if item.starts else 0))
    )


def minutes_of(time: datetime) -> int:
    """Minutes after midnight."""
    return time.hour * 60 + time.minute


def minutes_of_start(item: Item) -> int:
    return minutes_of(item.starts) if item.starts else 0


def _item(item: ProgrammeItem, day: date | None, starts: datetime | None, ends: datetime | None) -> Item:
    titles = _said(item.title)
    title_words = _telling(word for title in titles for word in title) | _of_key(item.key)
    rooms = _said(item.room) if item.room else ()
    persons = [_NAME_ENDS.split(each, maxsplit=1) for each in item.speakers]
    return Item(
        item.key,
        item.kind,
        day,
        starts,
        ends,
        rooms=rooms,
        titles=titles,
        speakers=tuple(tuple(words(name)) for name, *_ in persons),
        organisations=_telling(word for _, *rest in persons for each in rest for word in words(each)),
        room_kin=kin.of_rooms(word for room in rooms for word in room if len(word) >= LONG),
        title_words=title_words,
        title_kin=kin.of_titles(title_words),
        about_words=_telling(words(f"{item.about.sv} {item.about.en}")) if item.about else frozenset(),
    )


def _of_key(key: str) -> frozenset[str]:
    """Return what an organiser calls an item by itself: "keynote" for the key d1-keynote."""
    return frozenset(word for word in _telling(words(key.replace("-", " "))) if len(word) >= LONG)


def _said(line: Line) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(tuple(words(each)) for each in (line.sv, line.en)))


def _telling(found: Iterable[str]) -> frozenset[str]:
    """The words that tell an item from others."""
    return frozenset(word for word in found if len(word) > 1 and not is_common(word))
