"""The event, and the items of its programme, as entries of a calendar: https://www.rfc-editor.org/rfc/rfc5545"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from conversations.language.moments import Moment
from conversations.model.event.event import Event
from conversations.model.event.parts import ProgrammeItem

LONGEST_TIMELESS = timedelta(hours=1)
"""How long an entry is whose event tells when it begins but not when it ends."""


def calendar(event: Event, language: str, bot: str, now: datetime) -> str:
    """One entry, or one for each day of a programme of several days; whole days where times of day are not known.

    A newer one takes the place of an older: what an entry is about keeps its id, also where its day is moved.
    """
    periods = _periods(event)
    entries = [
        _of_event(event, language, bot, now, period, number) for number, period in enumerate(periods, 1)
    ]
    return _file(entries, language, bot, (_day(periods[0][0]), _day(periods[-1][1])))


def _of_event(
    event: Event, language: str, bot: str, now: datetime, period: tuple[Moment, Moment], number: int
) -> Entry:
    """The entry of a day of an event, the first of which is number 1; an event that is one block has only that."""
    entry = Entry()
    entry.add("uid", f"{event.key}@{bot}" if number == 1 else f"{event.key}-day-{number}@{bot}")
    _stamp(entry, now)
    entry.add("summary", event.name[language])
    entry.add("description", event.about[language])
    if event.venue:
        entry.add("location", event.venue.shown(language))
    entry.add("dtstart", period[0])
    entry.add("dtend", period[1])
    return entry


def _stamp(entry: Entry, now: datetime) -> None:
    """Say when an entry was made, and that it is newer than those of the minutes before: RFC 5545, 3.8.7.4."""
    entry.add("dtstamp", now)
    entry.add("sequence", int(now.timestamp()) // 60)


def programme(event: Event, items: Sequence[ProgrammeItem], language: str, bot: str, now: datetime) -> str:
    """An entry for each item of a programme whose day is known; a newer one takes the place of an older."""
    entries = [_entry(event, item, language, bot, now) for item in items if item.starts]
    return _file(entries, language, bot, event.days)


def _entry(event: Event, item: ProgrammeItem, language: str, bot: str, now: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.key}-{item.key}@{bot}")
    _stamp(entry, now)
    entry.add("summary", item.title[language])
    told = [", ".join(item.speakers), item.about[language] if item.about else ""]
    entry.add("description", "\n\n".join(part for part in (*told, event.name[language]) if part))
    places = [
        item.room,
        event.venue.name if event.venue else None,
        event.venue.place if event.venue else None,
    ]
    if any(places):
        entry.add("location", ", ".join(each[language] for each in places if each))
    starts, ends = _period_of(event, item)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    return entry


def _period_of(event: Event, item: ProgrammeItem) -> tuple[Moment, Moment]:
    """From the beginning of an item to what is no longer part of it; whole days where no times are known."""
    starts, ends = event.clock(item.starts), event.clock(item.ends)
    if starts is None:
        first = item.starts or event.starts
        return _day(first), _day(item.ends or first) + timedelta(days=1)
    return starts, ends or starts + LONGEST_TIMELESS


def _file(entries: Sequence[Entry], language: str, bot: str, days: tuple[date, date]) -> str:
    """A calendar with these entries, and what their time zones mean in the years of these days."""
    found = Calendar()
    found.add("prodid", f"-//{bot}//{language.upper()}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for entry in entries:
        found.add_component(entry)
    found.add_missing_timezones(date(days[0].year, 1, 1), date(days[1].year + 1, 1, 1))
    return str(found.to_ical().decode())


def _periods(event: Event) -> list[tuple[Moment, Moment]]:
    """The days of a programme that has several, each from its first beginning to its last end; else the event as a whole."""
    days: dict[date, list[tuple[Moment, Moment]]] = {}
    for item in event.programme:
        if item.starts:
            period = _period_of(event, item)
            days.setdefault(_day(period[0]), []).append(period)
    if len(days) < 2:
        return [_period(event)]
    return [_around(periods) for _, periods in sorted(days.items())]


def _around(periods: Sequence[tuple[Moment, Moment]]) -> tuple[Moment, Moment]:
    """From the beginning of what begins first on a day to the end of what ends last; times go before whole days."""
    timed = [each for each in periods if isinstance(each[0], datetime)]
    shown = timed or periods
    return min(start for start, _ in shown), max(end for _, end in shown)


def _period(event: Event) -> tuple[Moment, Moment]:
    """From the beginning to what is no longer part of it."""
    starts, ends = event.starts, event.ends or event.starts
    if not (isinstance(starts, datetime) and (isinstance(ends, datetime) or ends is event.starts)):
        return _day(starts), _day(ends) + timedelta(days=1)
    first, last = (event.beginning(each).astimezone(event.zone) for each in (starts, ends))
    return first, max(last, first + LONGEST_TIMELESS) if ends is event.starts else last


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
