"""Stores the chats: where each conversation stands, and whether the bot may write there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat import states
from conversations.chat.states import Chat
from storage import readable, tables
from storage.database import lock, upsert

_LOAD = select(tables.chats.c.id, tables.chats.c.state, tables.chats.c.only_necessary).where(
    tables.chats.c.id.in_(bindparam("ids", expanding=True))
)


_UNREACHABLE = select(tables.chats.c.id).where(
    tables.chats.c.id.in_(bindparam("ids", expanding=True)), tables.chats.c.unreachable.is_not(None)
)

STORING = 2**62 + 2
"""The key that those hold who may change registrations, so that no seat is given twice; no chat has such an id."""


class Stored(NamedTuple):
    """A chat as it is stored, which it may be impossible to read; `made` makes the chat of it."""

    state: str
    only_necessary: bool


async def hold(connection: AsyncConnection, ids: Collection[int], *, storing: bool = False) -> None:
    """Hold chats until the transaction ends; who is `storing` registrations holds all of those too."""
    await lock(connection, *ids, *([STORING] if storing else []))


async def read(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Chat]:
    """Chats by their id, as they are at this moment; those that can't be read are left out."""
    if not ids:
        return {}
    rows = await connection.execute(_LOAD, {"ids": list(ids)})
    found, _ = await made(connection, {row.id: Stored(row.state, row.only_necessary) for row in rows})
    return found


async def made(
    connection: AsyncConnection, stored: Mapping[int, Stored]
) -> tuple[dict[int, Chat], dict[int, bool]]:
    """Chats by their id; and those that can't be read, which begin anew, while what stands in them is put aside.

    Given of these is whether they hear necessary broadcasts only, since that stays so.
    """
    found: dict[int, Chat] = {}
    lost: dict[int, bool] = {}
    for chat, (state, only_necessary) in stored.items():
        try:
            found[chat] = states.load(state)
        except Exception as error:  # noqa: BLE001 - whatever stands there, the person can go on
            lost[chat] = only_necessary
            await readable.note(connection, tables.chats, {"id": chat}, error, state=state)
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


async def unreachable_among(connection: AsyncConnection, ids: Collection[int]) -> set[int]:
    """Return those of these chats that the bot can't write to."""
    if not ids:
        return set()
    return set(await connection.scalars(_UNREACHABLE, {"ids": list(ids)}))


async def unreachable(connection: AsyncConnection) -> dict[int, str]:
    """Return the chats that the bot can't write to, with the reason."""
    columns = (tables.chats.c.id, tables.chats.c.unreachable)
    rows = await connection.execute(select(*columns).where(tables.chats.c.unreachable.is_not(None)))
    return {row.id: row.unreachable for row in rows}
