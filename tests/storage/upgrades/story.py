"""People in the middle of things, told to the code of one version. What came later than that version is left out.

`python -m tests.storage.upgrades.story REVISION EVENTS FOLDER` writes REVISION.sql and REVISION.json into the folder.
"""

import asyncio
import json
import random
import secrets
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bot import clock
from storage import schema
from storage.database import Database
from tests.storage.upgrades.stage import OLGA, OSKAR, Screens, Stage, Time, name_of

FIELDS = (
    "consent",
    "name",
    "email",
    "group",
    "needs",
    "workshop",
    "phone",
    "topics",
    "rooms",
    "arrives",
    "lunch",
)

FIRST_DRAFT = 101
REVIEWING, RESTING, SHELVING, REVISING = 121, 122, 123, 124
REGISTERED = 130
OFFERED, WAITING, PENDING, REGISTRANT, COLLEAGUE, GIVER = 141, 142, 143, 144, 145, 146
INVITED, ASKER = 151, 161
BOOTS = "Ta med stövlar!"
SENDING = "SELECT * FROM outbox WHERE status = 'sending'"


async def tell(stage: Stage, revision: int) -> None:
    """Let people come as far as they could in this version."""
    async with stage.running():
        await _form(stage)
        if revision >= 2:
            await _seats(stage)
        if revision >= 3:
            await stage.says(OLGA, "/invite staff")
        if revision >= 5:
            await _questions(stage)
        if revision >= 6:
            await _door(stage)
        if revision >= 7:
            await _broadcast(stage)


async def _form(stage: Stage) -> None:
    """Somebody at each field, somebody before the summary, and drafts that lie and wait."""
    fields = [each.key for each in stage.read["house-day"].fields]
    for person, field in enumerate(fields, FIRST_DRAFT):
        await stage.begins(person)
        await stage.answers(person, until=field)
    for person in (REVIEWING, RESTING):
        await stage.begins(person)
        await stage.answers(person, until="" if person == REVIEWING else "email")
    await stage.says(RESTING, "/cancel")
    for person in (REGISTERED, REVISING):
        await stage.begins(person)
        await stage.submits(person)
    await stage.says(REVISING, "/registration")
    await stage.presses(REVISING, "registration|change")
    if "book-talk" in stage.read:
        await stage.begins(SHELVING)
        await stage.answers(SHELVING, until="workshop")
        await stage.begins(SHELVING, "book-talk")


async def _seats(stage: Stage) -> None:
    """The only seat in the clay workshop is offered to the first who waits; a guest waits for a decision."""
    for person in (REGISTRANT, OFFERED, WAITING):
        await stage.begins(person)
        await stage.submits(person, workshop="*|workshop|*|clay")
    await stage.presses(REGISTRANT, "registration|cancel")
    await stage.presses(REGISTRANT, "registration|cancel-yes")
    await stage.begins(PENDING)
    await stage.submits(PENDING, group="*|group|*|guest")
    for person in (REGISTERED, GIVER):
        await stage.begins(person) if person == GIVER else None
        await stage.submits(person) if person == GIVER else None
    await stage.presses(REGISTERED, "colleague|begin")
    await stage.submits(REGISTERED, name="Kollegan Ek", email="ek@exempel.se")
    await stage.presses(GIVER, "registration|give")


async def _questions(stage: Stage) -> None:
    """A question that nothing answers waits for the organiser."""
    await stage.says(ASKER, "/start house-day")
    await stage.says(ASKER, "Kan man få glass?")
    await stage.presses(ASKER, "question|pass")


async def _door(stage: Stage) -> None:
    """The team looks at the counts, and writes to an attendee, who may answer."""
    await stage.says(OLGA, "/start house-day")
    await stage.says(OLGA, "/count")
    await stage.says(OLGA, f"/find {name_of(REGISTERED)}")
    await stage.presses(OLGA, "write|begin")
    await stage.says(OLGA, "Kommer du med tåg?")


async def _broadcast(stage: Stage) -> None:
    """Another organiser is writing a broadcast, and the bot is killed while it writes one to the second recipient."""
    for organiser in (OSKAR, OLGA):
        await stage.says(organiser, "/start house-day")
        await stage.says(organiser, "/broadcast")
        await stage.presses(organiser, "compose|event||house-day")
        await stage.presses(organiser, "compose|text")
    await stage.says(OLGA, BOOTS)
    stage.screens.held = BOOTS
    await stage.presses(OLGA, "compose|now")
    await stage.until(SENDING, 1)


def main(revision: str, events: Path, folder: Path) -> None:
    chance, time = random.Random(revision), Time()
    secrets.token_bytes = lambda nbytes=None: chance.randbytes(nbytes or 32)
    secrets.token_urlsafe = lambda nbytes=None: f"{chance.getrandbits(256):064x}"[: nbytes or 32]
    setattr(clock, "datetime", time)  # noqa: B010 - the clock is moved by hand
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "bot.db"
        screens = asyncio.run(_recorded(f"sqlite:///{file}", int(revision), events, time))
        with closing(sqlite3.connect(file)) as stored:
            (folder / f"{revision}.sql").write_text("\n".join(stored.iterdump()) + "\n", encoding="utf-8")
    seen = {"time": time.time.isoformat(), "buttons": screens.buttons, "links": {}}
    seen["links"] = {
        chat: screens.link(chat) for chat in sorted(screens.texts) if "start=" in str(screens.texts[chat])
    }
    (folder / f"{revision}.json").write_text(json.dumps(seen, indent=1) + "\n", encoding="utf-8")


async def _recorded(url: str, revision: int, events: Path, time: Time) -> Screens:
    database, screens = Database(url), Screens()
    try:
        await schema.migrate(database)
        await tell(Stage(database, events, time, screens), revision)
    finally:
        await database.close()
    return screens


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
