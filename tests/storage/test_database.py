import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage import chats, tables, updates
from storage.database import Away, Database, NotADatabase, Replaced, address, is_away
from tests.storage.examples import NOW


async def _ids(given: Database) -> list[int]:
    async with given.transaction() as connection:
        return list(await connection.scalars(select(tables.updates.c.id).order_by(tables.updates.c.id)))


async def test_what_a_transaction_wrote_stays(database: Database) -> None:
    async with database.transaction() as connection:
        await updates.take(connection, [1, 2], NOW)
    assert await _ids(database) == [1, 2]


async def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the block is the transaction
        async with database.transaction() as connection:
            await updates.take(connection, [1], NOW)
            await updates.put_aside(connection, 2, "{}", "…", NOW)
            raise ZeroDivisionError
    assert await _ids(database) == []


async def test_a_statement_that_fails_takes_all_with_it(database: Database) -> None:
    with pytest.raises(IntegrityError):  # noqa: PT012 - the block is the transaction
        async with database.transaction() as connection:
            await updates.take(connection, [1], NOW)
            await connection.execute(insert(tables.updates), [{"id": 2, "taken_at": NOW}] * 2)
    assert await _ids(database) == []


async def test_a_transaction_that_is_cancelled_leaves_nothing(database: Database) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as connection:
            await updates.take(connection, [1], NOW)
            written.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(write())
        await written.wait()
        writing.cancel()
    assert await _ids(database) == []


async def test_what_was_read_under_a_lock_holds_until_the_commit(
    database: Database, another_process: Database
) -> None:
    """Each reads a number and writes it one higher, in two processes at once: none of the steps is lost."""

    async def count_up(given: Database) -> None:
        async with given.transaction() as connection:
            await chats.hold(connection, [7])
            last = await connection.scalar(select(func.max(tables.updates.c.id)))
            await updates.take(connection, [(last or 0) + 1], NOW)

    async with asyncio.TaskGroup() as tasks:
        for each in (database, another_process) * 10:
            tasks.create_task(count_up(each))
    assert await _ids(database) == list(range(1, 21))


async def test_two_who_lock_the_same_chats_in_another_order_do_not_block_each_other(
    database: Database, another_process: Database
) -> None:
    async def load(given: Database, ids: list[int]) -> None:
        async with given.transaction() as connection:
            await chats.hold(connection, ids)

    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        for turn in range(20):
            given, ids = ((database, [1, 2, 3]), (another_process, [3, 2, 1]))[turn % 2]
            tasks.create_task(load(given, ids))


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
async def test_sqlite_is_durable_and_checks_keys(sqlite: Database, pragma: str, value: object) -> None:
    async with sqlite.transaction() as connection:
        assert await connection.scalar(text(f"PRAGMA {pragma}")) == value


async def test_a_file_that_was_removed_takes_nothing_more(sqlite: Database) -> None:
    """It could still be written to, and all of that would be gone when the bot ends."""
    await _ids(sqlite)
    await asyncio.to_thread(Path(sqlite.url.database or "").unlink)
    for _ in range(2):
        with pytest.raises(Replaced):
            await _ids(sqlite)


async def test_a_file_that_was_replaced_takes_nothing_more(sqlite: Database) -> None:
    await _ids(sqlite)
    file = sqlite.url.database or ""
    shutil.copy(file, f"{file}.backup")
    await asyncio.to_thread(Path(f"{file}.backup").replace, file)
    with pytest.raises(Replaced):
        await _ids(sqlite)


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Away):
        async with Database(f"sqlite:///{tmp_path}/file/folder/bot.db").transaction():
            pass


