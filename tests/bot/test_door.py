"""The team's acts over a database: once at two doors, counted, found and noted in the same transaction."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot.clock import Clock
from bot.intake.intake import Intake
from bot.jobs.scheduler import Scheduler
from bot.metrics import Metrics
from bot.world import World
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import audit, boards, counts, registrations, search, tables, threads
from storage.database import Database
from tests.bot.test_intake import ADA, House
from tests.fakes import raw

OLGA, SAM = raw.person(900), raw.person(901)
DAY = datetime(2099, 5, 20, 8, tzinfo=UTC)
CODE = "ABC234"

TRACED = raw.person(7_310_501_923) | {"first_name": "Adelgunda"}
"""Somebody whose number and names stand in no time and in no random word by chance."""


class Now(Clock):
    def __init__(self) -> None:
        super().__init__()
        self.time = DAY

    def now(self) -> datetime:
        return self.time


class Door(House):
    """A house where organisers stand at the door, and time is what we say."""

    def __init__(self, database: Database, world: World) -> None:
        super().__init__(database, world)
        self.clock = Now()
        self.intake = Intake(database, world, self.clock, lambda: None, Metrics())
        self.scheduler = Scheduler(database, world, self.clock, lambda: None)

    async def registers(self, *given: Registration) -> None:
        async with self.database.transaction() as connection:
            await registrations.add(connection, given)
            await connection.execute(delete(tables.recounts))
        await self.scheduler.begin()

    async def registration(self, code: str = CODE) -> Registration:
        async with self.database.transaction() as connection:
            return (await registrations.named(connection, [code], []))[0]

    async def total(self) -> dict[str, int]:
        async with self.database.transaction() as connection:
            return (await counts.of(connection, "sample", [""])).get(("", ""), {})

    async def acts(self) -> list[tuple[str, str, int | None]]:
        async with self.database.transaction() as connection:
            return [(each.role, each.act, each.actor) for each in await audit.newest(connection, 0)]


@pytest.fixture
def world(world: World, event: Event) -> World:
    shortly = event.model_copy(
        update={"privacy": event.privacy.model_copy(update={"deletes": (DAY + timedelta(days=30)).date()})}
    )
    return World({event.key: shortly}, world.bot, world.wording, frozenset([OLGA["id"], SAM["id"]]))


@pytest.fixture
def house(database: Database, world: World) -> Door:
    return Door(database, world)


@pytest.fixture
def other_house(another_process: Database, world: World) -> Door:
    return Door(another_process, world)


def attendee(code: str = CODE, person: int = ADA, name: str = "Ada Åström") -> Registration:
    answers = {"name": name, "email": "ada@example.org"}
    return Registration(
        "sample", code, "confirmed", "sv", answers, DAY, DAY, registrant=person, person=person
    )


async def test_a_ticket_is_checked_in_once_at_two_doors_at_once(house: Door, other_house: Door) -> None:
    await house.registers(attendee())
    scan = f"/start ticket-{CODE}"
    await asyncio.gather(house.take(raw.said(scan, OLGA)), other_house.take(raw.said(scan, SAM)))
    told = [(await house.told(each["id"]))[0] for each in (OLGA, SAM)]
    assert sorted("✅✅✅" in each for each in told) == [False, True]
    assert sorted("⚠️" in each for each in told) == [False, True]
    assert (await house.total(), [each[1] for each in await house.acts()]) == ({"came": 1}, ["arrived"])


async def test_a_ticket_is_checked_in_once_in_one_batch(house: Door) -> None:
    await house.registers(attendee())
    scan = f"/start ticket-{CODE}"
    await house.take(raw.said(scan, OLGA), raw.said(scan, SAM))
    assert [each[1] for each in await house.acts()] == ["arrived"]
    assert (await house.registration()).came_by == OLGA["id"]


async def test_a_check_in_can_be_undone(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(f"/start ticket-{CODE}", OLGA))
    await house.take(raw.pressed(f"door|out|{CODE}|", SAM))
    assert not (await house.registration()).has_come
    assert await house.total() == {"confirmed": 1}
    assert await house.acts() == [("organiser", "undone", 901), ("organiser", "arrived", 900)]


async def test_counts_follow_in_the_same_batch(house: Door) -> None:
    await house.registers(attendee(), attendee("XYZ234", 502, "Bo Ek"))
    await house.take(*(raw.said(f"/start ticket-{code}", OLGA) for code in (CODE, "XYZ234")))
    assert [each.splitlines()[-1] for each in (await house.told(900))] == [
        "Inne: <b>1</b> av 2",
        "Inne: <b>2</b> av 2",
    ]


async def test_who_is_registered_before_the_upgrade_is_found_and_counted(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said("/find astrom", OLGA))
    assert "Ada Åström" in (await house.told(900))[0]
    assert await house.total() == {"confirmed": 1}


async def test_an_attendee_who_registers_and_cancels_is_noted(house: Door) -> None:
    house.clock.time = DAY - timedelta(days=30)
    (submit,) = await house.fill_in(raw.ADA)
    await house.take(raw.pressed(submit, raw.ADA, on=50))
    code = await house.button(ADA, "registration|cancel")
    await house.take(raw.pressed(code.replace("cancel|", "cancel-yes|"), raw.ADA, on=60))
    assert await house.acts() == [("attendee", "cancelled", ADA), ("attendee", "registered", ADA)]
    assert await house.total() == {"cancelled": 1}


async def test_a_failed_batch_leaves_no_trace_in_the_audit(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(f"/start ticket-{CODE}", OLGA), {"update_id": 77, "message": {"chat": "?"}})
    assert [each[1] for each in await house.acts()] == ["arrived"]


async def test_when_the_data_is_deleted_no_table_knows_the_attendee_any_more(house: Door) -> None:
    house.clock.time = DAY - timedelta(days=30)
    (submit,) = await house.fill_in(TRACED, name="Adelgunda Traversi", email="adelgunda@example.org")
    await house.take(raw.pressed(submit, TRACED, on=50))
    async with house.database.transaction() as connection:
        [registration] = await registrations.of(connection, [TRACED["id"]])
    code = registration.code
    house.clock.time = DAY
    await house.take(raw.said(f"/start ticket-{code}", OLGA), raw.pressed(f"write|begin|{code}|", OLGA))
    await house.take(raw.said("Välkommen, Adelgunda!", OLGA), raw.pressed("count|keep||sample", OLGA, on=9))
    names = (code, "Adelgunda", "adelgunda", "Traversi", "traversi")
    traces = (*names, str(TRACED["id"]))
    assert {"audit", "registrations", "threads", "words"} <= await _tables_with(house, *traces)
    assert await _tables_with(house, "sample") >= {"boards", "counts"}
    house.clock.time = DAY + timedelta(days=31)
    await house.scheduler.run_once()
    assert await _tables_with(house, *traces) == {"chats", "outbox"}, (
        "a chat's number, and what waits to be sent"
    )
    assert await _tables_with(house, *names) == {"outbox"}
    assert "boards" not in await _tables_with(house, "sample")


async def _tables_with(house: Door, *traces: str) -> set[str]:
    """The tables in which one of these words stands somewhere."""
    found = set()
    async with house.database.transaction() as connection:
        for table in tables.metadata.sorted_tables:
            rows = str([tuple(row) for row in await connection.execute(select(table))])
            if any(trace in rows for trace in traces):
                found.add(table.name)
    return found


async def test_when_the_data_is_deleted_nobody_is_left_in_search_counts_talks_and_audit(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(f"/start ticket-{CODE}", OLGA), raw.pressed(f"write|begin|{CODE}|", OLGA))
    key = (await house.chat(900)).writing or ""
    house.clock.time = DAY + timedelta(days=31)
    await house.scheduler.run_once()
    async with house.database.transaction() as connection:
        assert await search.find(connection, ["ada"], CODE) == []
        entries = await audit.newest(connection, 0)
        kept = [(each.act, each.actor, each.code, each.details) for each in entries]
        assert await threads.named(connection, [key]) == []
    assert kept == [("arrived", None, None, {})]
    assert await house.total() == {}


async def test_a_message_that_is_kept_current_is_edited_at_most_once_a_minute(house: Door) -> None:
    await house.registers(attendee(), attendee("XYZ234", 502, "Bo Ek"))
    await house.take(raw.pressed("count|keep||sample", OLGA, on=40))
    assert [each["method"] for each in await house.outbox(900)][:2] == [
        "pinChatMessage",
        "answerCallbackQuery",
    ]
    edits = []
    for seconds in range(0, 181, 20):
        house.clock.time = DAY + timedelta(seconds=seconds)
        if seconds in (20, 80):
            await house.take(raw.said(f"/start ticket-{CODE if seconds == 20 else 'XYZ234'}", SAM))
        await house.scheduler.run_once()
        edits.append(
            len([each for each in await house.outbox(900) if each["method"] == "editMessageText"]) - 1
        )
    assert edits == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]


async def test_who_is_removed_from_the_team_sees_no_figures_any_more(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said("/invite organiser", OLGA))
    link = next(each for each in await house.told(900) if "?start=" in each).split("?start=")[1].split()[0]
    await house.take(raw.said(f"/start {link}", raw.ADA))
    await house.take(raw.pressed("count|keep||sample", raw.ADA, on=40))
    await house.take(raw.pressed(f"team|dismiss||{ADA}", OLGA))
    async with house.database.transaction() as connection:
        assert await boards.due(connection, DAY + timedelta(days=1)) == []


async def test_one_registered_on_the_spot_has_no_chat_and_gets_no_messages(house: Door) -> None:
    await house.registers(replace(attendee(), person=None, registrant=0))
    await house.take(raw.pressed(f"find|cancelled|{CODE}|", OLGA))
    assert (await house.registration()).status == "cancelled"
    assert await house.outbox(0) == []


async def test_what_is_asked_for_right_after_start_is_looked_up(house: Door) -> None:
    """Both come in one batch, where the bot was slow: by the second the event is chosen."""
    await house.registers(attendee())
    await house.take(raw.said("/start", OLGA), raw.said("/count", OLGA, number=2))
    assert any("📊" in each for each in await house.told(900))


async def test_what_a_press_and_a_command_ask_for_in_one_batch_is_looked_up(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said("/start", OLGA))
    await house.take(raw.said("/find Ada", OLGA, number=3), raw.said("/count", OLGA, number=4))
    told = await house.told(900)
    assert any("📊" in each for each in told)
    assert any("Ada Åström" in each for each in told)
