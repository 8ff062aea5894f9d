"""Stores the ids of updates that were applied, and the updates that could not be."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import insert_new

KEPT = timedelta(hours=48)
"""Telegram keeps an update for 24 hours: https://core.telegram.org/bots/api#getting-updates"""


async def take(connection: AsyncConnection, ids: Collection[int], now: datetime) -> set[int]:
    """Remember that these updates are applied, when the transaction ends; gives those that were not applied before.

    Another transaction that takes the same update waits for this one.
    """
    if not ids:
        return set()
    new = insert_new(connection, tables.updates, ("id",)).returning(tables.updates.c.id)
    rows = [{"id": each, "taken_at": now} for each in sorted(ids)]
    return set(await connection.scalars(new, rows))


async def put_aside(
    connection: AsyncConnection, update_id: int, payload: str, traceback: str, now: datetime
) -> None:
    """Keep an update that can't be applied, with what happened, for the operator to look at."""
    row = {"update_id": update_id, "payload": payload, "traceback": traceback, "at": now}
    await connection.execute(insert(tables.set_aside), [row])


async def count_aside(connection: AsyncConnection) -> int:
    """Return the number of updates and rows that were put aside."""
    return await connection.scalar(select(func.count()).select_from(tables.set_aside)) or 0


async def forget(connection: AsyncConnection, now: datetime) -> None:
    """Drop the ids that can't come back, and what was put aside as long ago."""
    await connection.execute(delete(tables.updates).where(tables.updates.c.taken_at < now - KEPT))
    await connection.execute(delete(tables.set_aside).where(tables.set_aside.c.at < now - 30 * KEPT))
