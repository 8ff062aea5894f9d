"""`python -m benchmarks.start`: what each bot works from its start until it first asks for updates, in one run.

The bots take turns, so that what else the machine does falls on all of them alike. A figure is the least of the runs:
seconds of user and system time. Each bot finds what its first start left, which is not counted: its database and its
compiled modules.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
import uvloop

from benchmarks.contestant import CONTESTANTS, Contestant
from benchmarks.running import Failed, running
from benchmarks.telegram import Telegram

PATIENCE = 60.0
"""Seconds that a bot may take to start."""

COMPARED = "python-telegram-bot"


def main(
    starts: Annotated[int, typer.Option(help="How often each is started.")] = 7,
    only: Annotated[list[str] | None, typer.Option(help="Start this one only; may be repeated.")] = None,
) -> None:
    """Start the bots in turn, and print what each start costs."""
    chosen = [each for each in CONTESTANTS if each.name in (only or [each.name])]
    print(_table(uvloop.run(_least(chosen, starts))))


async def _least(contestants: Sequence[Contestant], starts: int) -> dict[str, float]:
    """The seconds of work of each contestant's cheapest start."""
    spent: dict[str, list[float]] = {each.name: [] for each in contestants}
    with contextlib.ExitStack() as opened:
        folders = {each.name: opened.enter_context(TemporaryDirectory()) for each in contestants}
        for _ in range(starts + 1):
            for each in contestants:
                spent[each.name].append(await _start(each, Path(folders[each.name])))
    return {name: min(seconds[1:]) for name, seconds in spent.items()}


async def _start(contestant: Contestant, folder: Path) -> float:
    """The seconds of work until the bot first asks for updates."""
    telegram = Telegram(contestant.seconds_ahead())
    server, port = await telegram.listen()
    try:
        async with running(contestant, f"http://127.0.0.1:{port}", folder, None) as bot:
            try:
                await asyncio.wait_for(telegram.inbox.polled.wait(), PATIENCE)
            except TimeoutError:
                raise Failed(f"it never asked for updates\n{bot.last_words()}") from None
            return bot.cpu()
    finally:
        server.close()


def _table(least: dict[str, float]) -> str:
    """The figures as Markdown, beside how often they hold that of the one that is compared with."""
    base = least.get(COMPARED)
    rows = [
        f"| {name} | {seconds:.2f} | {seconds / base:.1f} |" if base else f"| {name} | {seconds:.2f} | |"
        for name, seconds in least.items()
    ]
    return "\n".join([f"| | s of CPU to the first poll | : {COMPARED} |", "|---|---:|---:|", *rows])


if __name__ == "__main__":
    typer.run(main)
