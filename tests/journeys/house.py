"""A whole bot at home: the real `bot run` as a process, against a rehearsal that runs here, on a database of its own.

async with House(tmp_path) as house:
    house.opens()                                   # the bot is started
    astrid = await house.telegram.person("Astrid Lind")
    await astrid.says("/start")
    await house.is_quiet()                          # everything is applied, and everything is sent
    house.kills()                                   # SIGKILL, at this very instant
    house.opens()
    await house.closes()                            # SIGTERM; the bot ends by itself
"""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Literal, Self
from zoneinfo import ZoneInfo

from bot.jobs.scheduler import INTERVAL_SECONDS
from rehearsal import server
from rehearsal.clock import Clock
from rehearsal.limits import Limits
from rehearsal.stage import Stage, set_stage
from rehearsal.wire import Json
from tests.fakes.person import Telegram

TOKEN = "1:AAE-journeys-and-nothing-else"
USERNAME = "rehearsal_bot"
SHIPPED_EVENTS = Path(__file__).parents[2] / "events"
SAMPLE_EVENTS = Path(__file__).parents[1] / "events"
ZONE = ZoneInfo("Europe/Stockholm")
INSIDE_THE_WINDOW = "2018-10-15 10:00"

LOOK_SECONDS = 0.02
"""How long a look at the rehearsal waits for something new, while the bot is still at work."""

ADDRESSEES = "SELECT DISTINCT chat FROM outbox WHERE status IN ('queued', 'sending')"
AT_WORK = f"""
    {ADDRESSEES}
    UNION ALL SELECT NULL FROM registrations WHERE (status = 'offered' AND offer_until <= ?1) OR wanted_until <= ?1
    UNION ALL SELECT NULL FROM broadcasts WHERE status = 'sending' OR (status = 'scheduled' AND due_at <= ?1)
"""  # noqa: S608 - our own words

Mode = Literal["polling", "webhook"]


