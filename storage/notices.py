"""Stores what people were last told of each event, and which change organisers are asked about."""

from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.event.changes import Known
from storage import tables
from storage.database import upsert

_notices = tables.notices.c
_known: TypeAdapter[Known] = TypeAdapter(Known)


class Noticed(NamedTuple):
    """`offer` stands for the changes that organisers are asked about; "" where they are asked about none."""

    known: Known | None = None
    offer: str = ""


async def find(connection: AsyncConnection, event: str) -> Noticed:
    """Return what is stored of an event; nothing where nothing is, or where it can't be read."""
    chosen = select(_notices.known, _notices.offer).where(_notices.event == event)
    row = (await connection.execute(chosen)).first()
    if row is None:
        return Noticed()
    try:
        return Noticed(_known.validate_json(row.known), row.offer)
    except ValidationError:
        return Noticed()


async def note(connection: AsyncConnection, event: str, known: Known, offer: str = "") -> None:
    row = {"event": event, "known": _known.dump_json(known).decode(), "offer": offer}
    await connection.execute(upsert(connection, tables.notices, ("event",), "known", "offer"), [row])


async def settle(connection: AsyncConnection, event: str, offer: str, known: Known) -> bool:
    """Write down what people know by now; says whether organisers were still asked about the offer."""
    open_offer = update(tables.notices).where(_notices.event == event, _notices.offer == offer)
    stored = _known.dump_json(known).decode()
    return (await connection.execute(open_offer.values(known=stored, offer=""))).rowcount == 1
