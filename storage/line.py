"""Stores the line: who waits for the event or for a choice, in which order, and what is offered to whom until when."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.registration import Registration
from storage import tables
from storage.registrations import loaded

_registrations = tables.registrations.c


async def front(connection: AsyncConnection, event: str, limit: int | None) -> list[Registration]:
    """Return the front of the line in its order, and behind it those who come together with somebody there."""
    waiting = and_(_registrations.event == event, _registrations.status == "waitlisted")
    chosen = select(tables.registrations).where(waiting).order_by(_registrations.place)
    front = await loaded(connection, await connection.execute(chosen.limit(limit)))
    parties = {each.party for each in front if each.party}
    if not parties or limit is None or len(front) < limit:
        return front
    behind = chosen.where(_registrations.party.in_(parties), _registrations.place > front[-1].place)
    return front + await loaded(connection, await connection.execute(behind))


async def places_ahead(connection: AsyncConnection, waiting: Collection[Registration]) -> dict[str, int]:
    """Return the number of people in line before each of these, by code."""
    return {each.code: await _ahead(connection, each) for each in waiting}


async def next_place(connection: AsyncConnection, event: str) -> int:
    """Return the place that stands behind all others in line."""
    columns = (_registrations.place, _registrations.wanted_place)
    last = [select(func.max(each)).where(_registrations.event == event).scalar_subquery() for each in columns]
    row = (await connection.execute(select(*last))).one()
    return max(each or 0 for each in row) + 1


async def first_place(connection: AsyncConnection, event: str) -> int:
    """Return a place that stands before all others in line."""
    first = select(func.min(_registrations.place)).where(_registrations.event == event)
    return (await connection.scalar(first) or 1) - 1


async def waiting_beside(connection: AsyncConnection, event: str) -> list[Registration]:
    """Return the registrations that hold a seat and stand in line for a choice, or are offered one."""
    chosen = select(tables.registrations).where(
        _registrations.event == event, _registrations.wanted_place.is_not(None)
    )
    return await loaded(connection, await connection.execute(chosen.order_by(_registrations.id)))


async def offered(connection: AsyncConnection) -> list[Registration]:
    """Return the registrations to whom something is offered, the event or a choice beside their seat."""
    whole = select(tables.registrations).where(_registrations.status == "offered")
    beside = select(tables.registrations).where(_registrations.wanted_until.is_not(None))
    return [
        *await loaded(connection, await connection.execute(whole)),
        *await loaded(connection, await connection.execute(beside)),
    ]


async def run_out(connection: AsyncConnection, now: datetime) -> list[Registration]:
    """Return the registrations whose offer of a seat has run out."""
    chosen = select(tables.registrations).where(
        _registrations.status == "offered", _registrations.offer_until <= now
    )
    return await loaded(connection, await connection.execute(chosen))


async def run_out_beside(connection: AsyncConnection, now: datetime) -> list[Registration]:
    """Return the registrations to whom a choice was offered beside their seat until now or before."""
    chosen = select(tables.registrations).where(_registrations.wanted_until <= now)
    return await loaded(connection, await connection.execute(chosen))


async def _ahead(connection: AsyncConnection, waiting: Registration) -> int:
    chosen = select(func.count()).where(
        _registrations.event == waiting.event,
        _registrations.status == "waitlisted",
        _registrations.place < waiting.place,
    )
    return await connection.scalar(chosen) or 0
