"""One row that can't be read harms only what it is about, whichever table it stands in; everybody else is served."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Table, insert, select, update
from structlog.testing import capture_logs

from bot.clock import Clock, machine_time
from bot.delivery.deliveries import Broadcasting
from bot.events.watcher import EventWatcher
from bot.files import sheet
from bot.files.columns import Plan
from bot.jobs.scheduler import Scheduler
from bot.world import World
from conversations.chat import states
from conversations.chat.states import Chat
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Broadcast, Content
from conversations.model.drop_off import DropOff
from conversations.model.questions.question import Lesson, Question
from conversations.model.questions.understanding import Entry
from conversations.model.team import Invitation, Member
from conversations.model.threads import Thread
from storage import (
    boards,
    broadcasts,
    drop_off,
    outbox,
    questions,
    recounts,
    subjects,
    tables,
    team,
    threads,
)
from storage.boards import Board
from storage.database import Database
from storage.outbox import Lane, Outgoing
from tests.bot.test_intake import ADA, BO, House
from tests.fakes import raw

OLGA = raw.person(900)
CEM = raw.person(503)
"""Of the staff and registered; it is his rows that can't be read."""

OLD = machine_time() - timedelta(days=1)
BROKEN = ("{}", "null", "[]", "7", "not JSON", "")
NEWER = states.dump(Chat("sv")).replace(f'"version":{states.VERSION}', f'"version":{states.VERSION + 1}')


class Fault(NamedTuple):
    table: Table
    column: str
    stored: str

    @property
    def name(self) -> str:
        return f"{self.table.name}.{self.column}={self.stored[:12]}"


def faults() -> Iterator[Fault]:
    for table, column in (
        (tables.chats, "state"), (tables.registrations, "answers"), (tables.broadcasts, "rule"),
        (tables.broadcasts, "texts"), (tables.outbox, "payload"), (tables.questions, "closest"),
        (tables.lessons, "phrasings"), (tables.audit, "details"),
    ):  # fmt: skip
        yield from (Fault(table, column, each) for each in BROKEN)
    yield Fault(tables.chats, "state", NEWER)
    yield Fault(tables.chats, "state", '{"language":"xx","version":2}')
    yield Fault(tables.chats, "state", '{"language":"sv","state":{"name":"paying"},"version":2}')
    yield Fault(tables.registrations, "answers", '{"name":{"first":"Cem"}}')
    yield Fault(tables.broadcasts, "rule", '{"statuses":["paying"]}')
    for table, columns in (
        (tables.registrations, "status language event"), (tables.broadcasts, "status kind event"),
        (tables.outbox, "status method subject"), (tables.questions, "status language topic event field"),
        (tables.lessons, "language event"), (tables.audit, "role act event"), (tables.team, "role"),
        (tables.invitations, "role"), (tables.boards, "shown event"), (tables.threads, "event code"),
        (tables.subjects, "subject"), (tables.stops, "field event"), (tables.shown_events, "when_and_where"),
        (tables.counts, "state field answer"), (tables.tallies, "field answer"), (tables.recounts, "stamps fields mark"),
    ):  # fmt: skip
        yield from (Fault(table, each, "unknown") for each in columns.split())


@pytest.fixture
def world(world: World) -> World:
    return replace(world, organisers=frozenset([OLGA["id"]]))


