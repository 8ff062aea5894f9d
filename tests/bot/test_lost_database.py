"""A database that was there before is missed, in one sentence, by every command; it is never silently begun anew."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage import outbox, stamp
from storage.database import Database
from storage.outbox import Lane, Outgoing
from tests.storage.examples import NOW

EVENTS = Path(__file__).parents[2] / "events"


def bot(folder: Path, *command: str, **settings: str) -> tuple[int, str]:
    """How a command ends that begins in a folder, and what it says."""
    given = {"BOT_TOKEN": "1:token", "BOT_API_URL": "http://127.0.0.1:9", "EVENTS_DIR": str(EVENTS)}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *command],
        cwd=folder, env=os.environ | given | settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """Where a bot has begun, with its database in `data`."""
    await _begin(tmp_path)
    return tmp_path


def truncate(folder: Path) -> None:
    (folder / "data" / "bot.db").write_bytes(b"")
    for each in folder.glob("data/bot.db-*"):
        each.unlink()


def remove(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    (folder / "data").mkdir()


def rename(folder: Path) -> None:
    (folder / "data").rename(folder / "data.old")


@pytest.mark.parametrize(("lose", "command"), [(truncate, "run"), (remove, "migrate"), (rename, "run")])
def test_a_database_that_is_lost_is_missed_and_not_begun_anew(folder: Path, lose: Any, command: str) -> None:
    lose(folder)
    before = sorted(folder.rglob("*"))
    code, said = bot(folder, command)
    assert (code, sorted(folder.rglob("*"))) == (1, before)
    assert said == (
        f"✗ The database {folder.resolve()}/data/bot.db is missing or empty, though the bot has kept registrations there: put it "
        "back or restore the backup (docs/operators.md), or write `bot run --new-database` to begin with an empty one.\n"
    )


@pytest.mark.parametrize("command", [["export", "--event", "mer-for-fler"], ["knowledge"]])
def test_reading_from_no_database_says_so_and_makes_none(tmp_path: Path, command: list[str]) -> None:
    assert bot(tmp_path, *command) == (
        1,
        f"✗ There is no database at {tmp_path.resolve()}/data/bot.db: is DATABASE_URL right, or is it to be restored?\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_stands_is_not_begun_anew(folder: Path) -> None:
    code, said = bot(folder, "run", "--new-database")
    assert (code, said.startswith("✗ There is a database at ")) == (1, True)


@pytest.mark.parametrize(
    ("command", "damage"),
    [("run", "no database"), ("run", "malformed"), ("migrate", "malformed"), ("knowledge", "no database")],
)
def test_a_damaged_database_is_told_in_a_sentence(folder: Path, command: str, damage: str) -> None:
    file = folder / "data" / "bot.db"
    content = file.read_bytes()
    file.write_bytes(
        b"x" * len(content) if damage == "no database" else content[:100] + b"\xff" * (len(content) - 100)
    )
    code, said = bot(folder, command)
    assert code == 1
    assert said == (
        "✗ The database's file is damaged, or is no database: stop the bot, move the file away, and restore the backup "
        "(docs/operators.md).\n"
    )


async def test_a_new_database_that_was_asked_for_is_begun_and_known(
    empty_database: Database, empty_url: str, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    await stamp.migrate(empty_database, state)
    stamp.keep(empty_database, state, await stamp.now(empty_database))
    await _empty(empty_database)
    restarted = Database(empty_url)
    with pytest.raises(stamp.Lost):
        await stamp.migrate(restarted, state)
    assert await stamp.migrate(restarted, state, new=True)
    with pytest.raises(stamp.Standing):
        await stamp.migrate(restarted, state, new=True)
    await restarted.close()


async def test_a_database_without_a_stamp_is_taken_as_it_is(database: Database, tmp_path: Path) -> None:
    assert not await stamp.migrate(database, tmp_path / "state")


async def test_a_stamp_that_cannot_be_read_still_says_that_there_was_a_database(
    empty_database: Database, tmp_path: Path
) -> None:
    stamp.keep(empty_database, tmp_path, stamp.Stamp("x", 1))
    _spoil(tmp_path)
    with pytest.raises(stamp.Lost):
        await stamp.migrate(empty_database, tmp_path)


async def test_the_stamp_goes_by_the_messages_that_were_ever_queued(database: Database) -> None:
    counted = []
    for _ in range(3):
        counted.append((await stamp.now(database)).last_item)
        async with database.transaction() as connection:
            await outbox.put(connection, [Outgoing(1, Lane.ANSWER, "sendMessage", {})], NOW)
    assert counted == [0, 1, 2]


async def test_an_older_copy_is_served_and_told(folder: Path) -> None:
    file = folder / "data" / "bot.db"
    shutil.copy(file, folder / "backup.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO sqlite_sequence VALUES ('outbox', 7)")
        connection.commit()
    await _begin(folder)
    shutil.copy(folder / "backup.db", file)
    code, said = bot(folder, "migrate")
    assert (code, "the database is an older copy: what came after it is lost" in said) == (0, True)


def test_a_stamp_holds_no_secret(tmp_path: Path) -> None:
    stamp.keep(
        server := Database("postgresql://anna:secret@db.example.org/bot"),
        tmp_path,
        stamp.Stamp(stamp.name(server), 3),
    )
    [file] = tmp_path.glob("*.json")
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "database": "postgresql://db.example.org:5432/bot",
        "letters": 3,
    }


async def _empty(database: Database) -> None:
    """Let a database be as if it had just been made."""
    if database.is_sqlite:
        await database.close()
        os.remove(str(database.url.database))  # noqa: PTH107 - a file of our own
        return
    async with database.transaction() as connection:
        await connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        await connection.exec_driver_sql("CREATE SCHEMA public")


def _spoil(folder: Path) -> None:
    [file] = folder.glob("*.json")
    file.write_text("{", encoding="utf-8")


async def _begin(folder: Path) -> None:
    database = Database(f"sqlite:///{folder}/data/bot.db")
    await stamp.migrate(database, folder / ".registration-bot")
    stamp.keep(database, folder / ".registration-bot", await stamp.now(database))
    await database.close()
