"""Recognises words that are known to be asked: those of the bank, and those of an event's own entries."""

from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from conversations.model.questions.understanding import Entry
from knowledge.sources import bank
from knowledge.text.lexicon import all_words
from knowledge.text.tokens import Word, plain_words
from knowledge.text.topics import is_around, topic

SHORTEST, LONGEST = 8, 60
"""The letters of a wording that may be recognised with a slip in it; shorter ones become others."""

ALIKE = 90
"""How much of a hundred two wordings share at least if one is the other with a slip in it."""

CARRYING = 4
"""The letters of a word at least that tells what an entry is about."""


class Wordings:
    """The wordings of questions; `own_words` are those that carry an event's own entries."""

    def __init__(self, texts: Iterable[str], own_words: Iterable[str] = ()) -> None:
        self._known = frozenset(" ".join(plain_words(text)) for text in texts) - {""}
        self._tellable = [each for each in sorted(self._known) if _may_slip(each)]
        self._own_words = frozenset(own_words)

    def have(self, words: Sequence[Word]) -> bool:
        """Whether this is a known question, word for word."""
        return _joined(words) in self._known

    def nearly_have(self, words: Sequence[Word]) -> bool:
        """Whether this is a known question with a slip or two in it."""
        said = _joined(words)
        if not _may_slip(said):
            return False
        return process.extractOne(said, self._tellable, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None

    def carry(self, words: Sequence[Word]) -> bool:
        """Whether nothing but what the event's entries are about is named, and what may stand around it."""
        own = [word.plain in self._own_words for word in words]
        known = (
            each or topic(word.plain) or is_around(word.plain) for word, each in zip(words, own, strict=True)
        )
        return any(own) and all(known)


@cache
def of_bank() -> Wordings:
    """The wordings that any event gets."""
    return Wordings(_of_bank())


def of_event(entries: Sequence[Entry]) -> Wordings:
    """The wordings of the bank and of an event's entries."""
    own = [text for entry in entries for text in (entry.title, *entry.phrasings)]
    return Wordings([*_of_bank(), *own], _carrying(own))


def _of_bank() -> list[str]:
    return [text for topic in bank.topics().values() for text in topic.all_phrasings]


def _carrying(texts: Iterable[str]) -> frozenset[str]:
    """The words of titles and phrasings, without those that every sentence is made of, and without names.

    A name has a capital where it does not begin the text.
    """
    words = {word for text in texts for word in plain_words(text[:1].lower() + text[1:])}
    names = {
        plain for text in texts for raw in text.split()[1:] if raw[:1].isupper() for plain in plain_words(raw)
    }
    common = frozenset().union(*(all_words(key) for key in COMMON))
    return frozenset(word for word in words - names - common if len(word) >= CARRYING)


COMMON = (
    "language.words", "question.openers", "question.verbs", "question.auxiliaries", "question.subjects",
    "question.infinitives", "question.measures", "question.determiners", "answer.small_words", "answer.affirmations",
    "answer.needs", "answer.marks", "answer.tails", "small_talk.fillers",
)  # fmt: skip
"""Words that do not tell what is asked, or that answers are made of."""


def _may_slip(said: str) -> bool:
    return SHORTEST <= len(said) <= LONGEST and " " in said


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.plain for word in words)
