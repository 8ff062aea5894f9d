"""At night nothing leaves by itself, and nobody's time to answer runs."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from conversations.model.event.night import Night
from conversations.model.event.parts import Quiet

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NIGHT = Night(Quiet(), STOCKHOLM)
NAP = Night(Quiet(begins=time(13), ends=time(15)), STOCKHOLM)
NEVER = Night(Quiet(begins=time(0), ends=time(0)), STOCKHOLM)


def at(day: int, hour: int, minute: int = 0, month: int = 1) -> datetime:
    return datetime(2019, month, day, hour, minute, tzinfo=STOCKHOLM)


def test_the_night_is_that_of_the_clocks_there() -> None:
    held = {hour: NIGHT.holds(datetime(2019, 1, 1, hour, tzinfo=UTC)) for hour in (5, 7, 19, 20)}
    assert held == {5: True, 7: False, 19: False, 20: True}


@pytest.mark.parametrize(
    ("night", "made", "hours", "until"),
    [
        (NIGHT, at(1, 10), 4, at(1, 14)),
        (NIGHT, at(1, 1, 30), 4, at(1, 12)),
        (NIGHT, at(1, 22), 4, at(2, 12)),
        (NIGHT, at(1, 20), 4, at(2, 11)),
        (NIGHT, at(1, 10), 24, at(2, 21)),
        (NIGHT, at(1, 17), 4, at(1, 21)),
        (NIGHT, at(1, 8), 26, at(2, 21)),
        (NAP, at(1, 12), 4, at(1, 18)),
        (NEVER, at(1, 1, 30), 4, at(1, 5, 30)),
        (NIGHT, at(30, 20, month=3), 4, at(31, 11, month=3)),
        (NIGHT, at(26, 20, month=10), 4, at(27, 11, month=10)),
    ],
)
def test_the_time_to_answer_runs_while_people_are_awake(
    night: Night, made: datetime, hours: int, until: datetime
) -> None:
    assert night.after_waking(made, timedelta(hours=hours)) == until
    assert night.waking(made, until) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("moment", "evening", "morning"),
    [
        (at(1, 12), at(1, 12), at(1, 12)),
        (at(1, 21), at(1, 20), at(2, 8)),
        (at(2, 5, 30), at(1, 20), at(2, 8)),
        (at(31, 2, 30, month=3), at(30, 20, month=3), at(31, 8, month=3)),
    ],
)
def test_what_would_leave_at_night_leaves_in_the_evening_or_in_the_morning(
    moment: datetime, evening: datetime, morning: datetime
) -> None:
    assert (NIGHT.evening(moment), NIGHT.morning(moment)) == (evening, morning)
