"""Dates as people say them."""

from datetime import UTC, date, datetime

import pytest

from conversations.language import dates
from conversations.language.moments import Moment
from tests.fakes.world import Talk, picnic

DAY = date(2019, 1, 23)


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        (DAY, "sv", "onsdag 23 januari 2019"),
        (DAY, "en", "Wednesday 23 January 2019"),
        (datetime(2019, 1, 23, 9, 5), "sv", "onsdag 23 januari 2019 09:05"),  # noqa: DTZ001  as organisers write it
        (datetime(2019, 1, 23, 18, 0), "en", "Wednesday 23 January 2019 18:00"),  # noqa: DTZ001  likewise
    ],
)
def test_a_day_is_spoken_with_its_time_where_it_is_known(moment: Moment, language: str, said: str) -> None:
    assert dates.spoken(moment, language) == said


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (None, "onsdag 23 januari 2019"),
        (DAY, "onsdag 23 januari 2019"),
        (date(2019, 1, 24), "onsdag 23 januari 2019 – torsdag 24 januari 2019"),
    ],
)
def test_days_are_spoken_from_the_first_to_the_last(ends: date | None, said: str) -> None:
    assert dates.period(DAY, ends, "sv") == said


def test_a_time_with_an_offset_is_spoken_in_the_time_of_the_event() -> None:
    talk = Talk(picnic(starts=datetime(2019, 1, 23, 8, tzinfo=UTC)))
    talk.commands("start")
    assert "📅 onsdag 23 januari 2019 09:00" in talk.text