@pytest.fixture
async def house(database: Database, world: World) -> House:
    """A house in which something of Cem stands in every table, and Ada is registered."""
    house = House(database, world)
    await house.take(raw.said("/start", OLGA), raw.said("/start", CEM))
    for person, button in zip((raw.ADA, CEM), await house.fill_in(raw.ADA, CEM), strict=True):
        await house.take(raw.pressed(button, person))
    chat, now = CEM["id"], OLD
    async with database.transaction() as connection:
        await team.appoint(connection, [Member(chat, "staff", "Cem", OLGA["id"], now)])
        await team.invite(connection, [Invitation("hashed", "staff", OLGA["id"], now + timedelta(days=9))])
        asked = Question(
            "QST234", "sample", chat, 7, "sv", "Glass?", now, "open", "topic:ice", ("x",), "QST234"
        )
        await questions.save(connection, [asked])
        entry = Entry("asked-tgt234", "sv", "Sjunger vi?", "Ja.", ("Sång?",))
        await questions.teach(connection, [Lesson("TGT234", "sample", entry, now)])
        await boards.keep(connection, [Board(chat, "sample", 8, "", now)])
        await subjects.note(connection, {(chat, 8): "question-QST234"})
        await threads.save(connection, [Thread("thread", "sample", "ABC234", chat, ADA)])
        await connection.execute(insert(tables.shown_events), [{"key": "sample", "when_and_where": "here"}])
        await recounts.begin(connection, "sample", {"": "before"})
        await drop_off.add(connection, {DropOff("sample", "needs"): 3})
        await broadcasts.add(connection, order("of-cem"))
        await outbox.put(connection, [Outgoing(chat, Lane.ANSWER, "sendMessage", {"text": "Hej"})], now)
    return house


def order(key: str) -> Broadcast:
    everybody = Audience(statuses=("confirmed", "draft"))
    return Broadcast(
        key,
        "broadcast",
        "sample",
        everybody,
        Content({"sv": "Hej {name}!"}),
        "scheduled",
        OLGA["id"],
        OLD,
        OLD,
    )


async def spoil(house: House, fault: Fault) -> None:
    """Write the fault into one row, that of Cem where there are others."""
    [key, *_] = fault.table.primary_key
    chosen = select(key).order_by(key.desc()).limit(1)
    whose = fault.table.c.get("person" if fault.table is tables.registrations else "chat")
    if whose is not None:
        chosen = select(key).where(whose == CEM["id"]).limit(1)
    if fault.table is tables.chats:
        chosen = select(key).where(key == CEM["id"])
    async with house.database.transaction() as connection:
        found = await connection.scalar(chosen)
        assert found is not None
        spoilt = update(fault.table).where(key == found).values({fault.column: fault.stored})
        if fault.table is tables.counts or fault.table is tables.tallies or fault.table is tables.stops:
            one = (await connection.execute(select(fault.table))).mappings().first()
            assert one
            for each in fault.table.primary_key:
                spoilt = spoilt.where(each == one[each.name])
        await connection.execute(spoilt)


async def delivered(house: House, world: World) -> list[tuple[int, str]]:
    """What leaves in the lane of broadcasts: to whom, and the words."""
    async with house.database.transaction() as connection:
        await outbox.claim(connection, machine_time(), (Lane.ACKNOWLEDGEMENT, Lane.ANSWER), 200)
        items = await outbox.claim(connection, machine_time(), (Lane.BROADCAST, Lane.BROADCAST), 200)
        written = await Broadcasting(world).written(connection, items)
    return [(each.outgoing.chat, each.outgoing.payload.get("text", "")) for each in written]


@pytest.mark.parametrize("fault", list(faults()), ids=lambda fault: fault.name)
async def test_everybody_else_is_served(house: House, world: World, fault: Fault, tmp_path: Path) -> None:
    await spoil(house, fault)
    scheduler = Scheduler(house.database, world, Clock(), lambda: None)
    watcher = EventWatcher(house.database, tmp_path, world)

    await watcher.begin()
    await scheduler.begin()
    await scheduler.run_once()
    house.intake.renew(watcher.world)
    [submit] = await house.fill_in(raw.BO)
    await house.take(raw.pressed(submit, raw.BO))
    commands = ("/count", "/find ada", "/decide", "/questions", "/audit", "/team", "/broadcast", "/reminders")
    for each in commands:
        before = len(await house.outbox(OLGA["id"]))
        await house.take(raw.said(each, OLGA))
        assert len(await house.outbox(OLGA["id"])) > before, each
    async with house.database.transaction() as connection:
        await broadcasts.add(connection, order("of-all"))
    await scheduler.run_once()
    sent = await delivered(house, world)
    written = await sheet.write(
        house.database,
        world.wording,
        Plan(world.events["sample"], "csv", "sv", sensitive=True),
        tmp_path / "all.csv",
    )
    await house.take(raw.said("/start", CEM), raw.said("/registration", CEM), raw.said("Hej", CEM))

    assert await house.registered(BO) == {BO: ["sample"]}
    assert {(BO, "Hej Ada Åström!"), (ADA, "Hej Ada Åström!")} <= set(sent)
    assert written == (2 if fault.column == "event" and fault.table is tables.registrations else 3)
    assert [number for number, _ in await house.set_aside() if number] == []


