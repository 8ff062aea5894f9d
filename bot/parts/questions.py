"""The questions that a batch knows: as they were loaded, and as they have become since; and what was taught."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from conversations.chat.effects import DropQuestion, KeepQuestion, Teach, Unteach
from conversations.chat.needs import Needs
from conversations.model.questions.question import AskedOften, Lesson, Question
from storage import questions, subjects

LISTED = 6
"""How many of the questions that wait are loaded to be shown; one more than are shown, to know that there are more."""

OFTEN = 10


@dataclass(slots=True)
class Questions(Part):
    """`by_code` holds what stands now; what is not on disk yet is in `kept` and `gone`, `taught` and `untaught`.

    `events` are the keys of those that are served.
    """

    events: Collection[str]
    by_code: dict[str, Question] = field(default_factory=dict)
    asked_most: Sequence[AskedOften] = ()
    lessons: dict[str, Lesson] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    taught: set[str] = field(default_factory=set)
    untaught: set[str] = field(default_factory=set)

    needed_for: ClassVar = ("questions", "same", "waiting")
    changes: ClassVar = (KeepQuestion, DropQuestion, Teach, Unteach)

    def know(self, loaded: Iterable[Question]) -> None:
        """Take what was loaded; what has changed since stays as it is."""
        for each in loaded:
            if each.code not in self.gone:
                self.by_code.setdefault(each.code, each)

    @property
    def has_lessons(self) -> bool:
        """Whether something was taught, or taken back."""
        return bool(self.taught or self.untaught)

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Load the questions that inputs name, the same ones of others, or all that wait."""
        self.know(await questions.named(connection, {code for each in needs for code in each.questions}))
        await self._load_same(connection, [code for each in needs if each.same for code in each.questions])
        if any(each.waiting for each in needs):
            await self._load_waiting(connection, list(self.events))

    async def know_said_in(self, connection: AsyncConnection, places: Collection[tuple[int, int]]) -> None:
        """Load the questions that were said in messages, each given by its chat and its id."""
        self.know(await questions.said_in(connection, places))

    async def know_waiting_of(self, connection: AsyncConnection, chat: int) -> None:
        """Load the questions of a person that wait for an organiser."""
        self.know(await questions.waiting_of(connection, [chat]))

    def carry_out(self, change: KeepQuestion | DropQuestion | Teach | Unteach, actor: Actor) -> None:  # noqa: ARG002 - whoever asks
        match change:
            case KeepQuestion(question):
                self.by_code[question.code] = question
                self.kept.add(question.code)
                self.gone.discard(question.code)
            case DropQuestion(code):
                self.by_code.pop(code, None)
                self.gone.add(code)
            case Teach(lesson):
                self.lessons[lesson.code] = lesson
                self.taught.add(lesson.code)
                self.untaught.discard(lesson.code)
            case Unteach(code):
                self.lessons.pop(code, None)
                self.untaught.add(code)

    @property
    def has_changed(self) -> bool:
        return bool(self.kept or self.gone or self.has_lessons)

    async def write(self, connection: AsyncConnection) -> None:
        await questions.remove(connection, self.gone)
        await questions.save(connection, [self.by_code[code] for code in sorted(self.kept - self.gone)])
        await questions.unteach(connection, self.untaught)
        await questions.teach(
            connection, [self.lessons[code] for code in sorted(self.taught - self.untaught)]
        )

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        await subjects.forget(connection, questions.subjects(event))
        await questions.forget(connection, event)

    async def _load_same(self, connection: AsyncConnection, codes: Sequence[str]) -> None:
        passed = [self.by_code[code] for code in codes if code in self.by_code]
        first = await questions.same_as(connection, passed)
        self.know(await questions.named(connection, [each.code for each in first]))

    async def _load_waiting(self, connection: AsyncConnection, events: list[str]) -> None:
        first = await questions.waiting(connection, events, LISTED)
        self.know(await questions.named(connection, [each.code for each in first]))
        self.asked_most = await questions.asked_most(connection, events, OFTEN)
