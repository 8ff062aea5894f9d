"""An organiser broadcasts while the bot is killed and started again, at random instants, and while calls fail.

The full figure: `.venv/bin/python -m tests.journeys.broadcast_killed --people 2000 --kills 20`; `--faults` lets calls fail too.
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearsal.faults import Fault
from rehearsal.limits import Limits
from tests.journeys import crowd
from tests.journeys.house import House

TEXT = "Kom i tid, {name}"
PATIENCE_SECONDS = 900.0
SLOW_SECONDS = 0.15
"""How long Telegram thinks about each message, so that some are on the wire at any time."""

FAULTS = ("429", "403", "400", "500", "502", "reset-before", "reset-after")


@dataclass(frozen=True)
class Account:
    """What became of a broadcast; `unsure` is at most what was `on_the_wire` when the bot was killed, or failed there."""

    people: int
    kills_at_work: int
    statuses: dict[str, int]
    on_the_wire: int
    faults: dict[str, list[Any]] = field(default_factory=dict)


async def play(
    house: House, people: int, kills: int, seed: int, rate: int, *, faults: bool = False
) -> Account:
    """Send to people while the bot is killed, and compare what each of them got with what the bot says of it."""
    chance = random.Random(seed)
    everybody = await crowd.registered(house, people)
    olga = await house.telegram.person("Olga Nord")
    house.opens(organisers=[olga.id])
    await olga.says("/start")
    await olga.hears(timeout=60)
    await _orders(olga, people)
    if faults:
        _order_faults(house, chance, people)
    house.stage.faults.order(Fault("slow", times=10 * people, method="sendmessage", seconds=SLOW_SECONDS))
    at_work = on_the_wire = 0
    for _ in range(kills):
        await _sends(house)
        await asyncio.sleep(chance.uniform(0, people / rate / kills))
        house.kills()
        on_the_wire += _count(house, "sending")
        at_work += _count(house, "queued") > 0
        house.opens()
    await _is_done(house)
    return Account(
        people, at_work, _statuses(house), on_the_wire, _faults(house, [each.id for each in everybody])
    )


async def _orders(olga: Any, people: int) -> None:
    await olga.says("/broadcast")
    await olga.hears("Inget skickas förrän", timeout=60)
    await olga.presses("✍️ Skriv texten")
    await olga.hears("Skriv texten nu", timeout=60)
    await olga.says(TEXT)
    await olga.hears("Så ser det ut", timeout=60)
    await olga.presses(f"📣 Skicka nu till {people}", times=2)


def _order_faults(house: House, chance: random.Random, people: int) -> None:
    """One call in twenty fails, each in its own way; a refusal for too many pauses all broadcasts, so those are few."""
    for number in range(people // 20):
        kind = FAULTS[number % len(FAULTS)]
        if kind == "429" and number >= 5 * len(FAULTS):
            continue
        victim = chance.choice(list(house.stage.world.people))
        house.stage.faults.order(Fault(kind, method="sendmessage", chat_id=victim, retry_after=1))


async def _sends(house: House) -> None:
    """Wait until the bot, which needs some time to start, sends again, or has nothing left."""
    await asyncio.sleep(2 * SLOW_SECONDS)  # until the calls of the one before are answered
    before = house.stage.calls.count
    async with asyncio.timeout(PATIENCE_SECONDS):
        while _count(house, "queued"):
            if any(each.method == "sendMessage" for each in house.stage.calls.since(before)):
                return
            await asyncio.sleep(0.02)


async def _is_done(house: House) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not house.rows("SELECT id FROM broadcasts WHERE status = 'done'"):
            assert house.is_open
            await asyncio.sleep(0.2)
    await house.is_quiet()


def _faults(house: House, everybody: list[int]) -> dict[str, list[Any]]:
    """What must never be: somebody skipped, told twice, or told other than the account says."""
    became = {row["chat"]: row for row in house.rows("SELECT * FROM outbox WHERE broadcast IS NOT NULL")}
    got = {chat: _times(house, chat) for chat in everybody}
    found = {
        "skipped": [chat for chat in everybody if chat not in became],
        "twice": [chat for chat, times in got.items() if times > 1],
        "said to be sent": [chat for chat in everybody if _status(became, chat) == "sent" and not got[chat]],
        "sent unsaid": [
            chat for chat in everybody if got[chat] and _status(became, chat) not in ("sent", "unsure")
        ],
        "left": [chat for chat in everybody if _status(became, chat) in ("queued", "sending", "paused")],
    }
    return {name: each for name, each in found.items() if each}


def _times(house: House, chat: int) -> int:
    messages = house.stage.world.chats[chat].messages.values()
    return sum(each.is_from_bot and each.text.startswith("Kom i tid") for each in messages)


def _status(became: dict[int, Any], chat: int) -> str:
    return str(became[chat]["status"]) if chat in became else ""


def _statuses(house: House) -> dict[str, int]:
    return dict(
        Counter(row["status"] for row in house.rows("SELECT status FROM outbox WHERE broadcast IS NOT NULL"))
    )


def _count(house: House, status: str) -> int:
    question = "SELECT count(*) AS number FROM outbox WHERE broadcast IS NOT NULL AND status = ?"
    return int(house.rows(question, status)[0]["number"])


async def _main(people: int, kills: int, seed: int, rate: int, *, faults: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = {"SEND_RATE": str(rate), "LOG_LEVEL": "warning"}
        async with House(Path(folder), limits=Limits(on=False), settings=settings) as house:
            account = await play(house, people, kills, seed, rate, faults=faults)
    print(  # noqa: T201 - a command for a terminal
        f"{people} people, {account.kills_at_work} kills while it was sent, seed {seed}: {account.statuses}, "
        f"{account.on_the_wire} on the wire at the kills; {account.faults or 'nobody skipped, nobody told twice'}"
    )


if __name__ == "__main__":
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--people", type=int, default=2000)
    wishes.add_argument("--kills", type=int, default=20)
    wishes.add_argument("--seed", type=int, default=1)
    wishes.add_argument("--rate", type=int, default=100)
    wishes.add_argument("--faults", action="store_true")
    chosen = wishes.parse_args()
    asyncio.run(_main(chosen.people, chosen.kills, chosen.seed, chosen.rate, faults=chosen.faults))
