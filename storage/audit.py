"""Stores who did what: entries are added and looked up, never changed; when an event's data is deleted, they lose all names."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, get_args

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.audit import ACTS, PAGE, Change, Doer, Entry
from storage import readable, tables

DOERS = frozenset(get_args(Doer))

_changes: TypeAdapter[Mapping[str, Change]] = TypeAdapter(Mapping[str, Change])
_audit = tables.audit.c

AFTER_ALL = 2**62
"""No entry has so high a number."""


async def add(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
    if entries:
        await connection.execute(insert(tables.audit), [_row(each) for each in entries])


async def newest(connection: AsyncConnection, before: int) -> list[Entry]:
    """Return the newest entries, or those before a number."""
    return await _page(connection, true(), before)


async def about(
    connection: AsyncConnection, codes: Collection[str], actors: Collection[int], before: int
) -> list[Entry]:
    """Return the newest entries about registrations with these codes, and by these persons."""
    return await _page(connection, or_(_audit.code.in_(codes), _audit.actor.in_(actors)), before)


async def since(connection: AsyncConnection, event: str, number: int, acts: Collection[str]) -> list[Entry]:
    """Return every entry of an event behind a number with one of these acts, the oldest first."""
    chosen = select(tables.audit).where(_audit.event == event, _audit.id > number, _audit.act.in_(acts))
    rows = await connection.execute(chosen.order_by(_audit.id))
    return await readable.read(connection, tables.audit, rows, _entry)


async def make_anonymous(connection: AsyncConnection, event: str) -> None:
    """Leave of the entries of an event only what happened and when, and in which role."""
    chosen = update(tables.audit).where(_audit.event == event)
    await connection.execute(chosen.values(actor=None, code=None, details=None))


async def make_anonymous_about(connection: AsyncConnection, codes: Collection[str]) -> None:
    """Leave likewise of the entries about some registrations."""
    chosen = update(tables.audit).where(_audit.code.in_(codes))
    await connection.execute(chosen.values(actor=None, code=None, details=None))


async def _page(connection: AsyncConnection, condition: ColumnElement[bool], before: int) -> list[Entry]:
    chosen = select(tables.audit).where(condition, _audit.id < (before or AFTER_ALL))
    rows = await connection.execute(chosen.order_by(_audit.id.desc()).limit(PAGE))
    return await readable.read(connection, tables.audit, rows, _entry)


def _entry(row: Row[Any]) -> Entry:
    role, act = readable.known(row.role, DOERS), readable.known(row.act, ACTS)
    return Entry(row.at, row.event, role, act, row.actor, row.code, _details(row.details), row.id)


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
    return _changes.validate_json(stored) if stored else {}
