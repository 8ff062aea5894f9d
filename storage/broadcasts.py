"""Stores the broadcasts; the deliveries of each are rows of the outbox."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Select,
    String,
    and_,
    case,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.broadcasts import audience as audiences
from conversations.model.broadcasts import broadcast as contents
from conversations.model.broadcasts.broadcast import Account, Broadcast, Kind, Status
from conversations.model.event.event import Event
from storage import readable, tables
from storage.audience import recipients
from storage.database import insert_new
from storage.outbox import Lane

_broadcasts = tables.broadcasts.c
_outbox = tables.outbox.c

_QUEUED_COLUMNS = (
    "chat", "lane", "method", "payload", "status", "created_at", "due_at", "expires_at", "attempts", "reason",
    "message", "renews", "broadcast", "code",
)  # fmt: skip

KINDS, STATUSES = frozenset(get_args(Kind)), frozenset(get_args(Status))

_METHODS = {"correction": "editMessageText", "withdrawal": "deleteMessage"}
"""What a delivery calls, as far as it matters before it is rendered: only what sends is never repeated by itself."""

_ACCOUNT = {
    "sent": "sent",
    "blocked": "blocked",
    "failed": "failed",
    "unsure": "unsure",
    "queued": "waiting",
    "sending": "waiting",
    "paused": "waiting",
    "cancelled": "cancelled",
    "missed": "missed",
}


class Unreadable(Exception):
    """A broadcast stands under that key, and it can't be read."""


async def add(connection: AsyncConnection, new: Broadcast) -> Broadcast:
    """Store a broadcast; where one stands under its key already, that one.

    Raises Unreadable where that can't be read.
    """
    await connection.execute(insert_new(connection, tables.broadcasts, ("key",)), [_row(new)])
    found = await connection.execute(select(tables.broadcasts).where(_broadcasts.key == new.key))
    for each in await _all(connection, found):
        return each
    raise Unreadable


async def find(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Broadcast]:
    rows = await connection.execute(select(tables.broadcasts).where(_broadcasts.id.in_(ids)))
    return {each.id: each for each in await _all(connection, rows)}


async def keyed(connection: AsyncConnection, keys: Collection[str]) -> dict[str, Broadcast]:
    rows = await connection.execute(select(tables.broadcasts).where(_broadcasts.key.in_(keys)))
    return {each.key: each for each in await _all(connection, rows)}


async def standing(connection: AsyncConnection, *statuses: Status) -> list[Broadcast]:
    """Return the broadcasts with one of these statuses, the oldest first."""
    chosen = select(tables.broadcasts).where(_broadcasts.status.in_(statuses))
    return await _all(connection, await connection.execute(chosen.order_by(_broadcasts.id)))


async def latest(connection: AsyncConnection, event: str, limit: int) -> list[Broadcast]:
    """Return the newest broadcasts of an event, corrections and withdrawals left out."""
    chosen = select(tables.broadcasts).where(
        _broadcasts.event == event, _broadcasts.kind.in_(("broadcast", "reminder"))
    )
    rows = await connection.execute(chosen.order_by(_broadcasts.id.desc()).limit(limit))
    return await _all(connection, rows)


async def change(
    connection: AsyncConnection, broadcast: int, before: Sequence[Status], **values: Any
) -> bool:
    """Change a broadcast that has one of these statuses; says whether it had."""
    chosen = and_(_broadcasts.id == broadcast, _broadcasts.status.in_(before))
    return bool((await connection.execute(update(tables.broadcasts).where(chosen).values(values))).rowcount)


async def rewrite(connection: AsyncConnection, broadcast: int, content: contents.Content) -> None:
    """Put another text in the place of a broadcast's; what has not left yet leaves with it."""
    chosen = update(tables.broadcasts).where(_broadcasts.id == broadcast)
    await connection.execute(chosen.values(texts=contents.dump(content)))


async def adopt(connection: AsyncConnection, broadcast: int, author: int) -> None:
    """Note who wrote what a reminder says now; the event file says it no longer."""
    chosen = update(tables.broadcasts).where(_broadcasts.id == broadcast)
    await connection.execute(chosen.values(author=author))


async def of_kind(connection: AsyncConnection, event: str, kind: str, *statuses: Status) -> list[Broadcast]:
    """Return the broadcasts of an event and a kind with one of these statuses, the oldest first."""
    chosen = select(tables.broadcasts).where(
        _broadcasts.event == event, _broadcasts.kind == kind, _broadcasts.status.in_(statuses)
    )
    return await _all(connection, await connection.execute(chosen.order_by(_broadcasts.id)))


