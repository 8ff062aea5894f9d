"""An event changes while people are registered: organisers are asked once, one decides, and people are told once."""

import asyncio

import pytest
from sqlalchemy import select

from bot.world import World
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import tables
from storage.database import Database
from tests.bot.test_door import DAY, OLGA, SAM, Door, attendee
from tests.fakes import raw

BEFORE = DAY.replace(month=1)
ASKED = "🔔"


def moved(event: Event, name: str = "Slöjdhallen") -> Event:
    return Event.model_validate(event.model_dump(exclude_none=True) | {"venue": {"name": name}})


def world_of(world: World, event: Event) -> World:
    return World({event.key: event}, world.bot, world.wording, frozenset([OLGA["id"], SAM["id"]]))


def house_of(database: Database, world: World, event: Event) -> Door:
    """A bot that begins with the event as it is now, over the same database."""
    found = Door(database, world_of(world, event))
    found.clock.time = BEFORE
    return found


@pytest.fixture
async def registered(database: Database, world: World, event: Event) -> Registration:
    """Ada is registered for the event as it was."""
    house = house_of(database, world, event)
    await house.registers(attendee())
    return attendee()


async def asked(house: Door, who: int = OLGA["id"]) -> list[str]:
    return [each for each in await house.told(who) if each.startswith(ASKED)]


async def sent(house: Door) -> list[int | None]:
    """The chats that a broadcast went to, or will."""
    async with house.database.transaction() as connection:
        chosen = select(tables.outbox.c.chat).where(tables.outbox.c.broadcast.is_not(None))
        return list(await connection.scalars(chosen))


async def offered(house: Door, act: str) -> str:
    return await house.button(OLGA["id"], f"notice|{act}")


@pytest.mark.usefixtures("registered")
async def test_organisers_are_asked_once_also_after_a_restart(
    database: Database, world: World, event: Event
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    await house.scheduler.begin()
    await house_of(database, world, moved(event)).scheduler.begin()
    assert [len(await asked(house, each["id"])) for each in (OLGA, SAM)] == [1, 1]
    assert "👥 Berör 1 anmälda" in (await asked(house))[0]
    assert await sent(house) == []


@pytest.mark.usefixtures("registered")
async def test_a_file_that_changes_while_the_bot_runs_is_asked_about(
    database: Database, world: World, event: Event
) -> None:
    house = house_of(database, world, event)
    await house.scheduler.begin()
    house.scheduler.renew(world_of(world, moved(event)))
    await house.scheduler.run_once()
    assert len(await asked(house)) == 1


async def test_where_nobody_is_registered_nobody_is_asked(
    database: Database, world: World, event: Event
) -> None:
    await house_of(database, world, event).scheduler.begin()
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    await house.registers(attendee())
    assert await asked(house) == []


async def test_one_organiser_sends_and_the_other_sees_it(
    database: Database, world: World, event: Event, registered: Registration
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    press = await offered(house, "send")
    await house.take(raw.pressed(press, OLGA))
    await house.take(raw.pressed(press, SAM))
    assert await sent(house) == [registered.person]
    edits = [each for each in await house.outbox(SAM["id"]) if each["method"] == "editMessageText"]
    assert len(edits) == 1
    await house.scheduler.begin()
    assert len(await asked(house)) == 2, "the offer, and what stands in its place"


async def test_two_organisers_who_send_at_once_tell_people_once(
    database: Database, another_process: Database, world: World, event: Event, registered: Registration
) -> None:
    house, other = house_of(database, world, moved(event)), house_of(another_process, world, moved(event))
    await house.scheduler.begin()
    press = await offered(house, "send")
    await asyncio.gather(house.take(raw.pressed(press, OLGA)), other.take(raw.pressed(press, SAM)))
    assert await sent(house) == [registered.person]


@pytest.mark.usefixtures("registered")
async def test_what_nobody_needs_to_hear_is_asked_no_more_and_the_next_change_is(
    database: Database, world: World, event: Event
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    await house.take(raw.pressed(await offered(house, "leave"), OLGA))
    await house_of(database, world, moved(event)).scheduler.begin()
    assert (await sent(house), len(await asked(house))) == ([], 2)
    await house_of(database, world, moved(event, "Biblioteket")).scheduler.begin()
    assert "Slöjdhallen → <b>Biblioteket</b>" in (await asked(house))[-1]


@pytest.mark.usefixtures("registered")
async def test_what_is_changed_back_takes_the_offer_back(
    database: Database, world: World, event: Event
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    press = await offered(house, "send")
    back = house_of(database, world, event)
    await back.scheduler.begin()
    await back.take(raw.pressed(press, OLGA))
    assert await sent(back) == []
    assert (await asked(back))[-1].endswith("↩️ Det är ändrat tillbaka, så det finns inget att berätta.")


@pytest.mark.usefixtures("registered")
async def test_a_draft_that_is_being_changed_is_not_sent_after_another_has_decided(
    database: Database, world: World, event: Event
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    await house.take(raw.pressed(await offered(house, "edit"), SAM))
    now = await house.button(SAM["id"], "compose|now")
    await house.take(raw.pressed(await offered(house, "leave"), OLGA))
    await house.take(raw.pressed(now, SAM))
    assert await sent(house) == []


async def test_a_draft_that_was_opened_is_sent_and_decides(
    database: Database, world: World, event: Event, registered: Registration
) -> None:
    house = house_of(database, world, moved(event))
    await house.scheduler.begin()
    await house.take(raw.pressed(await offered(house, "edit"), SAM))
    now = await house.button(SAM["id"], "compose|now")
    await house.take(raw.pressed(now, SAM))
    await house_of(database, world, moved(event)).scheduler.begin()
    assert await sent(house) == [registered.person]
    assert len(await asked(house)) == 2
