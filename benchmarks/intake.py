"""`python -m benchmarks.intake`: how much CPU the bot takes to decide and remember an update, without any network.

People fill in the form of the sample event, all at the same step, in batches; nothing is sent. To compare two commits, run
it in both in turn, since nothing else makes a busy machine's figures comparable.
"""

import asyncio
import json
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from time import process_time
from typing import Annotated, Any

import typer
from sqlalchemy import select

from bot.clock import Clock
from bot.events import folders
from bot.intake.intake import Intake
from bot.metrics import Metrics
from bot.world import World, wording
from storage import schema, tables
from storage.database import Database

Json = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "events" / "sample-dev-days"
ACTS = (
    "/start", "|start|begin", "|form|consent", "Anna Andersson", "anna@example.org", "|pick|group",
    "Storstads bibliotek", "|pick|workshop", "skip", "no", "skip", "skip", "skip", "|summary|submit",
)  # fmt: skip
"""What each person does, one after the other; behind a bar, how the button begins that is pressed."""


class Crowd:
    """People whose updates come in batches of a `size`."""

    def __init__(self, database: Database, people: int, size: int) -> None:
        event = folders.read(FOLDER)
        if isinstance(event, list):
            raise typer.BadParameter(f"{FOLDER} can't be read.")
        world = World({event.key: event}, "the_bot", wording())
        self._intake = Intake(database, world, Clock(), lambda: None, Metrics())
        self._database = database
        self._people, self._size = range(1, people + 1), size
        self._buttons: dict[int, list[str]] = {}
        self._numbers = count(1)
        self._seen = 0

    async def register(self) -> float:
        """Let all of them register; gives the seconds of CPU that an update took."""
        spent = 0.0
        for act in ACTS:
            updates = [self._update(person, act) for person in self._people]
            batches = [updates[at : at + self._size] for at in range(0, len(updates), self._size)]
            spent += await self._take(batches)
            await self._look()
        return spent / (len(ACTS) * len(self._people))

    async def _take(self, batches: Sequence[Sequence[Json]]) -> float:
        begun = process_time()
        for batch in batches:
            await self._intake.take(batch)
        return process_time() - begun

    async def _look(self) -> None:
        """Read the buttons that everybody was shown last."""
        kept = tables.outbox.c
        async with self._database.transaction() as connection:
            chosen = select(kept.id, kept.chat, kept.payload).where(kept.id > self._seen).order_by(kept.id)
            for row in (await connection.execute(chosen)).all():
                self._seen = row.id
                rows = json.loads(row.payload).get("reply_markup", {}).get("inline_keyboard", [])
                shown = [each["callback_data"] for line in rows for each in line if "callback_data" in each]
                self._buttons[row.chat] = shown or self._buttons.get(row.chat, [])

    def _update(self, person: int, act: str) -> Json:
        number = next(self._numbers)
        sender = {"id": person, "is_bot": False, "first_name": "Anna", "language_code": "en"}
        chat = {"id": person, "type": "private", "first_name": "Anna"}
        message = {"message_id": number, "date": 1, "from": sender, "chat": chat}
        if not act.startswith("|"):
            return {"update_id": number, "message": {**message, "text": act}}
        data = next(each for each in self._buttons[person] if each.startswith(act[1:]))
        query = {"id": str(number), "from": sender, "message": message, "data": data}
        return {"update_id": number, "callback_query": query}


async def _measured(people: int, size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bot.db")
        await schema.migrate(database)
        try:
            return await Crowd(database, people, size).register()
        finally:
            await database.close()


def main(
    people: Annotated[int, typer.Option(help="How many people register.")] = 150,
    size: Annotated[int, typer.Option(help="How many updates a batch has.")] = 1,
) -> None:
    """Print the milliseconds of CPU that an update takes."""
    print(f"{1000 * asyncio.run(_measured(people, size)):.3f}")


if __name__ == "__main__":
    typer.run(main)
