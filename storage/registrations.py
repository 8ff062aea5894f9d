"""Stores the registrations: at most one for a person and an event, whatever happens."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.languages import LANGUAGES
from conversations.model import subjects
from conversations.model.registrations.registration import NOBODY, CheckIn, Registration, Status, Wish
from conversations.model.values import Answer
from storage import readable, tables
from storage.database import upsert
from storage.json_text import JsonText

_registrations = tables.registrations.c
_answers: TypeAdapter[Mapping[str, Answer]] = TypeAdapter(Mapping[str, Answer])
_came_on: TypeAdapter[Mapping[date, CheckIn]] = TypeAdapter(Mapping[date, CheckIn])
_wanted: TypeAdapter[Mapping[str, Wish]] = TypeAdapter(Mapping[str, Wish])

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

STATUSES = frozenset(get_args(Status))

HOLDING = STATUSES - {"declined", "cancelled"}
"""With these statuses, and no place in line, one holds a seat: see `Registration.holds_seat`."""

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

_BEHIND = (
    select(tables.registrations)
    .where(_registrations.code > bindparam("mark"))
    .order_by(_registrations.code)
    .limit(bindparam("number"))
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
    """Return the chat that hears of a registration, as `Registration.owner`; null where there is none."""
    return func.nullif(func.coalesce(_registrations.person, _registrations.registrant), NOBODY)


async def of(connection: AsyncConnection, persons: Collection[int]) -> list[Registration]:
    """Return the registrations of persons, and those that they filled in for others."""
    return (await owned(connection, persons))[0]


async def owned(
    connection: AsyncConnection, persons: Collection[int]
) -> tuple[list[Registration], set[tuple[int, str]]]:
    """Return the registrations as `of` does, and the person and event of each that can't be read."""
    rows = (await connection.execute(_OF, {"persons": list(persons)})).all()
    found = await loaded(connection, rows)
    codes = {each.code for each in found}
    return found, {(row.person, row.event) for row in rows if row.person and row.code not in codes}


async def named(
    connection: AsyncConnection, codes: Collection[str], claims: Collection[str]
) -> list[Registration]:
    """Return the registrations with these codes, and those that can be taken over with these claims."""
    if not (codes or claims):
        return []
    return await loaded(
        connection, await connection.execute(_NAMED, {"codes": list(codes), "claims": list(claims)})
    )


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


async def pending(connection: AsyncConnection, events: Collection[str], limit: int) -> list[Registration]:
    """Return the registrations that wait for an organiser's decision, the earliest first, up to `limit`."""
    chosen = select(tables.registrations).where(
        _registrations.event.in_(events), _registrations.status == "pending"
    )
    rows = await connection.execute(chosen.order_by(_registrations.changed_at).limit(limit))
    return await loaded(connection, rows)


async def missing(connection: AsyncConnection, event: str, day: date | None = None) -> list[Registration]:
    """Return the first registrations that are confirmed and whose attendee has not come; with a day, not on that.

    Those who were checked in before days were told apart are among them.
    """
    came = _registrations.came_at if day is None else JsonText(_registrations.came_on, day.isoformat())
    chosen = select(tables.registrations).where(
        _registrations.event == event, _registrations.status == "confirmed", came.is_(None)
    )
    return await loaded(connection, await connection.execute(chosen.limit(LISTED)))


async def live(connection: AsyncConnection, event: str) -> AsyncIterator[Registration]:
    """Yield every registration of an event that is not over, one after the other."""
    async for each in every(connection, event):
        if not each.is_over:
            yield each


async def every(connection: AsyncConnection, event: str) -> AsyncIterator[Registration]:
    """Yield every registration of an event that can be read, one after the other."""
    async for row in rows(connection, event):
        for each in await loaded(connection, [row]):
            yield each


async def behind(
    connection: AsyncConnection, event: str, mark: str, limit: int
) -> tuple[list[Registration], str | None]:
    """Return those of an event among the `limit` that come next behind a code, and the last code; None where all are read.

    One that can't be read comes as far as its columns tell, without any answers.
    """
    some = (await connection.execute(_BEHIND, {"mark": mark, "number": limit})).all()
    own = [row for row in some if row.event == event]
    read = {each.code: each for each in await loaded(connection, own)}
    found = [read.get(row.code) or _made(row, {}) for row in own]
    return found, some[-1].code if len(some) == limit else None


async def seats_at_most(connection: AsyncConnection, event: str, answer: str, mark: str) -> int:
    """Return how many of an event hold a seat and perhaps gave an answer, or are offered it, behind a code; "" is any.

    The answers are not read, so one that was given elsewhere counts too: no seat is thought to be free that is taken.
    """
    given = _registrations.answers.contains(f'"{answer}"', autoescape=True)
    offered = _registrations.wanted.contains(f'.{answer}"', autoescape=True)
    return await _number(
        connection, event, mark, _registrations.status.in_(HOLDING), _registrations.place.is_(None),
        *([or_(given, offered)] if answer else []),
    )  # fmt: skip


