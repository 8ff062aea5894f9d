"""The report of a reminder that asks whether people come follows their answers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from conversations.chat.presses import Attend
from conversations.chat.states import Chat, Draft, Reviewing
from conversations.chat.wire import encode
from storage import tables
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import EMAIL, NAME, OLGA, OPEN, picnic


class PostOffice(Hall):
    """The hall, in which all that is to be sent arrives."""

    def delivers(self) -> None:
        self._run(self._deliver())

    async def _deliver(self) -> None:
        async with self._opened().transaction() as connection:
            await connection.execute(update(tables.outbox).values(status="sent"))


LEFT = datetime(2019, 1, 16, 12, tzinfo=UTC)
ASKING = {
    "key": "week", "audience": ["confirmed"], "before": "7 days", "at": time(9), "reconfirm": True, "text": "Kommer du till oss?",
}  # fmt: skip


@pytest.fixture
def hall(url: str) -> Iterator[PostOffice]:
    here = PostOffice(url, picnic(NAME, EMAIL, starts=date(2019, 1, 23), reminder=[ASKING]), OPEN)
    here.empties()
    here.starts(here.event)
    for person in (1, 2):
        form = Draft("picnic", "n", {"name": f"Person {person}", "email": f"p{person}@exempel.se"})
        here.stand({person: Chat("sv", Reviewing(form), event="picnic")})
        here.takes([pressed(person, "summary|submit|n|")])
    here.clock.time = LEFT
    here.goes_round()
    here.delivers()
    here.goes_round()
    here.outgoing()
    yield here
    here.closes()


def minutes_pass(hall: Hall) -> list[str]:
    hall.passes(timedelta(minutes=2))
    hall.goes_round()
    return [str(each.get("text", "")) for each in hall.outgoing() if each["renews"]]


def codes(hall: Hall) -> list[str]:
    return [row["code"] for row in sorted(hall.registrations(), key=lambda row: int(row["person"]))]


def test_who_has_said_that_they_come_is_counted_as_they_say_it(hall: Hall) -> None:
    hall.stand({1: Chat("sv", event="picnic"), 2: Chat("sv", event="picnic")})
    counted: list[str] = []
    for person, code in enumerate(codes(hall), 1):
        hall.takes([pressed(person, encode(Attend("yes", code)))])
        counted += [each for each in minutes_pass(hall) if "Har svarat att de kommer" in each]
    assert ["de kommer: 1" in counted[0], "de kommer: 2" in counted[-1]] == [True, True]


def test_where_nobody_answers_nothing_is_renewed(hall: Hall) -> None:
    minutes_pass(hall)
    assert minutes_pass(hall) == []


def test_a_report_says_what_was_sent(hall: Hall) -> None:
    [row] = hall.stored(tables.broadcasts)
    hall.takes([pressed(OLGA, f"broadcast|show|{row['id']}|picnic")])
    assert "<blockquote>Kommer du till oss?</blockquote>" in str(hall.outgoing())
