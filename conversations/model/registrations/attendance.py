"""On which days of an event an attendee was checked in.

Where an event has one day, that is told by `came_at` alone. What was checked in before days were told apart counts for
the day on which it was done.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from conversations.model.event.event import Event
from conversations.model.registrations.registration import CheckIn, Registration


def today(event: Event, now: datetime) -> date:
    """Return the day of the event that the door is for."""
    return event.door.at(now.astimezone(event.zone))


def by_day(event: Event, registration: Registration) -> dict[date, CheckIn]:
    """Return the check-ins by day, the earliest day first."""
    return of_days(event, registration.came_at, registration.came_by, registration.came_on)


def of_days(
    event: Event, at: datetime | None, by: int | None, came_on: Mapping[date, CheckIn]
) -> dict[date, CheckIn]:
    """Return the check-ins by day, from the last of them and what is kept by day."""
    if at is None:
        return {}
    if came_on and not event.door.is_one:
        return dict(sorted(came_on.items()))
    return {today(event, at): CheckIn(at, by)}


def on(event: Event, registration: Registration, day: date) -> CheckIn | None:
    return by_day(event, registration).get(day)


def checked_in(event: Event, registration: Registration, now: datetime, by: int) -> Registration:
    """Return the registration of whoever has come today."""
    new = CheckIn(now, by)
    return _with(event, registration, by_day(event, registration) | {today(event, now): new})


def checked_out(event: Event, registration: Registration, day: date) -> Registration:
    """Return the registration of whoever has not come on a day after all; other days stay."""
    kept = by_day(event, registration)
    kept.pop(day, None)
    return _with(event, registration, kept)


def _with(event: Event, registration: Registration, came: dict[date, CheckIn]) -> Registration:
    if not came:
        return registration.not_come()
    at, by = max(came.values(), key=lambda each: each.at)
    return replace(registration, came_at=at, came_by=by, came_on={} if event.door.is_one else came)