async def waiting(connection: AsyncConnection, event: str, mark: str) -> int:
    """Return how many of an event stand in line, behind a code."""
    return await _number(connection, event, mark, _registrations.status == "waitlisted")


async def number_beside(connection: AsyncConnection, event: str, scope: str, mark: str) -> int:
    """Return how many of an event stand in line for a choice beside their seat, or are offered it, behind a code."""
    return await _number(
        connection, event, mark, _registrations.wanted.contains(f'"{scope}"', autoescape=True)
    )


async def _number(connection: AsyncConnection, event: str, mark: str, *chosen: ColumnElement[bool]) -> int:
    asked = select(func.count()).where(_registrations.event == event, _registrations.code > mark, *chosen)
    return await connection.scalar(asked) or 0


async def rows(connection: AsyncConnection, event: str) -> AsyncIterator[Any]:
    """Yield every row of an event as it is stored, where there is no time to make registrations of them."""
    last = 0
    while found := (await connection.execute(_PAGE, {"event": event, "last": last})).all():
        for row in found:
            yield row
        last = found[-1].id


async def rows_in_line(connection: AsyncConnection, event: str) -> AsyncIterator[Any]:
    """Yield the rows of those who wait for a seat, in their order."""
    place, number = -1, 0
    while found := (await connection.execute(_LINE, {"event": event, "place": place, "last": number})).all():
        for row in found:
            yield row
        place, number = found[-1].place, found[-1].id


def codes(event: str) -> Select[tuple[str]]:
    """Return the codes of all registrations of an event."""
    return select(_registrations.code).where(_registrations.event == event)


def tickets(event: str) -> Select[Any]:
    """Return the subjects of all tickets of an event."""
    return select(literal(subjects.of_ticket("")).concat(_registrations.code)).where(
        _registrations.event == event
    )


async def unreachable(connection: AsyncConnection, event: str, limit: int) -> list[Registration]:
    """Return the first confirmed registrations whose chat can't be written to, or that have none."""
    chosen = (
        select(tables.registrations)
        .outerjoin(tables.chats, tables.chats.c.id == owner())
        .where(
            _registrations.event == event,
            _registrations.status == "confirmed",
            or_(owner().is_(None), tables.chats.c.unreachable.is_not(None)),
        )
    )
    rows = await connection.execute(chosen.order_by(_registrations.id).limit(limit))
    return await loaded(connection, rows)


async def coming(connection: AsyncConnection, event: str) -> int:
    """Return the number of attendees who said once more that they come."""
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
    """Return the number of registrations of an event, by status."""
    status = _registrations.status
    chosen = select(status, func.count()).where(_registrations.event == event).group_by(status)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


async def events(connection: AsyncConnection) -> list[str]:
    """Return the keys of the events with stored registrations, over or not; each is one step in an index."""
    found: list[str] = []
    first = select(func.min(_registrations.event))
    while key := await connection.scalar(first.where(_registrations.event > (found[-1] if found else ""))):
        found.append(key)
    return found


async def loaded(connection: AsyncConnection, rows: Iterable[Row[Any]]) -> list[Registration]:
    """Make registrations of the rows that can be read."""
    return await readable.read(connection, tables.registrations, rows, _registration)


def _row(registration: Registration) -> dict[str, Any]:
    columns = [each for each in (*_CHANGING, "code", "event") if not each.startswith("wanted")]
    row = {column: getattr(registration, column) for column in columns}
    came_on, wanted = registration.came_on, registration.wanted
    return row | {
        "answers": _answers.dump_json(registration.answers).decode(),
        "came_on": _came_on.dump_json(came_on).decode() if came_on else None,
        "wanted": _wanted.dump_json(wanted).decode() if wanted else None,
        "wanted_place": max((each.place for each in wanted.values()), default=None),
        "wanted_until": min((each.offer_until for each in wanted.values() if each.offer_until), default=None),
    }


def came_on(row: Any) -> Mapping[date, CheckIn]:
    """Return the check-ins of a row by day; none where what is stored can't be read."""
    try:
        return _came_on.validate_json(row.came_on) if row.came_on else {}
    except ValidationError:
        return {}


def _registration(row: Row[Any]) -> Registration:
    readable.known(row.status, STATUSES)
    readable.known(row.language, LANGUAGES)
    return _made(row, _answers.validate_json(row.answers))


def _made(row: Row[Any], answers: Mapping[str, Answer]) -> Registration:
    return Registration(
        event=row.event,
        code=row.code,
        status=row.status,
        language=row.language,
        answers=answers,
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
        came_on=came_on(row),
        coming_at=row.coming_at,
        ticket=row.ticket,
        left_as=row.left_as,
        wanted=_wanted.validate_json(row.wanted) if row.wanted else {},
    )
