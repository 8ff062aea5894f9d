import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from conversations.model.questions.question import Lesson
from conversations.model.questions.understanding import Entry
from storage import questions, schema
from storage.database import Database
from tests.fakes.world import OPEN

LESSONS = [
    Lesson("AAAAAA", "course", Entry("asked-aaaaaa", "sv", "Glass?", "Ja.", ("Finns glass?",)), OPEN),
    Lesson("BBBBBB", "picnic", Entry("asked-bbbbbb", "en", "Rain?", "We stay in."), OPEN),
]
SWEDISH = "## Glass? {#asked-aaaaaa}\nJa.\n\nFler sätt att fråga:\n- Finns glass?\n"
ENGLISH = "## Rain? {#asked-bbbbbb}\nWe stay in.\n"


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ([], f"{SWEDISH}\n{ENGLISH}"),
        (["--event", "picnic"], ENGLISH),
        (["--language", "sv"], SWEDISH),
        (["--event", "picnic", "--language", "sv"], ""),
    ],
)
def test_what_was_taught_is_printed_as_it_stands_in_a_file(
    options: list[str], printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    asyncio.run(_teach(url))
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["knowledge", *options])
    assert (done.exit_code, done.stdout) == (0, printed)


async def _teach(url: str) -> None:
    database = Database(url)
    await schema.migrate(database)
    async with database.transaction() as connection:
        await questions.teach(connection, LESSONS)
    await database.close()
