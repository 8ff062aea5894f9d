"""Reads a day that is told from today, or by its name: i morgon, om två veckor, tisdag, nästa fredag, den 14:e."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names

from conversations.language.languages import LANGUAGES

WEEK = timedelta(weeks=1)

_COUNTS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11,
    "tolv": 12, "fjorton": 14, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14,
}  # fmt: skip

NUMBER = "|".join(["[0-9]{1,3}", *sorted(_COUNTS, key=len, reverse=True)])
"""A number in digits or in words, for a regular expression."""

_AHEAD = re.compile(
    rf"(?:(?:om|in) )(?P<number>{NUMBER}) ?(?P<unit>dag|dygn|day|veck|week|måna|month)[^\W\d]*"
)
_FROM_NOW = re.compile(rf"(?P<number>{NUMBER}) (?P<unit>day|week|month)s? from (?:now|today)")

_NEAR = {
    "idag": 0, "i dag": 0, "today": 0, "ikväll": 0, "i kväll": 0, "tonight": 0, "i eftermiddag": 0, "this evening": 0,
    "imorgon": 1, "i morgon": 1, "imorron": 1, "i morron": 1, "imorn": 1, "i morn": 1, "tomorrow": 1,
    "övermorgon": 2, "i övermorgon": 2, "iövermorgon": 2, "the day after tomorrow": 2, "day after tomorrow": 2,
    "igår": -1, "i går": -1, "yesterday": -1,
}  # fmt: skip

_TOLD = re.compile(
    rf"\b(?:{'|'.join(sorted(_NEAR, key=len, reverse=True))}|om (?:{NUMBER}) (?:timm|dag|dygn|veck|måna)[^\W\d]*"
    rf"|in (?:{NUMBER}) (?:hour|day|week|month)s?|(?:nästa vecka|next week))\b"
)

_NAMED = re.compile(
    r"(?:(?:nu )?på |on |this |denna |den här |nu |kommande |this coming )?(?P<name>[^\W\d]+)\.?"
)
_NEXT = re.compile(r"(?:på |on )?(?:nästa|next) (?P<name>[^\W\d]+)\.?")
_IN_NEXT_WEEK = re.compile(r"(?:på |on )?(?P<name>[^\W\d]+) (?:i )?(?:nästa vecka|next week)")
_NUMBERED = re.compile(
    r"(?:(?:den|the) )?(?P<day>[0-9]{1,2}):?(?:e|a|st|nd|rd|th)|(?:den|the) (?P<bare>[0-9]{1,2})"
)


def read(words: str, today: date | None, earliest: date | None, latest: date | None) -> list[date]:
    """The days that small letters may mean. A name alone means each day of that name within narrow bounds."""
    within = _named_within(words, earliest, latest)
    if within:
        return within
    if today is None:
        return _numbered(words, earliest) if earliest else []
    if words in _NEAR:
        return [today + timedelta(days=_NEAR[words])]
    if day := ahead(words, today):
        return [day]
    return _named(words, today) or _numbered(words, earliest or today)


def are_told_in(text: str) -> bool:
    """Whether a text says when something is from the day on which it is read: "i morgon", "om en vecka"."""
    return bool(_TOLD.search(text.casefold()))


def ahead(words: str, today: date) -> date | None:
    """The day that lies as many days, weeks or months ahead as words say: "om en vecka", "in two weeks"."""
    found = _AHEAD.fullmatch(words) or _FROM_NOW.fullmatch(words)
    if not found:
        return None
    number = count(found["number"])
    if found["unit"] in ("måna", "month"):
        return _months_on(today, number)
    return today + number * (WEEK if found["unit"] in ("veck", "week") else timedelta(days=1))


def count(words: str) -> int:
    """A number in digits or in words."""
    return int(words) if words.isdecimal() else _COUNTS[words]


def _named_within(words: str, earliest: date | None, latest: date | None) -> list[date]:
    found = _NAMED.fullmatch(words)
    number = _weekday(found["name"]) if found else None
    if number is None or earliest is None or latest is None or latest - earliest > 2 * WEEK:
        return []
    days = (earliest + timedelta(days=each) for each in range((latest - earliest).days + 1))
    return [day for day in days if day.weekday() == number]


def _named(words: str, today: date) -> list[date]:
    """The next day of a name; "nästa fredag" may be that of this week or of the one after."""
    monday = today - timedelta(days=today.weekday())
    for pattern in (_IN_NEXT_WEEK, _NEXT, _NAMED):
        found = pattern.fullmatch(words)
        number = _weekday(found["name"]) if found else None
        if number is None:
            continue
        following = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        if pattern is _IN_NEXT_WEEK:
            return [monday + WEEK + timedelta(days=number)]
        return (
            [following, following + WEEK] if pattern is _NEXT and following < monday + WEEK else [following]
        )
    return []


def _numbered(words: str, first: date) -> list[date]:
    """The next day with its number in the month: "den 14:e"."""
    found = _NUMBERED.fullmatch(words)
    if not found:
        return []
    number = int(found["day"] or found["bare"])
    months = (_months_on(first.replace(day=1), each) for each in range(3))
    fitting = (each for each in months if 1 <= number <= _length_of_month(each))
    return [day for each in fitting if (day := each.replace(day=number)) >= first][:1]


def _months_on(day: date, months: int) -> date:
    """The same day some months on, or the last one of a month that is too short."""
    first = date(day.year + (day.month + months - 1) // 12, (day.month + months - 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, _length_of_month(first)))


def _length_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _weekday(name: str) -> int | None:
    """The number of a day from 0, by its name, the first letters of that, or the name with an ending: "tisdagen"."""
    return _weekdays().get(name) if name in _weekdays() else _weekdays().get(name.removesuffix("en"))


@cache
def _weekdays() -> dict[str, int]:
    names = [
        (name.casefold(), number)
        for language in LANGUAGES
        for number, name in get_day_names("wide", locale=language).items()
    ]
    shortened = {short: number for name, number in names for short in (name, name[:3], name[:4])}
    return {**shortened, "tues": 1, "thurs": 3}
