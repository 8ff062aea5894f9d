"""Brings a database to the tables that this version knows."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.database import Database, lock

MIGRATIONS = Path(__file__).parent / "migrations"

MIGRATING = 2**62 + 1
"""The key that those hold who migrate, so that several machines can start at once; no chat has such an id."""


class NewerDatabase(Exception):
    """The database was written by a newer version of the bot: upgrade the bot, or restore the backup made before."""


async def migrate(database: Database) -> bool:
    """Run the migrations that are missing, all or none; says whether there were any.

    Raises NewerDatabase where the database is ahead of this version.
    """
    async with database.transaction() as connection:
        await lock(connection, MIGRATING)
        return await connection.run_sync(_migrate)


def revisions() -> list[str]:
    """The revisions that this version knows, the newest last; each is the beginning of a migration's file name."""
    return sorted(each.name.partition("_")[0] for each in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _migrate(connection: Connection) -> bool:
    known, before = revisions(), _revision(connection)
    if before == known[-1]:
        return False
    if before and before not in known:
        raise NewerDatabase(NewerDatabase.__doc__)
    from storage import upgrading  # noqa: PLC0415 - only who has something to migrate waits for it

    upgrading.upgrade(connection, MIGRATIONS)
    return True


def _revision(connection: Connection) -> str | None:
    """The revision that the tables are of; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
