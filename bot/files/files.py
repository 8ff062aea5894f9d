"""Makes the files that take a while: pictures and sheets. They are made beside the loop that answers people."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from bot.files import plot, sheet, ticket
from bot.files.columns import Plan
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from storage.database import Database

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "badges": "text/csv",
}

SECONDS = 180.0
"""How long a file may take to leave."""


@dataclass(frozen=True)
class Files:
    """`url` is the address of the database, to which a sheet opens a connection of its own."""

    url: str
    events: Mapping[str, Event]
    wording: Wording

    @asynccontextmanager
    async def ready(self, payload: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """The parameters of a call with the file in them, as long as it is needed."""
        attached: dict[str, Any] = payload["attached"]
        if "plot" in attached:
            drawn = await asyncio.to_thread(plot.draw, attached["plot"])
            yield payload | {"attached": {**attached, "content": drawn, "media": "image/png"}}
        elif "ticket" in attached:
            drawn = await asyncio.to_thread(ticket.draw, attached["ticket"])
            yield payload | {"attached": {**attached, "content": drawn, "media": "image/png"}}
        elif "sheet" in attached:
            async with self._written(attached) as content:
                media = MEDIA[attached["sheet"]["kind"]]
                yield payload | {"attached": {**attached, "content": content, "media": media}}
        else:
            yield payload

    @asynccontextmanager
    async def _written(self, attached: Mapping[str, Any]) -> AsyncIterator[BinaryIO]:
        """A sheet, open to be read; it is on the disk only as long."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / str(attached["name"])
            await asyncio.to_thread(self._write, attached["sheet"], path)
            with path.open("rb") as content:
                yield content

    def _write(self, wanted: Mapping[str, Any], path: Path) -> None:
        plan = Plan(self.events[wanted["event"]], wanted["kind"], wanted["language"], wanted["sensitive"])
        asyncio.run(_written(self.url, self.wording, plan, path))


async def _written(url: str, wording: Wording, plan: Plan, path: Path) -> None:
    database = Database(url)
    try:
        await sheet.write(database, wording, plan, path)
    finally:
        await database.close()
