"""Understands questions about one event: by its entries, by what it tells itself, and by what people always ask."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from conversations.event import LANGUAGES, Event
from conversations.understanding import Entry, Hearing, Match, Understood
from knowledge import bank, certainty, entries, facts, links, semantic
from knowledge.ranking import ByLetters, ByMeaning, Phrasing, Ranker

SAID = 0.9
"""The weight of a sentence of an answer beside that of a phrasing."""

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHOWN = 6
"""As many matches as anybody looks at."""

Subject = tuple[Literal["entry", "fact", "topic", "aside"], str]


def opened(
    event: Event, folder: Path, encoder: semantic.Encoder | None = None, kept: Path | None = None
) -> "Understanding":
    """The knowledge of the event in a folder; without an encoder it goes by letters only.

    What is learned is `kept` in that folder.
    """
    return Understanding(
        event, entries.read(folder).entries, encoder, kept / f"{event.key}.npz" if kept else None
    )


class Understanding:
    """What a chat asks the knowledge through. `ranker` may be exchanged for a better one while the bot runs."""

    def __init__(
        self,
        event: Event,
        written: Sequence[Entry],
        encoder: semantic.Encoder | None = None,
        kept: Path | None = None,
    ) -> None:
        self._event = event
        self._entries = {(entry.key, entry.language): entry for entry in written}
        self._phrasings = _phrasings(event, written)
        self._ranker: Ranker = (
            ByMeaning(self._phrasings, semantic.Vectors(encoder, kept), encoder)
            if encoder
            else ByLetters(self._phrasings)
        )

    def understand(self, text: str, hearing: Hearing) -> Understood:
        scores = self._ranker.scores(text)
        ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
        matches = tuple(
            _match(subject, score) for subject, score in ranked if not subject.startswith("aside ")
        )
        aside = max((score for subject, score in scores.items() if subject.startswith("aside ")), default=0.0)
        sure = certainty.judged([match.score for match in matches], aside)
        return Understood("question", hearing.language, certainty=sure, matches=matches[:SHOWN])

    def entry(self, key: str, language: str) -> Entry | None:
        found = (self._entries.get((key, each)) for each in (language, *LANGUAGES))
        return next((entry for entry in found if entry), None)


def _match(subject: str, score: float) -> Match:
    kind, _, key = subject.partition(" ")
    return Match(kind, key, round(score, 4))  # type: ignore[arg-type]


def _phrasings(event: Event, written: Sequence[Entry]) -> list[Phrasing]:
    tied = links.tied(bank.topics(), written)
    known = facts.known(event)
    found = [each for entry in written for each in _phrasings_of(entry)]
    for key, topic in bank.topics().items():
        subject = f"entry {tied[key]}" if key in tied else f"fact {key}" if key in known else f"topic {key}"
        found += [Phrasing(subject, text) for text in topic.all_phrasings]
    for key, aside in bank.asides().items():
        found += [Phrasing(f"aside {key}", text) for text in aside.all_phrasings]
    return found


def _phrasings_of(entry: Entry) -> list[Phrasing]:
    asked = [Phrasing(f"entry {entry.key}", text, guides=True) for text in (entry.title, *entry.phrasings)]
    said = [text.strip() for text in SENTENCE.split(entry.text) if text.strip()]
    return asked + [Phrasing(f"entry {entry.key}", text, SAID, guides=True) for text in said]
