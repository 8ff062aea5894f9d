"""Understands questions about one event: by its entries, by what it tells itself, and by what people always ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.questions.understanding import Entry, Hearing, Match, ProgrammeQuestion, Understood
from knowledge import programme
from knowledge.search import certainty, links, semantic
from knowledge.search.ranking import Phrasing, Ranker, Ranking, Search
from knowledge.search.text_match import Texts
from knowledge.sources import bank, entries, facts
from knowledge.speech import classifying, wordings
from knowledge.speech.classifying import Classified
from knowledge.text.words import folded

SAID = 0.9
"""The weight of a sentence of an answer beside that of a phrasing."""

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
SHOWN = 6
"""As many matches as anybody looks at."""

PLAIN_EVENT = {"sv": "evenemanget", "en": "the event"}
PLAIN_VENUE = {"sv": "platsen", "en": "the venue"}

ENTRY, FACT, TOPIC, ITEM, OFF_TOPIC = "entry ", "fact ", "topic ", "item ", "off-topic "
"""What subjects begin with, before their key: the kinds of a match, an item of the programme, what is no question."""


def opened(
    event: Event, folder: Path, encoder: semantic.Encoder | None = None, kept: Path | None = None
) -> "Understanding":
    """The knowledge of the event in a folder; without an encoder it goes by letters only.

    What is learned is `kept` in a folder, so that it is learned once.
    """
    return Understanding(event, entries.read(folder).entries, encoder, kept / event.key if kept else None)


class Improving:
    """Goes by letters at once, and by meaning as soon as that is learned: nobody waits for the model."""

    def __init__(self, event: Event, folder: Path, kept: Path | None = None) -> None:
        self._source = (event, folder)
        self._kept = kept
        self._best = opened(event, folder)

    def improve(self, encoder: semantic.Encoder | None) -> None:
        """Learn to go by meaning, which takes seconds: to be called in a thread. Without an encoder all stays."""
        if encoder is not None:
            best = opened(*self._source, encoder, self._kept)
            best.learn()
            self._best = best

    def understand(self, text: str, hearing: Hearing) -> Understood:
        return self._best.understand(text, hearing)

    def entry(self, key: str, language: str) -> Entry | None:
        return self._best.entry(key, language)


@dataclass(frozen=True)
class Learned:
    """What questions about an event are understood by."""

    wordings: wordings.Wordings
    ties: links.Ties
    answered_by: Mapping[str, str]
    ranker: Ranker
    word_for_word: Mapping[str, str]


class Understanding:
    """What a question is asked of. It is learned with the first, which takes seconds; half a second from what is `kept`."""

    def __init__(
        self,
        event: Event,
        written: Sequence[Entry],
        encoder: semantic.Encoder | None = None,
        kept: Path | None = None,
    ) -> None:
        self._event = event
        self._written = written
        self._encoder = encoder
        self._kept = kept
        self._entries = {(entry.key, entry.language): entry for entry in written}

    def learn(self) -> Learned:
        """Learn at once, so that the first question does not wait for it."""
        return self._learned

    @cached_property
    def _learned(self) -> Learned:
        event, written, encoder, kept = self._event, self._written, self._encoder, self._kept
        known = facts.known(event)
        vectors = semantic.Vectors(encoder, kept) if encoder else None
        texts = _texts(written, encoder, vectors, kept)
        unnamed = _unnamed(written, event)
        ties = links.kept(
            kept / "ties.json" if kept and encoder else None,
            links.source(bank.topics(), unnamed, known),
            lambda: _tied(Search(encoder, vectors, kept.parent if kept else None), unnamed, known, texts),
        )
        answered_by = _answered_by(ties.answering, known)
        phrasings = list(_phrasings(event, written, answered_by))
        ranker = Search(encoder, vectors, kept).over("event.npz", phrasings, texts)
        asked = {folded(each.text): each.subject for each in reversed(phrasings) if each.weight == 1}
        return Learned(wordings.of_event(written), ties, answered_by, ranker, asked)

    def understand(self, text: str, hearing: Hearing) -> Understood:
        said = classifying.classify(text, hearing, self._event, self._learned.wordings)
        if said.speech == "answer" or (said.speech == "small-talk" and not self._has_entry_for(said)):
            return Understood(said.speech, said.language, said.small_talk)
        language = said.language or hearing.language
        asked = programme.ask(self._event, said.question, hearing.now, language)
        return self._ranked(said, asked)

    def entry(self, key: str, language: str) -> Entry | None:
        found = (self._entries.get((key, each)) for each in (language, *LANGUAGES))
        return next((entry for entry in found if entry), None)

    def _has_entry_for(self, said: Classified) -> bool:
        """Whether the organiser wrote on what the bot is, so that small talk about it is a question."""
        own = any(self._learned.answered_by[key].startswith(ENTRY) for key in ("help", "human"))
        return own and said.small_talk == "about-bot"

    def _ranked(self, said: Classified, asked: ProgrammeQuestion | None) -> Understood:
        found, known = self._learned.ranker.ranking(said.question), self._known(said.question)
        ranked, weighed = (
            _best_first({**found.with_told(weight), **known})
            for weight in (certainty.RANKED, certainty.WEIGHED)
        )
        matches = tuple(
            _match(subject, score) for subject, score in ranked if not subject.startswith((ITEM, OFF_TOPIC))
        )
        sure = certainty.agreed(ranked, weighed)
        if near := self._near(matches) or (None if known else _told_better(matches, found)):
            matches = (matches[0], near, *(each for each in matches[1:] if each != near))
            sure = "unknown" if sure == "unknown" else "likely"
        first = ranked[0][0]
        if asked is None and first.startswith(ITEM) and sure == "sure":
            asked = self._item(said.question, first.removeprefix(ITEM))
        return Understood(
            "question" if said.speech == "small-talk" else said.speech,
            said.language,
            certainty="sure" if asked else sure,
            matches=matches[:SHOWN],
            programme=asked,
        )

    def _item(self, question: str, key: str) -> ProgrammeQuestion | None:
        """The item that a question sounds like, if it names it as well."""
        return ProgrammeQuestion((key,)) if programme.may_mean(self._event, question, key) else None

    def _known(self, question: str) -> Mapping[str, float]:
        """The subject that is asked for in these very words; the organiser's own come before the bank's."""
        subject = self._learned.word_for_word.get(folded(question))
        return {subject: 1.0} if subject else {}

    def _near(self, matches: Sequence[Match]) -> Match | None:
        """The entry that may answer a topic that nobody wrote on."""
        first = matches[0]
        key = self._learned.ties.near.get(first.key) if first.kind == "topic" else None
        return next((each for each in matches if each.kind == "entry" and each.key == key), None)


def _best_first(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda each: (-each[1], each[0]))


def _told_better(matches: Sequence[Match], found: Ranking) -> Match | None:
    """The entry whose text answers the question much better than what fits best, so that it has to be offered too."""
    if not found.told:
        return None
    best = max(found.told, key=lambda each: found.told[each])
    first = found.told.get(f"{matches[0].kind} {matches[0].key}", 0.0)
    if not certainty.is_told(found.told[best], first):
        return None
    return next((each for each in matches[1:] if f"{each.kind} {each.key}" == best), None)


def _tied(
    search: Search, written: Sequence[Entry], known: AbstractSet[str], texts: Texts | None
) -> links.Ties:
    """Return what ties topics to entries, by what was learned of the bank, which is the same for all events."""
    of_bank = search.over("bank.npz", list(_of_bank()))
    return links.tied(bank.topics(), written, known, of_bank, _told_of_topics(texts))


def _texts(
    written: Sequence[Entry],
    encoder: semantic.Encoder | None,
    asked: semantic.Vectors | None,
    kept: Path | None,
) -> Texts | None:
    """Return what the entries tell, where it can be compared by meaning."""
    if encoder is None or asked is None or not written:
        return None
    told: dict[str, list[str]] = {}
    for entry in written:
        told.setdefault(ENTRY + entry.key, []).append(f"{entry.title}. {entry.text}")
    usual = [text for topic in bank.topics().values() for text in topic.all_phrasings]
    return Texts(told, semantic.Vectors(encoder, kept, told=True), asked, usual)


def _unnamed(written: Sequence[Entry], event: Event) -> list[Entry]:
    """The entries with plain words for the names of the event and its venue, which tell nothing of what is asked."""
    return [_without_names(entry, event) for entry in written]


def _without_names(entry: Entry, event: Event) -> Entry:
    title, phrasings = entry.title, entry.phrasings
    named = [(event.name, PLAIN_EVENT), *([(event.venue.name, PLAIN_VENUE)] if event.venue else [])]
    for name, plain in named:
        title = title.replace(name[entry.language], plain[entry.language])
        phrasings = tuple(each.replace(name[entry.language], plain[entry.language]) for each in phrasings)
    return replace(entry, title=title, phrasings=phrasings)


def _told_of_topics(texts: Texts | None) -> Mapping[str, Mapping[str, float]] | None:
    """How well each entry's text answers each topic."""
    if texts is None:
        return None
    return {
        key: {
            subject.removeprefix(ENTRY): fitting
            for subject, fitting in texts.on_the_whole(topic.all_phrasings).items()
        }
        for key, topic in bank.topics().items()
    }


