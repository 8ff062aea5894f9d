"""The night where an event is: what leaves by itself waits for the morning, and the clock of an offer stands still."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversations.model.event.parts import Quiet

EVENING = timedelta(hours=1)
"""How long before the night what can't wait for the morning leaves."""


@dataclass(frozen=True, slots=True)
class Night:
    """The hours of the night, on the clocks of a time zone."""

    quiet: Quiet
    zone: ZoneInfo

    def holds(self, moment: datetime) -> bool:
        """Whether it is night."""
        return self.quiet.holds(moment.astimezone(self.zone))

    def morning(self, moment: datetime) -> datetime:
        """The same moment, or the end of the night in which it lies."""
        return self._next(moment, self.quiet.ends) if self.holds(moment) else moment

    def evening(self, moment: datetime) -> datetime:
        """The same moment, or the evening before the night in which it lies."""
        if not self.holds(moment):
            return moment
        local = moment.astimezone(self.zone)
        begins = self._at(local.date(), self.quiet.begins)
        if local.time() < self.quiet.begins:
            begins = self._at(local.date() - timedelta(days=1), self.quiet.begins)
        return begins - EVENING

    def after_waking(self, moment: datetime, hours: timedelta) -> datetime:
        """When so much time has passed since a moment, the nights left out."""
        now, left = self.morning(moment).astimezone(UTC), hours
        while (night := self._night_after(now)) is not None and left > night - now:
            left -= night - now
            now = self.morning(night).astimezone(UTC)
        return (now + left).astimezone(moment.tzinfo)

    def waking(self, begins: datetime, ends: datetime) -> timedelta:
        """How much time lies between two moments, the nights left out."""
        now, found = self.morning(begins).astimezone(UTC), timedelta()
        while now < ends:
            night = self._night_after(now) or ends
            found += min(night, ends) - now
            now = self.morning(night).astimezone(UTC) if night < ends else ends
        return found

    def _night_after(self, moment: datetime) -> datetime | None:
        """When the next night begins; None where there is none."""
        if self.quiet.begins == self.quiet.ends:
            return None
        return self._next(moment, self.quiet.begins)

    def _next(self, moment: datetime, clock: time) -> datetime:
        """The next moment at which clocks there show a time."""
        day = moment.astimezone(self.zone).date()
        today = self._at(day, clock)
        return today if today > moment.astimezone(UTC) else self._at(day + timedelta(days=1), clock)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)
