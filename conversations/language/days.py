"""Reads a day as people write it: 2019-01-23, 23/1 2019, 23.1.2019, 23 januari 2019, January 23, 2019.

The year may be left out where it is known which one is meant.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.dates import get_month_names

from conversations.language.languages import LANGUAGES

_WORDS_BEFORE = r"(?:[^\W\d]+\.?,? )*"
"""As in "onsdag den 23 januari" or "Wednesday, January 23"."""

_DAY = r"(?P<day>[0-9]{1,2})(?::?[^\W\d]{1,2})?"
"""As in 23, 23rd or 23:e."""

_NAME = r"(?P<name>[^\W\d]{3,})\.?"
_YEAR = r"(?P<year>[0-9]{4})"

_ORDERS = tuple(
    re.compile(order)
    for order in (
        rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})[-/. ](?P<day>[0-9]{{1,2}})",
        rf"(?P<day>[0-9]{{1,2}})[-/. ]+(?P<month>[0-9]{{1,2}})(?:[-/. ]+{_YEAR})?",
        rf"{_WORDS_BEFORE}{_DAY} (?:[^\W\d]+ )?{_NAME}(?:,? {_YEAR})?",
        rf"{_WORDS_BEFORE}{_NAME} {_DAY}(?:,? {_YEAR})?",
    )
)


def read(text: str, year: int | None = None) -> date | None:
    """The day that the words give; without a year in the one that is meant, if any."""
    found = _found(text.casefold())
    if found is None:
        return None
    return _date(int(found["year"] or year or 0), _month(found), int(found["day"]))


def coming(text: str, today: date) -> date | None:
    """The day that the words give; without a year the first that is not over."""
    found = _found(text.casefold())
    if found is None:
        return None
    years = [int(found["year"])] if found["year"] else [today.year, today.year + 1]
    month, day = _month(found), int(found["day"])
    given = [each for year in years if (each := _date(year, month, day))]
    return next((each for each in given if found["year"] or each >= today), None)


def _found(text: str) -> dict[str, str] | None:
    return next((match.groupdict() for order in _ORDERS if (match := order.fullmatch(text))), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(found: Mapping[str, str]) -> int:
    """The number of a month, by its name or the first letters of that in any language; 0 where it is none."""
    if "month" in found:
        return int(found["month"])
    numbers = {number for name, number in _months() if name.startswith(found["name"])}
    return numbers.pop() if len(numbers) == 1 else 0


@cache
def _months() -> tuple[tuple[str, int], ...]:
    names = [get_month_names("wide", locale=language) for language in LANGUAGES]
    return tuple((name.casefold(), number) for each in names for number, name in each.items())
