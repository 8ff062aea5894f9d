"""Reads a time as people write it: imorgon 9, fredag 14.30, 23 januari kl 8, om 2 timmar, 2018-10-20 09:00, tomorrow 9am."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names

from conversations.language import days
from conversations.language.languages import LANGUAGES

_CLOCK = re.compile(
    r"(?:^|[ ,])(?:kl\.?|klockan|at|på)? ?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>am|pm)?$"
)
_LATER = re.compile(
    r"(?:om|in) (?P<number>[0-9]{1,3}) ?(?P<unit>min|h|tim|hour|dag|dygn|day|veck|week)[^\W\d]*"
)
_UNITS = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "tim": timedelta(hours=1),
    "hour": timedelta(hours=1),
    "dag": timedelta(days=1),
    "dygn": timedelta(days=1),
    "day": timedelta(days=1),
    "veck": timedelta(weeks=1),
    "week": timedelta(weeks=1),
}
_NEAR = {
    "idag": 0, "i dag": 0, "today": 0, "ikväll": 0, "i kväll": 0, "tonight": 0,
    "imorgon": 1, "i morgon": 1, "imorron": 1, "tomorrow": 1,
    "övermorgon": 2, "i övermorgon": 2, "the day after tomorrow": 2,
}  # fmt: skip


def read(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The instant that the words give, in the zone; None where they give none. A day alone is no time."""
    words = " ".join(text.casefold().split())
    if later := _LATER.fullmatch(words):
        return now + int(later["number"]) * _UNITS[later["unit"]]
    here = now.astimezone(zone)
    clock = _CLOCK.search(words)
    hour = _time(clock) if clock else None
    if clock is None or hour is None:
        return None
    before = words[: clock.start()].strip(" ,")
    day = _day(before, here.date())
    if not before and datetime.combine(here.date(), hour, zone) <= now:
        day = here.date() + timedelta(days=1)
    return datetime.combine(day, hour, zone) if day else None


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(words: str, today: date) -> date | None:
    """The day that is meant: near, one of the next seven by its name, or by its date; of several years the next."""
    if not words:
        return today
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    name = words.removeprefix("på ").removeprefix("nästa ").removeprefix("on ").removeprefix("next ")
    if name in _weekdays():
        return today + timedelta(days=(_weekdays()[name] - today.weekday() - 1) % 7 + 1)
    return days.coming(words.removeprefix("den ").removeprefix("on "), today)


@cache
def _weekdays() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in LANGUAGES
        for number, name in get_day_names("wide", locale=language).items()
    }
