"""People register while the bot is killed and started again, at random instants.

The full figure: `.venv/bin/python -m tests.journeys.killed --people 200 --kills 20`
"""

import argparse
import asyncio
import json
import random
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearsal.limits import Limits
from tests.fakes.person import Person
from tests.journeys.house import House

Say, Press = "says", "presses"

STEPS: tuple[tuple[str, str, str], ...] = (
    ("", Say, "/start"),
    ("Jag tar emot anmälningar", Press, "Anmäl mig"),
    ("1 av 7", Press, "Jag godkänner"),
    ("2 av 7", Say, "{name}"),
    ("3 av 7", Say, "person{number}@exempel.se"),
    ("4 av 7", Press, "Förtroendevald"),
    ("5 av 7", Say, "Bibliotek {number}"),
    ("6 av 7", Say, "Chef"),
    ("7 av 7", Press, "Hoppa över"),
    ("Stämmer det här?", Press, "Skicka in anmälan"),
)
"""What a person waits to see, and then does."""

CONFIRMED = re.compile(r"🎟 Biljett: .*\n.* · (\w{3}-\w{3})")

PATIENCE_SECONDS = 120.0
LONGEST_LIFE_SECONDS = 2.0
"""How long the bot lives at the most between two kills; it needs about half of that to start."""


@dataclass(frozen=True)
class Account:
    """What became of everybody; all is well when `faults` is empty."""

    people: int
    kills: int
    kills_at_work: int
    confirmed: int
    faults: dict[str, list[Any]] = field(default_factory=dict)


async def play(house: House, people: int, kills: int, seed: int) -> Account:
    """Let people register while the bot is killed, and compare what they saw with what is stored."""
    chance = random.Random(seed)
    house.opens()
    crowd = [await house.telegram.person(f"{_name(number)} Testsson") for number in range(people)]
    lives = [chance.uniform(0.2, LONGEST_LIFE_SECONDS) for _ in range(kills)]
    async with asyncio.TaskGroup() as tasks:
        seen = [
            tasks.create_task(
                _register(person, number, random.Random(f"{seed} {number}"), pace=2 * sum(lives))
            )
            for number, person in enumerate(crowd)
        ]
        at_work = 0
        for life in lives:
            await asyncio.sleep(life)
            at_work += sum(not each.done() for each in seen) > 0
            house.kills()
            house.opens()
    await house.is_quiet()
    codes = {person.id: each.result() for person, each in zip(crowd, seen, strict=True)}
    return Account(people, kills, at_work, *_faults(house, codes))


async def _register(person: Person, number: int, chance: random.Random, pace: float) -> str | None:
    """Go through the whole form, never repeating anything; gives the code that was seen, or None when stuck.

    People begin within half of the `pace`, in seconds, so with a pace of twice the kills some come to the very end.
    """
    await asyncio.sleep(chance.uniform(0, pace / 2))
    words = {"name": f"{_name(number)} Testsson", "number": number}
    for awaited, act, what in STEPS:
        if awaited and await _sees(person, awaited) is None:
            return None
        await asyncio.sleep(chance.uniform(0, pace / len(STEPS) / 2))
        await getattr(person, act)(what.format(**words))
    return await _sees(person, CONFIRMED)


async def _sees(person: Person, awaited: str | re.Pattern[str]) -> str | None:
    """What was found of something in a message of the bot, once it is there; None when it never comes."""
    pattern = re.compile(re.escape(awaited)) if isinstance(awaited, str) else awaited
    revision = 0
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                chat = await person.telegram.get(f"/rehearsal/chats/{person.id}", after=revision, wait=20)
                revision = chat["revision"]
                told = (pattern.search(each["text"]) for each in chat["messages"] if each["from"] == "bot")
                if found := next((each for each in told if each), None):
                    return found.group(found.lastindex or 0)
    except TimeoutError:
        return None


def _faults(house: House, codes: dict[int, str | None]) -> tuple[int, dict[str, list[Any]]]:
    stored = house.registrations()
    by_person = {row["person"]: row["code"] for row in stored}
    shown = {person: code.replace("-", "") for person, code in codes.items() if code}
    found = {
        "stuck": [person for person, code in codes.items() if code is None],
        "lost": [person for person, code in shown.items() if by_person.get(person) != code],
        "twice": [person for person, times in Counter(row["person"] for row in stored).items() if times > 1],
        "incomplete": [row["person"] for row in stored if len(json.loads(row["answers"])) != 7],
        "put aside": house.rows("SELECT update_id FROM set_aside"),
    }
    return len(stored), {name: each for name, each in found.items() if each}


def _name(number: int) -> str:
    """A name in letters, another for each number."""
    letters = "abcdefghij"
    return "Person" + "".join(letters[int(digit)] for digit in str(number))


async def _main(people: int, kills: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with House(Path(folder), limits=Limits(on=False)) as house:
            account = await play(house, people, kills, seed)
    print(  # noqa: T201 - a command for a terminal
        f"{account.people} people, {account.kills} kills ({account.kills_at_work} while people were registering), "
        f"seed {seed}: {account.confirmed} registered; {account.faults or 'nobody lost, stuck or registered twice'}"
    )


if __name__ == "__main__":
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--people", type=int, default=200)
    wishes.add_argument("--kills", type=int, default=20)
    wishes.add_argument("--seed", type=int, default=1)
    chosen = wishes.parse_args()
    asyncio.run(_main(chosen.people, chosen.kills, chosen.seed))
