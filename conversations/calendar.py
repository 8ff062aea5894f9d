"""The event as an entry of a calendar: https://www.rfc-editor.org/rfc/rfc5545"""

from datetime import date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from conversations.event import Event, Moment

LONGEST_TIMELESS = timedelta(hours=1)
"""How long an entry is whose event tells when it begins but not when it ends."""


def calendar(event: Event, language: str, bot: str, now: datetime) -> str:
    """One entry; an entry of whole days where times of day are not known. A newer one takes the place of an older."""
    entry = Entry()
    entry.add("uid", f"{event.key}@{bot}")
    entry.add("dtstamp", now)
    entry.add("summary", event.name[language])
    entry.add("description", event.about[language])
    if event.venue:
        places = [event.venue.name, event.venue.place]
        entry.add("location", ", ".join(each[language] for each in places if each))
    starts, ends = _period(event)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    found = Calendar()
    found.add("prodid", f"-//{bot}//{language.upper()}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add_component(entry)
    found.add_missing_timezones(date(_day(starts).year, 1, 1), date(_day(ends).year + 1, 1, 1))
    return str(found.to_ical().decode())


def _period(event: Event) -> tuple[Moment, Moment]:
    """From the beginning to what is no longer part of it."""
    starts, ends = event.starts, event.ends or event.starts
    if not (isinstance(starts, datetime) and (isinstance(ends, datetime) or ends is event.starts)):
        return _day(starts), _day(ends) + timedelta(days=1)
    first, last = (event.beginning(each).astimezone(event.zone) for each in (starts, ends))
    return first, max(last, first + LONGEST_TIMELESS) if ends is event.starts else last


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
