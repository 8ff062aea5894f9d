"""Watches the event folders and what organisers teach, and gives out a new world when either has changed.

Files are looked at every second, and read once they have stopped changing. What is wrong is refused: the old stays,
the log says why, and so does a message to each organiser, once.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import structlog

from bot import in_thread
from bot.clock import machine_time
from bot.events import folders
from bot.events.folders import WrongEvents
from bot.log import fault
from bot.parts.team import Team
from bot.telegram import calls
from bot.world import World
from conversations.chat.effects import Say
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.questions.question import Lesson
from conversations.model.questions.understanding import Entry, Hearing, Knowledge, Understood
from storage import database as storage_database
from storage import outbox, questions
from storage.database import Database
from storage.questions import Version

log = structlog.get_logger()

LOOK_SECONDS = 1.0

READ = ("event.toml", *(f"knowledge.{language}.md" for language in LANGUAGES))
"""The files of an event's folder that the bot reads."""

LONGEST_REPORT = 3000
"""Characters of what is wrong that a message holds; the log has it all."""

Opener = Callable[[Event, Path, Sequence[Entry]], Knowledge]
"""Opens the knowledge of an event from its folder, with entries that were taught besides.

Raises WrongEvents with what is wrong in the files.
"""

Stamp = Mapping[Path, tuple[int, int]]
"""When each file was changed last, and how long it is."""


class TrackedKnowledge:
    """Knowledge that notes when somebody was answered for the first time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.was_asked = False

    def understand(self, text: str, hearing: Hearing) -> Understood:
        found = self._knowledge.understand(text, hearing)
        self.was_asked = True
        return found

    def entry(self, key: str, language: str) -> Entry | None:
        return self._knowledge.entry(key, language)

    def topic(self, key: str, language: str) -> str:
        return self._knowledge.topic(key, language)


@dataclass(slots=True)
class EventWatcher:
    """Watches the folders; `listeners` are given each new world.

    `open_quickly` lets the bot start at once; `open_fully` takes longer, and is used from the first question on.
    """

    database: Database
    folder: Path
    world: World
    open_quickly: Opener | None = None
    open_fully: Opener | None = None
    samples: bool = False
    listeners: list[Callable[[World], None]] = field(default_factory=list)
    speak: Callable[[], None] = lambda: None
    _read: Stamp = field(default_factory=dict)
    _seen: Stamp = field(default_factory=dict)
    _version: Version = (0, None)
    _is_open_fully: bool = False

    async def begin(self) -> None:
        """Take up the lessons, and the knowledge of the folders as they are.

        Raises WrongEvents, and storage.database.Away while it is away.
        """
        self._read = self._seen = _stamp(self.folder)
        await self._learn(self.world.events)

    async def run(self) -> None:
        """Look again and again, for ever."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except storage_database.Away as error:
                log.warning("the database is away, what was taught waits", **fault(error))

    async def look(self) -> None:
        """Take up what has changed since the last look, in the folders or in what was taught."""
        before, self._seen = self._seen, await asyncio.to_thread(_stamp, self.folder)
        if self._seen != self._read and self._seen == before:
            self._read = self._seen
            await self._read_anew()
        async with self.database.transaction() as connection:
            version = await questions.version(connection)
        if version != self._version:
            await self._take_lessons()
        elif self.open_fully and not self._is_open_fully and self._is_needed():
            await self._reopen_fully()

    async def _read_anew(self) -> None:
        try:
            events = await asyncio.to_thread(folders.read_all, self.folder, samples=self.samples)
            await self._learn(events)
        except WrongEvents as error:
            await self._report([str(problem).replace(f"{self.folder}/", "") for problem in error.problems])
            for problem in error.problems:
                log.error("an event folder is refused, and the old one stays", problem=str(problem))  # noqa: TRY400 - the problem says it all
        else:
            log.info("the event folders were read anew", events=sorted(events))

    async def _take_lessons(self) -> None:
        """While a file is wrong the knowledge can't be opened anew; what was taught is known by its words even so."""
        try:
            await self._learn(self.world.events)
        except WrongEvents:
            async with self.database.transaction() as connection:
                self._version, taught = (
                    await questions.version(connection),
                    await questions.lessons(connection),
                )
            self._publish(replace(self.world, lessons=tuple(taught)))
        log.info("what organisers taught was taken up", lessons=self._version[0])

    async def _reopen_fully(self) -> None:
        """Open the knowledge whole; where that fails, it stays as it is until the bot is started anew."""
        self._is_open_fully = True
        try:
            await self._learn(self.world.events)
        except storage_database.Away:
            self._is_open_fully = False
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, people get answers without it
            self._is_open_fully, self.open_fully = False, None
            log.warning("the knowledge can't be opened whole, and goes by letters only", **fault(error))
        else:
            log.info("the knowledge was opened whole")

    async def _learn(self, events: Mapping[str, Event]) -> None:
        """Give out the world with these events, and the knowledge of each with what was taught about it.

        Opening takes a while, and what is taught or corrected meanwhile is not lost.
        """
        async with self.database.transaction() as connection:
            version, lessons = await questions.version(connection), await questions.lessons(connection)
        knowledge = await in_thread.run(self._opened, events, lessons)
        async with self.database.transaction() as connection:
            taught = tuple(await questions.lessons(connection))
        self._version = version
        opened = replace(self.world, events=events, knowledge=knowledge, opened_with=tuple(lessons))
        self._publish(replace(opened, lessons=taught))

    def _publish(self, world: World) -> None:
        self.world = world
        for listen in self.listeners:
            listen(world)

    def _opened(self, events: Mapping[str, Event], lessons: Sequence[Lesson]) -> dict[str, Knowledge]:
        open_knowledge = self.open_fully if self._is_open_fully and self.open_fully else self.open_quickly
        if open_knowledge is None:
            return {}
        taught = {key: [each.entry for each in lessons if each.event == key] for key in events}
        return {
            key: TrackedKnowledge(open_knowledge(event, self.folder / key, taught[key]))
            for key, event in events.items()
        }

    def _is_needed(self) -> bool:
        """Whether somebody has asked something."""
        return any(
            isinstance(each, TrackedKnowledge) and each.was_asked for each in self.world.knowledge.values()
        )

    async def _report(self, problems: Sequence[str]) -> None:
        """Tell each organiser what is wrong with the files; they are the only ones who can mend it."""
        told = "\n".join(problems)[:LONGEST_REPORT]
        async with self.database.transaction() as connection:
            team = Team(self.world.organisers)
            await team.read(connection)
            now = machine_time()
            for chat in team.organisers:
                language = team.languages.get(chat, LANGUAGES[0])
                said = Say(self.world.wording.html(language, "folder-refused", problems=told))
                await outbox.put(connection, calls.outgoing(chat, [said], now), now)
        self.speak()


def _stamp(folder: Path) -> Stamp:
    """The files that are read, as they are at this moment; one that goes away meanwhile is left out."""
    found: dict[Path, tuple[int, int]] = {}
    for file in (each / name for each in _folders(folder) for name in READ):
        try:
            status = file.stat()
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _folders(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if not each.name.startswith((".", "_"))]
    except OSError:
        return []
