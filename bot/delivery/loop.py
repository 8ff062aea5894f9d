"""Carries what waits in the outbox to Telegram, and accounts for each message."""

import asyncio
import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any, Literal

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import InvalidToken, TelegramError

from bot.clock import machine_time, monotonic
from bot.delivery import verdict
from bot.delivery.deliveries import Broadcasting
from bot.delivery.limits import Limits
from bot.delivery.telegram_api import TelegramApi
from bot.delivery.verdict import Verdict
from bot.files import files
from bot.files.files import Files
from bot.log import fault
from bot.metrics import Metrics
from bot.world import World
from conversations.language.wording import Wording
from storage import chats, database, outbox, subjects
from storage.database import Database
from storage.outbox import Lane, OutboxItem, Outcome, Outgoing

log = structlog.get_logger()

AT_ONCE = 256
"""Outbox items taken at the same time; the connections carry a part of them, and the others stand in line there."""

PEOPLE = (Lane.ACKNOWLEDGEMENT, Lane.ANSWER)
BULK = (Lane.BROADCAST, Lane.RENEWAL)

WORTH_A_TURN = 64
"""With less room than for so many outbox items, a turn waits for more calls to finish."""

GATHERING_SECONDS = 0.02
"""How long finished calls are gathered before they are settled together, so that a commit serves many."""

IDLE_SECONDS = 30.0
BULK_SECONDS = 1.0
AWAY_SECONDS = 1.0


Departure = tuple[OutboxItem, float]
"""An item, and the time of the machine's steady clock at which it may leave."""


