"""Stores how many registrations of an event take a seat or give an answer, so that none has to be counted in passing."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.tally import Tallied
from storage import tables
from storage.database import delete_some, upsert

_tallies = tables.tallies.c


async def seats(connection: AsyncConnection, fields: Collection[tuple[str, str]]) -> dict[Tallied, int]:
    """Return the tallies of these fields, each given by its event and its key."""
    chosen = select(tables.tallies).where(tuple_(_tallies.event, _tallies.field).in_(list(fields)))
    rows = await connection.execute(chosen)
    return {Tallied(row.event, row.field, row.answer): row.registrations for row in rows}


async def answers(connection: AsyncConnection, event: str, field: str) -> list[str]:
    """Return the answers that others gave to a field, the most frequent first."""
    chosen = select(_tallies.answer).where(
        _tallies.event == event, _tallies.field == field, _tallies.registrations > 0
    )
    return list(await connection.scalars(chosen.order_by(_tallies.registrations.desc())))


async def add(connection: AsyncConnection, differences: Mapping[Tallied, int]) -> None:
    """Add to tallies, in one order everywhere, so that two who do it at once never wait for each other."""
    rows = [
        {"event": each.event, "field": each.field, "answer": each.answer, "registrations": differences[each]}
        for each in sorted(differences)
        if differences[each]
    ]
    if rows:
        statement = upsert(connection, tables.tallies, ("event", "field", "answer"), adding="registrations")
        await connection.execute(statement, rows)


async def clear(connection: AsyncConnection, event: str, fields: Collection[str], limit: int) -> int:
    """Delete what is counted under these fields, but no more rows than `limit`; says how many those were."""
    return await delete_some(
        connection, tables.tallies, limit, _tallies.event == event, _tallies.field.in_(fields)
    )


async def replace(connection: AsyncConnection, event: str, counted: Mapping[Tallied, int]) -> None:
    """Put what was counted anew in the place of the tallies of an event."""
    await connection.execute(delete(tables.tallies).where(_tallies.event == event))
    await add(connection, counted)
