"""The bot over a real database, in this process and without Telegram: people act, time passes, and the bot starts anew."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, select

from bot.clock import Clock, machine_time
from bot.intake import applying
from bot.jobs.scheduler import Scheduler
from bot.world import World
from conversations.chat import states
from conversations.chat.states import Chat
from conversations.model.event.event import Event
from storage import chats as storage_chats
from storage import tables
from storage.database import Database
from tests.fakes import raw
from tests.fakes.world import OLGA, wording

Json = dict[str, Any]


class HandClock(Clock):
    """A clock that we move."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.time = now

    def now(self) -> datetime:
        return self.time


class Hall:
    """What is done here is on disk when it returns; `starts` is also what follows upon kill -9."""

    def __init__(self, url: str, event: Event, now: datetime) -> None:
        self._url = url
        self._loop = asyncio.Runner()
        self._database: Database | None = None
        self._last_letter = 0
        self._world: World
        self._scheduler: Scheduler
        self.event = event
        self.clock = HandClock(now)

    def empties(self) -> None:
        """Begin with a database in which nothing stands."""
        self._run(self._empty())

    def starts(self, event: Event) -> None:
        """A new process, which finds an event as its organiser has now written it."""
        self.event = event
        self._run(self._start())

    def reads_anew(self, event: Event) -> None:
        """The organiser has changed the event while the bot runs."""
        self.event = event
        self._world = replace(self._world, events={event.key: event})
        self._scheduler.renew(self._world)

    def closes(self) -> None:
        if self._database is not None:
            self._run(self._database.close())
        self._loop.close()

    def passes(self, time: timedelta) -> None:
        self.clock.time += time

    def goes_round(self) -> None:
        """What the bot does every second without being asked."""
        self._run(self._scheduler.run_once())

    def stand(self, chats_by_id: Mapping[int, Chat]) -> None:
        """Let people stand somewhere in the conversation."""
        self._run(self._save(chats_by_id))

    def takes(self, updates: Sequence[Json]) -> None:
        """Take a batch of updates in."""
        self._run(self._take(updates))

    def registrations(self) -> list[Json]:
        rows = self._run(self._select(select(tables.registrations)))
        return [{**row, "answers": json.loads(row["answers"])} for row in rows]

    def stored(self, table: Table) -> list[Json]:
        """All that stands in a table."""
        rows: list[Json] = self._run(self._select(select(table)))
        return rows

    def tallies(self) -> dict[tuple[str, str], int]:
        rows = self._run(self._select(select(tables.tallies)))
        return {(row["field"], row["answer"]): row["registrations"] for row in rows if row["registrations"]}

    def chats(self) -> dict[int, Chat]:
        rows = self._run(self._select(select(tables.chats)))
        return {row["id"]: states.load(row["state"]) for row in rows}

    def unreachable(self) -> list[int]:
        rows = self._run(self._select(select(tables.chats)))
        return [row["id"] for row in rows if row["unreachable"]]

    def outgoing(self) -> list[Json]:
        """The calls to Telegram that came into the outbox since this was last asked."""
        kept = tables.outbox.c
        chosen = select(tables.outbox).where(kept.id > self._last_letter).order_by(kept.id)
        rows = self._run(self._select(chosen))
        self._last_letter = max([self._last_letter, *(row["id"] for row in rows)])
        return [
            {
                "subject": row["subject"],
                "renews": row["renews"],
                "method": row["method"],
                **json.loads(row["payload"]),
            }
            for row in rows
        ]

    def _run(self, work: Any) -> Any:
        return self._loop.run(work)

    async def _empty(self) -> None:
        async with self._opened().transaction() as connection:
            for table in tables.metadata.sorted_tables:
                await connection.execute(delete(table))

    async def _start(self) -> None:
        if self._database is not None:
            await self._database.close()
            self._database = None
        self._world = World({self.event.key: self.event}, "the_bot", wording(), frozenset({OLGA}))
        self._scheduler = Scheduler(self._opened(), self._world, self.clock, lambda: None)
        await self._scheduler.begin()

    async def _save(self, chats_by_id: Mapping[int, Chat]) -> None:
        async with self._opened().transaction() as connection:
            await storage_chats.save(connection, chats_by_id, machine_time())

    async def _take(self, updates: Sequence[Json]) -> None:
        async with self._opened().transaction() as connection:
            await applying.apply(connection, updates, self._world, self.clock.now(), machine_time)

    async def _select(self, chosen: Any) -> list[Json]:
        async with self._opened().transaction() as connection:
            return [dict(row) for row in (await connection.execute(chosen)).mappings()]

    def _opened(self) -> Database:
        if self._database is None:
            self._database = Database(self._url)
        return self._database


def pressed(chat: int, data: str) -> Json:
    """A press of somebody, under an id of its own."""
    return raw.pressed(data, raw.person(chat))
