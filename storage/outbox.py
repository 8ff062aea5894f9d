"""Every message waiting to leave.

A row is `queued`, then `sending` (on disk before the call), then gone where it was sent; what was not sent stays
as `failed` with its reason. Order within a chat and lane is kept: only the first row ever leaves.

A delivery is a row that belongs to a broadcast. It stays, and says what became of it: `sent` with the message's id,
`blocked`, `failed` or `unsure` with the reason, `cancelled` or `missed`; while its broadcast is held, it is `paused`.
The delivery of somebody who has no chat names none, and is `blocked` from the beginning: it only accounts for them.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, Literal

from sqlalchemy import and_, bindparam, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.registration import NOBODY
from storage import tables

_outbox = tables.outbox.c
_earlier = tables.outbox.alias("earlier")


class Lane(IntEnum):
    """Who goes first: presses are acknowledged before people are answered, broadcasts come after, and cards are renewed last."""

    ACKNOWLEDGEMENT = 0
    ANSWER = 1
    BROADCAST = 2
    RENEWAL = 3


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One call to make: a method of the Bot API with its parameters; after `expires_at` it is dropped.

    `subject` is what the message is about; what `renews` edits the newest message about it, wherever that is.
    A delivery names its `broadcast` and the `code` of the registration that it is about, and where it changes a message,
    that `message`; its parameters are made when it is taken.
    """

    chat: int
    lane: Lane
    method: str
    payload: dict[str, Any] = field(hash=False)
    expires_at: datetime | None = None
    subject: str | None = None
    renews: bool = False
    broadcast: int | None = None
    code: str | None = None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An outgoing message that was taken to be sent."""

    id: int
    outgoing: Outgoing = field(hash=False)
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter.

    One that is queued again is due at `due_at`, and was not `tried` where it only had to wait its turn; `message`
    is the id that Telegram gave.
    """

    letter: Letter
    status: Literal["sent", "queued", "failed", "blocked", "unsure", "dropped", "cancelled", "missed"]
    reason: str | None = None
    due_at: datetime | None = None
    message: int | None = None
    tried: bool = True


_HAS_EARLIER = (
    select(_earlier.c.id)
    .where(
        _earlier.c.chat == _outbox.chat,
        _earlier.c.lane == _outbox.lane,
        _earlier.c.id < _outbox.id,
        _earlier.c.status.in_(("queued", "sending")),
    )
    .exists()
)
_DUE = (
    select(_outbox.id)
    .where(
        _outbox.status == "queued",
        _outbox.lane.between(bindparam("first"), bindparam("last")),
        _outbox.due_at <= bindparam("now", type_=tables.Instant),
        ~_HAS_EARLIER,
    )
    .order_by(_outbox.lane, _outbox.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(tables.outbox).where(_outbox.id.in_(_DUE)).values(status="sending").returning(*tables.outbox.c)
)
_REMOVE = delete(tables.outbox).where(_outbox.id.in_(bindparam("letters", expanding=True)))
_SETTLE = (
    update(tables.outbox)
    .where(_outbox.id == bindparam("letter"))
    .values(
        status=bindparam("new_status"),
        reason=bindparam("new_reason"),
        due_at=bindparam("new_due_at"),
        message=bindparam("new_message"),
        attempts=bindparam("new_attempts"),
    )
)

_HELD_STATUS = (
    select(case((tables.broadcasts.c.status == "sending", "queued"), else_=tables.broadcasts.c.status))
    .where(tables.broadcasts.c.id == _outbox.broadcast)
    .scalar_subquery()
)
_HOLD = (
    update(tables.outbox)
    .where(_outbox.id.in_(bindparam("letters", expanding=True)))
    .values(status=func.coalesce(_HELD_STATUS, "queued"))
)
"""Deliveries that go back to wait do as their broadcast does: it may have been paused or cancelled meanwhile."""


async def put(connection: AsyncConnection, outgoing: Sequence[Outgoing], now: datetime) -> None:
    """Queue messages, in the transaction that made them necessary; what is for nobody is not queued at all."""
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
            "subject": each.subject,
            "renews": each.renews,
        }
        for each in outgoing
        if each.chat != NOBODY
    ]
    if rows:
        await connection.execute(insert(tables.outbox), rows)


