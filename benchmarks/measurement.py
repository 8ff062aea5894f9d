"""One bot from start to end: a trial, a moderate load, the full load, and the figures of each."""

import asyncio
import contextlib
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import cores
from benchmarks.contestant import Contestant
from benchmarks.cores import Cores
from benchmarks.crowd import Course, Crowd, FullLoad, Patience, SteadyRate
from benchmarks.running import Failed, Running, running
from benchmarks.telegram import Telegram

Pace = FullLoad | SteadyRate

TRIAL = FullLoad(people=20, active=5)
# Time for what the bot does after its last reply, which is part of the cost of an update.
SETTLE = 1.0


@dataclass(frozen=True)
class Plan:
    moderate: SteadyRate
    full: FullLoad
    cores: Cores


@dataclass(frozen=True)
class Load:
    """The figures under one load: times in seconds, `busy` figures as shares of one core."""

    rate: float
    cpu: float
    median: float
    late: float
    people: int
    finished: int
    lost: int
    presses: int
    acknowledged: int
    calls: float
    busy_bot: float
    busy_stand_in: float
    busy_others: float


@dataclass(frozen=True)
class Measurement:
    contestant: Contestant
    moderate: Load
    full: Load
    peak: int


@dataclass(frozen=True)
class Spent:
    """Seconds gone, and seconds of CPU: the bot's, the stand-in's, and all that the bot's core has worked."""

    time: float
    bot: float
    stand_in: float
    core: float

    def since(self, earlier: "Spent") -> "Spent":
        return Spent(
            self.time - earlier.time,
            self.bot - earlier.bot,
            self.stand_in - earlier.stand_in,
            self.core - earlier.core,
        )


@dataclass(frozen=True)
class Stage:
    """A started bot and the Telegram it talks to."""

    contestant: Contestant
    telegram: Telegram
    bot: Running
    core: int | None

    async def first_poll(self) -> None:
        deadline = time.perf_counter() + 60
        while not self.telegram.inbox.polled.is_set():
            if self.bot.ended or time.perf_counter() > deadline:
                raise Failed(f"it never asked for updates\n{self.bot.last_words()}")
            await asyncio.sleep(0.05)

    async def load(self, pace: Pace, *, first_id: int) -> Load:
        crowd = Crowd(self.telegram, self.contestant.script, first_id)
        self.telegram.calls.clear()
        before = self._spent()
        course = await pace.drive(crowd, Patience(self.bot.cpu))
        driven = self._spent().since(before)
        await asyncio.sleep(SETTLE)
        if self.bot.ended or not course.waits or (pace is TRIAL and course.lost):
            raise Failed(f"{crowd.account()}\n{self.bot.last_words()}")
        return _figures(course, driven, self._spent().since(before).bot, self.telegram.calls)

    def _spent(self) -> Spent:
        return Spent(time.perf_counter(), self.bot.cpu(), time.process_time(), cores.busy(self.core))


async def measure(contestant: Contestant, plan: Plan) -> Measurement:
    """Raise Failed when the bot does not start or one of a few people cannot finish."""
    async with _stage(contestant, plan.cores.bot) as stage:
        await stage.first_poll()
        await stage.load(TRIAL, first_id=100_000)
        moderate = await stage.load(plan.moderate, first_id=200_000)
        full = await stage.load(plan.full, first_id=1_000_000)
        return Measurement(contestant, moderate, full, stage.bot.peak)


@contextlib.asynccontextmanager
async def _stage(contestant: Contestant, core: int | None) -> AsyncIterator[Stage]:
    telegram = Telegram(contestant.seconds_ahead())
    server, port = await telegram.listen()
    try:
        with TemporaryDirectory(prefix="benchmark-") as name:
            async with running(contestant, f"http://127.0.0.1:{port}", Path(name), core) as bot:
                yield Stage(contestant, telegram, bot, core)
    finally:
        server.close()


def _figures(course: Course, driven: Spent, cpu: float, calls: Counter[str]) -> Load:
    updates, seconds = len(course.waits), course.ended - course.began
    return Load(
        rate=updates / seconds,
        cpu=cpu / updates,
        median=statistics.median(course.waits),
        late=statistics.quantiles(course.waits, n=100)[98],
        people=course.people,
        finished=course.finished,
        lost=course.lost,
        presses=course.presses,
        acknowledged=calls["answerCallbackQuery"],
        calls=(calls.total() - calls["getUpdates"]) / updates,
        busy_bot=driven.bot / driven.time,
        busy_stand_in=driven.stand_in / driven.time,
        busy_others=max(0.0, driven.core - driven.bot) / driven.time,
    )
