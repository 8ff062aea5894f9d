"""`python -m benchmarks.broadcast`: broadcasts of our bot beside the loops that users of other libraries write.

With limits off, the loops and ours one after the other, and what a core does; with limits on, `bot run` at the rate that
Telegram permits, once while people write to it and once while nobody does: what wakes it then is nothing but itself. The
stand-in notes when each message arrives.
"""

import asyncio
import os
import tempfile
import time
from bisect import bisect_right
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from typing import Annotated

import typer
import uvloop

from benchmarks import cores
from benchmarks.contestant import CONTESTANTS, Contestant
from benchmarks.running import Running, running
from benchmarks.script import FLOOR
from benchmarks.seeded import AT, FIRST, order, seeded
from benchmarks.telegram import Message, Telegram
from storage import broadcasts

LOOPS = ("floor", "aiogram", "python_telegram_bot", "ours")
RATE = 30
ASKING = 10.0
"""How many people write in a second while a broadcast goes on, unless nobody does."""

STALLED_SECONDS = 60.0
"""A broadcast of which nothing has arrived for so long has stopped."""


def main(
    deliveries: Annotated[int, typer.Option(help="How many get the broadcast.")] = 5000,
    only: Annotated[
        str, typer.Option(help="`off`, `on` or `silent`: without limits, or with them, while nobody writes.")
    ] = "",
) -> None:
    """Measure, and print the figures."""
    uvloop.run(_measure(deliveries, only))


async def _measure(deliveries: int, only: str) -> None:
    chosen = cores.choose()
    cores.pin(os.getpid(), chosen.stand_in)
    print(f"load before: {os.getloadavg()[0]:.2f}")
    if only in ("", "off"):
        for name in LOOPS:
            print(await _limits_off(name, deliveries, chosen.bot))
    for asking in {"": (ASKING, 0.0), "on": (ASKING,), "silent": (0.0,)}.get(only, ()):
        print(await _limits_on(deliveries, asking, chosen.bot))


async def _limits_off(name: str, deliveries: int, core: int | None) -> str:
    """How many a second, and in a second of CPU; what is said before the first message is not counted."""
    settings = {"EVENTS_DIR": CONTESTANTS[-1].settings["EVENTS_DIR"]}
    loop = Contestant(
        name, "benchmarks.loops", FLOOR, "", arguments=(name, str(deliveries)), settings=settings
    )
    arrivals: list[float] = []
    cpu: list[float] = []
    async with _telegram() as telegram, _running(loop, telegram.url, core) as bot:

        def note(_message: Message) -> None:
            if len(arrivals) in (0, deliveries - 1):
                cpu.append(bot.cpu())
            arrivals.append(time.perf_counter())

        telegram.heard = note
        await bot.has_ended()
        if len(arrivals) < deliveries:
            return f"{name}: ended after {len(arrivals)}: {bot.last_words()}"
        words = bot.last_words() if name == "ours" else ""
    seconds, used = arrivals[-1] - arrivals[0], cpu[1] - cpu[0]
    return f"{name}: {deliveries / seconds:,.0f} a second, {deliveries / used:,.0f} in a second of CPU {words}".strip()


@asynccontextmanager
async def _telegram(seconds_ahead: float = 0.0) -> AsyncIterator[Telegram]:
    telegram = Telegram(seconds_ahead)
    server, port = await telegram.listen()
    telegram.url = f"http://127.0.0.1:{port}"
    try:
        yield telegram
    finally:
        server.close()


@asynccontextmanager
async def _running(loop: Contestant, url: str, core: int | None) -> AsyncIterator[Running]:
    with tempfile.TemporaryDirectory() as folder:
        async with running(loop, url, Path(folder), core) as bot:
            yield bot


async def _limits_on(deliveries: int, asking: float, core: int | None) -> str:
    """Which part of the permitted rate is used, how many messages Telegram would refuse, and how long people wait.

    So many people are `asking` in a second; with 0 of them, nobody is.
    """
    arrivals: list[float] = []
    asked: dict[int, float] = {}
    waits: list[float] = []

    def note(message: Message) -> None:
        now = time.perf_counter()
        if message.chat in asked:
            waits.append(now - asked.pop(message.chat))
        elif FIRST <= message.chat < FIRST + deliveries:
            arrivals.append(now)

    ours = CONTESTANTS[-1]
    ours = replace(ours, settings={**ours.settings, "SEND_RATE": str(RATE)})
    async with _telegram(ours.seconds_ahead()) as telegram:
        telegram.heard = note
        with tempfile.TemporaryDirectory() as name:
            database = await seeded(Path(name) / "bench.db", deliveries)
            async with database.transaction() as connection:
                await broadcasts.add(connection, order(ours.now - timedelta(hours=1) if ours.now else AT))
            await database.close()
            async with running(ours, telegram.url, Path(name), core) as bot:
                await _until_all_have_it(telegram, bot, asking, asked, arrivals, deliveries)
                words = bot.last_words()
    if not arrivals:
        return f"at {RATE} a second: nothing arrived: {words}"
    seconds = arrivals[-1] - arrivals[0]
    rate = (len(arrivals) - 1) / seconds
    return (
        f"at {RATE} a second: {len(arrivals):,} of {deliveries:,} deliveries in {seconds:.1f} s, {rate:.2f} a second, "
        f"{rate / RATE:.2%} of the rate, {_refused(arrivals)} would be refused; {_answers(waits)}"
    )


def _answers(waits: Sequence[float]) -> str:
    if not waits:
        return "nobody writes"
    median, late = quantiles(waits, n=2)[0] * 1000, quantiles(waits, n=100)[98] * 1000
    return f"{len(waits)} answers meanwhile, 99th percentile {late:.0f} ms, median {median:.0f} ms"


async def _until_all_have_it(
    telegram: Telegram, bot: Running, asking: float, asked: dict[int, float], arrivals: Sequence[float],
    deliveries: int,
) -> None:  # fmt: skip
    """People write /help, each once, until everybody has the broadcast."""
    person, began = 10_000_000, time.perf_counter()
    while len(arrivals) < deliveries and not bot.ended:
        await asyncio.sleep(1 / (asking or ASKING))
        if time.perf_counter() - max([began, *arrivals[-1:]]) > STALLED_SECONDS:
            break
        if arrivals and asking:
            person += 1
            asked[person] = time.perf_counter()
            telegram.says(person, "/help")
    await asyncio.sleep(1)


def _refused(arrivals: Sequence[float]) -> int:
    """How many arrived as one too many within a second."""
    return sum(number - bisect_right(arrivals, at - 1) >= RATE for number, at in enumerate(arrivals))


if __name__ == "__main__":
    typer.run(main)
