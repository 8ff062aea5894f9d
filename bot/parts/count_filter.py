"""What the words behind /count mean: answers that were given, of one field or of two at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language import folding
from conversations.model.answers import suggestions
from conversations.model.event.event import Event
from conversations.model.registrations import counting
from conversations.model.registrations.counting import Counts, Given
from storage import counts, tallies
from storage.counts import States

Meaning = Sequence[Given]
"""The answers that words can mean; none where nobody answered so."""

LOOKED_AT = 8
"""So many words are read; no answer is told from others by its ninth."""


async def narrowed(connection: AsyncConnection, event: Event, found: Counts) -> Counts:
    """The counts with those who gave the answers that are meant, or with the words that mean none."""
    words = folding.words(found.words)[:LOOKED_AT]
    meanings = Meanings(connection, event)
    if whole := await meanings.of(words) or await meanings.close_to(words):
        return replace(
            found, matched=(tuple(whole),), wanted=_sum(await counts.exactly(connection, event.key, whole))
        )
    if both := await meanings.of_two(words):
        pairs = counting.pairs(event, *both)
        states = await counts.exactly(connection, event.key, pairs)
        return replace(found, matched=tuple(map(tuple, both)), wanted=_sum(states), together=bool(pairs))
    written = found.words.split()[:LOOKED_AT]
    unknown = [each for each in written if not await meanings.of(folding.words(each))]
    return replace(found, unknown=" ".join(unknown), together=bool(unknown) or len(words) < 2)


class Meanings:
    """What words mean for an event; each phrase is looked up once."""

    def __init__(self, connection: AsyncConnection, event: Event) -> None:
        self._connection, self._event = connection, event
        self._free = [each.key for each in counting.free_fields(event)]
        self._known: dict[str, Meaning] = {}

    async def of(self, words: Sequence[str]) -> Meaning:
        """The choices in whose name the words stand; where there is none, the answers in which all of them do."""
        phrase = " ".join(words)
        if phrase and phrase not in self._known:
            self._known[phrase] = counting.matching(self._event, phrase) or await self._written(words)
        return self._known.get(phrase, ())

    async def close_to(self, words: Sequence[str]) -> Meaning:
        """The written answer that is almost like the words."""
        for field in self._free:
            text = " ".join(words)
            answers = await tallies.answers_like(self._connection, self._event.key, field, text)
            if meant := suggestions.closest(text, answers):
                return [(field, meant)]
        return ()

    async def of_two(self, words: Sequence[str]) -> tuple[Meaning, Meaning] | None:
        """What the first of the words and the others mean, wherever one ends and the other begins."""
        for first, second in _halves(words):
            one, other = await self.of(first), await self.of(second)
            if one and other:
                return one, other
        for first, second in _halves(words):
            one, other = await self.of(first), await self.of(second)
            if one or other:
                one, other = one or await self.close_to(first), other or await self.close_to(second)
                if one and other:
                    return one, other
        return None

    async def _written(self, words: Sequence[str]) -> Meaning:
        states = await counts.named(self._connection, self._event.key, self._free, words)
        return sorted(states, key=lambda each: (-sum(states[each].values()), each))


def _halves(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    return ((words[:end], words[end:]) for end in range(len(words) - 1, 0, -1))


def _sum(states: States) -> dict[str, int]:
    wanted: dict[str, int] = {}
    for each in states.values():
        for state, number in each.items():
            wanted[state] = wanted.get(state, 0) + number
    return wanted