async def told(house: House, person: int) -> str:
    """The newest that somebody was told."""
    rows = [each for each in await house.outbox(person) if "text" in each]
    return str(rows[-1]["text"])


@pytest.mark.parametrize("stored", [*BROKEN, NEWER, '{"language":"xx","version":2}'])
async def test_a_chat_that_cant_be_read_begins_anew_and_is_kept(
    house: House, world: World, stored: str
) -> None:
    await house.take(raw.pressed("messages|fewer||", CEM))
    await spoil(house, Fault(tables.chats, "state", stored))
    with capture_logs() as logged:
        await house.take(raw.said("/help", CEM), raw.said("/help", CEM))
    words = [each["text"] for each in await house.outbox(CEM["id"]) if "text" in each]
    anew = world.wording.html("sv", "chat-begun-anew")
    stands = world.wording.html("sv", "registration-stands", event="Provdagen")
    assert words.count(f"{anew}\n\n{stands}") == 1
    assert [each for _, each in await house.set_aside()] == [
        {"table": "chats", "key": {"id": CEM["id"]}, "state": stored}
    ]
    assert [each["event"] for each in logged] == ["a row can't be read"]
    assert str(CEM["id"]) not in str(logged)
    assert (await house.chat(CEM["id"])).only_necessary
    assert await house.registered(CEM["id"]) == {CEM["id"]: ["sample"]}


@pytest.mark.parametrize("said", ["/start", "/registration", "/start sample"])
async def test_a_registration_that_cant_be_read_is_left_alone_and_its_person_told(
    house: House, world: World, said: str
) -> None:
    await spoil(house, Fault(tables.registrations, "answers", "not JSON"))
    answer = world.wording.html("sv", "registration-unreadable", event="Provdagen")
    await house.take(raw.said(said, CEM))
    assert await told(house, CEM["id"]) == answer
    await house.take(raw.pressed("start|begin||sample", CEM))
    assert await told(house, CEM["id"]) == answer
    async with house.database.transaction() as connection:
        kept = tables.registrations.c
        assert await connection.scalar(select(kept.answers).where(kept.person == CEM["id"])) == "not JSON"


async def test_a_registration_that_cant_be_read_takes_its_seat(house: House, world: World) -> None:
    await spoil(house, Fault(tables.registrations, "answers", "not JSON"))
    scheduler = Scheduler(house.database, world, Clock(), lambda: None)
    with capture_logs() as logged:
        await scheduler.begin()
        await scheduler.run_once()
    async with house.database.transaction() as connection:
        tallied = await connection.scalar(
            select(tables.tallies.c.registrations).where(tables.tallies.c.field == "")
        )
    assert tallied == 2
    assert [each["event"] for each in logged].count("a row can't be read") == 1


async def test_deliveries_of_a_broadcast_that_cant_be_read_fail_and_can_be_tried_again(
    house: House, world: World
) -> None:
    await Scheduler(house.database, world, Clock(), lambda: None).run_once()
    async with house.database.transaction() as connection:
        await connection.execute(update(tables.broadcasts).values(rule="{}"))
    assert await delivered(house, world) == []
    async with house.database.transaction() as connection:
        rows = await connection.execute(
            select(tables.outbox.c.status, tables.outbox.c.reason).where(
                tables.outbox.c.broadcast.is_not(None)
            )
        )
        assert set(map(tuple, rows)) == {("failed", "unreadable")}
