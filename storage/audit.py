"""Who did what: entries are added and looked up, never changed; when an event's data is deleted, they lose all names."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.audit import PAGE, Change, Entry
from storage import tables

_audit = tables.audit.c

AFTER_ALL = 2**62
"""No entry has so high a number."""


async def add(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
    if entries:
        await connection.execute(insert(tables.audit), [_row(each) for each in entries])


async def newest(connection: AsyncConnection, before: int) -> list[Entry]:
    """The newest entries, or those before a number."""
    return await _page(connection, true(), before)


async def about(
    connection: AsyncConnection, codes: Collection[str], actors: Collection[int], before: int
) -> list[Entry]:
    """The newest entries about registrations with these codes, and by these persons."""
    return await _page(connection, or_(_audit.code.in_(codes), _audit.actor.in_(actors)), before)


async def since(connection: AsyncConnection, event: str, number: int, acts: Collection[str]) -> list[Entry]:
    """Every entry of an event behind a number with one of these acts, the oldest first."""
    chosen = select(tables.audit).where(_audit.event == event, _audit.id > number, _audit.act.in_(acts))
    return _read(await connection.execute(chosen.order_by(_audit.id)))


async def make_anonymous(connection: AsyncConnection, event: str) -> None:
    """Leave of the entries of an event only what happened and when, and in which role."""
    chosen = update(tables.audit).where(_audit.event == event)
    await connection.execute(chosen.values(actor=None, code=None, details=None))


async def make_anonymous_about(connection: AsyncConnection, codes: Collection[str]) -> None:
    """Likewise, of the entries about some registrations."""
    chosen = update(tables.audit).where(_audit.code.in_(codes))
    await connection.execute(chosen.values(actor=None, code=None, details=None))


async def _page(connection: AsyncConnection, condition: ColumnElement[bool], before: int) -> list[Entry]:
    chosen = select(tables.audit).where(condition, _audit.id < (before or AFTER_ALL))
    return _read(await connection.execute(chosen.order_by(_audit.id.desc()).limit(PAGE)))


def _read(rows: Iterable[Any]) -> list[Entry]:
    return [
        Entry(row.at, row.event, row.role, row.act, row.actor, row.code, _details(row.details), row.id)
        for row in rows
    ]


def _row(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at,
        "event": entry.event,
        "role": entry.role,
        "act": entry.act,
        "actor": entry.actor,
        "code": entry.code,
        "details": json.dumps(entry.details, ensure_ascii=False) if entry.details else None,
    }


def _details(stored: str | None) -> Mapping[str, Change]:
    return {key: (was, became) for key, (was, became) in json.loads(stored).items()} if stored else {}