def _match(subject: str, score: float) -> Match:
    kind, _, key = subject.partition(" ")
    return Match(kind, key, round(score, 4))  # type: ignore[arg-type] # the subjects left are named after kinds


def _answered_by(answering: Mapping[str, str], known: AbstractSet[str]) -> Mapping[str, str]:
    """The subject that each topic belongs to: an entry, if one is about it, or else a fact of the event, if it tells."""
    return {
        key: ENTRY + answering[key] if key in answering else (FACT if key in known else TOPIC) + key
        for key in bank.topics()
    }


def _phrasings(event: Event, written: Sequence[Entry], answered_by: Mapping[str, str]) -> Iterator[Phrasing]:
    for entry in written:
        subject = ENTRY + entry.key
        yield from (Phrasing(subject, text) for text in (entry.title, *entry.phrasings))
        yield from (Phrasing(subject, text, SAID) for text in _sentences(entry.text))
    for item in event.programme:
        told = {text[language] for text in (item.title, item.about) if text for language in LANGUAGES}
        yield from (Phrasing(ITEM + item.key, text) for text in sorted(told))
    for phrasing in _of_bank():
        yield replace(phrasing, subject=answered_by.get(phrasing.subject, phrasing.subject))


def _of_bank() -> Iterator[Phrasing]:
    """Yield the phrasings of what people always ask, by the keys of the topics, and what is no question."""
    for key, topic in bank.topics().items():
        yield from (Phrasing(key, text) for text in topic.all_phrasings)
    for key, kind in bank.off_topic().items():
        yield from (Phrasing(OFF_TOPIC + key, text) for text in kind.all_phrasings)


def _sentences(text: str) -> list[str]:
    return [each.strip() for each in SENTENCE.split(text) if each.strip()]
