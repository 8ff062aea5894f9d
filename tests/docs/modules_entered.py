"""Counts the modules that a few acts enter, and the calls between them: `.venv/bin/python -m tests.docs.modules_entered`.

Each act was done once by somebody else before, so nothing is counted that is loaded or kept the first time. A module is
entered where one of its functions is called. A call goes across files where the nearest caller in the packages stands in
another file, or there is none, as in a thread. A function that goes on after it waited is not called again. What
dataclasses and pydantic write themselves stands in no file, and importing is not counted.
"""

import asyncio
import inspect
import itertools
import json
import sqlite3
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from bot.clock import Clock
from bot.delivery.deliveries import Broadcasting
from bot.delivery.limits import Limits
from bot.delivery.loop import Delivery
from bot.events import folders, knowledge
from bot.intake.intake import Intake
from bot.metrics import Metrics
from bot.world import World, wording
from storage import schema
from storage.database import Database
from tests.docs.modules import PACKAGES, ROOT
from tests.fakes import raw
from tests.fakes.api import FakeApi

EVENTS = ROOT / "tests" / "events" / "few-seats"
OLGA = raw.person(900)
QUESTION = "Finns det någonstans att parkera cykeln medan vi lyssnar?"

ACTS = ("a name typed in the form", "Submit", "/count", "an unknown question", "one delivery")

MAKES_AT_ONCE = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


class Then(Clock):
    """A day on which one can register."""

    def now(self) -> datetime:
        return datetime(2018, 11, 1, 10, tzinfo=UTC)


class Trail:
    """The modules that were entered, and how often one was called from another."""

    def __init__(self) -> None:
        self.entered: set[str] = set()
        self.across = 0
        self._files: dict[CodeType, str] = {}
        self._waiting: set[FrameType] = set()

    @contextmanager
    def followed(self) -> Iterator[None]:
        """Follow what is called in this thread and in those that listen already."""
        _Followed.trail = self
        try:
            yield
        finally:
            _Followed.trail = None
            self._waiting.clear()

    def notes(self, frame: FrameType) -> None:
        module = self._module(frame.f_code)
        if not module or frame in self._waiting:
            return
        if frame.f_code.co_flags & MAKES_AT_ONCE:
            self._waiting.add(frame)
        self.entered.add(module)
        self.across += self._caller(frame) != module

    def _caller(self, frame: FrameType) -> str:
        caller = frame.f_back
        while caller and not self._module(caller.f_code):
            caller = caller.f_back
        return self._module(caller.f_code) if caller else ""

    def _module(self, code: CodeType) -> str:
        """The module below the root that the code stands in; nothing where it is not ours, or imports."""
        if code not in self._files:
            path = Path(code.co_filename)
            ours = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PACKAGES
            self._files[code] = str(path.relative_to(ROOT)) if ours and code.co_name != "<module>" else ""
        return self._files[code]


class _Followed:
    """Which trail is being left, by all threads."""

    trail: Trail | None = None


def _listen(frame: FrameType, event: str, _: Any) -> None:
    if event == "call" and _Followed.trail:
        _Followed.trail.notes(frame)


class House:
    """The bot without its loops: what comes in is taken, and what waits leaves when it is told to."""

    def __init__(self, database: Database, file: Path) -> None:
        self._file = file
        events = folders.read_all(EVENTS)
        known = {key: knowledge.by_letters(event, EVENTS / key, ()) for key, event in events.items()}
        world = World(events, "the_bot", wording(), frozenset([OLGA["id"]]), knowledge=known)
        self._database, self._world = database, world
        self._intake = Intake(database, world, Then(), lambda: None, Metrics())

    async def says(self, text: str, sender: raw.Json) -> None:
        await self._intake.take([raw.said(text, sender, next(_numbers))])

    async def presses(self, beginning: str, sender: raw.Json) -> None:
        """Press the newest button that carries something that begins so."""
        question = "SELECT payload FROM outbox WHERE chat = ? ORDER BY id DESC"
        for (payload,) in self._asked(question, sender["id"]):
            rows = json.loads(payload).get("reply_markup", {}).get("inline_keyboard", [])
            for each in itertools.chain.from_iterable(rows):
                if each.get("callback_data", "").startswith(beginning):
                    await self._intake.take([raw.pressed(each["callback_data"], sender, next(_numbers))])
                    return
        raise LookupError(beginning)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[Delivery]:
        """A delivery that runs until it is told to stop."""
        api: Any = FakeApi()
        delivery = Delivery(self._database, api, Limits(30), Metrics(), Broadcasting(self._world))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(delivery.run())
            yield delivery
            delivery.stop()
            delivery.wake()

    async def all_has_left(self) -> None:
        while self._asked("SELECT 1 FROM outbox WHERE status IN ('queued', 'sending')"):  # noqa: ASYNC110 - no bell rings
            await asyncio.sleep(0.01)

    def keeps_only_the_last_letter(self, sender: raw.Json) -> None:
        """Drop what waits but for one letter, so that one delivery is one."""
        self._asked("DELETE FROM outbox WHERE id < (SELECT max(id) FROM outbox WHERE chat = ?)", sender["id"])

    def _asked(self, question: str, *values: Any) -> list[Any]:
        with sqlite3.connect(self._file) as connection:
            return connection.execute(question, values).fetchall()


_numbers = itertools.count(10)


async def trails() -> dict[str, Trail]:
    """Do each act, first by somebody who is not followed, and return where it led."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bot.db"
        async with _database(file) as database:
            house = House(database, file)
            await _acts(house, raw.person(501))
            return await _acts(house, raw.person(502))


async def _acts(house: House, person: raw.Json) -> dict[str, Trail]:
    found = {act: Trail() for act in ACTS}
    name, submit, count, question, delivery = found.values()
    await house.says("/start", person)
    await house.presses("start|begin", person)
    with name.followed():
        await house.says("Åsa Öberg", person)
    with submit.followed():
        await house.presses("summary|submit", person)
    with count.followed():
        await house.says("/count", OLGA)
    with question.followed():
        await house.says(QUESTION, person)
    house.keeps_only_the_last_letter(person)
    async with house.sending() as sending:
        await house.all_has_left()
        await house.says("/help", person)
        with delivery.followed():
            sending.wake()
            await house.all_has_left()
    return found


@asynccontextmanager
async def _database(file: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{file}")
    try:
        await schema.migrate(database)
        yield database
    finally:
        await database.close()


def table(found: dict[str, Trail]) -> str:
    """Return the counts as a table in Markdown: modules by package, all of them, and the calls across files."""
    heading = ["act", *PACKAGES, "modules", "calls across files"]
    rows = [[act, *_counted(trail), str(trail.across)] for act, trail in found.items()]
    lines = ["| " + " | ".join(row) + " |" for row in [heading, *rows]]
    return "\n".join([lines[0], "|---" * len(heading) + "|", *lines[1:]])


def _counted(trail: Trail) -> list[str]:
    packages = Counter(module.partition("/")[0] for module in trail.entered)
    return [str(packages[package]) for package in PACKAGES] + [str(len(trail.entered))]


def main() -> None:
    threading.setprofile(_listen)
    sys.setprofile(_listen)
    found = asyncio.run(trails())
    sys.setprofile(None)
    sys.stdout.write(table(found) + "\n")
    if "--names" in sys.argv:
        for act, trail in found.items():
            sys.stdout.write("\n".join(["", act, *sorted(trail.entered)]) + "\n")


if __name__ == "__main__":
    main()
