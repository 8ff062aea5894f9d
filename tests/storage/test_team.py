import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat import states
from conversations.chat.states import Chat
from conversations.model.team import Invitation, Member
from storage import chats, tables, team
from storage.chats import Stored
from tests.storage.examples import MINUTE, NOW

ADA = Member(5, "staff", "Ada Åström", 1, NOW)
LINK = Invitation("hashed", "organiser", 1, NOW + MINUTE)


async def _members(connection: AsyncConnection) -> list[Member]:
    return (await team.look(connection, []))[0]


async def test_a_member_is_stored_and_loaded_whole(connection: AsyncConnection) -> None:
    unnamed = Member(6, "organiser")
    await team.appoint(connection, [ADA, unnamed])
    assert await _members(connection) == [ADA, unnamed]


async def test_a_new_role_takes_the_place_of_the_old(connection: AsyncConnection) -> None:
    await team.appoint(connection, [ADA])
    promoted = Member(5, "organiser", "Ada", 2, NOW + MINUTE)
    await team.appoint(connection, [promoted])
    assert await _members(connection) == [promoted]


async def test_who_is_dismissed_is_gone(connection: AsyncConnection) -> None:
    await team.appoint(connection, [ADA])
    await team.dismiss(connection, [5])
    assert await _members(connection) == []


async def test_the_team_and_chats_are_read_at_once(connection: AsyncConnection) -> None:
    silent = Member(7, "staff", "", 1, NOW)
    await team.appoint(connection, [silent, ADA])
    await chats.save(connection, {each: Chat("sv") for each in (5, 8, 9)}, NOW)
    stored = Stored(states.dump(Chat("sv")), only_necessary=False)
    assert await team.look(connection, [8, 5, 99]) == ([ADA, silent], {5: stored, 8: stored})


async def test_a_member_or_a_chat_that_cannot_be_read_leaves_the_others_readable(
    connection: AsyncConnection,
) -> None:
    await team.appoint(connection, [ADA, Member(7, "staff", "", 1, NOW)])
    await chats.save(connection, {each: Chat("sv", only_necessary=True) for each in (5, 8)}, NOW)
    await connection.execute(update(tables.team).where(tables.team.c.chat == 7).values(role="unknown"))
    await connection.execute(update(tables.chats).values(state=""))
    unreadable = Stored("", only_necessary=True)
    assert await team.look(connection, [8]) == ([ADA], {5: unreadable, 8: unreadable})


async def test_an_invitation_is_found_by_the_hash_of_its_token_until_it_is_used(
    connection: AsyncConnection,
) -> None:
    await team.invite(connection, [LINK])
    assert await team.invitations(connection, ["hashed", "other"]) == [LINK]
    await team.use(connection, ["hashed"])
    assert await team.invitations(connection, ["hashed"]) == []


async def test_the_invitations_of_one_who_may_invite_no_more_are_gone(connection: AsyncConnection) -> None:
    other = Invitation("other", "staff", 2, LINK.until)
    await team.invite(connection, [LINK, other])
    await team.revoke(connection, [1, 3])
    assert await team.invitations(connection, ["hashed", "other"]) == [other]


@pytest.mark.parametrize(
    ("organisers", "left"), [([2], ["other"]), ([1, 2, 3], ["hashed", "other"]), ([], [])]
)
async def test_the_invitations_of_organisers_stay(
    connection: AsyncConnection, organisers: list[int], left: list[str]
) -> None:
    await team.invite(connection, [LINK, Invitation("other", "staff", 2, LINK.until)])
    await team.revoke_but(connection, organisers)
    found = await team.invitations(connection, ["hashed", "other"])
    assert sorted(each.token_hash for each in found) == left


async def test_an_invitation_is_forgotten_when_it_has_run_out(connection: AsyncConnection) -> None:
    await team.invite(connection, [LINK])
    await team.forget(connection, NOW)
    assert await team.invitations(connection, ["hashed"]) == [LINK]
    await team.forget(connection, LINK.until)
    assert await team.invitations(connection, ["hashed"]) == []
