"""A bot as a process on a core of its own: what it costs, and how it ends."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil

from benchmarks import cores
from benchmarks.contestant import Contestant


class Failed(Exception):
    """The bot did not start, or did not do what a person expects of it."""


class Running:
    """A started bot; CPU and memory are those of it and of what it started."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.peak = 0
        self._process = process
        self._watched = psutil.Process(process.pid)
        self._log = log

    @property
    def ended(self) -> bool:
        return self._process.returncode is not None

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        return self._sum(lambda process: sum(process.cpu_times()[:2]))

    def watch_memory(self) -> None:
        """Look now, and again every fifth of a second until the bot has ended."""
        if not self.ended:
            self.peak = max(self.peak, int(self._sum(lambda process: process.memory_info().rss)))
            asyncio.get_running_loop().call_later(0.2, self.watch_memory)

    def last_words(self) -> str:
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-12:])

    async def has_ended(self) -> None:
        """Wait for a bot that ends by itself."""
        await asyncio.wait_for(self._process.wait(), 300)

    async def end(self) -> None:
        if not self.ended:
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def _sum(self, reading: Callable[[psutil.Process], float]) -> float:
        total = 0.0
        # A process can end between the listing and the question.
        with contextlib.suppress(psutil.NoSuchProcess):
            for process in [self._watched, *self._watched.children(recursive=True)]:
                total += reading(process)
        return total


@contextlib.asynccontextmanager
async def running(contestant: Contestant, url: str, folder: Path, core: int | None) -> AsyncIterator[Running]:
    """Start the bot in its folder, and end it afterwards, whatever happened; on one core where one is given."""
    (folder / "clock").write_text(str(contestant.seconds_ahead()))
    log = folder / "log.txt"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *contestant.command(),
            cwd=folder,
            env=os.environ | contestant.environment(url, folder),
            stdout=output,
            stderr=output,
        )
    cores.pin(process.pid, core)
    bot = Running(process, log)
    bot.watch_memory()
    try:
        yield bot
    finally:
        await bot.end()
