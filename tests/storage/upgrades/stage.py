"""The parts of a running bot over a database, in this process: people say and press, and see what the bot sends.

The databases of earlier versions are recorded with it, by the code of those versions; so it names of the bot only what
all of them have, and gives each part what that version asks for.
"""

import asyncio
import contextlib
import importlib
import inspect
import itertools
import json
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.clock import Clock
from bot.metrics import Metrics
from storage.database import Database

Json = dict[str, Any]


def found(*places: str) -> Any:
    """Return what is at the first of these places that this version of the bot has, such as `bot.delivery.loop:Delivery`.

    Old places come first: where the newest bot is installed, its modules are found beside those of an older one.
    """
    for place in places:
        module, _, name = place.partition(":")
        with contextlib.suppress(ImportError, AttributeError):
            there = importlib.import_module(module)
            return getattr(there, name) if name else there
    raise LookupError(places)


Limits = found("bot.limits:Limits", "bot.delivery.limits:Limits")
Delivery = found("bot.delivery:Delivery", "bot.delivery.loop:Delivery")
Intake = found("bot.intake:Intake", "bot.intake.intake:Intake")
World = found("bot.batch:World", "bot.world:World")
wording = found("bot.application:wording", "bot.world:wording")
folders = found("bot.event_folder", "bot.events.folders")

OLGA, OSKAR = 900, 901
"""The organisers by the settings."""

BEGINS = datetime(2031, 3, 1, 10, tzinfo=UTC)
ANSWERS: Mapping[str, str] = {
    "consent": "form|consent|*|agree",
    "email": "person@exempel.se",
    "group": "*|group|*|member",
    "needs": "form|needs|*|skip",
    "workshop": "*|workshop|*|wood",
    "phone": "070-174 06 05",
    "topics": "*|topics|*|walls",
    "rooms": "4",
    "arrives": "2031-05-19",
    "lunch": "*|lunch|*|yes",
    "note": "form|note|*|skip",
}
"""What answers each field of the events: words, or a button by what it carries, where `*` is the nonce of the draft."""


class Time:
    """Takes the place of `datetime` in bot/clock.py: both clocks of the bot stand still until somebody moves them."""

    def __init__(self, now: datetime = BEGINS) -> None:
        self.time = now

    def now(self, _: object = None) -> datetime:
        return self.time


class Screens:
    """Takes the place of Telegram: what stands in each chat. Of the messages with the `held` words only one is answered."""

    def __init__(self, buttons: Mapping[str, list[str]] | None = None) -> None:
        self.texts: dict[int, list[str]] = defaultdict(list)
        self.buttons: dict[int, list[str]] = defaultdict(list)
        self.numbers: dict[int, itertools.count[int]] = defaultdict(lambda: itertools.count(100))
        self.held = ""
        self.told: set[int] = set()
        for chat, carried in (buttons or {}).items():
            self.buttons[int(chat)] = list(carried)
            self.numbers[int(chat)] = itertools.count(1000)

    async def call(self, _method: str, payload: Json, *_: Any, **__: Any) -> Any:
        chat = payload.get("chat_id", 0)
        words = payload.get("text") or payload.get("caption") or ""
        if self.held and self.held in words:
            if self.told:
                await asyncio.Event().wait()
            self.told.add(chat)
        self.texts[chat] += [words]
        for row in (payload.get("reply_markup") or {}).get("inline_keyboard", []):
            self.buttons[chat] += [each.get("callback_data") or each.get("url") or "" for each in row]
        return {"message_id": payload.get("message_id") or next(self.numbers[chat])} if chat else True

    def button(self, chat: int, pattern: str) -> str:
        """The newest button of a chat that carries this; `*` stands for anything."""
        fits = re.compile(re.escape(pattern).replace(r"\*", ".*"))
        found = [each for each in self.buttons[chat] if fits.match(each)]
        assert found, f"{chat} sees no {pattern}, but {self.buttons[chat]} and {self.texts[chat][-2:]}"
        return found[-1]

    def link(self, chat: int) -> str:
        """What stands behind `start=` in the newest link that a chat was shown."""
        shown = re.findall(r"start=([\w-]+)", " ".join([*self.texts[chat], *self.buttons[chat]]))
        assert shown, f"{chat} was shown no link"
        return str(shown[-1])


