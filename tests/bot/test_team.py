"""The team over a database: roles hold from the next update on, and a link lets one in, whoever comes first."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import machine_time
from bot.jobs import menus
from bot.parts.team import Team
from bot.world import World
from conversations.chat.menu import NAMES, own_to
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


async def link(house: House, role: str = "staff") -> str:
    """What is written by opening a link that Olga just got."""
    await house.take(raw.said(f"/invite {role}", OLGA))
    shown = next(each for each in await house.told(OLGA["id"]) if "?start=" in each)
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
    assert shown == {None: {*NAMES}, OLGA["id"]: {*NAMES}}
    async with database.transaction() as connection:
        assert (await team.fixed(connection), await boards.due(connection, machine_time())) == (set(), [])
    shown.clear()
    await menus.introduce(database, replace(world, organisers=frozenset()), tell)
    assert shown == {None: {*NAMES}}


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
        None: {NAMES},
        1: {(*NAMES, *own_to("staff"))},
        2: {(*NAMES, *own_to("organiser"))},
    }
    codes = [each["language_code"] for each in menus.all_of(world, [])]
    assert codes == [None, "sv", "en"]