async def launch(
    connection: AsyncConnection,
    broadcast: Broadcast,
    event: Event,
    now: datetime,
    too_late_at: datetime | None = None,
) -> bool:
    """Queue a delivery for everybody whom a scheduled broadcast reaches; says whether it was still to be sent."""
    if not await change(connection, broadcast.id, ("scheduled",), status="sending", started_at=now):
        return False
    await extend(connection, broadcast, event, now, too_late_at)
    return True


async def take_up(connection: AsyncConnection, broadcast: Broadcast, event: Event, now: datetime) -> bool:
    """Send a broadcast that has left also to those who fit by now; says whether any of them can be written to."""
    added = await extend(connection, broadcast, event, now)
    waits = select(_outbox.id).where(_outbox.broadcast == broadcast.id, _outbox.status == "queued")
    if not added or not await connection.scalar(waits.limit(1)):
        return False
    await change(connection, broadcast.id, ("done",), status="sending", ended_at=None)
    return True


async def extend(
    connection: AsyncConnection,
    broadcast: Broadcast,
    event: Event,
    now: datetime,
    too_late_at: datetime | None = None,
) -> int:
    """Queue a delivery for those whom a broadcast reaches and who have none; says how many they are."""
    chosen = _of_original(broadcast) if broadcast.original else _of_audience(broadcast, event)
    rows = select(
        chosen.c.chat,
        literal(int(Lane.BROADCAST)),
        literal(_METHODS.get(broadcast.kind, "sendMessage")),
        literal("{}"),
        case((chosen.c.unreachable.is_(None), "queued"), else_="blocked"),
        literal(now, tables.Instant),
        literal(now, tables.Instant),
        literal(too_late_at, tables.Instant),
        literal(0),
        chosen.c.unreachable,
        chosen.c.message,
        literal(False),  # noqa: FBT003 - a value in a statement
        literal(broadcast.id),
        chosen.c.code,
    ).where(or_(chosen.c.chat.is_not(None), ~_is_accounted_for(broadcast, chosen.c.code)))
    new = insert_new(connection, tables.outbox, ("broadcast", "chat")).from_select(_QUEUED_COLUMNS, rows)
    return (await connection.execute(new)).rowcount


async def pause(connection: AsyncConnection, broadcast: int) -> bool:
    """Hold what has not left, or has not begun; what is on the wire arrives."""
    if not await change(connection, broadcast, ("sending", "scheduled"), status="paused"):
        return False
    await _turn(connection, broadcast, ("queued",), "paused")
    return True


async def go_on(connection: AsyncConnection, broadcast: int) -> bool:
    before = case((_broadcasts.started_at.is_(None), "scheduled"), else_="sending")
    if not await change(connection, broadcast, ("paused",), status=before):
        return False
    await _turn(connection, broadcast, ("paused",), "queued")
    return True


async def cancel(connection: AsyncConnection, broadcast: int, now: datetime) -> bool:
    """Send no more of it; what is on the wire arrives."""
    before: tuple[Status, ...] = ("scheduled", "sending", "paused", "moved")
    if not await change(connection, broadcast, before, status="cancelled", ended_at=now):
        return False
    await _turn(connection, broadcast, ("queued", "paused"), "cancelled")
    return True


async def try_again(
    connection: AsyncConnection, broadcast: int, statuses: Collection[str], now: datetime
) -> bool:
    """Queue those anew that have one of these statuses, which only an organiser can want; says whether there were any.

    Who has no chat is left as they are.
    """
    if not await _turn(
        connection, broadcast, statuses, "queued", reason=None, due_at=now, attempts=0, expires_at=None
    ):
        return False
    await change(connection, broadcast, ("done", "cancelled"), status="sending", ended_at=None)
    return True


async def leave(connection: AsyncConnection, broadcast: int) -> bool:
    """Let the unsure be; says whether there were any."""
    return await _turn(connection, broadcast, ("unsure",), "failed", reason="unsure, and left so")


async def finish(connection: AsyncConnection, now: datetime) -> list[int]:
    """End those of which nothing is left to be sent; gives their ids."""
    waits = (
        select(_outbox.id)
        .where(_outbox.broadcast == _broadcasts.id, _outbox.status.in_(("queued", "sending", "paused")))
        .exists()
    )
    ended = update(tables.broadcasts).where(_broadcasts.status == "sending", ~waits)
    ended = ended.values(status="done", ended_at=now)
    return list(await connection.scalars(ended.returning(_broadcasts.id)))


