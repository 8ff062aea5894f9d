"""Stores how many registrations of an event stand in which state and gave which answer, kept as they change."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.folding import plain
from conversations.model.registrations.counting import Counted
from storage import tables
from storage.database import delete_some, upsert

_counts = tables.counts.c

_OF = select(tables.counts).where(
    _counts.event == bindparam("event"),
    _counts.field.in_(bindparam("fields", expanding=True)),
    _counts.registrations > 0,
)
_STANDING = ("confirmed", "came", "pending", "offered", "waitlisted")
_TOP = (
    select(_counts.answer)
    .where(
        _counts.event == bindparam("event"),
        _counts.field == bindparam("field"),
        _counts.state.in_(_STANDING),
    )
    .group_by(_counts.answer)
    .order_by(func.sum(_counts.registrations).desc(), _counts.answer)
    .limit(bindparam("limit"))
)
_EXACTLY = select(tables.counts).where(
    _counts.event == bindparam("event"),
    _counts.field == bindparam("field"),
    _counts.answer.in_(bindparam("answers", expanding=True)),
)

AT_ONCE = 500
"""Values in one statement."""

States = dict[tuple[str, str], dict[str, int]]
"""How many in which state, by field and answer."""


async def add(connection: AsyncConnection, differences: Mapping[Counted, int]) -> None:
    """Add to the counts, in one order everywhere, so that two who do it at once never wait for each other."""
    rows = [
        {**each._asdict(), "plain": plain(each.answer)[:200], "registrations": differences[each]}
        for each in sorted(differences)
        if differences[each]
    ]
    if rows:
        keys = ("event", "field", "answer", "state")
        await connection.execute(upsert(connection, tables.counts, keys, adding="registrations"), rows)


async def clear(connection: AsyncConnection, event: str, fields: Collection[str], limit: int) -> int:
    """Delete what is counted under these fields, but no more rows than `limit`; says how many those were."""
    return await delete_some(
        connection, tables.counts, limit, _counts.event == event, _counts.field.in_(fields)
    )


async def replace(connection: AsyncConnection, event: str, counted: Mapping[Counted, int]) -> None:
    """Put what was counted anew in the place of the counts of an event."""
    await connection.execute(delete(tables.counts).where(_counts.event == event))
    await add(connection, counted)


async def of(connection: AsyncConnection, event: str, fields: Collection[str]) -> States:
    """Return the counts of these fields; "" is the event as a whole."""
    return _states(await connection.execute(_OF, {"event": event, "fields": list(fields)}))


async def top(connection: AsyncConnection, event: str, field: str, limit: int) -> States:
    """Return the most frequent answers to a field that has many."""
    asked = {"event": event, "field": field, "limit": limit}
    answers = list(await connection.scalars(_TOP, asked))
    chosen = select(tables.counts).where(
        _counts.event == event, _counts.field == field, _counts.answer.in_(answers)
    )
    return _states(await connection.execute(chosen)) if answers else {}


async def named(
    connection: AsyncConnection, event: str, fields: Collection[str], words: Collection[str]
) -> States:
    """Return the answers to these fields in which all the words stand."""
    chosen = select(tables.counts).where(
        _counts.event == event,
        _counts.field.in_(fields),
        *(_counts.plain.contains(word, autoescape=True) for word in words),
    )
    return _states(await connection.execute(chosen))


async def exactly(connection: AsyncConnection, event: str, matched: Iterable[tuple[str, str]]) -> States:
    """Return the counts of these answers, each given by its field."""
    answers: dict[str, list[str]] = {}
    for field, answer in matched:
        answers.setdefault(field, []).append(answer)
    found: States = {}
    for field, own in answers.items():
        for start in range(0, len(own), AT_ONCE):
            chosen = {"event": event, "field": field, "answers": own[start : start + AT_ONCE]}
            found |= _states(await connection.execute(_EXACTLY, chosen))
    return found


def _states(rows: object) -> States:
    found: States = {}
    for row in rows:  # type: ignore[attr-defined]
        if row.registrations > 0:
            found.setdefault((row.field, row.answer), {})[row.state] = row.registrations
    return found
