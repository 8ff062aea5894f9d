"""`python -m benchmarks.sizes`: what the team's questions cost with more and more registrations, in one run.

Each database is SQLite on this machine's disk. A figure is the median of repeated runs of the whole work that an update
causes: reading it, looking up, deciding, and the commit.
"""

import json
import random
import sqlite3
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer
import uvloop

from bot import world as bot_world
from bot.clock import Clock
from bot.events import folders
from bot.files import sheet
from bot.files.columns import Plan
from bot.intake.intake import Intake
from bot.jobs.scheduler import Scheduler
from bot.metrics import Metrics
from bot.world import World
from conversations.language.folding import trigrams
from conversations.model.event.event import Event
from conversations.model.registrations import searching
from conversations.model.registrations.registration import CODE_ALPHABET, Registration
from storage import schema
from storage.database import Database

SIZES = (1_000, 10_000, 100_000)
STEPS_ONLY = 1_000_000
REPEATED = 21
STEPS = 101
ORGANISER = 1
NOW = datetime(2018, 10, 15, 10, tzinfo=UTC)
DAY = datetime(2019, 1, 23, 8, tzinfo=UTC)
SYLLABLES = [
    "an",
    "ma",
    "ri",
    "lo",
    "ka",
    "svens",
    "berg",
    "lund",
    "ek",
    "holm",
    "strand",
    "gren",
    "kvist",
    "dal",
    "ström",
    "quist",
    "ander",
    "nils",
    "erik",
    "ols",
    "pet",
    "son",
]

Json = dict[str, Any]


class Then(Clock):
    """The clock of a day in the registration window, or of the day of the event."""

    time = NOW

    def now(self) -> datetime:
        return self.time


@dataclass
class House:
    """A bot without Telegram over a database of some size."""

    database: Database
    intake: Intake
    clock: Then
    codes: Sequence[str]
    event: Event
    world: World
    updates: int = field(default=0)

    async def costs(self, works: Callable[[int], list[Json]]) -> float:
        """Milliseconds that it takes to apply updates; each time others, as `works` gives them."""
        spent = []
        for turn in range(REPEATED):
            given = works(turn)
            begun = time.process_time()
            await self.intake.take(given)
            spent.append(time.process_time() - begun)
        return median(spent) * 1000

    def said(self, text: str, sender: int = ORGANISER) -> Json:
        self.updates += 1
        person = {"id": sender, "is_bot": False, "first_name": f"P{sender}", "language_code": "sv"}
        chat = {"id": sender, "type": "private"}
        message = {"message_id": self.updates, "date": 1, "from": person, "chat": chat, "text": text}
        return {"update_id": self.updates, "message": message}

    def pressed(self, data: str, sender: int) -> Json:
        self.updates += 1
        person = {"id": sender, "is_bot": False, "first_name": f"P{sender}", "language_code": "sv"}
        under = {"message_id": 1_000_000, "date": 1, "chat": {"id": sender, "type": "private"}}
        query = {"id": str(self.updates), "from": person, "message": under, "data": data}
        return {"update_id": self.updates, "callback_query": query}


def main(
    largest: Annotated[int, typer.Option(help="For the registration step alone.")] = STEPS_ONLY,
    output: Annotated[Path | None, typer.Option(help="Write Markdown here too.")] = None,
) -> None:
    """Measure, and print the figures with the ratios between the sizes."""
    text = uvloop.run(_measured(largest))
    print(text)
    if output is not None:
        output.write_text(text, encoding="utf-8")


