"""Stores the threads between the team and attendees."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.threads import Thread
from storage import tables
from storage.database import upsert

_COLUMNS = ("event", "code", "asker", "person", "is_open")


async def named(connection: AsyncConnection, keys: Collection[str]) -> list[Thread]:
    if not keys:
        return []
    chosen = select(tables.threads).where(tables.threads.c.key.in_(keys))
    rows = await connection.execute(chosen)
    return [Thread(row.key, row.event, row.code, row.asker, row.person, row.is_open) for row in rows]


async def save(connection: AsyncConnection, threads: Collection[Thread]) -> None:
    if threads:
        rows = [{name: getattr(each, name) for name in ("key", *_COLUMNS)} for each in threads]
        await connection.execute(upsert(connection, tables.threads, ("key",), *_COLUMNS), rows)


async def forget(connection: AsyncConnection, event: str) -> None:
    await connection.execute(delete(tables.threads).where(tables.threads.c.event == event))
