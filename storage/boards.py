"""Stores which messages show the counts of an event and are kept current."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import upsert


@dataclass(frozen=True, slots=True)
class Board:
    """`shown` is a mark of the text that stands there, `looked_at` when it was last compared with what is so."""

    chat: int
    event: str
    message: int
    shown: str
    looked_at: datetime


async def keep(connection: AsyncConnection, boards: Collection[Board]) -> None:
    if boards:
        columns = ("message", "shown", "looked_at")
        rows = [{name: getattr(each, name) for name in ("chat", "event", *columns)} for each in boards]
        await connection.execute(upsert(connection, tables.boards, ("chat", "event"), *columns), rows)


async def due(connection: AsyncConnection, looked_at: datetime) -> list[Board]:
    """Return the boards that were last compared at this time or before."""
    rows = await connection.execute(select(tables.boards).where(tables.boards.c.looked_at <= looked_at))
    return [Board(row.chat, row.event, row.message, row.shown, row.looked_at) for row in rows]


async def drop(connection: AsyncConnection, chat: int, event: str) -> None:
    chosen = delete(tables.boards).where(tables.boards.c.chat == chat, tables.boards.c.event == event)
    await connection.execute(chosen)


async def forget(connection: AsyncConnection, event: str) -> None:
    """Delete those of an event whose registrations are deleted: there is nothing left to count."""
    await connection.execute(delete(tables.boards).where(tables.boards.c.event == event))


async def drop_all(connection: AsyncConnection, chats: Collection[int]) -> None:
    """Delete those in the chats of people who no longer may see them."""
    if chats:
        await connection.execute(delete(tables.boards).where(tables.boards.c.chat.in_(chats)))
