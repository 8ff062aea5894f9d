"""The registrations: at most one for a person and an event, whatever happens."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, delete, func, insert, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.registration import NOBODY, Answer, Registration
from storage import tables
from storage.database import upsert

_registrations = tables.registrations.c
_answers: TypeAdapter[Mapping[str, Answer]] = TypeAdapter(Mapping[str, Answer])

_OF = (
    select(tables.registrations)
    .where(
        or_(
            _registrations.person.in_(bindparam("persons", expanding=True)),
            _registrations.registrant.in_(bindparam("persons", expanding=True)),
        )
    )
    .order_by(_registrations.id)
)
_NAMED = (
    select(tables.registrations)
    .where(
        or_(
            _registrations.code.in_(bindparam("codes", expanding=True)),
            _registrations.claim.in_(bindparam("claims", expanding=True)),
        )
    )
    .order_by(_registrations.id)
)
_CHANGING = tuple(
    column.name for column in tables.registrations.columns if column.name not in ("id", "code", "event")
)

LISTED = 200
"""How many are listed at most in a message."""

PAGE = 1000
"""How many rows are held in memory where all are looked at."""

_PAGE = (
    select(tables.registrations)
    .where(_registrations.event == bindparam("event"), _registrations.id > bindparam("last"))
    .order_by(_registrations.id)
    .limit(PAGE)
)

_LINE = (
    select(tables.registrations)
    .where(
        _registrations.event == bindparam("event"),
        _registrations.status == "waitlisted",
        tuple_(_registrations.place, _registrations.id) > tuple_(bindparam("place"), bindparam("last")),
    )
    .order_by(_registrations.place, _registrations.id)
    .limit(PAGE)
)


def owner() -> ColumnElement[int | None]:
    """The chat that hears of a registration, as `Registration.owner`; null where there is none."""
    return func.nullif(func.coalesce(_registrations.person, _registrations.registrant), NOBODY)


async def of(connection: AsyncConnection, persons: Collection[int]) -> list[Registration]:
    """The registrations of persons, and those that they filled in for others."""
    return _all(await connection.execute(_OF, {"persons": list(persons)}))


async def named(
    connection: AsyncConnection, codes: Collection[str], claims: Collection[str]
) -> list[Registration]:
    """Those with these codes, and those that can be claimed with these tokens."""
    if not (codes or claims):
        return []
    return _all(await connection.execute(_NAMED, {"codes": list(codes), "claims": list(claims)}))


async def add(connection: AsyncConnection, new: Sequence[Registration]) -> None:
    """Store new registrations, each under a code that nobody has."""
    if new:
        await connection.execute(insert(tables.registrations), [_row(each) for each in new])


async def save(connection: AsyncConnection, changed: Sequence[Registration]) -> None:
    """Store registrations that stand already as they are now."""
    if changed:
        statement = upsert(connection, tables.registrations, ("code",), *_CHANGING)
        await connection.execute(statement, [_row(each) for each in changed])


async def remove(connection: AsyncConnection, codes: Collection[str]) -> None:
    if codes:
        await connection.execute(delete(tables.registrations).where(_registrations.code.in_(codes)))


async def line(connection: AsyncConnection, event: str, limit: int | None) -> list[Registration]:
    """The first who wait for a seat, in their order, and behind them those who come together with one of them."""
    waiting = and_(_registrations.event == event, _registrations.status == "waitlisted")
    chosen = select(tables.registrations).where(waiting).order_by(_registrations.place)
    front = _all(await connection.execute(chosen.limit(limit)))
    parties = {each.party for each in front if each.party}
    if not parties or limit is None or len(front) < limit:
        return front
    behind = chosen.where(_registrations.party.in_(parties), _registrations.place > front[-1].place)
    return front + _all(await connection.execute(behind))


async def places_ahead(connection: AsyncConnection, waiting: Collection[Registration]) -> dict[str, int]:
    """How many stand in line before each of these, by code."""
    return {each.code: await _ahead(connection, each) for each in waiting}


async def next_place(connection: AsyncConnection, event: str) -> int:
    """The place that stands behind all others in line."""
    last = select(func.max(_registrations.place)).where(_registrations.event == event)
    return (await connection.scalar(last) or 0) + 1


async def pending(connection: AsyncConnection, events: Collection[str], limit: int) -> list[Registration]:
    """The first that wait for an organiser's decision, those that came first at the front."""
    chosen = select(tables.registrations).where(
        _registrations.event.in_(events), _registrations.status == "pending"
    )
    return _all(await connection.execute(chosen.order_by(_registrations.changed_at).limit(limit)))


