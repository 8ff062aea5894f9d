"""Stores when and where each event was the last time that people were shown it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import upsert

_shown = tables.shown_events.c


async def change(connection: AsyncConnection, key: str, when_and_where: str) -> str | None:
    """Write down when and where an event is; gives what stood there before, None where nothing did."""
    before = await connection.scalar(select(_shown.when_and_where).where(_shown.key == key))
    row = {"key": key, "when_and_where": when_and_where}
    await connection.execute(upsert(connection, tables.shown_events, ("key",), "when_and_where"), [row])
    return before
