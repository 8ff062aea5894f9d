"""Filters a programme by what a question names: a room, a day, persons, kinds, a time of day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from knowledge.programme.intent import DAYS, KINDS, PARTS, WEEKDAYS
from knowledge.programme.items import Item, minutes_of
from knowledge.programme.reading import Piece, Reading
from knowledge.programme.times import HALF_DAY, Clock

SIX_IN_THE_EVENING = 18 * 60
FIVE_IN_THE_EVENING = 17 * 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that is known where it is asked."""

    reading: Reading
    items: Sequence[Item]
    now: datetime
    days: Sequence[date]


def of_room(reading: Reading, items: Sequence[Item]) -> list[Item]:
    rooms = reading.keys("room")
    return [item for item in items if not rooms or item.key in rooms]


def of_day(asked: Asked, items: Sequence[Item]) -> list[Item]:
    days = _days(asked)
    return [item for item in items if days is None or item.day in days or item.day is None]


def _days(asked: Asked) -> set[date] | None:
    """The days that a question is about; None where it names none, and it is about all."""
    reading, event_days = asked.reading, asked.days
    today = asked.now.date()
    relative = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "overmorrow": today + timedelta(days=2),
    }
    ordinal = dict(zip(("first-day", "second-day", "third-day"), event_days, strict=False)) | {
        "last-day": event_days[-1]
    }
    named = {day for name, day in (relative | ordinal).items() if reading.says(name)}
    named |= {day for day in event_days if reading.says(WEEKDAYS[day.weekday()])}
    named |= {date.fromisoformat(key) for key in reading.keys("date")}
    if named & set(event_days) or not reading.says(*DAYS):
        return named or _days_by_clock(asked, event_days)
    beside_the_day = len(event_days) == 1 and today != event_days[0]
    return None if beside_the_day and not reading.says(*WEEKDAYS) else named


def _days_by_clock(asked: Asked, event_days: Sequence[date]) -> set[date] | None:
    """While an event of several days goes on, a time of day is one of today."""
    today = asked.now.date()
    by_time = asked.reading.clocks or asked.reading.says("now", "remaining", *PARTS)
    return {today} if len(event_days) > 1 and today in event_days and by_time else None


def of_names(asked: Asked, items: Sequence[Item]) -> list[Item] | None:
    """Return the items with the persons, titles and kinds of a question; None where it names some that are not there."""
    reading = asked.reading
    found = list(items)
    relations = [place for name in ("after", "before") if (place := reading.place(name)) is not None]
    for kind in ("speaker", "topic"):
        pieces = [
            piece for piece in reading.named(kind) if piece.first <= min(relations, default=piece.first)
        ]
        found = _of_pieces(asked, items, found, pieces)
    return of_kind(asked, found)


def _of_pieces(asked: Asked, items: Sequence[Item], found: list[Item], pieces: Sequence[Piece]) -> list[Item]:
    """Return what all the pieces name together; where nothing is all of it, as with two persons, what each of them names."""
    for place, piece in enumerate(pieces):
        within = [item for item in found if item.key in piece.keys]
        if within or place == 0:
            found = within or [item for item in asked.items if item.key in piece.keys]
        else:
            keys = {item.key for item in found} | piece.keys
            found = [item for item in items if item.key in keys] or found
    return found


def of_kind(asked: Asked, items: list[Item]) -> list[Item] | None:
    """Return the items of the kind that is asked for. What a room holds, or somebody gives, is often called a talk."""
    reading = asked.reading
    if reading.says("break"):
        if reading.says("next") and reading.says("pause"):
            return [item for item in items if item.kind == "break"]
        return breaks_of(items) or (None if not reading.named("topic") else items)
    if reading.says("workshop"):
        return [item for item in items if item.kind == "workshop"] or _loosely(reading, items)
    if reading.says("talk") and not reading.named("room"):
        own = [item for item in items if item.kind == "talk" and len(item.speakers) == 1]
        if own and reading.named("speaker") and not reading.named("topic"):
            return own
        loose = reading.named("speaker") or (reading.says("who") and not reading.says("what"))
        return [item for item in items if item.kind == "talk"] or (
            items if loose else _loosely(reading, items)
        )
    if _wants_speakers(reading):
        return [item for item in items if item.speakers] or None
    return items


def _loosely(reading: Reading, items: list[Item]) -> list[Item] | None:
    named = reading.named("speaker") or reading.named("topic") or reading.named("room") or reading.clocks
    return items if named else None


def _wants_speakers(reading: Reading) -> bool:
    return reading.says("who") and not reading.named("topic")


def breaks_of(items: Sequence[Item]) -> list[Item]:
    """Pauses; lunch only where there is nothing else."""
    breaks = [item for item in items if item.kind == "break"]
    return [item for item in breaks if not item.is_lunch] or breaks


