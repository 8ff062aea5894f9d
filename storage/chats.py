"""Stores the chats: where each conversation stands, and whether the bot may write there."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat import states
from conversations.chat.states import Chat
from storage import readable, tables
from storage.database import lock, upsert

_LOAD = select(tables.chats.c.id, tables.chats.c.state, tables.chats.c.only_necessary).where(
    tables.chats.c.id.in_(bindparam("ids", expanding=True))
)


STORING = 2**62 + 2
"""The key that those hold who may change registrations, so that no seat is given twice; no chat has such an id."""


async def load(connection: AsyncConnection, ids: Collection[int], *, storing: bool = False) -> dict[int, str]:
    """Return the stored states of chats by their id, held until the transaction ends; see `states.load`.

    Who is `storing` registrations holds all of those too.
    """
    await lock(connection, *ids, *([STORING] if storing else []))
    return await look(connection, ids)


async def look(connection: AsyncConnection, ids: Collection[int]) -> dict[int, str]:
    """Return the stored states of chats by their id, as they are at this moment."""
    return {row.id: row.state for row in await connection.execute(_LOAD, {"ids": list(ids)})}


async def read(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Chat]:
    """Return chats by their id, as they are at this moment; those that can't be read are left out."""
    return (await _read(connection, ids))[0] if ids else {}


async def take(
    connection: AsyncConnection, ids: Collection[int], *, storing: bool = False
) -> tuple[dict[int, Chat], dict[int, bool]]:
    """Return chats by their id, held until the transaction ends; and those that can't be read, which begin anew.

    Given of these is whether they hear necessary broadcasts only, since that stays so.
    """
    await lock(connection, *ids, *([STORING] if storing else []))
    return await _read(connection, ids)


async def _read(connection: AsyncConnection, ids: Collection[int]) -> tuple[dict[int, Chat], dict[int, bool]]:
    """Return what `take` does; put aside what stands in a chat that can't be read."""
    found: dict[int, Chat] = {}
    lost: dict[int, bool] = {}
    for row in (await connection.execute(_LOAD, {"ids": list(ids)})).all():
        try:
            found[row.id] = states.load(row.state)
        except Exception as error:  # noqa: BLE001 - whatever stands there, the person can go on
            lost[row.id] = row.only_necessary
            await readable.note(connection, tables.chats, {"id": row.id}, error, state=row.state)
    return found, lost


async def save(connection: AsyncConnection, chats: Mapping[int, Chat], now: datetime) -> None:
    """Store chats as they now stand. Who writes can be reached again."""
    if not chats:
        return
    statement = upsert(
        connection, tables.chats, ("id",), "state", "changed_at", "unreachable", "only_necessary"
    )
    rows = [
        {
            "id": each,
            "state": states.dump(chat),
            "changed_at": now,
            "unreachable": None,
            "only_necessary": chat.only_necessary,
        }
        for each, chat in chats.items()
    ]
    await connection.execute(statement, rows)


async def about(connection: AsyncConnection, event: str) -> list[int]:
    """Return the chats in which an event is named, among them all that hold a draft for it."""
    named = tables.chats.c.state.contains(f'"event":"{event}"', autoescape=True)
    return list(await connection.scalars(select(tables.chats.c.id).where(named)))


async def rewrite(connection: AsyncConnection, chats: Mapping[int, Chat]) -> None:
    """Store chats in which nobody has written."""
    if chats:
        statement = update(tables.chats).where(tables.chats.c.id == bindparam("chat"))
        rows = [{"chat": each, "new_state": states.dump(chat)} for each, chat in chats.items()]
        await connection.execute(statement.values(state=bindparam("new_state")), rows)


async def mark_unreachable(connection: AsyncConnection, ids: Collection[int], reason: str | None) -> None:
    """Note why the bot can't write to these chats; None when it can again."""
    chosen = update(tables.chats).where(tables.chats.c.id.in_(ids))
    await connection.execute(chosen.values(unreachable=reason))


async def unreachable(connection: AsyncConnection) -> dict[int, str]:
    """Return the chats that the bot can't write to, with the reason."""
    columns = (tables.chats.c.id, tables.chats.c.unreachable)
    rows = await connection.execute(select(*columns).where(tables.chats.c.unreachable.is_not(None)))
    return {row.id: row.unreachable for row in rows}
