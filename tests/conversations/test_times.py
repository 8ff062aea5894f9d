from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.broadcasts import times
from tests.fakes.world import OLGA, Talk, picnic

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
        ("om 1 dag", "2018-10-16 10:00"),
        ("om ett dygn", "2018-10-16 10:00"),
        ("om 1 vecka", "2018-10-22 10:00"),
        ("in two weeks", "2018-10-29 10:00"),
        ("om två veckor kl 9", "2018-10-29 09:00"),
        ("a week from now", "2018-10-22 10:00"),
        ("om en timme", "2018-10-15 11:00"),
        ("om en halvtimme", "2018-10-15 10:30"),
        ("in half an hour", "2018-10-15 10:30"),
        ("om 90 min", "2018-10-15 11:30"),
        ("kl 9 i morgon", "2018-10-16 09:00"),
        ("9am tomorrow", "2018-10-16 09:00"),
        ("9.30 imorgon", "2018-10-16 09:30"),
        ("24/12-18 08:00", "2018-12-24 08:00"),
        ("tisdag 16/10 kl. 9", "2018-10-16 09:00"),
        ("fredag nästa vecka 9", "2018-10-26 09:00"),
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
    assert shown(found) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nästa fredag 9", ["2018-10-19 09:00", "2018-10-26 09:00"]),
        ("next friday 9am", ["2018-10-19 09:00", "2018-10-26 09:00"]),
        ("3/4 kl 9", ["2019-04-03 09:00", "2019-03-04 09:00"]),
    ],
)
def test_a_time_that_may_be_another_gives_both(words: str, expected: list[str]) -> None:
    assert shown(times.read(words, NOW, ZONE)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("om 1 dag", "2018-10-28 10:00"),
        ("in 1 day", "2018-10-28 10:00"),
        ("om 1 vecka", "2018-11-03 10:00"),
        ("in two weeks", "2018-11-10 10:00"),
        ("om 24 timmar", "2018-10-28 09:00"),
        ("in 48 hours", "2018-10-29 09:00"),
    ],
)
def test_over_a_change_of_clocks_days_keep_the_time_of_day_and_hours_elapse(
    words: str, expected: str
) -> None:
    before = datetime(2018, 10, 27, 8, 0, tzinfo=UTC)
    assert shown(times.read(words, before, ZONE)) == [expected]


def shown(found: tuple[datetime, ...]) -> list[str]:
    return [each.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") for each in found]


def test_an_organiser_who_wrote_an_unclear_time_chooses_by_a_tap() -> None:
    talk = Talk(picnic())
    talk.me = OLGA
    talk.forges("compose|event||picnic")
    assert talk.chat.composing
    talk.forges(f"compose|time|{talk.chat.composing.nonce}|")
    talk.says("3/4 kl 9")
    assert talk.text == "Menar du onsdag 3 april 2019 09:00 eller måndag 4 mars 2019 09:00?"
    talk.presses("måndag 4 mars 2019 09:00")
    assert talk.chat.composing
    assert talk.chat.composing.due_at == datetime(2019, 3, 4, 9, tzinfo=ZONE)
