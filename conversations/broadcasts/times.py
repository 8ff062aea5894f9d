"""Reads a time as people write it: imorgon 9, fredag 14.30, 23 januari kl 8, om 2 timmar, om en vecka, tomorrow 9am."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversations.language import days, relative_days
from conversations.language.days import Span
from conversations.language.relative_days import NUMBER

_HOUR = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m)?"
_CLOCK_LAST = re.compile(rf"(?:^|[ ,])(?:kl\.?|klockan|at|på)? ?{_HOUR}$")
_CLOCK_FIRST = re.compile(
    rf"^(?=kl|at|[0-9]{{1,2}}[:.][0-9]{{2}}|[0-9]{{1,2}} ?[ap]\.?m)(?:kl\.?|klockan|at)? ?{_HOUR}(?:[ ,]+|$)"
)
"""A number alone is an hour at the end only; in front it may be a day."""

_ELAPSED = re.compile(
    rf"(?:(?:om|in) )?(?:(?P<number>{NUMBER}) ?)?(?P<unit>halvtimme|half an hour|kvart|min|h|tim|hour)[^\W\d]*(?: from now)?"
)
_UNITS = {
    "min": timedelta(minutes=1), "h": timedelta(hours=1), "tim": timedelta(hours=1), "hour": timedelta(hours=1),
    "halvtimme": timedelta(minutes=30), "half an hour": timedelta(minutes=30), "kvart": timedelta(minutes=15),
}  # fmt: skip


def read(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants that the words may mean, in the zone; none where they mean none. A day alone is no time.

    Hours and minutes elapse; days and weeks are those of the calendar, at the same time of day.
    """
    words = " ".join(text.casefold().strip(" .!").split())
    here = now.astimezone(zone)
    if elapsed := _ELAPSED.fullmatch(words):
        return (now + _length(elapsed),) if words.startswith(("om ", "in ")) or words.endswith("now") else ()
    if day := relative_days.ahead(words, here.date()):
        return (datetime.combine(day, here.time(), zone),)
    return _on_the_clock(words, here, zone)


def _length(found: re.Match[str]) -> timedelta:
    return relative_days.count(found["number"] or "1") * _UNITS[found["unit"]]


def _on_the_clock(words: str, here: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    for pattern in (_CLOCK_LAST, _CLOCK_FIRST):
        clock = pattern.search(words)
        hour = _time(clock) if clock else None
        if clock is None or hour is None:
            continue
        rest = f"{words[: clock.start()]}{words[clock.end() :]}".strip(" ,")
        if meant := _days(rest, hour, here):
            return tuple(datetime.combine(day, hour, zone) for day in meant)
    return ()


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half := found["half"]:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _days(words: str, hour: time, here: datetime) -> tuple[date, ...]:
    """The days that are meant; without words today, or tomorrow where that time has been."""
    today = here.date()
    if not words:
        return (today,) if hour > here.time() else (today + timedelta(days=1),)
    return days.read(words.removeprefix("den ").removeprefix("on "), Span(today)).days
