"""Who may do more than attend, and the invitations that are open."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.team import Invitation, Member
from storage import tables
from storage.database import upsert

LONGEST_NAME = 200

_team, _chats = tables.team.c, tables.chats.c

_LOOK = union_all(
    select(_team.chat, _chats.state, _team.role, _team.name, _team.invited_by, _team.at).select_from(
        tables.team.outerjoin(tables.chats, _chats.id == _team.chat)
    ),
    select(_chats.id, _chats.state, null(), null(), null(), null()).where(
        _chats.id.in_(bindparam("chats", expanding=True))
    ),
)
"""The members, each with the state of their chat; and the states of some chats, with nothing beside."""


async def look(connection: AsyncConnection, chats: Collection[int]) -> tuple[list[Member], dict[int, str]]:
    """All members, and the stored states of their chats and of these, by id, in one statement; see `states.load`."""
    rows = (await connection.execute(_LOOK, {"chats": list(chats)})).all()
    members = [Member(row.chat, row.role, row.name, row.invited_by, row.at) for row in rows if row.role]
    return sorted(members, key=lambda each: each.chat), {row.chat: row.state for row in rows if row.state}


async def appoint(connection: AsyncConnection, appointed: Collection[Member]) -> None:
    """Store members; a role that somebody had before gives way."""
    if appointed:
        statement = upsert(connection, tables.team, ("chat",), "role", "name", "invited_by", "at")
        await connection.execute(statement, [_row(each) for each in appointed])


async def dismiss(connection: AsyncConnection, chats: Collection[int]) -> None:
    if chats:
        await connection.execute(delete(tables.team).where(tables.team.c.chat.in_(chats)))


async def fixed(connection: AsyncConnection) -> set[int]:
    """Those who stand in ORGANISERS, or stood there and are not yet dismissed; as far as they have written."""
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
            {"seal": each.seal, "role": each.role, "invited_by": each.by, "until": each.until} for each in new
        ]
        await connection.execute(insert(tables.invitations), rows)


async def invitations(connection: AsyncConnection, seals: Collection[str]) -> list[Invitation]:
    """The open invitations with these seals."""
    if not seals:
        return []
    chosen = select(tables.invitations).where(tables.invitations.c.seal.in_(seals))
    rows = await connection.execute(chosen)
    return [Invitation(row.seal, row.role, row.invited_by, row.until) for row in rows]


async def use(connection: AsyncConnection, seals: Collection[str]) -> None:
    """An invitation that was used is gone."""
    if seals:
        await connection.execute(delete(tables.invitations).where(tables.invitations.c.seal.in_(seals)))


async def forget(connection: AsyncConnection, now: datetime) -> None:
    """Drop the invitations that have run out."""
    await connection.execute(delete(tables.invitations).where(tables.invitations.c.until <= now))


def _row(member: Member) -> dict[str, object]:
    return {
        "chat": member.chat,
        "role": member.role,
        "name": member.name[:LONGEST_NAME],
        "invited_by": member.by,
        "at": member.at,
    }
