"""Remembers outside of a database that there is one, so that a lost database is missed and not silently begun anew.

A stamp is a small file in a folder of its own, named after the database's address. It holds no secret: of a server's
address neither the user nor the password.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from storage import schema
from storage.database import Database


class Lost(Exception):
    """There was a database, and it is gone or empty; the message says which, and what to do."""


class Missing(Exception):
    """There is no database to read from; the message says where."""


class Standing(Exception):
    """A new database was asked for where one stands already; the message says where."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known of a database: what it is called for people, and the number of the last row its outbox ever had.

    These rows are numbered upwards, and no number comes back; so a database whose last number is lower is an older copy.
    """

    database: str
    last_item: int


async def migrate(database: Database, folder: Path, *, new: bool = False) -> bool:
    """Bring a database to the newest tables, if it is the one that is known; says whether there was anything to do.

    Raises Lost where it is gone or empty and no `new` one was asked for, Standing where one was and it is neither.
    """
    begun = await is_begun(database)
    if new and begun:
        raise Standing(
            f"There is a database at {name(database)} already: leave --new-database out, or move that one away first."
        )
    if not new and not begun and read(database, folder):
        raise Lost(
            f"The database {name(database)} is missing or empty, though the bot has kept registrations there: put it back or "
            "restore the backup (docs/operators.md), or write `bot run --new-database` to begin with an empty one."
        )
    return await schema.migrate(database)


async def expect(database: Database) -> None:
    """Raise Missing where there is no database to read from, rather than make an empty one."""
    if not await is_begun(database):
        raise Missing(
            f"There is no database at {name(database)}: is DATABASE_URL right, or is it to be restored?"
        )


async def is_begun(database: Database) -> bool:
    """Whether a database has tables; one that is a file which is not there is not made by looking."""
    if database.is_sqlite and not _has_content(Path(database.url.database or "")):
        return False
    async with database.transaction() as connection:
        return await connection.run_sync(_has_tables)


async def now(database: Database) -> Stamp:
    """Return the stamp that fits a database as it is."""
    async with database.transaction() as connection:
        sqlite = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'"
        server = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM outbox_id_seq"
        last_item = await connection.scalar(text(sqlite if database.is_sqlite else server))
    return Stamp(name(database), int(last_item or 0))


def read(database: Database, folder: Path) -> Stamp | None:
    """Return the stamp that was kept of a database; one that can't be read any more still says that there was one."""
    try:
        written: dict[str, Any] = json.loads(_file(database, folder).read_text(encoding="utf-8"))
        return Stamp(str(written["database"]), int(written["letters"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, OSError):
        return Stamp(name(database), 0)


def keep(database: Database, folder: Path, stamp: Stamp) -> None:
    """Write a stamp down, whole or not at all.

    Raises OSError where the folder can't be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = _file(database, folder)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(
        json.dumps({"database": stamp.database, "letters": stamp.last_item}) + "\n", encoding="utf-8"
    )
    unfinished.replace(file)


def name(database: Database) -> str:
    """Return the name of a database for people: the path of the file, or host and name on the server."""
    url = database.url
    if database.is_sqlite:
        return os.path.realpath(url.database or "")
    host = url.host or str(url.query.get("host", "localhost"))
    return f"postgresql://{host}:{url.port or 5432}/{url.database}"


def _file(database: Database, folder: Path) -> Path:
    return folder / f"{hashlib.sha256(name(database).encode()).hexdigest()[:16]}.json"


def _has_content(file: Path) -> bool:
    """Whether there is something in a file of SQLite, or in the log beside it."""
    return any(
        each.is_file() and each.stat().st_size
        for each in (file, file.with_name(f"{file.name}-wal"))
        if file.is_file()
    )


def _has_tables(connection: Connection) -> bool:
    return bool(inspect(connection).has_table("alembic_version"))
