"""Every message waiting to leave.

A row is `queued`, then `sending` (on disk before the call), then gone where it was sent; what was not sent stays
as `failed` or `unsure` with its reason. Order within a chat and lane is kept: only the first row ever leaves.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, Literal

from sqlalchemy import and_, bindparam, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables

_outbox = tables.outbox.c


class Lane(IntEnum):
    """Who goes first: presses are acknowledged before people are answered, and broadcasts come last."""

    ACKNOWLEDGEMENT = 0
    ANSWER = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One call to make: a method of the Bot API with its parameters; after `expires_at` it is dropped."""

    chat: int
    lane: Lane
    method: str
    payload: dict[str, Any] = field(hash=False)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An outgoing message that was taken to be sent."""

    id: int
    outgoing: Outgoing = field(hash=False)
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter. One that is queued again is due at `due_at`; `message` is the id that Telegram gave."""

    letter: Letter
    status: Literal["sent", "queued", "failed", "unsure", "dropped"]
    reason: str | None = None
    due_at: datetime | None = None
    message: int | None = None


async def put(connection: AsyncConnection, outgoing: Sequence[Outgoing], now: datetime) -> None:
    """Queue messages, in the transaction that made them necessary."""
    if not outgoing:
        return
    rows = [
        {
            "chat": each.chat,
            "lane": int(each.lane),
            "method": each.method,
            "payload": json.dumps(each.payload, ensure_ascii=False),
            "status": "queued",
            "created_at": now,
            "due_at": now,
            "expires_at": each.expires_at,
            "attempts": 0,
        }
        for each in outgoing
    ]
    await connection.execute(insert(tables.outbox), rows)


async def due(
    connection: AsyncConnection, now: datetime, lanes: Collection[Lane], limit: int
) -> list[Letter]:
    """The letters that may leave now: the first of each chat and lane, where it is due."""
    earlier = tables.outbox.alias("earlier")
    has_earlier = (
        select(earlier.c.id)
        .where(
            earlier.c.chat == _outbox.chat,
            earlier.c.lane == _outbox.lane,
            earlier.c.id < _outbox.id,
            earlier.c.status.in_(("queued", "sending")),
        )
        .exists()
    )
    chosen = (
        select(tables.outbox)
        .where(
            _outbox.status == "queued",
            _outbox.lane.in_([int(lane) for lane in lanes]),
            _outbox.due_at <= now,
            ~has_earlier,
        )
        .order_by(_outbox.lane, _outbox.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_letter(row) for row in await connection.execute(chosen)]


async def mark_sending(connection: AsyncConnection, letters: Sequence[Letter]) -> None:
    """Note on disk that these are about to be sent."""
    if letters:
        chosen = _outbox.id.in_([letter.id for letter in letters])
        await connection.execute(update(tables.outbox).where(chosen).values(status="sending"))


async def settle(connection: AsyncConnection, outcomes: Sequence[Outcome]) -> None:
    """Write down what became of letters."""
    gone = [each.letter.id for each in outcomes if each.status == "dropped" or _leaves(each)]
    kept = [each for each in outcomes if each.letter.id not in set(gone)]
    if gone:
        await connection.execute(delete(tables.outbox).where(_outbox.id.in_(gone)))
    if kept:
        statement = (
            update(tables.outbox)
            .where(_outbox.id == bindparam("letter"))
            .values(
                status=bindparam("now"),
                reason=bindparam("why"),
                due_at=bindparam("due"),
                message=bindparam("given"),
                attempts=_outbox.attempts + 1,
            )
        )
        await connection.execute(statement, [_settled(each) for each in kept])


async def postpone(connection: AsyncConnection, until: Mapping[int, datetime]) -> None:
    """Let nothing be due in these chats before a time, each its own."""
    if not until:
        return
    statement = (
        update(tables.outbox)
        .where(
            _outbox.chat == bindparam("to"),
            _outbox.status == "queued",
            _outbox.lane > Lane.ACKNOWLEDGEMENT,
            _outbox.due_at < bindparam("time"),
        )
        .values(due_at=bindparam("time"))
    )
    await connection.execute(statement, [{"to": chat, "time": time} for chat, time in until.items()])


async def close(connection: AsyncConnection, chats: Collection[int], reason: str) -> None:
    """Give up what waits for chats that can't be reached."""
    waiting = and_(_outbox.chat.in_(chats), _outbox.status == "queued")
    await connection.execute(update(tables.outbox).where(waiting).values(status="failed", reason=reason))


async def move(connection: AsyncConnection, chat: int, to: int) -> None:
    """What waits for a group goes to its new id."""
    await connection.execute(update(tables.outbox).where(_outbox.chat == chat).values(chat=to))


async def recover(connection: AsyncConnection) -> None:
    """After a crash: answers go out again, acknowledgements are too late, and a broadcast is never repeated."""
    sending = _outbox.status == "sending"
    await connection.execute(delete(tables.outbox).where(sending, _outbox.lane == Lane.ACKNOWLEDGEMENT))
    after = case((_outbox.lane == Lane.BROADCAST, "unsure"), else_="queued")
    await connection.execute(update(tables.outbox).where(sending).values(status=after))


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Drop the answers that failed before a time."""
    old = and_(_outbox.status == "failed", _outbox.lane < Lane.BROADCAST, _outbox.created_at < before)
    await connection.execute(delete(tables.outbox).where(old))


async def next_due(connection: AsyncConnection, after: datetime) -> datetime | None:
    """The next time, after one, at which something that waits is due."""
    earliest = select(func.min(_outbox.due_at, type_=tables.Instant))
    waits = and_(_outbox.status == "queued", _outbox.due_at > after)
    found: datetime | None = await connection.scalar(earliest.where(waits))
    return found


async def waiting(connection: AsyncConnection) -> dict[str, int]:
    """How many rows there are, by status."""
    chosen = select(_outbox.status, func.count()).group_by(_outbox.status)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


def _leaves(outcome: Outcome) -> bool:
    """What was said to one person need not be kept; a broadcast is accounted for."""
    return outcome.status == "sent" and outcome.letter.outgoing.lane != Lane.BROADCAST


def _settled(outcome: Outcome) -> dict[str, Any]:
    return {
        "letter": outcome.letter.id,
        "now": outcome.status,
        "why": outcome.reason and outcome.reason[:200],
        "due": outcome.due_at or outcome.letter.created_at,
        "given": outcome.message,
    }


def _letter(row: Any) -> Letter:
    outgoing = Outgoing(row.chat, Lane(row.lane), row.method, json.loads(row.payload), row.expires_at)
    return Letter(row.id, outgoing, row.attempts, row.created_at)