async def account(connection: AsyncConnection, broadcast: int) -> Account:
    no_chat = _outbox.chat.is_(None).label("no_chat")
    chosen = select(_outbox.status, no_chat, func.count()).where(_outbox.broadcast == broadcast)
    found = Account()
    for status, has_none, number in await connection.execute(chosen.group_by(_outbox.status, no_chat)):
        part = _ACCOUNT.get(status, "unsure")
        found = replace(found, **{part: getattr(found, part) + number})
        found = replace(found, no_chat=found.no_chat + number) if has_none else found
    return found


async def deliveries(
    connection: AsyncConnection, broadcast: int, statuses: Collection[str], limit: int
) -> Sequence[Any]:
    """Return the first deliveries with these statuses: chat, registration code, status and reason."""
    chosen = select(_outbox.chat, _outbox.code, _outbox.status, _outbox.reason).where(
        _outbox.broadcast == broadcast, _outbox.status.in_(statuses)
    )
    return (await connection.execute(chosen.order_by(_outbox.id).limit(limit))).all()


async def messages(
    connection: AsyncConnection, originals: Collection[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """Return the messages that broadcasts became, each by its broadcast and chat; those not known to have arrived are missing."""
    wanted = tuple_(_outbox.broadcast, _outbox.chat).in_(list(originals))
    chosen = select(_outbox.broadcast, _outbox.chat, _outbox.message)
    rows = await connection.execute(chosen.where(wanted, _outbox.status == "sent"))
    return {(row.broadcast, row.chat): row.message for row in rows if row.message}


async def forget(connection: AsyncConnection, event: str) -> None:
    """Delete who got the broadcasts of an event; what they said and how many got them stays with the organisers' chats."""
    ours = select(_broadcasts.id).where(_broadcasts.event == event)
    await connection.execute(delete(tables.outbox).where(_outbox.broadcast.in_(ours)))


def _is_accounted_for(broadcast: Broadcast, code: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a registration has a delivery already; those of who has no chat are told apart by nothing else."""
    return select(_outbox.id).where(_outbox.broadcast == broadcast.id, _outbox.code == code).exists()


def _of_audience(broadcast: Broadcast, event: Event) -> Any:
    found = recipients(event, broadcast.audience)
    return select(found, null().cast(BigInteger).label("message")).subquery()


def _of_original(broadcast: Broadcast) -> Any:
    """Select the chats that got the broadcast which is corrected or withdrawn, with the message in each.

    Of those to whom it is on the wire, the message is looked up later: in a chat nothing leaves before that is settled.
    """
    chosen: Select[Any] = select(
        _outbox.chat,
        _outbox.code,
        _outbox.message,
        null().cast(String).label("unreachable"),
    ).where(_outbox.broadcast == broadcast.original, _outbox.status.in_(("sent", "sending")))
    return chosen.subquery()


async def _turn(
    connection: AsyncConnection, broadcast: int, before: Collection[str], after: str, **values: Any
) -> bool:
    chosen = and_(_outbox.broadcast == broadcast, _outbox.status.in_(before), _outbox.chat.is_not(None))
    done = await connection.execute(update(tables.outbox).where(chosen).values(status=after, **values))
    return done.rowcount > 0


def _row(broadcast: Broadcast) -> dict[str, Any]:
    return {
        "key": broadcast.key,
        "kind": broadcast.kind,
        "original": broadcast.original,
        "event": broadcast.event,
        "rule": audiences.dump(broadcast.audience),
        "texts": contents.dump(broadcast.content),
        "status": broadcast.status,
        "author": broadcast.author,
        "created_at": broadcast.created_at,
        "due_at": broadcast.due_at,
        "too_late_at": broadcast.too_late_at,
        "started_at": broadcast.started_at,
        "ended_at": broadcast.ended_at,
    }


async def _all(connection: AsyncConnection, rows: Iterable[Row[Any]]) -> list[Broadcast]:
    return await readable.read(connection, tables.broadcasts, rows, _broadcast)


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        key=row.key,
        kind=readable.known(row.kind, KINDS),
        event=row.event,
        audience=audiences.load(row.rule),
        content=contents.load(row.texts),
        status=readable.known(row.status, STATUSES),
        author=row.author,
        created_at=row.created_at,
        due_at=row.due_at,
        too_late_at=row.too_late_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        original=row.original,
        id=row.id,
    )
