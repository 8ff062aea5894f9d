from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.broadcasts import times

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2018, 10, 15, 8, 0, tzinfo=UTC)
"""A Monday, ten in the morning in Stockholm."""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("imorgon 9", "2018-10-16 09:00"),
        ("I morgon kl. 9", "2018-10-16 09:00"),
        ("tomorrow at 9am", "2018-10-16 09:00"),
        ("tomorrow 9 pm", "2018-10-16 21:00"),
        ("idag 18.30", "2018-10-15 18:30"),
        ("18:30", "2018-10-15 18:30"),
        ("9", "2018-10-16 09:00"),
        ("fredag 14.30", "2018-10-19 14:30"),
        ("på måndag 8", "2018-10-22 08:00"),
        ("Friday 14:30", "2018-10-19 14:30"),
        ("23 januari kl 8", "2019-01-23 08:00"),
        ("den 23 oktober 8", "2018-10-23 08:00"),
        ("2018-12-01 07:15", "2018-12-01 07:15"),
        ("om 2 timmar", "2018-10-15 12:00"),
        ("in 3 days", "2018-10-18 10:00"),
        ("om en stund", None),
        ("imorgon", None),
        ("imorgon 25", None),
        ("31 februari 9", None),
        ("", None),
        ("hej", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(words: str, expected: str | None) -> None:
    found = times.read(words, NOW, ZONE)
    assert (found and found.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")) == expected