async def rest(woken: asyncio.Event, seconds: float) -> None:
    """Do nothing for so many seconds, unless something is to be done before."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await woken.wait()


class Delivery:
    """One loop: settle what was sent, take what is due, send it. `wake` tells it that something may wait.

    The alarms are the times at which something is due that can't leave yet.
    """

    def __init__(
        self,
        database: Database,
        api: TelegramApi,
        limits: Limits,
        metrics: Metrics,
        broadcasting: Broadcasting,
        makes: Files | None = None,
    ) -> None:
        self._database = database
        self._api = api
        self._files = makes or Files("", {}, Wording({}))
        self._limits = limits
        self._metrics = metrics
        self._broadcasting = broadcasting
        self._woken = asyncio.Event()
        self._mail = asyncio.Event()
        self._under_way = 0
        self._done: list[Verdict] = []
        self._stopping = False
        self._alarms: list[datetime] = []
        self._bulk_again = 0.0
        self._bulk_is_sought = False
        self._bulk_goes_on = False
        self._bulk_taken = 0

    def renew(self, world: World) -> None:
        """Write by another world from the next turn on."""
        self._broadcasting = replace(self._broadcasting, world=world)
        self._files = replace(self._files, events=world.events)

    def wake(self) -> None:
        self._mail.set()
        self._woken.set()

    def stop(self) -> None:
        """Take no more; `run` returns when what is under way is settled."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        while not (self._stopping or await self._recover()):
            pass
        async with asyncio.TaskGroup() as calls:
            self._woken.set()
            while not (self._stopping and self._under_way == 0 and not self._done):
                for item, at in await self._turn():
                    self._under_way += 1
                    calls.create_task(self._carry(item, at))

    async def _recover(self) -> bool:
        """Take up what was left when the last run ended; says whether the database was there."""
        try:
            async with self._database.transaction() as connection:
                await outbox.recover(connection)
                self._alarms = await outbox.due_times(connection, machine_time())
        except database.Away as error:
            log.warning("the database is away, what is to be sent waits", **fault(error))
            await asyncio.sleep(AWAY_SECONDS)
            return False
        return True

    async def _turn(self) -> list[Departure]:
        """Wait for something to do, then settle and take in one transaction.

        Who stops does not wait for a database that is away: what can't be settled is taken up at the next start.
        """
        await self._rest()
        done, self._done = self._done, []
        self._bulk_taken = 0
        try:
            async with self._database.transaction() as connection:
                await self._settle(connection, done)
                return [] if self._stopping else await self._take(connection)
        except database.Away as error:
            log.warning("the database is away, what is to be sent waits", **fault(error))
            self._limits.bulk_stays(self._bulk_taken)
            if not self._stopping:
                self._done = done + self._done
                await asyncio.sleep(AWAY_SECONDS)
            self._woken.set()
            return []

    async def _rest(self) -> None:
        await rest(self._woken, self._seconds_to_rest())
        await self._gather()
        self._woken.clear()
        self._mail.clear()

    async def _gather(self) -> None:
        """Let more calls finish before a turn, unless there is mail for somebody, and room to send it."""
        if self._stopping or not (self._done or self._under_way) or self._is_paced:
            return
        if AT_ONCE - self._under_way < WORTH_A_TURN:
            await asyncio.sleep(GATHERING_SECONDS)
        elif not self._mail.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GATHERING_SECONDS):
                    await self._mail.wait()

    @property
    def _is_paced(self) -> bool:
        """Whether a broadcast goes on whose items may leave few at a time, each as soon as it may."""
        return self._bulk_goes_on and self._limits.rate < AT_ONCE

    def _seconds_to_rest(self) -> float:
        """How long nothing is due; a call that finishes, or something new to say, ends the rest earlier."""
        now = machine_time()
        while self._alarms and self._alarms[0] <= now:
            heappop(self._alarms)
            self._woken.set()
        until_due = (self._alarms[0] - now).total_seconds() if self._alarms else IDLE_SECONDS
        return min(IDLE_SECONDS, until_due, self._seconds_to_bulk())

    def _seconds_to_bulk(self) -> float:
        """How long broadcasts need not be looked for; where there is no room for more, a call that finishes ends the rest."""
        if not self._bulk_is_sought or self._under_way >= AT_ONCE:
            return IDLE_SECONDS
        ticks = monotonic()
        return max(self._bulk_again - ticks, self._limits.bulk_wait(ticks))

    async def _take(self, connection: AsyncConnection) -> list[Departure]:
        now, ticks = machine_time(), monotonic()
        room = AT_ONCE - self._under_way
        items = await outbox.claim(connection, now, PEOPLE, room) if room else []
        items += await self._take_bulk(connection, now, ticks, room - len(items))
        items = await self._broadcasting.written(connection, await _with_messages(connection, items))
        ready = await self._ready(connection, items, now, ticks)
        if len(ready) < len(items) == room:
            self._woken.set()  # the room is not used up, and others may wait behind those that can't leave yet
        return ready

    async def _take_bulk(
        self, connection: AsyncConnection, now: datetime, ticks: float, room: int
    ) -> list[OutboxItem]:
        """Broadcasts, as fast as they may leave; where there are none, they are looked for once a second."""
        room = min(room, self._limits.bulk_room(ticks))
        self._bulk_is_sought = True
        if ticks < self._bulk_again or not room:
            return []
        items = await outbox.claim(connection, now, BULK, room)
        self._bulk_is_sought = self._bulk_goes_on = bool(items)
        if not items:
            self._bulk_again = ticks + BULK_SECONDS
        return items

    async def _ready(
        self, connection: AsyncConnection, items: list[OutboxItem], now: datetime, ticks: float
    ) -> list[Departure]:
        """Those that may leave by Telegram's limits; the others wait, and what came too late is dropped."""
        ready, others = [], []
        for item in items:
            out = item.outgoing
            if status := _not_to_leave(out, now):
                others.append(Outcome(item, status))
            elif out.lane == Lane.ACKNOWLEDGEMENT or not (wait := self._limits.wait(out.chat, ticks)):
                ready.append((item, self._note(out, ticks)))
            else:
                later = now + timedelta(seconds=wait)
                heappush(self._alarms, later)
                others.append(Outcome(item, "queued", due_at=later, tried=False))
        await outbox.settle(connection, others)
        return ready

    def _note(self, out: Outgoing, ticks: float) -> float:
        """Note for the limits that something leaves, and tell when."""
        if out.lane != Lane.ACKNOWLEDGEMENT:
            self._limits.take(out.chat, ticks)
        if out.lane not in BULK:
            return ticks
        self._bulk_taken += 1
        return self._limits.take_bulk(ticks)

    async def _carry(self, item: OutboxItem, at: float) -> None:
        """Send one item; whatever happens, it is accounted for."""
        while (early := at - monotonic()) > 0:  # noqa: ASYNC110 - a timer of uvloop may ring early
            await asyncio.sleep(early)
        out, left = item.outgoing, monotonic()
        try:
            result = await self._call(out)
            message = result.get("message_id") if isinstance(result, dict) else None
            done = Verdict(Outcome(item, "sent", message=message))
        except (TelegramError, database.Away) as error:
            if _is_revoked(error):
                raise
            done = verdict.on(item, error, machine_time())
            self._report(done, error)
        except Exception as error:  # noqa: BLE001 - what can't be put into a request must not stop the others
            done = Verdict(Outcome(item, "failed", type(error).__name__))
            self._report(done, error)
        finally:
            self._under_way -= 1
            if out.lane in BULK:
                self._limits.bulk_answered(left, monotonic())
        self._metrics.messages.labels(out.lane.name.lower(), done.outcome.status).inc()
        self._done.append(done)
        self._woken.set()

    async def _call(self, out: Outgoing) -> Any:
        payload = _addressed(out)
        if "attached" not in payload:
            return await self._api.call(out.method, payload)
        async with self._files.ready(payload) as filled:
            return await self._api.call(out.method, filled, files.SECONDS)

    def _report(self, done: Verdict, error: Exception) -> None:
        out = done.outcome.item.outgoing
        if done.wait is not None:
            self._metrics.refusals.inc()
            self._limits.refused(out.chat, done.wait, monotonic())
        if done.outcome.status in ("failed", "unsure", "queued"):
            log.warning("not sent", method=out.method, status=done.outcome.status, error=type(error).__name__)

    async def _settle(self, connection: AsyncConnection, done: list[Verdict]) -> None:
        await outbox.settle(connection, [each.outcome for each in done])
        await subjects.note(connection, _about(each.outcome for each in done))
        for each in done:
            if each.outcome.due_at:
                heappush(self._alarms, each.outcome.due_at)
            await self._follow(connection, each)

    async def _follow(self, connection: AsyncConnection, done: Verdict) -> None:
        """What else follows from an outcome, besides the item itself."""
        out = done.outcome.item.outgoing
        if done.unreachable:
            await chats.mark_unreachable(connection, [out.chat], done.unreachable)
            await outbox.close(connection, [out.chat], done.unreachable)
        if done.moved_to:
            await outbox.move(connection, out.chat, done.moved_to)
        if done.send_anew and not out.renews:
            payload = {name: value for name, value in out.payload.items() if name != "message_id"}
            anew = replace(out, method="sendMessage", payload=payload)
            await outbox.put(connection, [anew], machine_time())
        if done.without_picture:
            await outbox.put(connection, [_as_text(out)], machine_time())
        if done.outcome.status == "failed" and not done.unreachable and (sorry := _sorry(out)):
            await outbox.put(connection, [sorry], machine_time())


