import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.events import folders
from bot.events.folders import Problem, WrongEvents
from bot.events.watcher import EventWatcher
from bot.world import World, wording
from conversations.model.event.event import Event
from conversations.model.questions.question import Lesson
from conversations.model.questions.understanding import Entry, Hearing, Knowledge
from storage import questions, tables
from storage.database import Database
from tests.fakes.knowledge import FewEntries
from tests.fakes.world import OLGA, OPEN, ROOT

ICE = Entry("asked-aaaaaa", "sv", "Kan man få glass?", "Ja.")
LESSON = Lesson("AAAAAA", "course", ICE, OPEN)


class Shelf:
    """A folder of events, the watcher of it, and what that gave out."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        (folder / "course").mkdir()
        self.file = folder / "course" / "event.toml"
        self.writes((ROOT / "tests" / "events" / "course" / "evening-course" / "event.toml").read_text())
        self.given: list[World] = []
        self.spoken = 0
        self.is_wrong = False
        events = folders.read_all(folder)
        world = World(events, "the_bot", wording(), frozenset([OLGA]))
        self.watcher = EventWatcher(
            database,
            folder,
            world,
            self.opens,
            self.deepens,
            listeners=[self.given.append],
            speak=self._speak,
        )

    def opens(self, _event: Event, folder: Path, taught: Sequence[Entry]) -> Knowledge:
        if self.is_wrong:
            raise WrongEvents([Problem(folder / "knowledge.sv.md", "line 3", "write an answer")])
        known = FewEntries()
        known.entries |= {(each.key, each.language): each for each in taught}
        if (folder / "knowledge.sv.md").exists():
            known.entries["file", "sv"] = Entry(
                "file", "sv", "File", (folder / "knowledge.sv.md").read_text()
            )
        return known

    def deepens(self, event: Event, folder: Path, taught: Sequence[Entry]) -> Knowledge:
        known = self.opens(event, folder, taught)
        assert isinstance(known, FewEntries)
        known.entries["deep", "sv"] = Entry("deep", "sv", "Deep", "…")
        return known

    def writes(self, text: str, file: str = "event.toml") -> None:
        """Write a file, at a time of its own, also where the machine's clock is coarse."""
        path = self.folder / "course" / file
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_text(text)
        if path.stat().st_mtime_ns <= before:
            os.utime(path, ns=(before + 1, before + 1))

    async def looks(self, times: int = 2) -> None:
        for _ in range(times):
            await self.watcher.look()

    async def teaches(self, *lessons: Lesson) -> None:
        async with self.database.transaction() as connection:
            await questions.teach(connection, lessons)

    async def told(self) -> list[int]:
        async with self.database.transaction() as connection:
            return list(await connection.scalars(select(tables.outbox.c.chat)))

    @property
    def name(self) -> str:
        return self.given[-1].events["course"].name["sv"]

    def _speak(self) -> None:
        self.spoken += 1


def _section(answer: str) -> str:
    """A knowledge file with one entry."""
    return f"## File {{#file}}\n\n{answer}\n"


def _fails(_event: Event, _folder: Path, _taught: Sequence[Entry]) -> Knowledge:
    raise OSError("the disk is full")


@pytest.fixture
async def shelf(database: Database, tmp_path: Path) -> Shelf:
    folder = tmp_path / "events"
    folder.mkdir()
    found = Shelf(database, folder)
    await found.watcher.begin()
    return found


async def test_what_was_taught_is_known_from_the_start(shelf: Shelf) -> None:
    await shelf.teaches(LESSON)
    await shelf.watcher.begin()
    assert shelf.given[-1].knowledge["course"].entry("asked-aaaaaa", "sv") == ICE
    assert shelf.given[-1].lessons == (LESSON,)


async def test_nothing_is_read_anew_while_nothing_changes(shelf: Shelf) -> None:
    await shelf.looks(3)
    assert len(shelf.given) == 1


async def test_a_changed_file_is_taken_up_once_it_has_stopped_changing(shelf: Shelf) -> None:
    shelf.writes(shelf.file.read_text().replace("Kvällskurs", "Fest"))
    await shelf.looks(1)
    assert len(shelf.given) == 1
    await shelf.looks(1)
    assert (len(shelf.given), "Fest" in shelf.name) == (2, True)


async def test_a_knowledge_file_that_comes_or_changes_is_taken_up(shelf: Shelf) -> None:
    for text in ("first", "second"):
        shelf.writes(_section(text), "knowledge.sv.md")
        await shelf.looks()
        entry = shelf.given[-1].knowledge["course"].entry("file", "sv")
        assert entry
        assert entry.text == _section(text)


