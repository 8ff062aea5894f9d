"""Stores who may do more than attend, and the invitations that are open."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.team import ROLES, Invitation, Member
from storage import readable, tables
from storage.chats import Stored
from storage.database import upsert

LONGEST_NAME = 200

_team, _chats = tables.team.c, tables.chats.c

_LOOK = union_all(
    select(
        _team.chat, _chats.state, _chats.only_necessary, _team.role, _team.name, _team.invited_by, _team.at
    ).select_from(tables.team.outerjoin(tables.chats, _chats.id == _team.chat)),
    select(_chats.id, _chats.state, _chats.only_necessary, null(), null(), null(), null()).where(
        _chats.id.in_(bindparam("chats", expanding=True))
    ),
)
"""The members, each with their chat; and some chats, with nothing beside."""


async def look(connection: AsyncConnection, chats: Collection[int]) -> tuple[list[Member], dict[int, Stored]]:
    """All members that can be read, and their chats and these as they are stored, by id, in one statement."""
    rows = (await connection.execute(_LOOK, {"chats": list(chats)})).all()
    of_team = [row for row in rows if row.role is not None]
    members = await readable.read(connection, tables.team, of_team, _member)
    stored = {row.chat: Stored(row.state, row.only_necessary) for row in rows if row.state is not None}
    return sorted(members, key=lambda each: each.chat), stored


async def appoint(connection: AsyncConnection, appointed: Collection[Member]) -> None:
    """Store members; a role that somebody had before gives way."""
    if appointed:
        statement = upsert(connection, tables.team, ("chat",), "role", "name", "invited_by", "at")
        await connection.execute(statement, [_row(each) for each in appointed])


async def dismiss(connection: AsyncConnection, chats: Collection[int]) -> None:
    if chats:
        await connection.execute(delete(tables.team).where(tables.team.c.chat.in_(chats)))


async def fixed(connection: AsyncConnection) -> set[int]:
    """Return the chats of those who stand in ORGANISERS, or stood there and are not yet dismissed, as far as they have written."""
    chosen = select(tables.team.c.chat).where(tables.team.c.invited_by.is_(None))
    return set(await connection.scalars(chosen))


async def dismiss_fixed(connection: AsyncConnection, chats: Collection[int]) -> None:
    """Dismiss those of them whom nobody has invited since."""
    if chats:
        chosen = delete(tables.team).where(tables.team.c.chat.in_(chats), tables.team.c.invited_by.is_(None))
        await connection.execute(chosen)


async def invite(connection: AsyncConnection, new: Collection[Invitation]) -> None:
    if new:
        rows = [
            {"seal": each.token_hash, "role": each.role, "invited_by": each.by, "until": each.until}
            for each in new
        ]
        await connection.execute(insert(tables.invitations), rows)


async def invitations(connection: AsyncConnection, token_hashes: Collection[str]) -> list[Invitation]:
    """Return the open invitations of which these are the hashes of the tokens."""
    if not token_hashes:
        return []
    chosen = select(tables.invitations).where(tables.invitations.c.seal.in_(token_hashes))
    rows = await connection.execute(chosen)
    return await readable.read(connection, tables.invitations, rows, _invitation)


async def use(connection: AsyncConnection, token_hashes: Collection[str]) -> None:
    """Delete invitations that were used."""
    if token_hashes:
        await connection.execute(
            delete(tables.invitations).where(tables.invitations.c.seal.in_(token_hashes))
        )


async def revoke(connection: AsyncConnection, makers: Collection[int]) -> None:
    """Drop the invitations that these made."""
    if makers:
        chosen = delete(tables.invitations).where(tables.invitations.c.invited_by.in_(makers))
        await connection.execute(chosen)


async def revoke_but(connection: AsyncConnection, organisers: Collection[int]) -> None:
    """Drop the invitations that others than these made."""
    chosen = delete(tables.invitations).where(tables.invitations.c.invited_by.not_in(organisers))
    await connection.execute(chosen)


async def forget(connection: AsyncConnection, now: datetime) -> None:
    """Drop the invitations that have run out."""
    await connection.execute(delete(tables.invitations).where(tables.invitations.c.until <= now))


def _member(row: Row[Any]) -> Member:
    return Member(row.chat, readable.known(row.role, ROLES), row.name, row.invited_by, row.at)


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(row.seal, readable.known(row.role, ROLES), row.invited_by, row.until)


def _row(member: Member) -> dict[str, object]:
    return {
        "chat": member.chat,
        "role": member.role,
        "name": member.name[:LONGEST_NAME],
        "invited_by": member.by,
        "at": member.at,
    }
