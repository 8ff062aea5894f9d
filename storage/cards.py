"""Which message in a chat shows a registration, so that it can be edited when something changes."""

from collections.abc import Collection, Mapping

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import upsert

Card = tuple[int, str]
"""The chat, and the code of the registration that is shown there."""


async def note(connection: AsyncConnection, messages: Mapping[Card, int]) -> None:
    """Remember the newest message of each card."""
    if messages:
        rows = [{"chat": chat, "code": code, "message": each} for (chat, code), each in messages.items()]
        await connection.execute(upsert(connection, tables.cards, ("chat", "code"), "message"), rows)


async def find(connection: AsyncConnection, cards: Collection[Card]) -> dict[Card, int]:
    """The messages of cards, as far as they were sent."""
    if not cards:
        return {}
    key = tuple_(tables.cards.c.chat, tables.cards.c.code)
    rows = await connection.execute(select(tables.cards).where(key.in_(list(cards))))
    return {(row.chat, row.code): row.message for row in rows}