async def test_a_wrong_file_is_refused_and_the_old_one_stays(shelf: Shelf) -> None:
    before = shelf.name
    with capture_logs() as logs:
        shelf.writes("name = ")
        await shelf.looks(4)
    assert shelf.name == before
    assert [each["log_level"] for each in logs] == ["error"]
    assert "line 1: name = ▸: the value is missing" in logs[0]["problem"]


async def test_each_organiser_hears_once_what_is_wrong(shelf: Shelf) -> None:
    shelf.writes("name = ")
    await shelf.looks(4)
    assert (await shelf.told(), shelf.spoken) == ([OLGA], 1)


async def test_a_file_that_is_mended_is_taken_up(shelf: Shelf) -> None:
    good = shelf.file.read_text()
    shelf.writes("name = ")
    await shelf.looks()
    shelf.writes(good.replace("Kvällskurs", "Fest"))
    await shelf.looks()
    assert "Fest" in shelf.name


async def test_what_another_process_taught_is_taken_up(shelf: Shelf) -> None:
    await shelf.teaches(LESSON)
    await shelf.looks(1)
    assert shelf.given[-1].knowledge["course"].entry("asked-aaaaaa", "sv") == ICE


async def test_what_was_taught_stays_when_files_change(shelf: Shelf) -> None:
    await shelf.teaches(LESSON, replace(LESSON, code="BBBBBB", event="other"))
    await shelf.looks(1)
    shelf.writes(_section("first"), "knowledge.sv.md")
    await shelf.looks()
    assert shelf.given[-1].knowledge["course"].entry("asked-aaaaaa", "sv") == ICE


async def test_what_is_taught_while_the_knowledge_is_opened_is_not_lost(shelf: Shelf) -> None:
    loop = asyncio.get_running_loop()
    later = LESSON.corrected("Nej.", LESSON.taught_at)

    def opens(event: Event, folder: Path, taught: Sequence[Entry]) -> Knowledge:
        asyncio.run_coroutine_threadsafe(shelf.teaches(later), loop).result()
        return shelf.opens(event, folder, taught)

    await shelf.teaches(LESSON)
    shelf.watcher.open_quickly = opens
    await shelf.looks(1)
    assert (shelf.given[-1].lessons, shelf.given[-1].opened_with) == ((later,), (LESSON,))
    shelf.watcher.open_quickly = shelf.opens
    await shelf.looks(1)
    assert (shelf.given[-1].lessons, shelf.given[-1].opened_with) == ((later,), (later,))


async def test_what_is_taken_back_is_gone(shelf: Shelf) -> None:
    await shelf.teaches(LESSON)
    await shelf.looks(1)
    async with shelf.database.transaction() as connection:
        await questions.unteach(connection, ["AAAAAA"])
    await shelf.looks(1)
    assert shelf.given[-1].knowledge["course"].entry("asked-aaaaaa", "sv") is None


async def test_the_knowledge_is_opened_whole_once_somebody_has_asked(shelf: Shelf) -> None:
    await shelf.looks()
    assert shelf.given[-1].knowledge["course"].entry("deep", "sv") is None
    shelf.given[-1].knowledge["course"].understand("När är det?", Hearing("sv", OPEN))
    await shelf.looks(3)
    assert shelf.given[-1].knowledge["course"].entry("deep", "sv")
    assert len(shelf.given) == 2


async def test_it_stays_whole_when_something_is_taught(shelf: Shelf) -> None:
    shelf.given[-1].knowledge["course"].understand("När är det?", Hearing("sv", OPEN))
    await shelf.looks(1)
    await shelf.teaches(LESSON)
    await shelf.looks(1)
    known = shelf.given[-1].knowledge["course"]
    assert (known.entry("asked-aaaaaa", "sv"), known.entry("deep", "sv") is None) == (ICE, False)


async def test_what_is_taught_while_a_file_is_wrong_is_known_even_so(shelf: Shelf) -> None:
    shelf.is_wrong = True
    await shelf.teaches(LESSON)
    await shelf.looks(2)
    assert shelf.given[-1].lessons == (LESSON,)
    assert len(shelf.given) == 2


async def test_where_the_knowledge_cannot_be_opened_whole_it_stays_as_it_is(shelf: Shelf) -> None:
    shelf.watcher.open_fully = _fails
    shelf.given[-1].knowledge["course"].understand("När är det?", Hearing("sv", OPEN))
    with capture_logs() as logs:
        await shelf.looks(3)
    assert [each["error"] for each in logs] == ["OSError"]
    await shelf.teaches(LESSON)
    await shelf.looks(1)
    assert shelf.given[-1].knowledge["course"].entry("asked-aaaaaa", "sv") == ICE


async def test_a_folder_that_goes_away_is_refused(shelf: Shelf) -> None:
    shelf.file.unlink()
    await shelf.looks(3)
    assert len(shelf.given) == 1
    assert await shelf.told() == [OLGA]
