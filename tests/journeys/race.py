"""Many people submit at once for the last few seats, while the bot is killed and started again.

The full figure: `.venv/bin/python -m tests.journeys.race --people 200 --seats 5 --kills 3`
"""

import argparse
import asyncio
import random
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearsal.limits import Limits
from tests.fakes.person import Person
from tests.journeys.house import SAMPLE_EVENTS, House

FEW_SEATS = SAMPLE_EVENTS / "few-seats"

SEATED = re.compile(r"Du är anmäld till Läskväll")
IN_LINE = re.compile(r"Plats i kön: (\d+)")

TO_THE_SUMMARY = (("Läskväll", "Anmäl mig"), ("Vad heter du?", "{name}"))
"""What a person waits to hear, and then presses; what comes then is submitted in the race."""

PATIENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Account:
    """What became of everybody; all is well when `faults` is empty."""

    people: int
    kills_at_work: int
    confirmed: int
    waitlisted: int
    faults: dict[str, list[Any]] = field(default_factory=dict)


async def play(house: House, people: int, kills: int, seed: int) -> Account:
    """Let people submit at once, and compare what they saw with what is stored and with the order of their presses."""
    chance = random.Random(seed)
    house.opens()
    crowd = [await house.telegram.person(f"Person {_name(number)}") for number in range(people)]
    await asyncio.gather(*(_fill_in(person) for person in crowd))
    await house.is_quiet()
    chance.shuffle(crowd)
    presses = asyncio.gather(*(_submit(person) for person in crowd))
    heard = [chance.randint(0, people // kills) for _ in range(kills)]
    at_work = [await _is_killed_at_work(house, presses, each) for each in heard]
    arrivals = sorted(zip(await presses, crowd, strict=True), key=lambda arrival: arrival[0])
    await house.is_quiet()
    return await _account(house, [person for _, person in arrivals], sum(at_work))


def with_seats(seats: int, folder: Path) -> Path:
    """A folder of events in which the evening has this many seats."""
    shutil.copytree(FEW_SEATS, folder)
    described = folder / "reading-evening" / "event.toml"
    written = described.read_text(encoding="utf-8")
    described.write_text(written.replace("capacity = 5", f"capacity = {seats}"), encoding="utf-8")
    return folder


async def _fill_in(person: Person) -> None:
    await person.says("/start")
    for awaited, button in TO_THE_SUMMARY:
        await person.hears(awaited, timeout=60)
        await person.presses(button.format(name=person.name))


async def _submit(person: Person) -> int:
    """Press the button under the summary; gives the id of the update that the press becomes."""
    seen = [each for each in (await person.chat())["messages"] if each.get("buttons")][-1]
    data = next(
        each["data"] for row in seen["buttons"] for each in row if each["text"] == "Skicka in anmälan"
    )
    body = {"message_id": seen["message_id"], "data": data}
    pressed = await person.telegram.post(f"/rehearsal/people/{person.id}/presses", body)
    return int(pressed["update_ids"][0])


async def _is_killed_at_work(house: House, presses: asyncio.Future[list[int]], heard: int) -> bool:
    """Kill the bot once so many of its messages were heard, and start it again; says whether it was still at work.

    Messages are counted, not seconds, since how much is done in a second is another on each machine.
    """
    before = house.stage.calls.count
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (presses.done() and _has_done_all(house)) and not _has_said(house, before, heard):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.001)
    house.kills()
    at_work = not _has_done_all(house)
    house.opens()
    return at_work


def _has_done_all(house: House) -> bool:
    return not (house.stage.world.updates.waiting or house.letters_waiting())


def _has_said(house: House, before: int, heard: int) -> bool:
    """Whether so many messages have left since, and an update has been taken up; or one message more."""
    told = sum(each.method.startswith("send") for each in house.stage.calls.since(before))
    taken_up = any(each.handed_out for each in house.stage.world.updates.waiting)
    return told > heard or (told == heard and taken_up)


async def _account(house: House, arrived: Sequence[Person], kills_at_work: int) -> Account:
    rows = {row["person"]: row for row in house.registrations()}
    seated = [person.id for person in arrived if rows[person.id]["status"] == "confirmed"]
    waiting = [person.id for person in arrived if rows[person.id]["status"] == "waitlisted"]
    heard = {person.id: await _heard(person) for person in arrived}
    in_turn = sorted(waiting, key=lambda person: int(rows[person]["place"]))
    found: dict[str, list[Any]] = {
        "seated out of turn": seated if seated != [person.id for person in arrived[: len(seated)]] else [],
        "in line out of turn": waiting if waiting != in_turn else [],
        "stored otherwise": [person.id for person in arrived if person.id not in {*seated, *waiting}],
        "seated and not told": [person for person in seated if heard[person] != "seated"],
        "told another place": [
            (person, heard[person]) for place, person in enumerate(waiting, 1) if heard[person] != str(place)
        ],
        "put aside": house.rows("SELECT update_id FROM set_aside"),
    }
    faults = {name: each for name, each in found.items() if each}
    return Account(len(rows), kills_at_work, len(seated), len(waiting), faults)


async def _heard(person: Person) -> str:
    """What a person was told: seated, or the place in line; both would be a fault, as is nothing."""
    told = " ".join(each["text"] for each in (await person.chat())["messages"] if each["from"] == "bot")
    return "".join({*(["seated"] if SEATED.search(told) else []), *IN_LINE.findall(told)})


def _name(number: int) -> str:
    """A name in letters, another for each number."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:03}").title()


async def _main(people: int, seats: int, kills: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        events = with_seats(seats, Path(folder) / "few-seats")
        async with House(Path(folder) / "house", events=events, limits=Limits(on=False)) as house:
            account = await play(house, people, kills, seed)
    print(  # noqa: T201 - a command for a terminal
        f"{account.people} people for {seats} seats, {kills} kills ({account.kills_at_work} at work), seed {seed}: "
        f"{account.confirmed} confirmed, {account.waitlisted} in line; {account.faults or 'all in order of arrival'}"
    )


if __name__ == "__main__":
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--people", type=int, default=200)
    wishes.add_argument("--seats", type=int, default=5)
    wishes.add_argument("--kills", type=int, default=3)
    wishes.add_argument("--seed", type=int, default=1)
    chosen = wishes.parse_args()
    asyncio.run(_main(chosen.people, chosen.seats, chosen.kills, chosen.seed))
