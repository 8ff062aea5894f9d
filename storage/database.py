"""One database: SQLite or PostgreSQL, by its address. A transaction rolls back unless it ends well."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache, partial
from time import sleep
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    event,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import sqlite_connection

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

BUSY_SECONDS = 10
"""How long a connection waits for another process that writes to the same SQLite file."""

AWAY_IN_POSTGRESQL = ("08", "40", "53", "55", "57", "58")
"""Classes of SQLSTATE that blame the database: connections, deadlocks, resources, locks, an operator, the machine.

Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

_LOCK = select(
    func.pg_advisory_xact_lock(func.unnest(bindparam("keys", type_=ARRAY(BigInteger))).column_valued("key"))
)


AWAY_IN_SQLITE = tuple(
    f"SQLITE_{name}"
    for name in ("BUSY", "CANTOPEN", "FULL", "INTERRUPT", "IOERR", "LOCKED", "NOMEM", "PROTOCOL", "READONLY")
)
"""What SQLite says of the file, the disk and other writers. Source: https://sqlite.org/rescode.html"""


class Away(Exception):
    """The database can't be reached. Is it running, is its disk full, and is the address in DATABASE_URL right?"""


class Replaced(Away):
    """The database's file was removed or replaced while the bot ran: put it back, and start the bot anew."""


class Damaged(Exception):
    """The database's file is damaged, or is no database: stop the bot, move the file away, and restore the backup (docs/operators.md)."""


class NotADatabase(Exception):
    """DATABASE_URL is no address of a database: write sqlite:///data/bot.db or postgresql://user@host/name."""


class Database:
    """Opens nothing until it is used; `url` as in DATABASE_URL. SQLite serves one writer at a time, so they queue here."""

    def __init__(self, url: str) -> None:
        self.url = address(url)
        self.engine = _engine(self.url)
        self._writers: AbstractAsyncContextManager[Any] = asyncio.Lock() if self.is_sqlite else nullcontext()
        self._opened: tuple[int, int] | None = None

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Commit all that is done on the connection, or nothing of it.

        Raises Away while the database can't be reached; nothing was done then, and it may be tried again.
        """
        try:
            async with self._writers:
                self._check_the_file()
                async with self.engine.begin() as connection:
                    self._opened = self._opened or self._file()
                    yield connection
        except Exception as error:
            _blame(error)
            raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection that only reads, each statement for itself, and holds up nobody who writes.

        Raises Away while the database can't be reached.
        """
        try:
            async with self.engine.connect() as connection:
                yield await connection.execution_options(isolation_level="AUTOCOMMIT")
        except Exception as error:
            _blame(error)
            raise

    async def close(self) -> None:
        await self.engine.dispose()

    def _check_the_file(self) -> None:
        """Raise Replaced where the file was removed: SQLite would go on writing to it, and all of that would be gone with it."""
        if self._opened and self._file() != self._opened:
            raise Replaced(Replaced.__doc__)

    def _file(self) -> tuple[int, int] | None:
        """Which file of the machine lies at the address; None where there is none."""
        if not self.is_sqlite:
            return None
        try:
            found = os.stat(self.url.database or "")  # noqa: PTH116 - asked for every transaction, so it is cheap
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def address(url: str) -> URL:
    """Return the address with the driver that the bot uses.

    Raises NotADatabase where it names none.
    """
    try:
        parsed = make_url(url)
        found = parsed.set(drivername=DRIVERS[parsed.get_backend_name()])
    except (ArgumentError, KeyError, ValueError) as error:
        raise NotADatabase(NotADatabase.__doc__) from error
    if found.database in (None, "", ":memory:"):
        raise NotADatabase(NotADatabase.__doc__)
    return found