class House:
    """One bot process and its surroundings; everything it leaves on disk stands in `folder`."""

    def __init__(
        self,
        folder: Path,
        *,
        events: Path = SHIPPED_EVENTS,
        now: str = INSIDE_THE_WINDOW,
        mode: Mode = "polling",
        limits: Limits | None = None,
        samples: bool = False,
        search: Literal["meaning", "letters"] = "letters",
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.database = folder / "bot.db"
        self.log_file = folder / "bot.log"
        self.stage: Stage
        self.telegram: Telegram
        self.url = ""
        self._events = events
        self.time = now
        self._mode: Mode = mode
        self._limits = limits or Limits()
        self._samples = samples
        self._search = search
        self._settings = settings or {}
        self._organisers: Collection[int] = ()
        self._bot: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self._open = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.changes_events(self._events)
        self.stage = set_stage(TOKEN, USERNAME, Clock(self.folder / "clock", stands_still=True), self._limits)
        self.url, _ = await self._open.enter_async_context(server.running(self.stage))
        self.telegram = await self._open.enter_async_context(Telegram(self.url))
        await self.it_is(self.time)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.kills()
        await self._open.aclose()

    def opens(self, organisers: Collection[int] = ()) -> None:
        """Start the bot, for these organisers, or those of the last time.

        What is written to it meanwhile waits, so nobody has to wait until it is there.
        """
        assert self._bot is None, "the bot is running already"
        self._organisers = organisers or self._organisers
        with self.log_file.open("ab") as log:
            self._bot = _start_bot(self._environment(), self.folder, log, samples=self._samples)

    async def ends_by_itself(self) -> int:
        """Wait for a bot that can't go on, and give its exit code."""
        assert self._bot is not None, "the bot is not running"
        try:
            return await asyncio.to_thread(self._bot.wait, 60)
        finally:
            self.kills()

    def kills(self) -> None:
        """End the bot as a power cut does."""
        if self._bot is not None:
            self._bot.kill()
            self._bot.wait()
            self._bot = None

    async def closes(self) -> int:
        """Ask the bot to end, and give its exit code."""
        assert self._bot is not None, "the bot is not running"
        self._bot.send_signal(signal.SIGTERM)
        try:
            return await asyncio.to_thread(self._bot.wait, 60)
        finally:
            self.kills()

    @property
    def is_open(self) -> bool:
        """Whether the bot runs. One that ended by itself is a failure, told with its log."""
        if self._bot is not None and self._bot.poll() is not None:
            raise AssertionError(f"the bot ended by itself with {self._bot.returncode}:\n{self.log()}")
        return self._bot is not None

    def changes_events(self, events: Path) -> None:
        """Put another folder of events in place; the bot reads it when it starts."""
        shutil.rmtree(self.folder / "events", ignore_errors=True)
        shutil.copytree(events, self.folder / "events")

    async def it_is(self, moment: str) -> None:
        """Set the clock, to Swedish time: 2018-11-02 00:00."""
        self.time = moment
        await self.telegram.it_is(datetime.fromisoformat(moment).replace(tzinfo=ZONE).isoformat())

    async def sees_to_reminders(self) -> None:
        """Give the bot the time to go round, where an event has reminders; that it did so leaves no trace."""
        written = [each.read_text(encoding="utf-8") for each in (self.folder / "events").glob("*/event.toml")]
        if self._bot and any("[[reminder]]" in each for each in written):
            await asyncio.sleep(2.5 * INTERVAL_SECONDS)

    async def is_quiet(self, chats: Collection[int] | None = None, seconds: float = 120.0) -> None:
        """Wait until every update (of these chats) is applied and every message sent.

        The messages are looked at last: what is acknowledged, or over, has its messages in the outbox already.
        """
        world = self.stage.world
        try:
            async with asyncio.timeout(seconds):
                while not self._is_quiet(chats):
                    await self._news(world.revision)
        except TimeoutError:
            raise AssertionError(f"the bot is still not done; its log:\n{self.log()}") from None

    async def logs(self, words: str, seconds: float = 120.0) -> None:
        """Wait until the bot's log has these words."""
        for _ in range(int(seconds / LOOK_SECONDS)):
            if words in self.log():
                return
            await asyncio.sleep(LOOK_SECONDS)
        raise AssertionError(f"the bot's log never had {words!r}:\n{self.log()}")

    def rows(self, question: str, *values: Any) -> list[Json]:
        """What the database answers to a question in SQL."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(question, values)]

    def registrations(self) -> list[Json]:
        """Every registration; `answers` is JSON, as it is stored."""
        return self.rows("SELECT * FROM registrations ORDER BY id")

    def letters_waiting(self) -> bool:
        """Whether something waits to leave, or is leaving."""
        return bool(self._addressees())

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8") if self.log_file.exists() else ""

    def refusals(self) -> list[str]:
        """What Telegram did not accept from the bot; a press may always be answered too late."""
        return [
            f"{call.method}: {call.status} {call.description}"
            for call in self.stage.calls.since(0)
            if call.status != 200 and call.method != "answerCallbackQuery"
        ]

    def keeps_secrets(self) -> None:
        """Assert that the bot's log holds neither its token nor anything that a person is called or wrote."""
        log = self.log()
        told = [secret for secret in (TOKEN, *self._words()) if secret in log]
        assert not told, f"the log tells {told}:\n{log}"

    def _words(self) -> set[str]:
        """The names and the words of the people; very short ones stand in any text by chance."""
        world = self.stage.world
        said = {
            message.text
            for chat in world.chats.values()
            for message in chat.messages.values()
            if not message.is_from_bot
        }
        names = {name for each in world.people.values() for name in (each.first_name, each.last_name) if name}
        return {words for words in said | names if len(words) >= 4}

    async def _news(self, revision: int) -> None:
        """Wait a moment for something to change at Telegram."""
        world = self.stage.world
        await world.bell.until(lambda: world.revision > revision, LOOK_SECONDS)

    def _is_quiet(self, chats: Collection[int] | None) -> bool:
        coming = [_chat_of(one.update) for one in self.stage.world.updates.waiting]
        if any(chats is None or chat in chats for chat in coming):
            return False
        if not self.is_open:
            return False
        return not any(chats is None or each is None or each in chats for each in self._at_work())

    def _at_work(self) -> list[int | None]:
        """The chats that the bot is at work for: None where that is not said.

        All in one look: messages that leave, offers that it is about to take back, and broadcasts that are being sent or
        about to be, by the time in the house.
        """
        now = datetime.fromtimestamp(self.stage.world.clock.now(), UTC).replace(tzinfo=None)
        return [row["chat"] for row in self._asked(AT_WORK, now.isoformat(" ", "microseconds"))]

    def _addressees(self) -> list[int]:
        """The chats that something waits to leave for; before the bot made its tables, none."""
        return [row["chat"] for row in self._asked(ADDRESSEES)]

    def _asked(self, question: str, *values: Any) -> list[Json]:
        """What the database answers; nothing before the bot made its tables."""
        try:
            return self.rows(question, *values)
        except sqlite3.OperationalError as error:
            if "unable to open" in str(error) or "no such table" in str(error):
                return []
            raise

    def _environment(self) -> dict[str, str]:
        """What the bot finds; it keeps what it compiles, whatever is wished of the tests."""
        webhook = self._mode == "webhook"
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return inherited | {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "EVENTS_DIR": str(self.folder / "events"),
            "CLOCK_FILE": str(self.folder / "clock"),
            "ORGANISERS": ",".join(str(each) for each in self._organisers),
            "SEARCH": self._search,
            "LOG_LEVEL": "debug",
            "WEBHOOK_URL": f"http://127.0.0.1:{self.port}/hook" if webhook else "",
            "WEBHOOK_SECRET": "a-secret-of-the-journeys" if webhook else "",
            "LISTEN": f"127.0.0.1:{self.port}" if webhook else "",
            **self._settings,
        }


def _start_bot(
    environment: dict[str, str], folder: Path, log: IO[bytes], *, samples: bool
) -> subprocess.Popen[bytes]:
    """The process, in a folder of its own, so that it reads nobody's `.env`."""
    command = [sys.executable, "-m", "bot", "run", *(["--samples"] if samples else [])]
    return subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)  # noqa: S603 - our own program


def _chat_of(update: Json) -> int | None:
    """The chat that an update belongs to, as far as it tells one."""
    for told in update.values():
        chat = (told.get("chat") or told.get("message", {}).get("chat")) if isinstance(told, dict) else None
        if chat:
            return chat["id"] if isinstance(chat["id"], int) else None
    return None


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