async def claim(
    connection: AsyncConnection, now: datetime, lanes: tuple[Lane, Lane], limit: int
) -> list[Letter]:
    """Take what may leave, from the first lane to the last: the first letter of each chat and lane, where it is due.

    They are marked on disk as being sent.
    """
    wanted = {"now": now, "first": int(lanes[0]), "last": int(lanes[1]), "limit": limit}
    letters = [_letter(row) for row in await connection.execute(_CLAIM, wanted)]
    return sorted(letters, key=lambda letter: (letter.outgoing.lane, letter.id))


async def settle(connection: AsyncConnection, outcomes: Sequence[Outcome]) -> None:
    """Write down what became of letters."""
    gone = [each for each in outcomes if _leaves(each)]
    kept = [each for each in outcomes if not _leaves(each)]
    if gone:
        await connection.execute(_REMOVE, {"letters": [each.letter.id for each in gone]})
    if kept:
        await connection.execute(_SETTLE, [_settled(each) for each in kept])
    again = [each.letter for each in kept if each.status == "queued" and each.letter.outgoing.broadcast]
    if again:
        await connection.execute(_HOLD, {"letters": [each.id for each in again]})


async def close(connection: AsyncConnection, chats: Collection[int], reason: str) -> None:
    """Give up what waits for chats that can't be reached."""
    waiting = and_(_outbox.chat.in_(chats), _outbox.status.in_(("queued", "paused")))
    status = case((_outbox.broadcast.is_(None), "failed"), else_="blocked")
    await connection.execute(update(tables.outbox).where(waiting).values(status=status, reason=reason))


async def supersede(connection: AsyncConnection, chat: int, subject: str) -> None:
    """Take back what would only renew a message that is about to be renewed once more."""
    older = and_(_outbox.chat == chat, _outbox.subject == subject, _outbox.renews, _outbox.status == "queued")
    await connection.execute(delete(tables.outbox).where(older))


async def move(connection: AsyncConnection, chat: int, to: int) -> None:
    """What waits for a group goes to its new id."""
    await connection.execute(update(tables.outbox).where(_outbox.chat == chat).values(chat=to))


async def recover(connection: AsyncConnection) -> None:
    """After a crash: answers and edits go out again, acknowledgements are too late, and a broadcast is never repeated."""
    sending = _outbox.status == "sending"
    await connection.execute(delete(tables.outbox).where(sending, _outbox.lane == Lane.ACKNOWLEDGEMENT))
    said = and_(_outbox.lane == Lane.BROADCAST, _outbox.method.like("send%"))
    after = case((said, "unsure"), else_="queued")
    await connection.execute(update(tables.outbox).where(sending).values(status=after))


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Drop the answers that failed before a time."""
    old = and_(_outbox.status == "failed", _outbox.lane != Lane.BROADCAST, _outbox.created_at < before)
    await connection.execute(delete(tables.outbox).where(old))


async def due_times(connection: AsyncConnection, after: datetime) -> list[datetime]:
    """When, after a time, something that waits is due; the earliest first."""
    waits = and_(_outbox.status == "queued", _outbox.due_at > after)
    return list(await connection.scalars(select(_outbox.due_at).where(waits).order_by(_outbox.due_at)))


async def count(connection: AsyncConnection) -> dict[str, int]:
    """How many rows there are, by status."""
    chosen = select(_outbox.status, func.count()).group_by(_outbox.status)
    return {row[0]: row[1] for row in await connection.execute(chosen)}


def _leaves(outcome: Outcome) -> bool:
    """What was said to one person need not be kept; a broadcast is accounted for."""
    sent_answer = outcome.status == "sent" and outcome.letter.outgoing.lane != Lane.BROADCAST
    return sent_answer or outcome.status == "dropped"


def _settled(outcome: Outcome) -> dict[str, Any]:
    return {
        "letter": outcome.letter.id,
        "new_status": outcome.status,
        "new_reason": outcome.reason and outcome.reason[:200],
        "new_due_at": outcome.due_at or outcome.letter.created_at,
        "new_attempts": outcome.letter.attempts + outcome.tried,
        "new_message": outcome.message or outcome.letter.outgoing.message,
    }


def _letter(row: Any) -> Letter:
    outgoing = Outgoing(
        row.chat,
        Lane(row.lane),
        row.method,
        json.loads(row.payload),
        row.expires_at,
        row.subject,
        row.renews,
        row.broadcast,
        row.code,
        row.message,
    )
    return Letter(row.id, outgoing, row.attempts, row.created_at)