def narrowed_by_time(asked: Asked, items: list[Item]) -> list[Item]:
    """Return the items at the time that is asked for. A person or a title keeps its items, whatever time was asked about."""
    reading = asked.reading
    named = bool(reading.named("speaker") or reading.named("topic"))
    narrowed = _at_time(asked, items)
    if not narrowed and named:
        return items
    return at_the_end(asked, narrowed)


def _at_time(asked: Asked, items: list[Item]) -> list[Item]:
    reading = asked.reading
    if len(reading.clocks) > 1:
        start, end = (settled(asked, each) for each in reading.clocks[:2])
        return [
            item
            for item in items
            if item.starts and minutes_of(item.starts) < end and item.end_minutes > start
        ]
    if reading.clocks:
        return _at_clock(asked, items, settled(asked, reading.clocks[0]))
    if reading.says("remaining"):
        return [item for item in items if item.starts is None or (item.ends or item.starts) > asked.now]
    if reading.says("now"):
        return [item for item in items if _is_on(item, asked.now)]
    if reading.says("next"):
        return earliest_of([item for item in items if item.starts and item.starts > asked.now])
    return of_part(asked, items)


def _at_clock(asked: Asked, items: list[Item], minutes: int) -> list[Item]:
    reading = asked.reading
    timed = [item for item in items if item.starts]
    if reading.says("starts"):
        return [item for item in timed if item.starts and minutes_of(item.starts) == minutes]
    ending = [item for item in timed if item.ends and item.end_minutes == minutes]
    if reading.says("ends") or (reading.says("until") and ending):
        return ending
    if reading.says("from"):
        return [item for item in timed if item.starts and minutes_of(item.starts) >= minutes]
    return [item for item in timed if item.runs_at(minutes)]


def settled(asked: Asked, clock: Clock) -> int:
    """Which of the two readings of a time is meant: by the part of the day, else the one at which something is on."""
    readings = clock.readings
    if asked.reading.says("morning"):
        return readings[0]
    if asked.reading.says("afternoon", "evening"):
        return readings[-1]
    timed = [item for item in asked.items if item.starts]
    on = [each for each in readings if any(item.runs_at(each) for item in timed)]
    first = min((minutes_of(item.starts) for item in timed if item.starts), default=0)
    return (on or [each for each in readings if each >= first] or list(readings))[0]


def _is_on(item: Item, now: datetime) -> bool:
    if item.starts is None:
        return False
    return item.starts <= now < (item.ends or item.starts + timedelta(minutes=1))


def of_part(asked: Asked, items: list[Item]) -> list[Item]:
    parts = [part for part in PARTS if asked.reading.says(part)]
    if not parts:
        return items
    return [item for item in items if any(_is_in(asked, item, part) for part in parts)]


def _is_in(asked: Asked, item: Item, part: str) -> bool:
    """Whether an item is in a part of the day; lunch divides the day where there is one."""
    if item.starts is None:
        return False
    lunch = next(
        (each for each in asked.items if each.is_lunch and each.day == item.day and each.starts), None
    )
    noon = minutes_of(lunch.starts) if lunch and lunch.starts else HALF_DAY
    after_noon = lunch.end_minutes if lunch else HALF_DAY
    starts = minutes_of(item.starts)
    match part:
        case "morning":
            return starts < noon
        case "afternoon":
            return after_noon <= starts < SIX_IN_THE_EVENING
        case _:
            return starts >= FIVE_IN_THE_EVENING and item.end_minutes > SIX_IN_THE_EVENING


def at_the_end(asked: Asked, items: list[Item]) -> list[Item]:
    """The first or the last of them, where that is asked for; how a day begins or ends is told by them, too."""
    reading = asked.reading
    asks_when = reading.says("when") or not {"hur", "how"}.isdisjoint(reading.words)
    of_a_day = asks_when and reading.says(*DAYS, *PARTS) and not reading.pieces and not reading.clocks
    of_a_day = of_a_day and not reading.says(*KINDS)
    if reading.says("until-then"):
        return earliest_of([item for item in items if item.starts and item.starts > asked.now]) or items
    if reading.says("first") or (of_a_day and reading.says("starts")):
        return earliest_of(items)
    return _latest(items) if reading.says("last") or (of_a_day and reading.says("ends")) else items


def earliest_of(items: Sequence[Item]) -> list[Item]:
    timed = [item for item in items if item.starts]
    first = min((item.starts for item in timed if item.starts), default=None)
    return [item for item in timed if item.starts == first]


def _latest(items: Sequence[Item]) -> list[Item]:
    timed = [item for item in items if item.starts]
    last = max((item.starts for item in timed if item.starts), default=None)
    return [item for item in timed if item.starts == last]
