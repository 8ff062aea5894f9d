"""Stores how many registrations of an event take a seat or give an answer, so that none has to be counted in passing.

An answer that others are offered is found by pieces of its words, whoever writes it almost so.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, delete, func, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.answers import suggestions
from conversations.model.registrations.tally import LONGEST_ANSWER, Tallied
from storage import tables
from storage.database import delete_some, upsert

_tallies, _pieces = tables.tallies.c, tables.answer_pieces.c

ROOM = 1000
"""So many characters of answers are kept under one piece; one that more have tells little."""

_BETWEEN = "\n"

_HAVING = select(_pieces.answers).where(
    _pieces.event == bindparam("event"),
    _pieces.field == bindparam("field"),
    _pieces.piece.in_(bindparam("pieces", expanding=True)),
)
_STANDING = (
    select(_tallies.answer)
    .where(
        _tallies.event == bindparam("event"),
        _tallies.field == bindparam("field"),
        _tallies.answer.in_(bindparam("answers", expanding=True)),
        _tallies.registrations > 0,
    )
    .order_by(_tallies.registrations.desc(), _tallies.answer)
)


async def seats(connection: AsyncConnection, fields: Collection[tuple[str, str]]) -> dict[Tallied, int]:
    """Return the tallies of these fields, each given by its event and its key."""
    chosen = select(tables.tallies).where(tuple_(_tallies.event, _tallies.field).in_(list(fields)))
    rows = await connection.execute(chosen)
    return {Tallied(row.event, row.field, row.answer): row.registrations for row in rows}


async def answers(connection: AsyncConnection, event: str, field: str) -> list[str]:
    """Return all the answers that others gave to a field, the most frequent first."""
    chosen = select(_tallies.answer).where(
        _tallies.event == event, _tallies.field == field, _tallies.registrations > 0
    )
    return list(await connection.scalars(chosen.order_by(_tallies.registrations.desc())))


async def answers_like(connection: AsyncConnection, event: str, field: str, text: str) -> list[str]:
    """Return the answers that others gave to a field and that come close to a text, the most frequent first."""
    asked = {"event": event, "field": field, "pieces": sorted(suggestions.sought(text))}
    found = await connection.scalars(_HAVING, asked) if len(text) <= LONGEST_ANSWER else ()
    known = {answer for answers in found for answer in answers.split(_BETWEEN)}
    close = suggestions.close(text, known)
    if not close:
        return []
    return list(await connection.scalars(_STANDING, {"event": event, "field": field, "answers": close}))


async def add(connection: AsyncConnection, differences: Mapping[Tallied, int]) -> list[Tallied]:
    """Add to tallies, in one order everywhere, so that two who do it at once never wait for each other.

    Returns those that stood at nothing before, or did not stand there.
    """
    rows = [
        {"event": each.event, "field": each.field, "answer": each.answer, "registrations": differences[each]}
        for each in sorted(differences)
        if differences[each]
    ]
    if not rows:
        return []
    statement = upsert(connection, tables.tallies, ("event", "field", "answer"), adding="registrations")
    now = await connection.execute(statement.returning(*_tallies), rows)
    keys = {Tallied(row.event, row.field, row.answer): row.registrations for row in now}
    return [each for each, registrations in keys.items() if registrations == differences[each]]


async def enter(connection: AsyncConnection, answers: Iterable[Tallied]) -> None:
    """Let these answers be found by their pieces."""
    rows = [
        {"event": each.event, "field": each.field, "piece": piece, "answers": each.answer}
        for each in sorted(answers)
        for piece in suggestions.pieces(each.answer)
    ]
    if rows:
        rows.sort(key=itemgetter("event", "field", "piece"))
        await connection.execute(_entering(connection.dialect.name), rows)


async def clear(connection: AsyncConnection, event: str, fields: Collection[str], limit: int) -> int:
    """Delete what is counted under these fields, but no more rows than `limit`; says how many those were."""
    gone = await delete_some(
        connection, tables.answer_pieces, limit, _pieces.event == event, _pieces.field.in_(fields)
    )
    return gone + await delete_some(
        connection, tables.tallies, limit - gone, _tallies.event == event, _tallies.field.in_(fields)
    )


async def forget(connection: AsyncConnection, event: str) -> None:
    """Delete the tallies of an event."""
    await connection.execute(delete(tables.tallies).where(_tallies.event == event))
    await connection.execute(delete(tables.answer_pieces).where(_pieces.event == event))


@cache
def _entering(dialect: str) -> Any:
    """Insert answers under their pieces, or write them behind those that stand there while there is room."""
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(tables.answer_pieces)
    return insert.on_conflict_do_update(
        index_elements=("event", "field", "piece"),
        set_={"answers": _pieces.answers + _BETWEEN + insert.excluded.answers},
        where=func.length(_pieces.answers) < ROOM,
    )
