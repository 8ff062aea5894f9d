"""Makes values of stored rows, one by one: a row that can't be read harms only what it is about.

It stays as it is, and everybody else's are read. A note in `set_aside` names the table and the row, and the log says so
once; nothing personal stands in either. The state of a chat is kept there whole, since the chat begins anew.
"""

import json
from collections.abc import Callable, Container, Iterable
from typing import Any, TypeVar

import structlog
from pydantic import ValidationError
from sqlalchemy import Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables

log = structlog.get_logger()

Made = TypeVar("Made")

_aside = tables.set_aside.c


class Unknown(Exception):
    """A word stands in a row that this version of the bot does not know."""


def known(word: str, words: Container[str]) -> Any:
    """Return the word, as one of those that it can be.

    Raises Unknown where it is another.
    """
    if word not in words:
        raise Unknown
    return word


async def read(
    connection: AsyncConnection, table: Table, rows: Iterable[Any], make: Callable[[Any], Made]
) -> list[Made]:
    """Return the values that are made of the rows of a table; rows of which nothing can be made are left out, and noted."""
    made: list[Made] = []
    unreadable: list[tuple[Any, Exception]] = []
    for row in rows:
        try:
            made.append(make(row))
        except Exception as error:  # noqa: BLE001 - whatever stands there, the others are read
            unreadable.append((row, error))
    for row, why in unreadable:
        await note(connection, table, {each.name: getattr(row, each.name) for each in table.primary_key}, why)
    return made


async def note(
    connection: AsyncConnection, table: Table, key: dict[str, Any], error: Exception, **kept: str
) -> None:
    """Put aside which row can't be read and why, with what is `kept` of it; once, however often it is read."""
    payload = json.dumps({"table": table.name, "key": key, **kept})
    same = select(_aside.id).where(_aside.update_id == 0, _aside.payload == payload)
    if await connection.scalar(same) is None:
        row = {"update_id": 0, "payload": payload, "traceback": _why(error), "at": func.now()}
        number = await connection.scalar(insert(tables.set_aside).values(row).returning(_aside.id))
        log.error("a row can't be read", table=table.name, set_aside=number, error=type(error).__name__)


def _why(error: Exception) -> str:
    """Return the reason why a row can't be read, without what was written there."""
    if isinstance(error, ValidationError):
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return "\n".join(f"{'.'.join(map(str, each['loc']))}: {each['type']}" for each in found)
    return type(error).__name__
