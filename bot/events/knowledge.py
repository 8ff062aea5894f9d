"""Opens what the bot knows about an event: its knowledge files, what it tells itself, and what was taught."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.events.folders import Problem, WrongEvents
from conversations.model.event.event import Event
from conversations.model.questions.understanding import Entry, Knowledge
from knowledge.search import semantic
from knowledge.sources import bank, entries
from knowledge.understanding import Understanding


def by_letters(event: Event, folder: Path, taught: Sequence[Entry]) -> Knowledge:
    """What is known, found by letters only: ready at once, and learned with the first question.

    Raises WrongEvents with what is wrong in the knowledge files.
    """
    return Known(event, _merged(_written(folder), taught))


def by_meaning(event: Event, folder: Path, taught: Sequence[Entry]) -> Knowledge:
    """What is known, found by meaning where the model is installed; it may take a while the first time.

    Raises WrongEvents with what is wrong in the knowledge files.
    """
    encoder = _model()
    if encoder is None:
        return by_letters(event, folder, taught)
    known = _merged(_written(folder), taught)
    found = Known(event, known, encoder, KEPT / event.key)
    found.learn()
    return found


KEPT = Path("data/knowledge")
"""Where what the model made of an event is kept, so that it is made once."""


class Known(Understanding):
    """What is understood, with what the usual questions are called."""

    def topic(self, key: str, language: str) -> str:
        found = bank.topics().get(key)
        return found.titles[language] if found else ""


@cache
def _model() -> semantic.Encoder | None:
    return semantic.model()


def _written(folder: Path) -> Sequence[Entry]:
    reading = entries.read(folder)
    if reading.problems:
        raise WrongEvents(
            [
                Problem(each.file, f"line {each.line}" if each.line else "", each.remedy)
                for each in reading.problems
            ]
        )
    return reading.entries


def _merged(written: Sequence[Entry], taught: Sequence[Entry]) -> list[Entry]:
    """What is written in the files, and what was taught: other ways to ask for an entry, or one of its own."""
    known = {(each.key, each.language): each for each in written}
    for each in taught:
        before = known.get((each.key, each.language))
        phrasings = (*before.phrasings, *each.phrasings) if before else each.phrasings
        known[each.key, each.language] = replace(before or each, phrasings=phrasings)
    return list(known.values())
