"""When organisers were last told of cancellations, and up to which entry of the audit."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import upsert

_digests = tables.digests.c


class Told(NamedTuple):
    at: datetime | None = None
    entry: int = 0


async def last(connection: AsyncConnection, event: str) -> Told:
    """The last digest of an event; nothing at no time where there was none."""
    chosen = select(_digests.told_at, _digests.entry).where(_digests.event == event)
    row = (await connection.execute(chosen)).first()
    return Told(row.told_at, row.entry) if row else Told()


async def note(connection: AsyncConnection, event: str, told: Told) -> None:
    row = {"event": event, "told_at": told.at, "entry": told.entry}
    await connection.execute(upsert(connection, tables.digests, ("event",), "told_at", "entry"), [row])


async def forget(connection: AsyncConnection, event: str) -> None:
    await connection.execute(delete(tables.digests).where(_digests.event == event))
