"""Who in line gets a seat, where a batch or a start has to find out."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import machine_time
from bot.intake import applying
from bot.world import World
from conversations.chat.states import Chat, Draft, Idle, Reviewing
from conversations.model.event.event import Event
from storage import chats, registrations
from storage import line as storage_line
from storage.database import Database
from tests.fakes import raw
from tests.fakes.hall import Hall, Json, pressed
from tests.fakes.world import EMAIL, ME, NAME, OLGA, OPEN, picnic, wording

GROUP = {"key": "group", "kind": "target-group", "label": "Grupp", "question": "Vem?"}


def dinner(capacity: int) -> Event:
    return picnic(
        NAME,
        EMAIL,
        GROUP,
        registration={"capacity": capacity},
        waitlist={},
        colleagues={},
        target_group=[
            {"key": "member", "label": "M"},
            {"key": "guest", "label": "G", "admission": "decision"},
        ],
    )


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    here = Hall(url, dinner(1), OPEN)
    here.starts(here.event)
    yield here
    here.closes()


def submits(hall: Hall, person: int, name: str = "Bo Ek", group: str = "member", **draft: Any) -> None:
    answers = {"name": name, "email": f"p{person}@exempel.se", "group": group}
    form = Draft("picnic", "n", answers, **draft)
    hall.stand({person: Chat("sv", Reviewing(form), event="picnic")})
    hall.takes([pressed(person, "summary|submit|n|")])


def does(hall: Hall, *acts: tuple[int, str]) -> None:
    hall.stand({person: Chat("sv", Idle(), event="picnic") for person, _ in acts})
    hall.takes([pressed(person, data) for person, data in acts])


def row_of(hall: Hall, name: str) -> Json:
    return next(row for row in hall.registrations() if row["answers"]["name"] == name)


def statuses(hall: Hall) -> list[str]:
    return [row["status"] for row in sorted(hall.registrations(), key=lambda row: int(row["id"]))]


def test_those_who_no_longer_come_together_are_offered_the_seats_that_are_free(hall: Hall) -> None:
    submits(hall, 1)
    submits(hall, ME, "Åsa Öberg")
    submits(hall, ME, "Cem Ek", colleague=True)
    own, first = row_of(hall, "Åsa Öberg")["code"], row_of(hall, "Bo Ek")["code"]
    does(hall, (ME, f"registration|together|{own}|"))
    does(hall, (1, f"registration|cancel-yes|{first}|"))
    before = statuses(hall)

    does(hall, (ME, f"registration|apart|{own}|"))

    assert (before, statuses(hall)) == (
        ["cancelled", "waitlisted", "waitlisted"],
        ["cancelled", "offered", "waitlisted"],
    )


def test_a_batch_in_which_a_pending_registration_makes_room_for_another_goes_on(hall: Hall) -> None:
    submits(hall, ME, "Åsa Öberg", "guest")
    code = row_of(hall, "Åsa Öberg")["code"]
    form = Draft("picnic", "n", {"name": "Åsa Öberg", "email": "a@exempel.se", "group": "member"})
    hall.stand({ME: Chat("sv", Reviewing(form), event="picnic")})

    hall.takes(
        [
            pressed(OLGA, f"decide|plain|{code}|"),
            pressed(ME, "summary|submit|n|"),
            raw.said("/decide", raw.person(OLGA)),
        ]
    )

    assert statuses(hall) == ["confirmed"]


def test_who_stands_far_behind_is_offered_a_seat_where_there_are_many(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in range(1, 6):
        submits(hall, person)
    monkeypatch.setattr("bot.intake.offers.LINE_LOOKED_AT", 2)

    hall.starts(dinner(4))

    assert statuses(hall) == ["confirmed", "offered", "offered", "offered", "waitlisted"]


def test_those_who_come_together_are_offered_no_part_of_their_seats_where_some_stand_far_behind(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    submits(hall, 1)
    submits(hall, ME, "Åsa Öberg")
    submits(hall, 2)
    submits(hall, ME, "Cem Ek", colleague=True)
    does(hall, (ME, f"registration|together|{row_of(hall, 'Åsa Öberg')['code']}|"))
    monkeypatch.setattr("bot.intake.offers.LINE_LOOKED_AT", 1)

    hall.starts(dinner(2))

    assert statuses(hall) == ["confirmed", "waitlisted", "offered", "waitlisted"]


async def test_two_processes_that_serve_one_database_give_no_seat_twice(
    database: Database, another_process: Database
) -> None:
    event = dinner(5)
    world = World({event.key: event}, "the_bot", wording())

    def at_summary(person: int) -> Chat:
        answers = {"name": "Bo Ek", "email": f"p{person}@exempel.se", "group": "member"}
        return Chat("sv", Reviewing(Draft("picnic", "n", answers)), event="picnic")

    async with database.transaction() as connection:
        await chats.save(connection, {each: at_summary(each) for each in range(1, 41)}, machine_time())

    async def take(process: Database, persons: range) -> None:
        async with process.transaction() as connection:
            presses = [pressed(person, "summary|submit|n|") for person in persons]
            await applying.apply(connection, presses, world, OPEN, machine_time)

    processes = (database, another_process)
    await asyncio.gather(*(take(processes[first % 2], range(first, 41, 8)) for first in range(1, 9)))

    async with database.transaction() as connection:
        assert await registrations.count(connection, "picnic") == {"confirmed": 5, "waitlisted": 35}
        line = await storage_line.front(connection, "picnic", None)
    assert [each.place for each in line] == list(range(1, 36))


def blocks(hall: Hall, person: int) -> None:
    hall.takes([raw.membership("kicked", raw.person(person))])


def minute_passes(hall: Hall) -> None:
    hall.passes(timedelta(minutes=2))
    hall.goes_round()


class TestWhoCannotBeReached:
    """Two wait for the one seat; the first of them has blocked the bot, or does so in time."""

    @pytest.fixture
    def full(self, hall: Hall) -> Hall:
        for person, name in ((1, "Bo Ek"), (2, "Åsa Öberg"), (3, "Cem Ek")):
            submits(hall, person, name)
        hall.outgoing()
        return hall

    def frees(self, hall: Hall, name: str, person: int) -> None:
        does(hall, (person, f"registration|cancel-yes|{row_of(hall, name)['code']}|"))

    def test_is_passed_over_and_keeps_the_place(self, full: Hall) -> None:
        blocks(full, 2)
        self.frees(full, "Bo Ek", 1)
        assert statuses(full) == ["cancelled", "waitlisted", "offered"]
        assert row_of(full, "Åsa Öberg")["place"] == 1

    def test_is_offered_the_next_seat_after_coming_back(self, full: Hall) -> None:
        blocks(full, 2)
        self.frees(full, "Bo Ek", 1)
        does(full, (2, "help|||"))
        does(full, (3, f"offer|decline-yes|{row_of(full, 'Cem Ek')['code']}|"))
        assert statuses(full) == ["cancelled", "offered", "cancelled"]

    def test_leaves_the_offer_to_the_next_where_the_message_does_not_arrive(self, full: Hall) -> None:
        self.frees(full, "Bo Ek", 1)
        assert statuses(full) == ["cancelled", "offered", "waitlisted"]
        full.outgoing()
        blocks(full, 2)
        minute_passes(full)
        assert statuses(full) == ["cancelled", "waitlisted", "offered"]
        assert row_of(full, "Åsa Öberg")["place"] < 2
        told = [each for each in full.outgoing() if each["chat_id"] == OLGA]
        assert "kan inte nås" in told[0]["text"]
        assert "p2@exempel.se" in told[0]["text"]

    def test_finds_the_seat_still_free_where_nobody_else_can_be_reached(self, full: Hall) -> None:
        blocks(full, 2)
        blocks(full, 3)
        self.frees(full, "Bo Ek", 1)
        minute_passes(full)
        assert statuses(full) == ["cancelled", "waitlisted", "waitlisted"]
        does(full, (2, "help|||"))
        minute_passes(full)
        assert statuses(full) == ["cancelled", "offered", "waitlisted"]

    def test_is_shown_to_the_team_as_such(self, full: Hall) -> None:
        blocks(full, 2)
        full.takes([raw.said("/find Åsa", raw.person(OLGA))])
        assert "Kan inte nås i Telegram" in str(full.outgoing())
        does(full, (OLGA, f"find|show|{row_of(full, 'Åsa Öberg')['code']}|"))
        assert "Kan inte nås i Telegram" in str(full.outgoing())
