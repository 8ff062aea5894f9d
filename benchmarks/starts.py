"""How long a start and an edited form keep people waiting, by how many are registered: `python -m benchmarks.starts`.

The figures are of one run, so their ratios hold on any machine.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.sizes import Then, _fill
from bot import world as bot_world
from bot.events import folders
from bot.jobs.scheduler import Scheduler
from bot.world import World
from storage import schema
from storage.database import Database

SIZES = (0, 1_000, 100_000)


async def measured(size: int) -> tuple[float, float, float]:
    """Return the milliseconds of a start after which nothing is to be counted, of the longest slice, and the seconds of a whole count."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bot.db")
        await schema.migrate(database)
        event = folders.read_all(Path("events"))["mer-for-fler"]
        _fill(Path(folder, "bot.db"), event, size)
        world = World({event.key: event}, "bench_bot", bot_world.wording())
        begun = time.perf_counter()
        first = Scheduler(database, world, Then(), lambda: None)
        slices = [await _timed(first.begin())]
        going_on = True
        while going_on:
            before = time.perf_counter()
            going_on = await first.count_slice()
            slices.append(time.perf_counter() - before)
        whole = time.perf_counter() - begun
        starts = [await _timed(Scheduler(database, world, Then(), lambda: None).begin()) for _ in range(5)]
        await database.close()
        return min(starts) * 1000, max(slices) * 1000, whole


async def _timed(work: object) -> float:
    begun = time.perf_counter()
    await work  # type: ignore[misc]
    return time.perf_counter() - begun


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    print("| registrations | start (ms) | longest slice (ms) | whole count (s) |\n|---:|---:|---:|---:|")
    for size in sizes:
        start, slice_, whole = asyncio.run(measured(size))
        print(f"| {size:,} | {start:.1f} | {slice_:.0f} | {whole:.1f} |", flush=True)


if __name__ == "__main__":
    main()