class Stage:
    """A minute passes with everything that somebody does, and whatever comes of it has been sent before the next."""

    def __init__(self, database: Database, events: Path, time: Time, screens: Screens) -> None:
        self.database, self.time, self.screens = database, time, screens
        self._update = itertools.count(int((time.time - BEGINS).total_seconds()) + 1)
        self._message = itertools.count(10 + int((time.time - BEGINS).total_seconds()))
        self.read = folders.read_all(events)
        self.world = suited(
            World,
            events=self.read,
            bot="the_bot",
            wording=wording(),
            organisers=frozenset({OLGA, OSKAR}),
            knowledge=_knowledge(self.read),
        )
        self.ticks = 0.0
        self._speaks: Callable[[], None] = lambda: None
        self._intake = Intake(database, self.world, Clock(), self._wake, Metrics())
        self._scheduler = _scheduler(database, self.world, self._wake)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot from its start until it is killed."""
        if self._scheduler:
            await self._scheduler.begin()
        broadcasting = _broadcasting(self.world)
        module = importlib.import_module(Delivery.__module__)
        setattr(module, "monotonic", lambda: self.ticks)  # noqa: B010 - a clock of the module, not a name of it
        delivery = suited(
            Delivery,
            database=self.database,
            api=self.screens,
            limits=Limits(1.0),
            metrics=Metrics(),
            broadcasting=broadcasting,
        )
        self._speaks = delivery.wake
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(delivery.run())
            await self.rests()
            yield
            running.cancel()

    async def says(self, person: int, words: str, reply_to: int | None = None) -> None:
        """Write a message, perhaps as a reply to one of the bot's."""
        message = self._written(person, next(self._message)) | {"text": words, "from": _person(person)}
        if reply_to:
            bot = {"id": 1, "is_bot": True, "first_name": "The bot"}
            message["reply_to_message"] = self._written(person, reply_to) | {"text": "…", "from": bot}
        await self._take({"message": message})

    async def presses(self, person: int, pattern: str) -> None:
        """Press the newest button of those that carry this."""
        bot = {"id": 1, "is_bot": True, "first_name": "The bot"}
        under = self._written(person, 99) | {"text": "…", "from": bot}
        await self._take({
            "callback_query": {
                "id": f"callback-{person}-{self.time.time:%d%H%M}",
                "from": _person(person),
                "message": under,
                "data": self.screens.button(person, pattern),
            }
        })  # fmt: skip

    async def begins(self, person: int, event: str = "house-day") -> None:
        await self.says(person, f"/start {event}")
        await self.presses(person, "start|begin")

    async def answers(self, person: int, until: str = "", **instead: str) -> None:
        """Answer what is asked, up to a field, or until all lies there to be submitted."""
        given = {**ANSWERS, "name": name_of(person), **instead}
        asked: list[str] = []
        while (field := await self.asked(person)) not in ("", until):
            assert field not in asked, (
                f"{person} is asked for {field} again: {self.screens.texts[person][-2:]}"
            )
            asked.append(field)
            await self._answer(person, field, given[field])

    async def submits(self, person: int, **instead: str) -> None:
        """Fill in what is left and submit it, though all of them have given one address."""
        await self.answers(person, **instead)
        await self.presses(person, "summary|submit")
        if await self._is_asked_about_address(person):
            await self.presses(person, "summary|anyway")

    async def _is_asked_about_address(self, person: int) -> bool:
        return any(each.startswith("summary|anyway") for each in self.screens.buttons[person])

    async def asked(self, person: int) -> str:
        """The field that somebody is asked for, as it is stored; nothing where none is."""
        stored = json.loads(
            (await self.rows("SELECT state FROM chats WHERE id = :id", id=person))[0]["state"]
        )
        return str(stored["state"].get("field", ""))

    async def registration(self, person: int) -> Json:
        """The registration that is somebody's own; nothing where there is none."""
        found = await self.rows("SELECT * FROM registrations WHERE person = :id ORDER BY id", id=person)
        return {**found[0], "answers": json.loads(found[0]["answers"])} if found else {}

    async def rows(self, question: str, **values: Any) -> list[Json]:
        async with self.database.transaction() as connection:
            return [dict(row) for row in (await connection.execute(text(question), values)).mappings()]

    async def rests(self) -> None:
        """Run the jobs once, and wait until nothing waits to leave, besides broadcasts."""
        if self._scheduler and hasattr(self._scheduler, "run_once"):
            await self._scheduler.run_once()
        self._speaks()
        await self.until("SELECT 1 FROM outbox WHERE status IN ('queued', 'sending') AND lane <> 2", 0)

    async def until(self, question: str, number: int) -> None:
        """Let time pass for what is sent, until the database answers with so many rows."""
        async with asyncio.timeout(60):
            while len(await self.rows(question)) != number:
                self.ticks += 1
                self._speaks()
                await asyncio.sleep(0.02)

    def _wake(self) -> None:
        self._speaks()

    async def _take(self, content: Json) -> None:
        self.time.time += timedelta(minutes=1)
        self.ticks += 60
        await self._intake.take([{"update_id": next(self._update), **content}])
        assert await self.rows("SELECT traceback FROM set_aside") == []
        await self.rests()

    async def _answer(self, person: int, field: str, answer: str) -> None:
        if "|" not in answer:
            return await self.says(person, answer)
        await self.presses(person, answer)
        if field == "topics":
            await self.presses(person, f"form|{field}|*|done")
        return None

    def _written(self, person: int, number: int) -> Json:
        chat = {"id": person, "type": "private", "first_name": f"Person {person}"}
        return {"message_id": number, "date": int(self.time.time.timestamp()), "chat": chat}


def name_of(person: int) -> str:
    """What somebody is called: in letters, since no name has digits."""
    return "Anna " + "".join("ABCDEFGHIJ"[int(digit)] for digit in str(person)).title()


def suited(makes: Callable[..., Any], **given: Any) -> Any:
    """Make a part from those of the arguments that it knows."""
    known = inspect.signature(makes).parameters
    return makes(**{name: each for name, each in given.items() if name in known})


def _person(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": f"Person {number}", "language_code": "sv"}


def _knowledge(events: Iterable[str]) -> Mapping[str, Any]:
    with contextlib.suppress(ImportError):
        few = importlib.import_module("tests.fakes.knowledge").FewEntries
        return {key: few() for key in events}
    return {}


def _scheduler(database: Database, world: Any, speak: Callable[[], None]) -> Any:
    with contextlib.suppress(LookupError):
        return found("bot.rounds:Rounds", "bot.jobs.scheduler:Scheduler")(database, world, Clock(), speak)
    return None


def _broadcasting(world: Any) -> Any:
    with contextlib.suppress(LookupError):
        return found("bot.broadcasting:Broadcasting", "bot.delivery.deliveries:Broadcasting")(world)
    return None
