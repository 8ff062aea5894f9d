"""One database: SQLite or PostgreSQL, by its address. A transaction rolls back unless it ends well."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

BUSY_SECONDS = 10
"""How long a connection waits for another process that writes to the same SQLite file."""


class NotADatabase(Exception):
    """DATABASE_URL is no address of a database: write sqlite:///data/bot.db or postgresql://user@host/name."""


class Database:
    """Opens nothing until it is used; `url` as in DATABASE_URL. SQLite serves one writer at a time, so they queue here."""

    def __init__(self, url: str) -> None:
        self.url = address(url)
        self.engine = _engine(self.url)
        self._writers: AbstractAsyncContextManager[Any] = asyncio.Lock() if self.is_sqlite else nullcontext()

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        async with self._writers, self.engine.begin() as connection:
            yield connection

    async def close(self) -> None:
        await self.engine.dispose()


def address(url: str) -> URL:
    """The address with the driver that the bot uses.

    Raises NotADatabase where it names none.
    """
    try:
        parsed = make_url(url)
        return parsed.set(drivername=DRIVERS[parsed.get_backend_name()])
    except (ArgumentError, KeyError) as error:
        raise NotADatabase(NotADatabase.__doc__) from error


def is_away(error: BaseException) -> bool:
    """Whether the database, and not what was asked of it, is what failed."""
    if isinstance(error, OSError):
        return True
    return isinstance(error, DBAPIError) and (
        error.connection_invalidated or type(error).__name__ in ("OperationalError", "InterfaceError")
    )


def upsert(connection: AsyncConnection, table: Table, key: str | tuple[str, ...], *changed: str) -> Any:
    """An insert that, where the key stands already, changes the columns named instead."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(table)
    keys = (key,) if isinstance(key, str) else key
    return insert.on_conflict_do_update(
        index_elements=keys, set_={column: insert.excluded[column] for column in changed}
    )


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_size=4, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, pool_size=3)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """A commit is on disk before it is acknowledged, and readers never wait for the writer.

    Source: https://sqlite.org/pragma.html#pragma_synchronous and https://sqlite.org/wal.html
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    """The lock is taken at the start, so what was read still holds at the commit."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
