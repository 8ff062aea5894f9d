"""Carries what waits in the outbox to Telegram, and accounts for each message."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram.error import InvalidToken, TelegramError

from bot import verdict
from bot.clock import machine_time, monotonic
from bot.limits import Limits
from bot.log import fault
from bot.metrics import Metrics
from bot.telegram_api import TelegramApi
from bot.verdict import Verdict
from storage import chats, database, outbox
from storage.database import Database
from storage.outbox import Lane, Letter, Outcome, Outgoing

log = structlog.get_logger()

AT_ONCE = 64
"""Calls under way at the same time."""

GATHERING_SECONDS = 0.004
"""How long finished calls are gathered before they are settled together, so that a commit serves many."""

IDLE_SECONDS = 30.0
AWAY_SECONDS = 1.0


class Delivery:
    """One loop: settle what was sent, take what is due, send it. `wake` tells it that something may wait."""

    def __init__(self, database: Database, api: TelegramApi, limits: Limits, metrics: Metrics) -> None:
        self._database = database
        self._api = api
        self._limits = limits
        self._metrics = metrics
        self._woken = asyncio.Event()
        self._under_way = 0
        self._done: list[Verdict] = []
        self._stopping = False
        self._pause = 0.0

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        """Take no more; `run` returns when what is under way is settled."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        async with self._database.transaction() as connection:
            await outbox.recover(connection)
        async with asyncio.TaskGroup() as calls:
            self._woken.set()
            while not (self._stopping and self._under_way == 0 and not self._done):
                for letter in await self._turn():
                    self._under_way += 1
                    calls.create_task(self._carry(letter))

    async def _turn(self) -> list[Letter]:
        """Wait for something to do, then settle and take in one transaction."""
        await self._rest()
        done, self._done = self._done, []
        try:
            async with self._database.transaction() as connection:
                await self._settle(connection, done)
                return [] if self._stopping else await self._take(connection)
        except Exception as error:
            if not database.is_away(error):
                raise
            log.warning("the database is away, what is to be sent waits", **fault(error))
            self._done = done + self._done
            await asyncio.sleep(AWAY_SECONDS)
            self._woken.set()
            return []

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(self._pause):
                await self._woken.wait()
        except TimeoutError:
            pass
        if self._under_way:
            await asyncio.sleep(GATHERING_SECONDS)
        self._woken.clear()

    async def _take(self, connection: AsyncConnection) -> list[Letter]:
        now, room = machine_time(), AT_ONCE - self._under_way
        people = await outbox.due(connection, now, (Lane.ACKNOWLEDGEMENT, Lane.ANSWER), room) if room else []
        bulk_room = min(room - len(people), self._limits.bulk_room(monotonic()))
        bulk = await outbox.due(connection, now, (Lane.BROADCAST,), bulk_room) if bulk_room > 0 else []
        letters = await self._ready(connection, [*people, *bulk])
        await outbox.mark_sending(connection, letters)
        self._pause = await self._seconds_until_due(connection, now)
        return letters

    async def _ready(self, connection: AsyncConnection, letters: list[Letter]) -> list[Letter]:
        """Those that may leave by Telegram's limits; the chats of the others wait, and what came too late is dropped."""
        now, ticks = machine_time(), monotonic()
        ready, late, waits = [], [], {}
        for letter in letters:
            out = letter.outgoing
            if out.expires_at and out.expires_at <= now:
                late.append(Outcome(letter, "dropped"))
            elif out.lane == Lane.ACKNOWLEDGEMENT or not (wait := self._limits.wait(out.chat, ticks)):
                self._note(out, ticks)
                ready.append(letter)
            else:
                waits[out.chat] = now + timedelta(seconds=wait)
        await outbox.postpone(connection, waits)
        await outbox.settle(connection, late)
        return ready

    def _note(self, out: Outgoing, ticks: float) -> None:
        if out.lane != Lane.ACKNOWLEDGEMENT:
            self._limits.take(out.chat, ticks)
        if out.lane == Lane.BROADCAST:
            self._limits.take_bulk(ticks)

    async def _carry(self, letter: Letter) -> None:
        """Send one letter; whatever happens, it is accounted for."""
        out = letter.outgoing
        try:
            result = await self._api.call(out.method, out.payload)
            message = result.get("message_id") if isinstance(result, dict) else None
            done = Verdict(Outcome(letter, "sent", message=message))
        except TelegramError as error:
            if _is_revoked(error):
                raise
            done = verdict.on(letter, error, machine_time())
            self._report(done, error)
        finally:
            self._under_way -= 1
        self._metrics.letters.labels(out.lane.name.lower(), done.outcome.status).inc()
        self._done.append(done)
        self._woken.set()

    def _report(self, done: Verdict, error: TelegramError) -> None:
        out = done.outcome.letter.outgoing
        if done.wait is not None:
            self._metrics.refusals.inc()
            self._limits.refused(out.chat, done.wait, monotonic())
        if done.outcome.status in ("failed", "unsure", "queued"):
            log.warning("not sent", method=out.method, status=done.outcome.status, error=type(error).__name__)

    async def _settle(self, connection: AsyncConnection, done: list[Verdict]) -> None:
        await outbox.settle(connection, [each.outcome for each in done])
        waits: dict[int, Outcome] = {}
        for each in done:
            await self._follow(connection, each)
            if each.outcome.status == "queued":
                waits[each.outcome.letter.outgoing.chat] = each.outcome
        await outbox.postpone(connection, {chat: each.due_at for chat, each in waits.items() if each.due_at})

    async def _follow(self, connection: AsyncConnection, done: Verdict) -> None:
        """What else follows from an outcome, besides the letter itself."""
        out = done.outcome.letter.outgoing
        if done.unreachable:
            await chats.mark_unreachable(connection, [out.chat], done.unreachable)
            await outbox.close(connection, [out.chat], done.unreachable)
        if done.moved_to:
            await outbox.move(connection, out.chat, done.moved_to)
        if done.send_anew:
            payload = {name: value for name, value in out.payload.items() if name != "message_id"}
            anew = replace(out, method="sendMessage", payload=payload)
            await outbox.put(connection, [anew], machine_time())

    async def _seconds_until_due(self, connection: AsyncConnection, now: datetime) -> float:
        """How long there is nothing to do. What is due already waits for a call to finish, which wakes the loop."""
        due = await outbox.next_due(connection, now)
        seconds = (due - machine_time()).total_seconds() if due else IDLE_SECONDS
        return max(0.0, min(IDLE_SECONDS, seconds, self._limits.bulk_wait(monotonic()) or IDLE_SECONDS))


def _is_revoked(error: TelegramError) -> bool:
    """Whether the token is no longer valid, so that nothing can be sent at all."""
    return isinstance(error, InvalidToken) and "unauthorized" in error.message.casefold()
