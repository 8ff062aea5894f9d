"""Databases that earlier versions wrote, with people in the middle of things: this version lets each of them go on."""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, insert, text

from bot import clock
from storage import schema, upgrading
from storage.database import Database
from tests.conftest import Copied
from tests.storage.upgrades import story
from tests.storage.upgrades.record import COMMITS, events_of
from tests.storage.upgrades.stage import OLGA, OSKAR, Screens, Stage, Time, name_of

HERE = Path(__file__).parent


def since(revision: int) -> pytest.MarkDecorator:
    """The recordings of a revision and later ones."""
    kept = [each for each in COMMITS if int(each) >= revision]
    return pytest.mark.parametrize("revision", kept)


@pytest.fixture
async def stage(
    revision: str, copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """This version, begun on a database as that one left it; people still see what it last showed them."""
    seen = json.loads((HERE / f"{revision}.json").read_text(encoding="utf-8"))
    time = Time(datetime.fromisoformat(seen["time"]))
    monkeypatch.setattr(clock, "datetime", time)
    url = await copied(f"upgraded-{revision}", partial(_upgraded, revision, tmp_path / "recorded.db"))
    database = Database(url)
    given = Stage(database, events_of(revision), time, Screens(seen["buttons"]))
    async with given.running():
        yield given
    await database.close()


async def _upgraded(revision: str, file: Path, url: str) -> None:
    """Fill a database as a revision left it, and bring it to this version."""
    with closing(sqlite3.connect(file)) as recorded:
        recorded.executescript((HERE / f"{revision}.sql").read_text(encoding="utf-8"))
    database = Database(url)
    async with database.transaction() as connection:
        await connection.run_sync(_copy, file, revision)
    await schema.migrate(database)
    await database.close()


def _copy(connection: Connection, file: Path, revision: str) -> None:
    """Fill the tables of a revision with the rows of a SQLite file, whatever the database is."""
    upgrading.upgrade(connection, schema.MIGRATIONS, revision)
    ours, theirs = MetaData(), MetaData()
    ours.reflect(connection)
    with create_engine(f"sqlite:///{file}").connect() as recorded:
        theirs.reflect(recorded)
        for table in theirs.sorted_tables:
            rows: list[Any] = [dict(row) for row in recorded.execute(table.select()).mappings()]
            if rows and table.name != "alembic_version":
                connection.execute(insert(ours.tables[table.name]), rows)
        recorded.engine.dispose()
    if connection.dialect.name == "postgresql":
        for name in ("registrations", "outbox", "set_aside", "audit", "broadcasts"):
            if name in ours.tables:
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 1 + max(id)) FROM {name}")  # noqa: S608 - our own names
                )


def test_every_migration_has_a_recording() -> None:
    script = ScriptDirectory(str(schema.MIGRATIONS))
    revisions = {each.revision for each in script.walk_revisions()} - {"0004"}
    assert revisions == set(COMMITS)
    assert (
        {each.stem for each in HERE.glob("*.sql")} == {each.stem for each in HERE.glob("*.json")} == revisions
    )


@since(1)
async def test_a_draft_goes_on_at_each_field_and_is_submitted(stage: Stage) -> None:
    fields = [each.key for each in stage.read["house-day"].fields]
    drafting = dict(enumerate(fields, story.FIRST_DRAFT))
    assert [await stage.asked(each) for each in drafting] == fields
    for person in drafting:
        await stage.submits(person)
    assert [(await stage.registration(each))["answers"]["name"] for each in drafting] == [
        name_of(each) for each in drafting
    ]
    assert {(await stage.registration(each))["status"] for each in drafting} == {"confirmed"}


@since(1)
async def test_a_form_before_its_summary_at_rest_or_changing_a_registration_goes_on(stage: Stage) -> None:
    await stage.submits(story.REVIEWING)
    await stage.says(story.RESTING, "/start house-day")
    await stage.presses(story.RESTING, "start|resume")
    await stage.submits(story.RESTING)
    for person in (story.REVIEWING, story.RESTING):
        assert (await stage.registration(person))["status"] == "confirmed"
    await stage.presses(story.REVISING, "summary|change")
    await stage.presses(story.REVISING, "edit|needs")
    await stage.says(story.REVISING, "nötter")
    await stage.presses(story.REVISING, "summary|submit")
    assert (await stage.registration(story.REVISING))["answers"]["needs"] == "nötter"


