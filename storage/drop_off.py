"""Stores how many drafts stand at each field of an event, or were given up there. Nothing about persons."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.drop_off import DropOff
from storage import tables
from storage.database import upsert


async def add(connection: AsyncConnection, differences: Mapping[DropOff, int]) -> None:
    rows = [
        {"event": each.event, "field": each.field, "drafts": differences[each]}
        for each in sorted(differences)
        if differences[each]
    ]
    if rows:
        statement = upsert(connection, tables.stops, ("event", "field"), adding="drafts")
        await connection.execute(statement, rows)


async def of(connection: AsyncConnection, event: str) -> dict[str, int]:
    """Return how many drafts of an event stand, or were given up, at each field."""
    chosen = select(tables.stops).where(tables.stops.c.event == event, tables.stops.c.drafts > 0)
    return {row.field: row.drafts for row in await connection.execute(chosen)}
