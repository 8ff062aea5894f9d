"""The team over a database: roles hold from the next update on, and a link lets one in, whoever comes first."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock, machine_time
from bot.jobs import menus
from bot.jobs.scheduler import Scheduler
from bot.parts.team import Team
from bot.world import World
from conversations import routes
from conversations.model.team import Member
from storage import boards, tables, team
from storage.boards import Board
from storage.database import Database
from tests.bot.test_intake import ADA, BO, House
from tests.fakes import raw

OLGA = raw.person(900)


@pytest.fixture
def world(world: World) -> World:
    return World(world.events, world.bot, world.wording, frozenset([OLGA["id"]]))


@pytest.fixture
def house(database: Database, world: World) -> House:
    return House(database, world)


@pytest.fixture
def other_house(another_process: Database, world: World) -> House:
    return House(another_process, world)


async def link(house: House, role: str = "staff", maker: Any = OLGA) -> str:
    """What is written by opening a link that an organiser just got."""
    await house.take(raw.said(f"/invite {role}", maker))
    shown = next(each for each in reversed(await house.told(maker["id"])) if "?start=" in each)
    return "/start " + shown.split("?start=")[1].split()[0]


async def in_team(house: House) -> dict[int, str]:
    async with house.database.transaction() as connection:
        members, _ = await team.look(connection, [])
    return {each.chat: each.role for each in members if each.by is not None}


async def test_a_link_lets_one_person_in(house: House) -> None:
    opened = await link(house)
    await house.take(raw.said(opened, raw.ADA), raw.said(opened, raw.BO))
    assert await in_team(house) == {ADA: "staff"}
    assert [each["method"] for each in await house.outbox(ADA)].count("setMyCommands") == 3


async def test_a_link_lets_one_person_in_at_two_doors_at_once(house: House, other_house: House) -> None:
    opened = await link(house)
    await asyncio.gather(house.take(raw.said(opened, raw.ADA)), other_house.take(raw.said(opened, raw.BO)))
    assert len(await in_team(house)) == 1


async def test_a_role_holds_for_the_next_update_of_the_same_batch(house: House) -> None:
    opened = await link(house, "organiser")
    await house.take(raw.said(opened, raw.ADA), raw.said("/team", raw.ADA), raw.said("/team", raw.BO))
    assert any("Ada Åström" in each for each in await house.told(ADA))
    assert not any("Ada" in each for each in await house.told(BO))


async def test_who_is_removed_is_gone_from_the_database(house: House) -> None:
    await house.take(raw.said(await link(house), raw.ADA))
    await house.take(raw.pressed(f"team|dismiss||{ADA}", OLGA))
    assert await in_team(house) == {}


@pytest.fixture
async def of_ada(house: House) -> str:
    """A link that Ada made, who is an organiser."""
    await house.take(raw.said(await link(house, "organiser"), raw.ADA))
    return await link(house, "organiser", raw.ADA)


async def invitations(house: House) -> list[int]:
    """Who made those that stand."""
    async with house.database.transaction() as connection:
        return list(await connection.scalars(select(tables.invitations.c.invited_by)))


@pytest.mark.parametrize("opener", [raw.ADA, raw.BO], ids=["maker", "another"])
@pytest.mark.parametrize("batches", [1, 2])
async def test_a_link_dies_with_the_role_of_who_made_it(
    house: House, world: World, of_ada: str, opener: Any, batches: int
) -> None:
    updates = [raw.pressed(f"team|dismiss||{ADA}", OLGA), raw.said(of_ada, opener)]
    for batch in [updates] if batches == 1 else [[each] for each in updates]:
        await house.take(*batch)
    assert (await in_team(house), await invitations(house)) == ({}, [])
    assert world.wording.html("sv" if opener is raw.ADA else "en", "join-gone") in await house.told(
        opener["id"]
    )


async def test_the_link_of_an_organiser_who_leaves_dies_too(house: House, of_ada: str) -> None:
    await house.take(raw.pressed(f"team|dismiss||{ADA}", raw.ADA), raw.said(of_ada, raw.BO))
    assert (await in_team(house), await invitations(house)) == ({}, [])


@pytest.mark.usefixtures("of_ada")
async def test_a_link_made_in_the_batch_of_the_removal_is_not_stored(house: House) -> None:
    invites = raw.said("/invite staff", raw.ADA)
    await house.take(invites, raw.pressed(f"team|dismiss||{ADA}", OLGA))
    assert await invitations(house) == []


@pytest.mark.parametrize("batches", [1, 2])
async def test_old_links_stay_dead_when_their_maker_comes_back(
    house: House, of_ada: str, batches: int
) -> None:
    back = await link(house, "organiser")
    updates = [raw.pressed(f"team|dismiss||{ADA}", OLGA), raw.said(back, raw.ADA)]
    for batch in [updates] if batches == 1 else [[each] for each in updates]:
        await house.take(*batch)
    await house.take(raw.said(of_ada, raw.BO))
    assert await in_team(house) == {ADA: "organiser"}


async def test_a_removal_and_a_link_of_the_removed_at_once_let_nobody_stay(
    house: House, other_house: House, of_ada: str
) -> None:
    """Whichever comes first: who came in before the removal was let in by an organiser."""
    await asyncio.gather(
        house.take(raw.pressed(f"team|dismiss||{ADA}", OLGA)), other_house.take(raw.said(of_ada, raw.BO))
    )
    told = await house.told(BO)
    assert (BO in await in_team(house)) is not any("no longer valid" in each for each in told)
    assert (ADA in await in_team(house), await invitations(house)) == (False, [])


@pytest.mark.usefixtures("of_ada")
async def test_who_waits_while_being_removed_invites_nobody(house: House, other_house: House) -> None:
    """Ada's update is taken while the removal is not on disk yet."""
    await asyncio.gather(
        house.take(raw.pressed(f"team|dismiss||{ADA}", OLGA)),
        other_house.take(raw.said("/invite staff", raw.ADA)),
    )
    assert await invitations(house) == []


