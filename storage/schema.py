"""Brings a database to the tables that this version knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.database import Database, lock

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
        return await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> bool:
    config = _config(connection)
    script = ScriptDirectory.from_config(config)
    before = MigrationContext.configure(connection).get_current_revision()
    try:
        script.get_revision(before or "base")
    except CommandError as error:
        raise NewerDatabase(NewerDatabase.__doc__) from error
    if before == script.get_current_head():
        return False
    command.upgrade(config, "head")
    return True


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