def _sorry(out: Outgoing) -> Outgoing | None:
    """What is said to whoever waits for a file that could not be made, or that Telegram does not take."""
    if not (text := out.payload.get("attached", {}).get("sorry")):
        return None
    payload = {"chat_id": out.chat, "text": text, "parse_mode": "HTML"}
    if "reply_markup" in out.payload:
        payload["reply_markup"] = out.payload["reply_markup"]
    return Outgoing(out.chat, Lane.ANSWER, "sendMessage", payload, subject=out.subject)


def _as_text(out: Outgoing) -> Outgoing:
    """The caption for a message that was sent as words, since its picture could not be."""
    payload = {name: value for name, value in out.payload.items() if name not in ("caption", "message_id")}
    return replace(out, method="editMessageText", payload={**payload, "text": out.payload["caption"]})


def _is_revoked(error: Exception) -> bool:
    """Whether the token is no longer valid, so that nothing can be sent at all."""
    return isinstance(error, InvalidToken) and "unauthorized" in error.message.casefold()


async def _with_messages(connection: AsyncConnection, items: list[OutboxItem]) -> list[OutboxItem]:
    """The items that renew a message, each with the newest one about its subject."""
    renewing = {(each.outgoing.chat, each.outgoing.subject or "") for each in items if each.outgoing.renews}
    found = await subjects.newest(connection, renewing)
    return [_with_message(each, found) if each.outgoing.renews else each for each in items]


def _with_message(item: OutboxItem, found: Mapping[tuple[int, str], int]) -> OutboxItem:
    out = item.outgoing
    message = found.get((out.chat, out.subject or ""))
    payload = out.payload if message is None else {**out.payload, "message_id": message}
    return replace(item, outgoing=replace(out, payload=payload))


def _not_to_leave(out: Outgoing, now: datetime) -> Literal["dropped", "cancelled", "missed"] | None:
    """What becomes of an item that is too late, or has nobody to go to; None where it may leave."""
    late = out.expires_at is not None and out.expires_at <= now
    if out.broadcast is None:
        return "dropped" if late or _shows_nothing(out) else None
    if late:
        return "missed"
    return None if out.payload else "cancelled"


def _shows_nothing(out: Outgoing) -> bool:
    """Whether a message is to be renewed that was never sent."""
    return out.renews and "message_id" not in out.payload


def _about(outcomes: Iterable[Outcome]) -> dict[subjects.Place, str]:
    """The messages that have a subject from now on."""
    return {
        (each.item.outgoing.chat, each.message): each.item.outgoing.subject
        for each in outcomes
        if each.status == "sent" and each.message and each.item.outgoing.subject
    }


def _addressed(out: Outgoing) -> dict[str, Any]:
    """The parameters, to where the chat is now: a group may have moved since they were written."""
    return {**out.payload, "chat_id": out.chat} if "chat_id" in out.payload else out.payload
