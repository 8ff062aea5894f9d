"""A reminder whose date moves away stands again when the date comes back, unless somebody has cancelled it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from conversations.model.event.event import Event
from storage import tables
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import NAME, OLGA, picnic

DAY = date(2019, 1, 23)
REMINDER = {"key": "week", "audience": ["confirmed"], "before": "7 days", "at": time(9), "text": "Snart!"}
SHOWN = datetime(2019, 1, 15, 12, tzinfo=UTC)
LEFT = datetime(2019, 1, 16, 12, tzinfo=UTC)


def event(day: date = DAY, *, reminds: bool = True) -> Event:
    return picnic(NAME, starts=day, reminder=[REMINDER] if reminds else [])


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    hall = Hall(url, event(), SHOWN)
    hall.empties()
    hall.starts(event())
    hall.goes_round()
    yield hall
    hall.closes()


def statuses(hall: Hall) -> list[str]:
    return [row["status"] for row in hall.stored(tables.broadcasts)]


def reads(hall: Hall, changed: Event) -> None:
    hall.reads_anew(changed)
    hall.passes(timedelta(minutes=2))
    hall.goes_round()


def told(hall: Hall) -> str:
    return "\n".join(str(each.get("text", "")) for each in hall.outgoing())


@pytest.mark.parametrize("meanwhile", [event(date(2019, 3, 23)), event(reminds=False)])
def test_a_date_moved_by_mistake_and_back_loses_no_reminder(hall: Hall, meanwhile: Event) -> None:
    reads(hall, meanwhile)
    assert statuses(hall) == ["moved"]
    told(hall)
    reads(hall, event())
    assert statuses(hall) == ["scheduled"]
    assert "gäller igen" in told(hall)
    hall.clock.time = LEFT
    hall.goes_round()
    assert statuses(hall) == ["done"]


def test_a_date_may_move_twice(hall: Hall) -> None:
    for day in (date(2019, 3, 23), DAY, date(2019, 4, 23), DAY):
        reads(hall, event(day))
    assert statuses(hall) == ["scheduled"]


@pytest.mark.parametrize(("act", "status"), [("halt", "cancelled"), ("pause", "paused")])
def test_what_somebody_has_decided_stays_so(hall: Hall, act: str, status: str) -> None:
    [row] = hall.stored(tables.broadcasts)
    hall.takes([pressed(OLGA, f"broadcast|{act}|{row['id']}|picnic")])
    assert statuses(hall) == [status]
    reads(hall, event(date(2019, 3, 23)))
    reads(hall, event())
    assert statuses(hall) == [status]


def test_what_comes_back_too_late_is_told_as_missed(hall: Hall) -> None:
    reads(hall, event(date(2019, 3, 23)))
    hall.clock.time = LEFT + timedelta(days=1)
    reads(hall, event())
    assert statuses(hall) == ["missed"]