async def missing(connection: AsyncConnection, event: str) -> list[Registration]:
    """The first of those who are confirmed and have not come."""
    chosen = select(tables.registrations).where(
        _registrations.event == event, _registrations.status == "confirmed", _registrations.came_at.is_(None)
    )
    return _all(await connection.execute(chosen.limit(LISTED)))


async def run_out(connection: AsyncConnection, now: datetime) -> list[Registration]:
    """Those whose offer of a seat has run out."""
    chosen = select(tables.registrations).where(
        _registrations.status == "offered", _registrations.offer_until <= now
    )
    return _all(await connection.execute(chosen))


async def live(connection: AsyncConnection, event: str) -> AsyncIterator[Registration]:
    """Every registration of an event that is not over, one after the other."""
    async for each in every(connection, event):
        if not each.is_over:
            yield each


async def every(connection: AsyncConnection, event: str) -> AsyncIterator[Registration]:
    """Every registration of an event, one after the other."""
    last = 0
    while rows := await page(connection, event, last):
        for last, each in rows:  # noqa: B007 - where the next page begins
            yield each


async def rows(connection: AsyncConnection, event: str) -> AsyncIterator[Any]:
    """Every row of an event as it is stored, where there is no time to make registrations of them."""
    last = 0
    while found := (await connection.execute(_PAGE, {"event": event, "last": last})).all():
        for row in found:
            yield row
        last = found[-1].id


async def rows_in_line(connection: AsyncConnection, event: str) -> AsyncIterator[Any]:
    """Likewise those who wait for a seat, in their order."""
    place, number = -1, 0
    while found := (await connection.execute(_LINE, {"event": event, "place": place, "last": number})).all():
        for row in found:
            yield row
        place, number = found[-1].place, found[-1].id


async def page(connection: AsyncConnection, event: str, last: int) -> list[tuple[int, Registration]]:
    """The next registrations of an event behind the last that was seen, each with its number."""
    rows = await connection.execute(_PAGE, {"event": event, "last": last})
    return [(row.id, _registration(row)) for row in rows]


def codes(event: str) -> Select[tuple[str]]:
    """The codes of all registrations of an event."""
    return select(_registrations.code).where(_registrations.event == event)


async def unreachable(connection: AsyncConnection, event: str, limit: int) -> list[Registration]:
    """The first who have a seat and whose chat can't be written to, or who have none."""
    chosen = (
        select(tables.registrations)
        .outerjoin(tables.chats, tables.chats.c.id == owner())
        .where(
            _registrations.event == event,
            _registrations.status == "confirmed",
            or_(owner().is_(None), tables.chats.c.unreachable.is_not(None)),
        )
    )
    return _all(await connection.execute(chosen.order_by(_registrations.id).limit(limit)))


async def coming(connection: AsyncConnection, event: str) -> int:
    """How many said once more that they come."""
    chosen = select(func.count()).where(
        _registrations.event == event,
        _registrations.coming_at.is_not(None),
        _registrations.status.not_in(("declined", "cancelled")),
    )
    return await connection.scalar(chosen) or 0


async def forget(connection: AsyncConnection, event: str) -> int:
    """Delete all registrations of an event; says how many there were."""
    return (
        await connection.execute(delete(tables.registrations).where(_registrations.event == event))
    ).rowcount


async def count(connection: AsyncConnection, event: str) -> dict[str, int]:
    """How many registrations an event has, by status."""
    status = _registrations.status
    chosen = select(status, func.count()).where(_registrations.event == event).group_by(status)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


async def by_event(connection: AsyncConnection) -> dict[str, int]:
    """How many registrations are stored, over or not, by the event that they are for."""
    chosen = select(_registrations.event, func.count()).group_by(_registrations.event)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


async def _ahead(connection: AsyncConnection, waiting: Registration) -> int:
    chosen = select(func.count()).where(
        _registrations.event == waiting.event,
        _registrations.status == "waitlisted",
        _registrations.place < waiting.place,
    )
    return await connection.scalar(chosen) or 0


def _all(rows: Any) -> list[Registration]:
    return [_registration(row) for row in rows]


def _row(registration: Registration) -> dict[str, Any]:
    row = {column: getattr(registration, column) for column in (*_CHANGING, "code", "event")}
    return row | {"answers": _answers.dump_json(registration.answers).decode()}


def _registration(row: Row[Any]) -> Registration:
    return Registration(
        event=row.event,
        code=row.code,
        status=row.status,
        language=row.language,
        answers=_answers.validate_json(row.answers),
        registered_at=row.registered_at,
        changed_at=row.changed_at,
        registrant=row.registrant,
        person=row.person,
        place=row.place,
        offer_until=row.offer_until,
        claim=row.claim,
        party=row.party,
        reason=row.reason,
        came_at=row.came_at,
        came_by=row.came_by,
        coming_at=row.coming_at,
        ticket=row.ticket,
        left_as=row.left_as,
    )