async def test_the_folder_of_a_sqlite_file_is_made_when_it_is_used(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/folder/bot.db")
    assert _files_in(tmp_path) == []
    async with database.transaction():
        assert "bot.db" in _files_in(tmp_path)
    await database.close()


def _files_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*") if each.is_file())


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("sqlite:///data/bot.db", "sqlite+aiosqlite:///data/bot.db"),
        ("postgresql://bot@host/name", "postgresql+asyncpg://bot@host/name"),
        ("postgres://bot@host/name", "postgresql+asyncpg://bot@host/name"),
        ("postgresql+psycopg://bot@host/name", "postgresql+asyncpg://bot@host/name"),
    ],
)
def test_an_address_is_read_as_people_write_it(written: str, used: str) -> None:
    assert str(address(written)) == used


@pytest.mark.parametrize(
    "written", ["", "data/bot.db", "mysql://host/name", "sqlite://", "sqlite:///:memory:", "postgresql://host", "postgresql://host:port/name"]
)  # fmt: skip
def test_what_names_no_lasting_database_is_refused(written: str) -> None:
    with pytest.raises(NotADatabase, match="write sqlite:///data"):
        address(written)


class _Original(Exception):
    def __init__(self, sqlstate: str) -> None:
        super().__init__()
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (PoolTimeout(), True),
        (DBAPIError("", {}, _Original("57P01")), True),
        (DBAPIError("", {}, _Original("57P03")), True),
        (DBAPIError("", {}, _Original("53300")), True),
        (DBAPIError("", {}, _Original("40P01")), True),
        (DBAPIError("", {}, _Original("22021")), False),
        (DBAPIError("", {}, _Original("23505")), False),
        (DBAPIError("", {}, _Original("3D000")), False),
        (DBAPIError("", {}, _Original(""), connection_invalidated=True), True),
        (IntegrityError("", {}, Exception()), False),
        (KeyError(), False),
    ],
    ids=lambda given: getattr(getattr(given, "orig", None), "sqlstate", None) or type(given).__name__,
)
def test_the_database_is_told_apart_from_what_was_asked_of_it(error: Exception, away: bool) -> None:  # noqa: FBT001
    assert is_away(error) is away


@pytest.mark.parametrize("number", [2**63, -(2**70)])
async def test_a_number_that_does_not_fit_is_not_the_databases_fault(database: Database, number: int) -> None:
    with pytest.raises(Exception, match="int") as caught:
        async with database.transaction() as connection:
            await updates.take(connection, [number], NOW)
    assert not is_away(caught.value)


async def test_a_file_that_another_process_holds_is_away(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0)
    holder = Database(sqlite.url.render_as_string())
    with pytest.raises(Away):
        async with holder.transaction(), sqlite.transaction():
            pass
    await holder.close()


async def test_a_server_that_takes_no_more_connections_is_away(postgres: Any, guest: Database) -> None:
    postgres.psql(f"ALTER DATABASE {guest.url.database} CONNECTION LIMIT 0")
    with pytest.raises(Away):
        async with guest.transaction():
            pass


async def test_a_server_that_ends_a_connection_is_away(postgres: Any, guest: Database) -> None:
    with pytest.raises(Away):  # noqa: PT012 - the block is the transaction
        async with guest.transaction() as connection:
            postgres.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guest'")
            await connection.execute(text("SELECT 1"))


async def test_a_table_that_is_missing_is_not_away(sqlite: Database) -> None:
    with pytest.raises(DBAPIError, match="no such table"):
        async with sqlite.transaction() as connection:
            await connection.execute(text("SELECT 1 FROM nowhere"))


@pytest.fixture
async def guest(postgres: Any) -> AsyncIterator[Database]:
    """A PostgreSQL database as a user without privileges sees it."""
    postgres.psql("DROP DATABASE IF EXISTS guests")
    postgres.psql("DROP ROLE IF EXISTS guest")
    postgres.psql("CREATE ROLE guest LOGIN")
    postgres.psql("CREATE DATABASE guests OWNER guest")
    address = make_url(postgres.get_uri()).set(database="guests", username="guest")
    database = Database(address.render_as_string(hide_password=False))
    yield database
    await database.close()