async def test_links_of_who_no_longer_stands_in_the_settings_stay_dead(
    database: Database, house: House, world: World
) -> None:
    opened = await link(house)
    without = replace(world, organisers=frozenset())

    async def tell(_menu: dict[str, Any]) -> None:
        """Telegram takes it."""

    await House(database, without).take(raw.said(opened, raw.ADA))
    assert (await in_team(house), await invitations(house)) == ({}, [OLGA["id"]])
    await menus.introduce(database, without, tell)
    await menus.introduce(database, world, tell)
    await house.take(raw.said(opened, raw.ADA))
    assert (await in_team(house), await invitations(house)) == ({}, [])


async def test_figures_are_kept_current_for_the_team_alone(house: House, world: World) -> None:
    """Also where the message was asked for in the batch of the removal, or stands from before."""
    await house.take(raw.said(await link(house), raw.ADA))
    await house.take(raw.pressed("count|keep||sample", raw.ADA, on=7))
    pinned = await shown_to(house)
    await house.take(
        raw.pressed("count|keep||sample", raw.ADA, on=8), raw.pressed(f"team|dismiss||{ADA}", OLGA)
    )
    assert (pinned, await shown_to(house)) == ([ADA], [])
    async with house.database.transaction() as connection:
        await boards.keep(connection, [Board(ADA, "sample", 7, "", machine_time() - timedelta(days=1))])
    before = await house.outbox(ADA)
    await Scheduler(house.database, world, Clock(), lambda: None).run_once()
    assert (await shown_to(house), await house.outbox(ADA)) == ([], before)


async def shown_to(house: House) -> list[int]:
    async with house.database.transaction() as connection:
        return [each.chat for each in await boards.due(connection, machine_time() + timedelta(days=1))]


async def test_a_link_is_not_stored_as_it_is(house: House) -> None:
    token = (await link(house)).removeprefix("/start join-")
    async with house.database.transaction() as connection:
        (row,) = (await connection.execute(select(tables.invitations))).all()
    assert token not in str(row)


async def test_who_no_longer_stands_in_the_settings_is_no_organiser(database: Database, house: House) -> None:
    await house.take(raw.said("/start", OLGA))
    async with database.transaction() as connection:
        assert await _members(connection, 900) == {900: Member(900, "organiser", "Person 900")}
        assert await _members(connection) == {}


async def _members(connection: AsyncConnection, *organisers: int) -> dict[int, Member]:
    team = Team(frozenset(organisers))
    await team.read(connection)
    return team.members


async def test_who_stood_in_the_settings_loses_the_menu_and_the_figures(
    database: Database, house: House, world: World
) -> None:
    await house.take(raw.said("/start", OLGA))
    async with database.transaction() as connection:
        await boards.keep(connection, [Board(OLGA["id"], "sample", 7, "", machine_time())])
    shown: dict[Any, set[str]] = {}

    async def tell(menu: dict[str, Any]) -> None:
        scope = menu["scope"].chat_id if "scope" in menu else None
        shown.setdefault(scope, set()).update(each.command for each in menu["commands"])

    await menus.introduce(database, replace(world, organisers=frozenset()), tell)
    assert shown == {None: {*routes.names(None)}, OLGA["id"]: {*routes.names(None)}}
    async with database.transaction() as connection:
        assert (await team.fixed(connection), await boards.due(connection, machine_time())) == (set(), [])
    shown.clear()
    await menus.introduce(database, replace(world, organisers=frozenset()), tell)
    assert shown == {None: {*routes.names(None)}}


async def test_who_stood_in_the_settings_keeps_the_menu_until_telegram_has_heard(
    database: Database, house: House, world: World
) -> None:
    await house.take(raw.said("/start", OLGA))

    async def tell(_menu: dict[str, Any]) -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await menus.introduce(database, replace(world, organisers=frozenset()), tell)
    async with database.transaction() as connection:
        assert await team.fixed(connection) == {OLGA["id"]}


def test_each_role_sees_its_commands_in_each_language(world: World) -> None:
    shown: dict[Any, set[tuple[str, ...]]] = {}
    for each in menus.all_of(world, [Member(1, "staff"), Member(2, "organiser")]):
        scope = each["scope"].chat_id if "scope" in each else None
        shown.setdefault(scope, set()).add(tuple(command.command for command in each["commands"]))
    assert shown == {
        None: {routes.names(None)},
        1: {routes.names("staff")},
        2: {routes.names("organiser")},
    }
    codes = [each["language_code"] for each in menus.all_of(world, [])]
    assert codes == [None, "sv", "en"]


async def test_a_member_whose_chat_cannot_be_read_has_no_language(house: House, world: World) -> None:
    await house.take(raw.said("/start", OLGA), raw.said(await link(house), raw.ADA))
    spoilt = update(tables.chats).where(tables.chats.c.id == ADA).values(state="null")
    known = Team(world.organisers)
    async with house.database.transaction() as connection:
        await connection.execute(spoilt)
        await known.read(connection)
    assert (sorted(known.members), dict(known.languages)) == ([ADA, OLGA["id"]], {OLGA["id"]: "sv"})
