"""`python -m benchmarks.known_answers`: what it costs to find the known organisation that somebody almost wrote, by how many are known.

Each database is SQLite on this machine's disk, and a figure is the median of CPU time of many look-ups, for which the
sizes take turns. The transaction around it is the batch's, and not counted.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from conversations.model.answers import suggestions
from conversations.model.registrations.tally import Tallied
from storage import schema, tallies
from storage.database import Database

SIZES = (137, 3_000, 30_000, 100_000)
LOOK_UPS = 300
AT_ONCE = 2_000
PLACES = [
    "an",
    "ma",
    "ri",
    "lo",
    "ka",
    "berg",
    "lund",
    "ek",
    "holm",
    "strand",
    "gren",
    "kvist",
    "dal",
    "ström",
    "nils",
    "ols",
]
KINDS = [
    "kommun",
    "stad",
    "bibliotek",
    "AB",
    "universitet",
    "förening",
    "region",
    "stadsbibliotek",
    "kulturskola",
    "museum",
]


async def main() -> None:
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        filled = [(await _filled(Path(folder), names), names) for names in _sizes(chance)]
        spent: list[list[float]] = [[] for _ in filled]
        found = [0 for _ in filled]
        for _ in range(LOOK_UPS):
            for place, (database, names) in enumerate(filled):
                meant = chance.choice(names)
                written = _with_a_slip(meant, chance)
                async with database.transaction() as connection:
                    begun = time.process_time()
                    known = await tallies.answers_like(connection, "event", "organisation", written)
                    found[place] += suggestions.closest(written, known) == meant
                    spent[place].append((time.process_time() - begun) * 1000)
        for database, _ in filled:
            await database.close()
    print("| known | median, ms of CPU | most : least | found |\n|---:|---:|---:|---:|")
    for size, figures, right in zip(SIZES, spent, found, strict=True):
        ratio = median(figures) / median(spent[0])
        print(f"| {size:,} | {median(figures):.2f} | {ratio:.1f} | {right / LOOK_UPS:.2f} |")


def _sizes(chance: random.Random) -> Iterator[list[str]]:
    for size in SIZES:
        names: set[str] = set()
        while len(names) < size:
            place = "".join(chance.choices(PLACES, k=chance.randint(2, 4))).capitalize()
            names.add(f"{place}s {chance.choice(KINDS)}")
        yield sorted(names)


async def _filled(folder: Path, names: list[str]) -> Database:
    database = Database(f"sqlite:///{folder}/{len(names)}.db")
    await schema.migrate(database)
    for start in range(0, len(names), AT_ONCE):
        async with database.transaction() as connection:
            some = {Tallied("event", "organisation", each): 1 for each in names[start : start + AT_ONCE]}
            await tallies.enter(connection, await tallies.add(connection, some))
    return database


def _with_a_slip(name: str, chance: random.Random) -> str:
    place = chance.randrange(len(name))
    return name[:place] + name[place] + name[place:]


if __name__ == "__main__":
    asyncio.run(main())
