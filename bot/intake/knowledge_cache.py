"""Understanding words takes some milliseconds, so it is done beside the loop, and only for words that need it.

A step that has to understand words for the first time raises `NotUnderstoodYet`. They are understood in a thread, and the step
is decided anew; it is a function of values, so nothing has happened yet.
"""

import asyncio
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from conversations.model.questions.question import Lesson
from conversations.model.questions.understanding import Entry, Hearing, Knowledge, Match, Understood


class NotUnderstoodYet(Exception):
    """Words have to be understood before the step can be decided."""

    def __init__(self, knowledge: "CachedKnowledge", text: str, hearing: Hearing) -> None:
        super().__init__()
        self._knowledge = knowledge
        self._text = text
        self._hearing = hearing

    async def understand(self) -> None:
        await self._knowledge.learn(self._text, self._hearing)


class CachedKnowledge:
    """The knowledge of an event, which tells at once what words mean that were understood before.

    What was taught about the event is known from that moment in the words that it was asked in; in other words too, once
    the knowledge was opened anew. What was corrected since it was opened with some lessons is given as corrected.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        event: str,
        lessons: Mapping[str, Lesson],
        opened_with: Collection[Lesson] = (),
    ) -> None:
        self._knowledge = knowledge
        self._event = event
        self._lessons = lessons
        self._opened_with = opened_with
        self._known: dict[tuple[str, str, str], Understood] = {}

    def understand(self, text: str, hearing: Hearing) -> Understood:
        try:
            found = self._known[_key(text, hearing)]
        except KeyError:
            raise NotUnderstoodYet(self, text, hearing) from None
        taught = next((each for each in self._taught() if each.answers(text)), None)
        if taught is None or found.speech == "answer":
            return found
        language = found.language or hearing.language
        match = Match("entry", taught.entry.key, 1.0)
        return replace(
            found, language=language, small_talk=None, certainty="sure", matches=(match,), programme=None
        )

    async def learn(self, text: str, hearing: Hearing) -> None:
        self._known[_key(text, hearing)] = await asyncio.to_thread(self._knowledge.understand, text, hearing)

    def entry(self, key: str, language: str) -> Entry | None:
        found = self._knowledge.entry(key, language)
        named = [each for each in self._taught() if each.entry.key == key]
        if found and not any(each.is_own and each not in self._opened_with for each in named):
            return found
        taught = [each.entry for each in named]
        return next((each for each in taught if each.language == language), taught[0] if taught else None)

    def topic(self, key: str, language: str) -> str:
        return self._knowledge.topic(key, language)

    def _taught(self) -> list[Lesson]:
        return [each for each in self._lessons.values() if each.event == self._event]


@dataclass(frozen=True, slots=True)
class Known(Mapping[str, CachedKnowledge]):
    """The knowledge by event; that of an event is made when a step asks for it.

    `lessons` are as they stand at the moment, and `opened_with` those that the knowledge was opened with.
    """

    knowledge: Mapping[str, Knowledge]
    lessons: Mapping[str, Lesson]
    opened_with: Collection[Lesson] = ()
    made: dict[str, CachedKnowledge] = field(default_factory=dict)

    def __getitem__(self, event: str) -> CachedKnowledge:
        if event not in self.made:
            self.made[event] = CachedKnowledge(self.knowledge[event], event, self.lessons, self.opened_with)
        return self.made[event]

    def __iter__(self) -> Iterator[str]:
        return iter(self.knowledge)

    def __len__(self) -> int:
        return len(self.knowledge)


def _key(text: str, hearing: Hearing) -> tuple[str, str, str]:
    return text, hearing.language, hearing.asked.key if hearing.asked else ""