@since(2)
async def test_a_draft_on_the_shelf_is_taken_down(stage: Stage) -> None:
    await stage.submits(story.SHELVING)
    await stage.says(story.SHELVING, "/start house-day")
    await stage.presses(story.SHELVING, "start|resume")
    await stage.submits(story.SHELVING)
    events = await stage.rows(
        "SELECT event FROM registrations WHERE person = :id ORDER BY id", id=story.SHELVING
    )
    assert [each["event"] for each in events] == ["book-talk", "house-day"]


@since(2)
async def test_who_was_offered_a_seat_takes_it_and_the_next_still_waits(stage: Stage) -> None:
    await stage.presses(story.OFFERED, "offer|accept")
    assert (await stage.registration(story.OFFERED))["status"] == "confirmed"
    assert (await stage.registration(story.WAITING))["status"] == "waitlisted"


@since(2)
async def test_an_offer_that_is_declined_goes_to_the_next(stage: Stage) -> None:
    await stage.presses(story.OFFERED, "offer|decline")
    await stage.presses(story.OFFERED, "offer|decline-yes")
    assert (await stage.registration(story.WAITING))["status"] == "offered"


@since(2)
async def test_the_organiser_decides(stage: Stage) -> None:
    await stage.presses(OLGA, "decide|confirm")
    assert (await stage.registration(story.PENDING))["status"] == "confirmed"


@since(2)
@pytest.mark.parametrize("owner", [story.REGISTERED, story.GIVER])
async def test_a_colleague_takes_over(stage: Stage, revision: str, owner: int) -> None:
    links = json.loads((HERE / f"{revision}.json").read_text(encoding="utf-8"))["links"]
    await stage.says(story.COLLEAGUE, f"/start {links[str(owner)]}")
    await stage.presses(story.COLLEAGUE, "claim|take")
    await stage.submits(story.COLLEAGUE)
    found = await stage.registration(story.COLLEAGUE)
    assert (found["status"], found["claim"]) == ("confirmed", None)


@since(3)
async def test_who_was_invited_joins_the_team(stage: Stage, revision: str) -> None:
    links = json.loads((HERE / f"{revision}.json").read_text(encoding="utf-8"))["links"]
    await stage.says(story.INVITED, f"/start {links[str(OLGA)]}")
    assert [each["chat"] for each in await stage.rows("SELECT chat FROM team WHERE role = 'staff'")] == [
        story.INVITED
    ]


@since(5)
async def test_a_question_that_waits_is_answered(stage: Stage) -> None:
    shown = await stage.rows(
        "SELECT message FROM subjects WHERE chat = :id AND subject LIKE 'question-%'", id=OLGA
    )
    await stage.says(OLGA, "Ja, till alla!", reply_to=shown[-1]["message"])
    assert any("Ja, till alla!" in each for each in stage.screens.texts[story.ASKER])


@since(6)
async def test_an_attendee_answers_the_team(stage: Stage) -> None:
    await stage.presses(story.REGISTERED, "talk|answer")
    await stage.says(story.REGISTERED, "Nej, jag cyklar.")
    assert any("Nej, jag cyklar." in each for each in stage.screens.texts[OLGA])


@since(7)
async def test_a_broadcast_that_was_half_sent_is_finished_and_the_unsure_is_not_repeated(
    stage: Stage,
) -> None:
    await stage.until("SELECT 1 FROM outbox WHERE lane = 2 AND status IN ('queued', 'sending')", 0)
    kept = await stage.rows("SELECT chat, status FROM outbox WHERE lane = 2 ORDER BY id")
    told = [each for each, texts in stage.screens.texts.items() if story.BOOTS in texts]
    assert [each["status"] for each in kept] == ["sent", "unsure"] + ["sent"] * (len(kept) - 2)
    assert sorted(told) == sorted(each["chat"] for each in kept[2:])


@since(7)
async def test_a_broadcast_that_was_being_written_is_sent(stage: Stage) -> None:
    await stage.says(OSKAR, "Välkomna!")
    await stage.presses(OSKAR, "compose|now")
    await stage.until("SELECT 1 FROM outbox WHERE lane = 2 AND status IN ('queued', 'sending')", 0)
    assert "Välkomna!" in stage.screens.texts[story.GIVER]
