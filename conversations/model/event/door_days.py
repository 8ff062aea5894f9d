"""The days of an event on which people are checked in, each by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.language.moments import Moment, day_of

NIGHT_ENDS = time(4)
"""Until then what goes on since the evening belongs to the evening."""

SHOWN = 31
"""So many days are told one by one."""

Span = tuple[Moment, Moment | None]
"""When something begins and ends, on the clocks where the event is."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DoorDays:
    """The days in their order, and until when the last thing of each goes on, where that is known."""

    days: Sequence[date]
    nights: Mapping[date, datetime]

    @property
    def is_one(self) -> bool:
        return len(self.days) == 1

    def at(self, local: datetime) -> date:
        """Return the day that the door is for: the next where nothing is on, and after the last day still the last."""
        day = _evening(self.nights, local) or local.date()
        return next((each for each in self.days if each >= day), self.days[-1])

    def shown(self, today: date) -> Sequence[date]:
        """Return the days that are told one by one: where they are many, those until today."""
        until = sum(each <= today for each in self.days)
        last = max(until, SHOWN)
        return self.days[max(0, last - SHOWN) : last]


def of(items: Iterable[Span], starts: Moment, ends: Moment | None) -> DoorDays:
    """Return the first and the last day, and those between on which something is; without a programme, all between."""
    nights: dict[date, datetime] = {}
    on = {day for each in sorted(items, key=_in_order) for day in _days(nights, *each)}
    whole = _days(nights, starts, ends)
    between = on.intersection(whole) or whole
    return DoorDays(sorted({whole[0], *between, whole[-1]}), nights)


def _days(nights: dict[date, datetime], starts: Moment, ends: Moment | None) -> list[date]:
    """Return the days of what begins and ends so, after writing down until when the last of them goes on."""
    first = (_evening(nights, starts) if isinstance(starts, datetime) else None) or day_of(starts)
    last = max(first, _last_day(ends or starts))
    if isinstance(end := ends or starts, datetime):
        until = end.replace(tzinfo=None)
        nights[last] = max(until, nights.get(last, until))
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _last_day(ends: Moment) -> date:
    """Return the day that ends then: what is over before four belongs to the evening before."""
    is_at_night = isinstance(ends, datetime) and ends.time() <= NIGHT_ENDS
    return day_of(ends) - _DAY if is_at_night else day_of(ends)


def _evening(nights: Mapping[date, datetime], local: datetime) -> date | None:
    """Return the evening before, where that goes on at a time of the night."""
    before = local.date() - _DAY
    goes_on = local.time() < NIGHT_ENDS and before in nights and local.replace(tzinfo=None) <= nights[before]
    return before if goes_on else None


def _in_order(span: Span) -> datetime:
    starts = span[0]
    return starts.replace(tzinfo=None) if isinstance(starts, datetime) else datetime.combine(starts, time.min)
