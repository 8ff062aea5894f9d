"""Understands questions about one event: by its entries, by what it tells itself, and by what people always ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from conversations.event import LANGUAGES, Event
from conversations.understanding import Entry, Hearing, Match, ProgrammeQuestion, Understood
from knowledge import bank, certainty, entries, facts, links, programme, semantic, speech
from knowledge.ranking import ByLetters, ByMeaning, Phrasing, Ranker
from knowledge.speech import Heard

SAID = 0.9
"""The weight of a sentence of an answer beside that of a phrasing."""

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHOWN = 6
"""As many matches as anybody looks at."""

ENTRY, FACT, TOPIC, ITEM, ASIDE = "entry ", "fact ", "topic ", "item ", "aside "
"""What subjects begin with, before their key: the kinds of a match, an item of the programme, what is no question."""


def opened(
    event: Event, folder: Path, encoder: semantic.Encoder | None = None, kept: Path | None = None
) -> "Understanding":
    """The knowledge of the event in a folder; without an encoder it goes by letters only.

    What is encoded is `kept` in that folder.
    """
    file = kept / f"{event.key}.npz" if kept else None
    return Understanding(event, entries.read(folder).entries, encoder, file)


class Understanding:
    """What a question is asked of. `file` keeps the vectors of the event's own words."""

    def __init__(
        self,
        event: Event,
        written: Sequence[Entry],
        encoder: semantic.Encoder | None = None,
        file: Path | None = None,
    ) -> None:
        self._event = event
        self._entries = {(entry.key, entry.language): entry for entry in written}
        self._answered_by = _answered_by(event, written)
        self._ranker = _ranker(event, written, self._answered_by, encoder, file)

    def understand(self, text: str, hearing: Hearing) -> Understood:
        heard = speech.hear(text, hearing, self._event)
        if heard.speech == "answer" or (heard.speech == "small-talk" and not self._has_entry_for(heard)):
            return Understood(heard.speech, heard.language, heard.small_talk)
        language = heard.language or hearing.language
        asked = programme.ask(self._event, heard.question, hearing.now, language)
        return self._ranked(heard, asked)

    def entry(self, key: str, language: str) -> Entry | None:
        found = (self._entries.get((key, each)) for each in (language, *LANGUAGES))
        return next((entry for entry in found if entry), None)

    def _has_entry_for(self, heard: Heard) -> bool:
        """Whether the organiser wrote on what the bot is, so that small talk about it is a question."""
        own = any(self._answered_by[key].startswith(ENTRY) for key in ("help", "human"))
        return own and heard.small_talk == "about-bot"

    def _ranked(self, heard: Heard, asked: ProgrammeQuestion | None) -> Understood:
        scores = self._ranker.scores(heard.question)
        ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
        matches = tuple(_match(subject, score) for subject, score in ranked if not subject.startswith((ITEM, ASIDE)))
        sure = certainty.judged(ranked)
        first = ranked[0][0]
        if asked is None and first.startswith(ITEM) and sure == "sure":
            asked = ProgrammeQuestion((first.removeprefix(ITEM),))
        return Understood(
            "question" if heard.speech == "small-talk" else heard.speech,
            heard.language,
            certainty="sure" if asked else sure,
            matches=matches[:SHOWN],
            programme=asked,
        )


def _match(subject: str, score: float) -> Match:
    kind, _, key = subject.partition(" ")
    return Match(kind, key, round(score, 4))  # type: ignore[arg-type] # the subjects left are named after kinds


def _answered_by(event: Event, written: Sequence[Entry]) -> Mapping[str, str]:
    """The subject that each topic belongs to: an entry, if one is about it, or else a fact of the event, if it tells."""
    tied = links.tied(bank.topics(), written)
    known = facts.known(event)
    return {
        key: ENTRY + tied[key] if key in tied else (FACT if key in known else TOPIC) + key
        for key in bank.topics()
    }


def _ranker(
    event: Event,
    written: Sequence[Entry],
    answered_by: Mapping[str, str],
    encoder: semantic.Encoder | None,
    file: Path | None,
) -> Ranker:
    phrasings = list(_phrasings(event, written, answered_by))
    if encoder is None:
        return ByLetters(phrasings)
    return ByMeaning(phrasings, semantic.Vectors(encoder, file), encoder)


def _phrasings(event: Event, written: Sequence[Entry], answered_by: Mapping[str, str]) -> Iterator[Phrasing]:
    for entry in written:
        subject = ENTRY + entry.key
        yield from (Phrasing(subject, text, guides=True) for text in (entry.title, *entry.phrasings))
        yield from (Phrasing(subject, text, SAID, guides=True) for text in _sentences(entry.text))
    for item in event.programme:
        told = {text[language] for text in (item.title, item.about) if text for language in LANGUAGES}
        yield from (Phrasing(ITEM + item.key, text, guides=True) for text in sorted(told))
    for key, topic in bank.topics().items():
        yield from (Phrasing(answered_by[key], text) for text in topic.all_phrasings)
    for key, aside in bank.asides().items():
        yield from (Phrasing(ASIDE + key, text) for text in aside.all_phrasings)


def _sentences(text: str) -> list[str]:
    return [each.strip() for each in SENTENCE.split(text) if each.strip()]