async def _measured(largest: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        houses = {
            size: await _filled(Path(folder) / str(size), size) for size in dict.fromkeys((*SIZES, largest))
        }
        found = {size: {"a registration, ms": cost} for size, cost in (await _register(houses)).items()}
        for size in SIZES:
            print(f"what the team asks of {size:,} registrations …", flush=True)
            found[size] |= await _team(houses[size], Path(folder))
        for house in houses.values():
            await house.database.close()
    return _table(found)


async def _filled(folder: Path, size: int) -> House:
    print(f"{size:,} registrations …", flush=True)
    return await _house(folder, size)


async def _team(house: House, folder: Path) -> dict[str, float]:
    found = {
        "/count, ms": await house.costs(lambda _: [house.said("/count")]),
        "/count malmö, ms": await house.costs(lambda _: [house.said("/count organisation 7")]),
        "/count with two words, ms": await house.costs(
            lambda _: [house.said("/count förtroendevald organisation 7")]
        ),
        "/find, two words, ms": await house.costs(lambda turn: [house.said(f"/find {_name(turn)}")]),
        "/find, with typos, ms": await house.costs(
            lambda turn: [house.said(f"/find {_mistyped(_name(turn))}")]
        ),
        "/find, a frequent word, ms": await house.costs(lambda _: [house.said("/find kommun")]),
        "/find, a rare and a frequent word, ms": await house.costs(
            lambda turn: [house.said(f"/find kommun {_name(turn).split()[0]}")]
        ),
        "/find, a code, ms": await house.costs(lambda turn: [house.said(f"/find {house.codes[turn]}")]),
        "/audit, ms": await house.costs(lambda _: [house.said("/audit")]),
    }
    house.clock.time = DAY
    found["a check-in, ms"] = await house.costs(
        lambda turn: [house.said(f"/start ticket-{house.codes[turn]}")]
    )
    for kind in ("xlsx", "csv"):
        found |= await _export(house, Plan(house.event, kind, "sv"), folder / f"a.{kind}")
    tracemalloc.start()
    await sheet.write(house.database, house.world.wording, Plan(house.event, "csv", "sv"), folder / "b.csv")
    found["memory of an export, peak, MB"] = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


async def _export(house: House, plan: Plan, path: Path) -> dict[str, float]:
    """The clock tells what an organiser waits; the work does not depend on what else the machine does."""
    begun, worked = time.perf_counter(), time.process_time()
    await sheet.write(house.database, house.world.wording, plan, path)
    waited, work = time.perf_counter() - begun, time.process_time() - worked
    return {f"export as {plan.kind}, s of work": work, f"export as {plan.kind}, s by the clock": waited}


async def _register(houses: Mapping[int, House]) -> dict[int, float]:
    """The submit of somebody who has answered everything; the same work however many there are.

    The sizes take turns, so that what else the machine does falls on all of them alike.
    """
    ready = {size: [await _ready(house, number) for number in range(STEPS)] for size, house in houses.items()}
    spent: dict[int, list[float]] = {size: [] for size in houses}
    for number in range(STEPS):
        for size, house in houses.items():
            begun = time.process_time()
            await house.intake.take([ready[size][number]])
            spent[size].append(time.process_time() - begun)
    return {size: median(each) * 1000 for size, each in spent.items()}


async def _ready(house: House, number: int) -> Json:
    """The press that registers somebody, which is all that is left to do."""
    sender = 900_000_000 + number
    await house.intake.take([house.said("/start", sender)])
    nonce = await _filled_in(house, sender, number)
    return house.pressed(f"summary|submit|{nonce}|", sender)


async def _filled_in(house: House, sender: int, number: int) -> str:
    """Fill in the form, and give the nonce of the draft."""
    await house.intake.take([house.pressed(f"start|begin||{house.event.key}", sender)])
    nonce = await _nonce(house, sender)
    await house.intake.take([house.pressed(f"form|consent|{nonce}|agree", sender)])
    await house.intake.take([house.said(_name(number), sender)])
    await house.intake.take([house.said(f"p{number}@exempel.se", sender)])
    await house.intake.take([house.pressed(f"pick|group|{nonce}|politician", sender)])
    for text in ("Organisation 7", "Ordförande"):
        await house.intake.take([house.said(text, sender)])
    await house.intake.take([house.pressed(f"form|needs|{nonce}|skip", sender)])
    return nonce


async def _nonce(house: House, sender: int) -> str:
    async with house.database.reading() as connection:
        state = await connection.exec_driver_sql(f"SELECT state FROM chats WHERE id = {sender}")  # noqa: S608 - a number
        return str(json.loads(str(state.scalar()))["state"]["draft"]["nonce"])


async def _house(folder: Path, size: int) -> House:
    database = Database(f"sqlite:///{folder}/bot.db")
    await schema.migrate(database)
    event = folders.read_all(Path("events"))["mer-for-fler"]
    codes = _fill(folder / "bot.db", event, size)
    world = World({event.key: event}, "bench_bot", bot_world.wording(), frozenset([ORGANISER]))
    clock = Then()
    if size in SIZES:
        await Scheduler(database, world, clock, lambda: None).begin()
    intake = Intake(database, world, clock, lambda: None, Metrics())
    return House(database, intake, clock, codes, event, world)


def _fill(file: Path, event: Event, size: int) -> list[str]:
    """Put registrations into the database past the bot, with the words by which they are found."""
    random.seed(7)
    codes: list[str] = []
    known: set[str] = set()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        for some in _parts(size):
            rows = [_registration(event, number) for number in some]
            codes += [each.code for each in rows]
            connection.executemany(
                "INSERT INTO registrations (event, person, registrant, code, status, language, answers, registered_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_stored(each) for each in rows],
            )
            words = [(word, each.code) for each in rows for word in searching.words_of(event, each)]
            connection.executemany("INSERT INTO words (word, code) VALUES (?, ?)", words)
            new = {word for word, _ in words} - known
            known |= new
            pieces = [(each, word) for word in new for each in set(trigrams(word))]
            connection.executemany("INSERT INTO trigrams (trigram, word) VALUES (?, ?)", pieces)
    return codes


def _parts(size: int) -> Iterator[range]:
    return (range(start, min(size, start + 10_000)) for start in range(0, size, 10_000))


def _registration(event: Event, number: int) -> Registration:
    name = _name(number)
    group = random.choice(event.target_group).key
    organisation = f"Organisation {int(random.paretovariate(0.6)) % 3000} kommun"
    answers = {
        "name": name, "email": f"{name.replace(' ', '.').lower()}{number if number % 20 == 0 else ''}@exempel.se",
        "group": group, "organisation": organisation, "role": "Chef", "needs": None,
    }  # fmt: skip
    at = NOW - timedelta(minutes=number % 40_000)
    person = 10_000_000 + number
    status = "cancelled" if number % 15 == 14 else "confirmed"
    return Registration(event.key, _code(number), status, "sv", answers, at, at, person, person)  # type: ignore[arg-type]


def _stored(each: Registration) -> tuple[Any, ...]:
    at = each.registered_at.replace(tzinfo=None).isoformat(" ", "microseconds")
    answers = json.dumps(each.answers, ensure_ascii=False)
    return each.event, each.person, each.registrant, each.code, each.status, each.language, answers, at, at


def _code(number: int) -> str:
    mixed = number * 7_919 % 32**6
    return "".join(CODE_ALPHABET[mixed // 32**place % 32] for place in range(6))


def _name(number: int) -> str:
    """A name of two words, out of some ten thousand that there are of each."""
    chance = random.Random(number)
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))


def _mistyped(name: str) -> str:
    first, last = name.split()
    return f"{first[:2]}{first[3:]} {last[:3]}x{last[4:]}"


def _table(found: dict[int, dict[str, float]]) -> str:
    sizes = list(found)
    lines = [
        f"| | {' | '.join(f'{size:,}' for size in sizes)} | most : least |",
        f"|---|{'---:|' * (len(sizes) + 1)}",
    ]
    for name in found[sizes[0]] | found[sizes[-2]]:
        figures = [found[size].get(name) for size in sizes]
        known = [each for each in figures if each is not None]
        shown = " | ".join("" if each is None else f"{each:.2f}" for each in figures)
        lines.append(f"| {name} | {shown} | {known[-1] / known[0]:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    typer.run(main)