def is_away(error: BaseException) -> bool:
    """Whether the database, and not what was asked of it, is what failed."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError | PoolTimeout)
    state = str(getattr(error.orig, "sqlstate", None) or "")
    name = str(getattr(error.orig, "sqlite_errorname", None) or "")
    return (
        error.connection_invalidated
        or state.startswith(AWAY_IN_POSTGRESQL)
        or name.startswith(AWAY_IN_SQLITE)
    )


def is_damaged(error: BaseException) -> bool:
    """Whether the file of the database can't be read as one. Source: https://sqlite.org/rescode.html"""
    orig = getattr(error, "orig", None) or error
    return str(getattr(orig, "sqlite_errorname", None) or "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _blame(error: Exception) -> None:
    """Raise what an error says of the database; where it says nothing of it, return."""
    if is_away(error):
        raise Away(Away.__doc__) from error
    if is_damaged(error):
        raise Damaged(Damaged.__doc__) from error


async def lock(connection: AsyncConnection, *keys: int) -> None:
    """Hold these keys until the transaction ends, also where they have no row yet; in one order, so nobody deadlocks.

    On SQLite the transaction holds the whole database already.
    """
    if keys and connection.dialect.name == "postgresql":
        await connection.execute(_LOCK, {"keys": sorted(keys)})


def upsert(
    connection: AsyncConnection, table: Table, keys: tuple[str, ...], *changed: str, adding: str = ""
) -> Any:
    """Return an insert that, where the keys stand already, changes the columns named instead, or adds to one."""
    return _upsert(connection.dialect.name, table, keys, changed, adding)


async def delete_some(
    connection: AsyncConnection, table: Table, limit: int, *chosen: ColumnElement[bool]
) -> int:
    """Delete the chosen rows of a table, but no more than `limit`; says how many those were."""
    row: ColumnElement[Any] = literal_column("ctid" if connection.dialect.name == "postgresql" else "rowid")
    some = select(row).select_from(table).where(*chosen).limit(limit)
    return (await connection.execute(delete(table).where(row.in_(some)))).rowcount


def insert_new(connection: AsyncConnection, table: Table, keys: tuple[str, ...]) -> Any:
    """Return an insert that leaves out what stands already under these keys."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    return insert.on_conflict_do_nothing(index_elements=keys)


@cache
def _upsert(dialect: str, table: Table, keys: tuple[str, ...], changed: tuple[str, ...], adding: str) -> Any:
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    set_ = {column: insert.excluded[column] for column in changed}
    if adding:
        set_[adding] = table.c[adding] + insert.excluded[adding]
    return insert.on_conflict_do_update(index_elements=keys, set_=set_)


def _engine(url: URL) -> AsyncEngine:
    """Make the engine. Every transaction here ends by itself, so a connection needs no reset when it is given back.

    In SQLite many rows are one statement, since its thread has to wait for the interpreter's lock at each.
    """
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_size=4, pool_pre_ping=True, pool_reset_on_return=None)
    path = url.database or ""
    opens = partial(_open_file, path)
    engine = create_async_engine(url, pool_size=3, pool_reset_on_return=None, async_creator=opens)
    engine.dialect.use_insertmanyvalues_wo_returning = True
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


async def _open_file(path: str) -> Any:
    """Open the file, in a folder that is made for it; nothing is made before it is used."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)  # noqa: ASYNC240, PTH100, PTH103, PTH120 - too quick for a thread
    return await sqlite_connection.connect(path)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Set a connection up so that a commit is on disk before it is acknowledged, and readers never wait for the writer.

    Source: https://sqlite.org/pragma.html#pragma_synchronous and https://sqlite.org/wal.html
    """
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    _keep_a_write_ahead_log(cursor)
    cursor.close()


def _keep_a_write_ahead_log(cursor: Any) -> None:
    """Turn the log on; SQLite gives up at once where another process does the same to a new file, so it is asked again."""
    for left in reversed(range(BUSY_SECONDS * 100 + 1)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if not left:
                raise
            sleep(0.01)
        else:
            return


def _begin_immediately(connection: Connection) -> None:
    """Take the lock at the start, so that what was read still holds at the commit."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
