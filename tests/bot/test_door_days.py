"""Several days over a database: once a day at two doors, counted and missing by day, and a column of the sheet for each."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.files.columns import Plan, door_days
from bot.world import World, wording
from conversations.model.event.event import Event
from conversations.model.registrations.registration import CheckIn
from storage import registrations
from storage.database import Database
from tests.bot.test_door import CODE, DAY, OLGA, SAM, Door, attendee
from tests.bot.test_sheet import rows
from tests.fakes import raw

FIRST, SECOND = DAY.date(), DAY.date() + timedelta(days=1)
SCAN = f"/start ticket-{CODE}"


@pytest.fixture
def days(event: Event) -> Event:
    return Event.model_validate(event.model_dump(exclude_none=True) | {"starts": FIRST, "ends": SECOND})


@pytest.fixture
def world(world: World, days: Event) -> World:
    return World({days.key: days}, world.bot, world.wording, frozenset([OLGA["id"], SAM["id"]]))


@pytest.fixture
def house(database: Database, world: World) -> Door:
    return Door(database, world)


@pytest.fixture
def other_house(another_process: Database, world: World) -> Door:
    return Door(another_process, world)


async def test_a_ticket_is_checked_in_once_a_day_at_two_doors_at_once(house: Door, other_house: Door) -> None:
    await house.registers(attendee())
    for number, day in enumerate((FIRST, SECOND)):
        house.clock.time = other_house.clock.time = DAY + timedelta(days=number)
        await asyncio.gather(house.take(raw.said(SCAN, OLGA)), other_house.take(raw.said(SCAN, SAM)))
        told = [(await house.told(each["id"]))[-1] for each in (OLGA, SAM)]
        assert sorted("✅✅✅" in each for each in told) == [False, True]
        assert max((await house.registration()).came_on) == day
    first, second = sorted((await house.registration()).came_on.values())
    assert (first.at, second.at) == (DAY, DAY + timedelta(days=1))
    assert await house.total() == {"came": 1, FIRST.isoformat(): 1, SECOND.isoformat(): 1}
    assert [each[1] for each in await house.acts()] == ["arrived", "arrived"]


async def test_what_is_counted_by_day_is_counted_the_same_anew(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(SCAN, OLGA))
    before = await house.total()
    await house.scheduler.begin()
    assert (before, await house.total()) == ({"came": 1, FIRST.isoformat(): 1},) * 2


async def test_a_check_in_of_one_day_is_undone_and_the_other_stays(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(SCAN, OLGA))
    house.clock.time = DAY + timedelta(days=1)
    await house.take(raw.said(SCAN, OLGA), raw.pressed(f"day|out|{CODE}|{FIRST}", SAM))
    assert (await house.registration()).came_on == {SECOND: CheckIn(house.clock.time, OLGA["id"])}
    assert await house.total() == {"came": 1, SECOND.isoformat(): 1}


async def test_who_is_missing_is_looked_up_by_day(house: Door) -> None:
    old = replace(attendee("XYZ234", 502, "Bo Ek"), came_at=DAY, came_by=SAM["id"])
    await house.registers(attendee(), old)
    await house.take(raw.said(SCAN, OLGA))
    house.clock.time = DAY + timedelta(days=1)
    await house.take(
        raw.pressed("door|missing||sample", OLGA), raw.pressed(f"day|missing|sample|{FIRST}", OLGA)
    )
    today, before = (await house.told(OLGA["id"]))[-2:]
    assert [name in today for name in ("Ada Åström", "Bo Ek")] == [True, True]
    assert [name in before for name in ("Ada Åström", "Bo Ek")] == [False, False]


async def test_a_sheet_has_a_column_for_each_day(database: Database, days: Event, tmp_path: Path) -> None:
    on = {FIRST: CheckIn(DAY, 1), SECOND: CheckIn(DAY + timedelta(days=1), 1)}
    both = replace(attendee(), came_at=DAY + timedelta(days=1), came_by=1, came_on=on)
    old = replace(attendee("XYZ234", 502, "Bo Ek"), came_at=DAY, came_by=1)
    async with database.transaction() as connection:
        await registrations.add(connection, [both, old])
    heading, *found = await rows(database, Plan(days, "csv", "sv"), tmp_path)
    assert heading[4:6] == ["Incheckad 20 maj", "Incheckad 21 maj"]
    assert [each[4:6] for each in found] == [
        ["2099-05-20 10:00", "2099-05-21 10:00"],
        ["2099-05-20 10:00", ""],
    ]


async def test_what_cant_be_read_of_the_days_leaves_the_last_check_in(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(SCAN, OLGA))
    async with house.database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE registrations SET came_on = '{oh'")
    found = await house.registration()
    assert (found.came_at, found.came_on) == (DAY, {})


async def test_who_is_checked_in_by_day_is_deleted_with_the_registration(house: Door) -> None:
    await house.registers(attendee())
    await house.take(raw.said(SCAN, OLGA))
    async with house.database.transaction() as connection:
        await registrations.forget(connection, "sample")
        kept = await connection.exec_driver_sql("SELECT came_on FROM registrations")
        assert kept.all() == []


def test_a_day_of_many_is_a_column_up_to_a_month(days: Event) -> None:
    long = Event.model_validate(days.model_dump(exclude_none=True) | {"ends": date(2099, 12, 31)})
    assert len(door_days(wording(), Plan(long, "csv", "sv"))) == 31
