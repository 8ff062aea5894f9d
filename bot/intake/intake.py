"""Takes updates in. When `take` returns, all that they caused is on disk."""

import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import structlog

from bot.clock import Clock, machine_time
from bot.intake import applying
from bot.log import fault
from bot.metrics import Metrics
from bot.telegram import calls, reading
from bot.world import World
from conversations.chat.effects import Say
from conversations.chat.facts import Person
from conversations.dialogue import begin
from storage import chats, database, outbox, updates
from storage.database import Database

log = structlog.get_logger()

Update = dict[str, Any]


class Intake:
    """Applies batches of raw updates; `speak` is called when there may be something to send."""

    def __init__(
        self, database: Database, world: World, clock: Clock, speak: Callable[[], None], metrics: Metrics
    ) -> None:
        self._database = database
        self._world = world
        self._clock = clock
        self._speak = speak
        self._metrics = metrics

    @property
    def world(self) -> World:
        """What the next batch is decided by."""
        return self._world

    def renew(self, world: World) -> None:
        """Decide by another world from the next batch on."""
        self._world = world

    async def take(self, given: Sequence[Update]) -> None:
        """Apply updates, once each, however often they arrive.

        Raises storage.database.Away while it is away; nothing is applied then, and they may come again.
        """
        try:
            await self._apply(given)
        except database.Away:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it comes from one update and must not stop the others
            log.warning("a batch is played again, one update at a time", updates=len(given), **fault(error))
            await self._one_by_one(given)
        self._metrics.updates.inc(len(given))
        self._speak()

    async def _apply(self, given: Sequence[Update]) -> None:
        """Apply a batch; another world that comes meanwhile stays, with what was taught in the batch."""
        async with self._database.transaction() as connection:
            world = self._world
            then = await applying.apply(connection, given, world, self._clock.now(), machine_time)
        if then is not world:
            self._world = replace(self._world, lessons=then.lessons)

    async def _one_by_one(self, given: Sequence[Update]) -> None:
        for update in given:
            try:
                await self._apply([update])
            except database.Away:
                raise
            except Exception as error:  # noqa: BLE001 - likewise
                await self._put_aside(update, error)

    async def _put_aside(self, update: Update, error: Exception) -> None:
        """Keep what can't be applied, say sorry to whoever sent it, and let the others go on."""
        number = update.get("update_id") if isinstance(update, dict) else None
        number = number if reading.is_id(number) else None
        log.error("an update is put aside", update=number, **fault(error))
        self._metrics.put_aside.inc()
        text = "".join(traceback.format_exception(error))
        async with self._database.transaction() as connection:
            now = machine_time()
            if number is not None and not await updates.take(connection, [number], now):
                return
            await updates.put_aside(connection, number or 0, json.dumps(update), text, now)
            if sender := reading.sender_of(update):
                language = await self._language(connection, sender)
                sorry = Say(self._world.wording.html(language, "apology"))
                await outbox.put(connection, calls.outgoing(sender, [sorry], now), now)

    async def _language(self, connection: Any, sender: int) -> str:
        stored = (await chats.read(connection, [sender])).get(sender)
        return (stored or begin(Person())).language
