import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.team import Invitation, Member
from storage import team
from tests.storage.examples import MINUTE, NOW

ADA = Member(5, "staff", "Ada Åström", 1, NOW)
LINK = Invitation("hashed", "organiser", 1, NOW + MINUTE)


async def test_a_member_is_stored_and_loaded_whole(connection: AsyncConnection) -> None:
    unnamed = Member(6, "organiser")
    await team.appoint(connection, [ADA, unnamed])
    assert await team.members(connection) == [ADA, unnamed]


async def test_a_new_role_takes_the_place_of_the_old(connection: AsyncConnection) -> None:
    await team.appoint(connection, [ADA])
    promoted = Member(5, "organiser", "Ada", 2, NOW + MINUTE)
    await team.appoint(connection, [promoted])
    assert await team.members(connection) == [promoted]


async def test_who_is_dismissed_is_gone(connection: AsyncConnection) -> None:
    await team.appoint(connection, [ADA])
    await team.dismiss(connection, [5])
    assert await team.members(connection) == []


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
