"""Dates as people say them."""

from datetime import date, datetime

from babel.dates import format_date, format_time

from conversations.language.moments import Moment, day_of


def spoken(moment: Moment, language: str) -> str:
    """A day as "onsdag 23 januari 2019", with the time of day where it is known."""
    day = format_date(moment, "EEEE d MMMM y", locale=language)
    if isinstance(moment, datetime):
        return f"{day} {format_time(moment, 'HH:mm', locale=language)}"
    return day


def of_day(moment: datetime, language: str) -> str:
    """A time of day: "09:05"."""
    return format_time(moment, "HH:mm", locale=language)


def on_weekday(day: date, language: str) -> str:
    """A day whose year is clear: "onsdag 23 januari"."""
    return format_date(day, "EEEE d MMMM", locale=language)


def brief(day: date, language: str) -> str:
    """A day on a small button: "ons 23 jan."."""
    return format_date(day, "EEE d MMM", locale=language)


def short(day: date, language: str) -> str:
    """A day where there is little room: "23 jan."."""
    return format_date(day, "d MMM", locale=language)


def parsed(day: str) -> date:
    """A day as it is stored: 2019-01-23."""
    return date.fromisoformat(day)


def is_day(words: str) -> bool:
    """Whether words are a day as it is stored."""
    try:
        parsed(words)
    except ValueError:
        return False
    return True


def period(starts: Moment, ends: Moment | None, language: str) -> str:
    """A day, or the days from the first to the last."""
    if ends is None or day_of(starts) == day_of(ends):
        return spoken(starts, language)
    return f"{spoken(starts, language)} – {spoken(ends, language)}"
