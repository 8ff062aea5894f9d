import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage import schema, tables, upgrading
from storage.database import Database
from storage.schema import NewerDatabase

FAILING = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", None, None, None

def upgrade():
    op.execute("CREATE TABLE half (id INTEGER)")
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("SELECT * FROM no_such_table")
"""


async def test_the_migrations_lead_to_the_tables_that_the_code_knows(empty_database: Database) -> None:
    await schema.migrate(empty_database)
    assert await _differences(empty_database) == []


async def test_a_difference_to_the_tables_would_be_seen(database: Database) -> None:
    """That the test above can fail at all."""
    async with database.transaction() as connection:
        await connection.execute(text("DROP INDEX ix_outbox_chat_lane_id"))
    assert [each[0] for each in await _differences(database)] == ["add_index"]


async def test_migrating_says_whether_there_was_anything_to_do(empty_database: Database) -> None:
    assert [await schema.migrate(empty_database) for _ in range(3)] == [True, False, False]


def test_the_revisions_are_those_that_the_migrations_go_through_in_their_order() -> None:
    script = ScriptDirectory(str(schema.MIGRATIONS))
    assert [each.revision for each in script.walk_revisions()] == schema.revisions()[::-1]


async def test_migrating_again_leaves_what_is_stored(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("INSERT INTO updates VALUES (1, '2030-01-01 00:00:00')"))
    await schema.migrate(database)
    async with database.transaction() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM updates")) == 1


async def test_what_was_to_be_sent_to_chat_0_reaches_nobody_and_is_accounted_for(
    empty_database: Database,
) -> None:
    """Those who were registered at the door had chat 0 once, and Telegram refused it."""
    async with empty_database.transaction() as connection:
        await connection.run_sync(upgrading.upgrade, schema.MIGRATIONS, "0009")
        for number, (chat, broadcast, status) in enumerate(
            [(0, 7, "queued"), (501, 7, "queued"), (0, None, "queued"), (501, None, "queued")], 1
        ):
            await connection.execute(
                text(
                    "INSERT INTO outbox (id, chat, lane, method, payload, status, created_at, due_at, attempts, broadcast)"
                    " VALUES (:id, :chat, 1, 'sendMessage', '{}', :status, :at, :at, 0, :broadcast)"
                ),
                {
                    "id": number,
                    "chat": chat,
                    "status": status,
                    "broadcast": broadcast,
                    "at": datetime(2030, 1, 1),  # noqa: DTZ001 - the tables hold UTC
                },
            )
    await schema.migrate(empty_database)
    async with empty_database.transaction() as connection:
        rows = await connection.execute(text("SELECT id, chat, status, reason FROM outbox ORDER BY id"))
        assert [tuple(row) for row in rows] == [
            (1, None, "blocked", "no chat"),
            (2, 501, "queued", None),
            (4, 501, "queued", None),
        ]


async def test_two_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    first, second = Database(empty_url), Database(empty_url)
    done = await asyncio.gather(schema.migrate(first), schema.migrate(second))
    for each in (first, second):
        await each.close()
    assert sorted(done) == [False, True]


async def test_a_newer_database_is_refused_with_what_to_do(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="upgrade the bot, or restore the backup"):
        await schema.migrate(database)


async def test_a_migration_that_fails_leaves_nothing_behind(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = schema.MIGRATIONS
    broken = tmp_path / "migrations"
    (broken / "versions").mkdir(parents=True)
    (broken / "env.py").write_text((given / "env.py").read_text())
    (broken / "versions" / "9999_fails.py").write_text(FAILING)
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    with pytest.raises(Exception, match="no_such_table"):
        await schema.migrate(empty_database)
    async with empty_database.transaction() as connection:
        assert await connection.run_sync(lambda each: inspect(each).get_table_names()) == []


async def _differences(database: Database) -> list[Any]:
    def compare(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, tables.metadata))

    async with database.transaction() as connection:
        return await connection.run_sync(compare)
