"""Stores what the counts of each event were counted by, and how far a count has come that is made anew.

A count goes through the registrations by their codes, in slices. Those up to the `mark` are counted; who changes one of
them changes the counts too. Who changes one behind the mark does not: it is counted as it stands when its slice comes.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.counting import Counted
from conversations.model.registrations.tally import Tallied
from storage import tables
from storage.database import upsert

_recounts = tables.recounts.c

BEGINNING = ""
"""The mark before all codes: nothing is counted, and what was counted before may still stand there."""

_OF = select(tables.recounts).where(_recounts.event == bindparam("event"))
_UNFINISHED = select(tables.recounts).where(_recounts.mark.is_not(None))

Key = TypeVar("Key", Counted, Tallied)


class Recount(NamedTuple):
    """The fields that are counted anew, and the code up to which they are."""

    fields: frozenset[str]
    mark: str

    def passes_by(self, field: str, code: str) -> bool:
        """Whether a registration is not counted under a field yet."""
        return field in self.fields and code > self.mark


async def begin(connection: AsyncConnection, event: str, stamps: Mapping[str, str]) -> None:
    """Begin to count anew where stamps differ from those that are stored; what is unfinished begins again with it."""
    row = (await connection.execute(_OF, {"event": event})).one_or_none()
    before = _read(row.stamps) if row else {}
    if before == stamps:
        return
    changed = {key for key in before.keys() | stamps.keys() if before.get(key) != stamps.get(key)}
    left = row.fields.split(",") if row and row.mark is not None else []
    fields = ",".join(sorted(changed.union(left)))
    new = {"event": event, "stamps": _written(stamps), "fields": fields, "mark": BEGINNING}
    statement = upsert(connection, tables.recounts, ("event",), "stamps", "fields", "mark")
    await connection.execute(statement, [new])


async def unfinished(connection: AsyncConnection) -> dict[str, Recount]:
    """Return the counts that are being made, by event."""
    rows = await connection.execute(_UNFINISHED)
    return {row.event: Recount(frozenset(row.fields.split(",")), row.mark) for row in rows}


async def move(connection: AsyncConnection, event: str, mark: str | None) -> None:
    """Note up to which code an event is counted; None where all of it is."""
    await connection.execute(update(tables.recounts).where(_recounts.event == event).values(mark=mark))


def countable(changes: Mapping[str, Counter[Key]], unfinished: Mapping[str, Recount]) -> Counter[Key]:
    """Add up how counts change, given by the code of the registration that does; without what is not counted yet."""
    found: Counter[Key] = Counter()
    for code, change in changes.items():
        for key, times in change.items():
            recount = unfinished.get(key.event)
            if recount is None or not recount.passes_by(key.field, code):
                found[key] += times
    return found


def _written(stamps: Mapping[str, str]) -> str:
    """Write stamps as text of which any other can be read too: it says that all is to be counted."""
    return "\n".join(f"{key}={stamp}" for key, stamp in stamps.items())


def _read(text: str) -> dict[str, str]:
    return {key: stamp for key, _, stamp in (line.partition("=") for line in text.splitlines())}
