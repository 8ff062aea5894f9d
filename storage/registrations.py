"""The registrations: at most one for a person and an event, whatever happens."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.registration import Answer, Registration
from storage import tables
from storage.database import upsert

_answers: TypeAdapter[Mapping[str, Answer]] = TypeAdapter(Mapping[str, Answer])

_OF = select(tables.registrations).where(
    tables.registrations.c.person.in_(bindparam("persons", expanding=True))
)


async def of(connection: AsyncConnection, persons: Collection[int]) -> dict[int, dict[str, Registration]]:
    """The registrations of persons: by person, then by event."""
    found: dict[int, dict[str, Registration]] = {}
    for row in await connection.execute(_OF, {"persons": list(persons)}):
        found.setdefault(row.person, {})[row.event] = _registration(row)
    return found


async def save(connection: AsyncConnection, changed: Sequence[tuple[int, Registration]]) -> None:
    """Store registrations, each with its person; one that stands already is changed in place."""
    if not changed:
        return
    statement = upsert(
        connection, tables.registrations, ("person", "event"),
        "code", "status", "language", "answers", "registered_at", "changed_at",
    )  # fmt: skip
    await connection.execute(statement, [_row(person, each) for person, each in changed])


async def count(connection: AsyncConnection, event: str) -> dict[str, int]:
    """How many registrations an event has, by status."""
    status = tables.registrations.c.status
    chosen = select(status, func.count()).where(tables.registrations.c.event == event).group_by(status)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


def _row(person: int, registration: Registration) -> dict[str, Any]:
    return {
        "event": registration.event,
        "person": person,
        "code": registration.code,
        "status": registration.status,
        "language": registration.language,
        "answers": _answers.dump_json(registration.answers).decode(),
        "registered_at": registration.registered_at,
        "changed_at": registration.changed_at,
    }


def _registration(row: Row[Any]) -> Registration:
    return Registration(
        row.event,
        row.code,
        row.status,
        row.language,
        _answers.validate_json(row.answers),
        row.registered_at,
        row.changed_at,
    )
