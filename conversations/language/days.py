"""Reads a day as people write it: 2019-01-23, 20190123, 23/1-19, 23.1.2019, 23 januari, January 23rd, tisdag, nästa fredag, om två veckor.

The one reader of days, for fields and for the prompts of organisers. What may mean several days gives all of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names

from conversations.language import relative_days
from conversations.language.languages import LANGUAGES

CENTURY = 2000
"""What a year of two digits is added to."""

_WORDS_BEFORE = r"(?:[^\W\d]+\.?,? )*"
"""As in "onsdag den 23 januari" or "Wednesday, January 23"."""

_DAY = r"(?P<day>[0-9]{1,2})(?::?[^\W\d]{1,2})?"
"""As in 23, 23rd or 23:e."""

_NAME = r"(?P<name>[^\W\d]{3,})\.?"
_LONG_YEAR = r"(?P<year>[0-9]{4})"
_YEAR = rf"(?:{_LONG_YEAR}|['’]?(?P<short>[0-9]{{2}}))"
_MONTH = r"(?P<month>[0-9]{1,2})"
_NUMBER = r"(?P<day>[0-9]{1,2})"

_ORDERS = tuple(
    re.compile(order)
    for order in (
        rf"{_LONG_YEAR}[-/. ]{_MONTH}[-/. ]{_NUMBER}",
        rf"{_LONG_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        r"(?P<short>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<short>[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        rf"{_WORDS_BEFORE}{_NUMBER}[-/. ]+{_MONTH}\.?(?:[-/. ]+{_YEAR})?",
        rf"{_MONTH}/{_NUMBER}(?:/{_YEAR})?",
        rf"{_WORDS_BEFORE}{_DAY} (?:[^\W\d]+ )?{_NAME}(?:,? [-–]?{_YEAR})?",
        rf"{_WORDS_BEFORE}{_NAME} {_DAY}(?:,? {_YEAR})?",
    )
)
"""Where several of them fit, several days may be meant: 3/4 is another day in America."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days among which one is meant: what day it is, and a field's bounds, as far as there are some."""

    today: date | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def is_bounded(self) -> bool:
        return self.earliest is not None and self.latest is not None

    @property
    def first(self) -> date | None:
        return self.earliest or self.today

    @property
    def years(self) -> Iterable[int]:
        """The years that a day may lie in which is said without one."""
        if self.first is None:
            return ()
        last = self.latest.year if self.latest else self.first.year + 1
        return range(self.first.year, last + 1)

    def holds(self, day: date) -> bool:
        return not self.is_before(day) and not self.is_after(day)

    def is_before(self, day: date) -> bool:
        return self.earliest is not None and day < self.earliest

    def is_after(self, day: date) -> bool:
        return self.latest is not None and day > self.latest


@dataclass(frozen=True, slots=True)
class Meant:
    """The days that words may mean, the likeliest first; `sure` where it can only be the one that stands there."""

    days: tuple[date, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """A day as it was written; without its year that is 0."""

    year: int
    month: int
    day: int


def read(text: str, span: Span) -> Meant:
    """The days that the words may mean. One outside of the span stands there only where no other is possible."""
    words = " ".join(text.casefold().strip(" .!,").split())
    written = list(dict.fromkeys(_written(words)))
    whole = [day for each in written if each.year and (day := _date(each.year, each.month, each.day))]
    if whole:
        return _within(span, whole, sure=True)
    if yearless := [day for each in written if not each.year for day in _in_years(each, span)]:
        return _within(span, yearless, sure=span.is_bounded)
    return _within(span, relative_days.read(words, span.today, span.earliest, span.latest), sure=True)


def _within(span: Span, days: Iterable[date], *, sure: bool) -> Meant:
    found = tuple(dict.fromkeys(days))
    fitting = tuple(each for each in found if span.holds(each)) or found[:1]
    return Meant(fitting, sure=sure and len(fitting) == 1)


def _in_years(written: _Written, span: Span) -> list[date]:
    """A day in each year that is possible; without bounds only the first that is not over."""
    found = [day for year in span.years if (day := _date(year, written.month, written.day))]
    if span.is_bounded:
        return found
    return [day for day in found if span.first is None or day >= span.first][:1]


def _written(words: str) -> Iterator[_Written]:
    """What the words are in each order that fits them."""
    for order in _ORDERS:
        if match := order.fullmatch(words):
            found = match.groupdict()
            short = found.get("short")
            year = int(found.get("year") or 0) or (CENTURY + int(short) if short else 0)
            month = int(found["month"]) if "month" in found else _month(found["name"])
            yield _Written(year, month, int(found["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(written: str) -> int:
    """The number of a month, by its name or the first letters of that in any language; 0 where it is none."""
    numbers = {number for name, number in _months() if name.startswith(written)}
    return numbers.pop() if len(numbers) == 1 else 0


@cache
def _months() -> tuple[tuple[str, int], ...]:
    names = [get_month_names("wide", locale=language) for language in LANGUAGES]
    return tuple((name.casefold(), number) for each in names for number, name in each.items())
