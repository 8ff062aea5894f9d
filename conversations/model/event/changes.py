"""What has changed of an event since people were last told, where it concerns them: when, where, and what they chose.

Descriptions, speakers, seats and the form concern nobody's plans. What is over concerns nobody any more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Literal

from conversations.language.dates import of_day, period
from conversations.language.languages import LANGUAGES
from conversations.language.moments import Moment, day_of
from conversations.model.event.event import Event
from conversations.model.event.parts import ProgrammeItem, Text

Said = Mapping[str, str]
"""Words by language; none where nothing is known."""

What = Literal["date", "place", "time", "room", "title", "gone", "choice", "dropped", "reopened"]

TOLD_BY: Mapping[What, What] = {"choice": "title", "dropped": "gone"}
"""What an item of the programme tells already of the choice that stands for it."""

_NUMBERED = re.compile(r"p\d+")
"""How the keys look that items get which have none of their own: they move when an item is put in."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the programme, as people know it; times are as in ISO 8601, "" where they are not known."""

    key: str
    title: Said
    starts: str = ""
    ends: str = ""
    room: Said = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What people know of an event; `choices` are by "<field>.<choice>"."""

    starts: str
    ends: str = ""
    place: Said = field(default_factory=dict)
    closes: str = ""
    items: Sequence[Item] = ()
    choices: Mapping[str, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """How something `was`, and how it is `now`. `name` is what it is called that has changed, where it is a part.

    It concerns those who gave one of the `choices`, as "<field>.<choice>"; where there are none, everybody.
    """

    what: What
    was: Said
    now: Said
    name: Said = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def known(event: Event) -> Known:
    """Return what people know who look at an event as it is."""
    return Known(
        *_times(event, event.starts, event.ends),
        {each: event.venue.shown(each) for each in LANGUAGES} if event.venue else {},
        _stored(event, event.registration.closes),
        tuple(_item(event, each) for each in event.programme),
        {
            f"{asked.key}.{choice.key}": _said(choice.label)
            for asked in event.fields
            for choice in asked.choice
        },
    )


def since(before: Known, event: Event, now: datetime) -> list[Change]:
    """Return what has changed, in the order in which it is told; nothing of an event that is over."""
    after = known(event)
    if now >= event.ends_at:
        return []
    items = list(_of_items(before, after, event, now))
    told = {(each.what, key) for each in items for key in each.choices}
    choices = [
        each
        for each in _of_choices(before, after, event)
        if (TOLD_BY[each.what], each.choices[0]) not in told
    ]
    return [*_whole(before, after, event, now), *items, *choices]


def sign(changes: Sequence[Change]) -> str:
    """Stands for changes on a button and in the database: the same as long as they are the same."""
    return sha256(repr(changes).encode()).hexdigest()[:10] if changes else ""


def _whole(before: Known, after: Known, event: Event, now: datetime) -> Iterator[Change]:
    if (before.starts, before.ends) != (after.starts, after.ends):
        yield Change("date", _when(before.starts, before.ends), _when(after.starts, after.ends))
    if _differ(before.place, after.place):
        yield Change("place", before.place, after.place)
    was = _moment(before.closes)
    if was and event.end(was) <= now < event.registration_end:
        yield Change("reopened", _when(before.closes, ""), _when(after.closes or after.starts, ""))


def _of_items(before: Known, after: Known, event: Event, now: datetime) -> Iterator[Change]:
    moved = _shift(before.starts, after.starts)
    for old, new in _paired(before.items, after.items):
        if _is_over(event, old, now) and (new is None or _is_over(event, new, now)):
            continue
        choices = tuple(
            dict.fromkeys(_choices_of(old, before, event) + (_choices_of(new, after, event) if new else ()))
        )
        if new is None:
            yield Change("gone", old.title, {}, old.title, choices)
            continue
        if _differ(old.title, new.title):
            yield Change("title", old.title, new.title, old.title, choices)
        together = (
            _shift(old.starts, new.starts) == moved == _shift(old.ends or old.starts, new.ends or new.starts)
        )
        if (old.starts, old.ends) != (new.starts, new.ends) and not together:
            yield Change("time", _when(old.starts, old.ends), _when(new.starts, new.ends), new.title, choices)
        if _differ(old.room, new.room):
            yield Change("room", old.room, new.room, new.title, choices)


def _of_choices(before: Known, after: Known, event: Event) -> Iterator[Change]:
    """What was renamed or is gone of what one could choose; a field that is gone asks nobody any more."""
    for key, label in before.choices.items():
        new = after.choices.get(key)
        if new is None and _is_asked(event, key):
            yield Change("dropped", label, {}, label, (key,))
        elif new is not None and _differ(label, new):
            yield Change("choice", label, new, label, (key,))


def _paired(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Item, Item | None]]:
    """Yield each item with what has become of it: by its own key, by its title, or by when and where it is."""
    pairs: dict[int, Item] = {}
    left = list(after)
    for same in (_same_key_and_title, _same_title, _same_key, _same_place):
        for number, old in enumerate(before):
            found = None if number in pairs else next((new for new in left if same(old, new)), None)
            if found:
                pairs[number] = found
                left.remove(found)
    yield from ((old, pairs.get(number)) for number, old in enumerate(before))


def _same_key_and_title(old: Item, new: Item) -> bool:
    return old.key == new.key and not _differ(old.title, new.title)


def _same_title(old: Item, new: Item) -> bool:
    return not _differ(old.title, new.title)


def _same_key(old: Item, new: Item) -> bool:
    return old.key == new.key and not _NUMBERED.fullmatch(old.key)


def _same_place(old: Item, new: Item) -> bool:
    return bool(old.starts) and (old.starts, old.room) == (new.starts, new.room)


def _choices_of(item: Item, of: Known, event: Event) -> tuple[str, ...]:
    """Return the choices that stand for an item of the programme: with its key, or called as it is."""
    return tuple(
        key
        for key, label in of.choices.items()
        if (key.partition(".")[2] == item.key or not _differ(label, item.title)) and _is_asked(event, key)
    )


def _is_asked(event: Event, choice: str) -> bool:
    return event.field_named(choice.partition(".")[0]) is not None


def _is_over(event: Event, item: Item, now: datetime) -> bool:
    end = _moment(item.ends or item.starts)
    return end is not None and event.end(end) <= now


def _differ(before: Said, after: Said) -> bool:
    """Whether words say something else, whatever their capitals and blanks."""
    return any(_bare(before.get(each, "")) != _bare(after.get(each, "")) for each in LANGUAGES)


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".!")


def _shift(before: str, after: str) -> timedelta | None:
    was, now = _moment(before), _moment(after)
    if isinstance(was, datetime) and isinstance(now, datetime):
        return now - was
    return day_of(now) - day_of(was) if was and now else None


def _when(starts: str, ends: str) -> Said:
    """Return a time in words, with its end where that is known."""
    begins, over = _moment(starts), _moment(ends)
    if begins is None:
        return {}
    timed = isinstance(begins, datetime) and isinstance(over, datetime) and begins.date() == over.date()
    return {
        each: f"{period(begins, None, each)}–{of_day(over, each)}"
        if timed and isinstance(over, datetime)
        else period(begins, over, each)
        for each in LANGUAGES
    }


def _item(event: Event, item: ProgrammeItem) -> Item:
    room = _said(item.room) if item.room else {}
    return Item(item.key, _said(item.title), *_times(event, item.starts, item.ends), room)


def _times(event: Event, starts: Moment | None, ends: Moment | None) -> tuple[str, str]:
    return _stored(event, starts), _stored(event, ends)


def _stored(event: Event, moment: Moment | None) -> str:
    placed = event.placed(moment)
    local = placed.replace(tzinfo=None) if isinstance(placed, datetime) else placed
    return local.isoformat() if local else ""


def _moment(stored: str) -> Moment | None:
    if not stored:
        return None
    return datetime.fromisoformat(stored) if "T" in stored else date.fromisoformat(stored)


def _said(text: Text) -> Said:
    return {each: text[each] for each in LANGUAGES}
