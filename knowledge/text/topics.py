"""Words that people ask about, recognised with endings, in compounds and mistyped."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text.lexicon import Lexicon, all_words, lexicons
from knowledge.text.tokens import Word

Topic = Literal["registration", "practical", "content", "people", "aid"]

KINDS: tuple[Topic, ...] = get_args(Topic)

MISTYPED = 6
"""The letters that a word needs before it may be a mistyped one, or a part of a longer one."""

LONG = 10
"""The letters from which on two mistakes are forgiven."""


def topics(words: Sequence[Word]) -> tuple[Topic | None, ...]:
    """The topic of each word; a number behind a word such as "room" is part of one."""
    return tuple(
        topic(word.plain) or ("content" if _is_numbered(words, place) else None)
        for place, word in enumerate(words)
    )


@lru_cache(4096)
def topic(word: str) -> Topic | None:
    """Return what a word asks about, where it is one that people ask about."""
    exact = next((kind for lexicon in lexicons() for kind in KINDS if _is_one(word, lexicon, kind)), None)
    if exact or word in all_words("topics.around"):
        return exact
    return _compound(word) or _mistyped(word)


def is_around(word: str) -> bool:
    """Whether a word may stand among key words: "last", "near"."""
    known = all_words("topics.around")
    return word.isdigit() or word in known or (len(word) > 3 and _is_mistyped(word, known))


def _is_mistyped(word: str, known: frozenset[str]) -> bool:
    return any(len(each) > MISTYPED - 2 and OSA.distance(word, each, score_cutoff=1) <= 1 for each in known)


def _is_one(word: str, lexicon: Lexicon, kind: Topic) -> bool:
    words = lexicon.words(f"topics.{kind}")
    endings = lexicon.words("topics.endings")
    return word in words or any(word[:cut] in words and word[cut:] in endings for cut in range(3, len(word)))


def _compound(word: str) -> Topic | None:
    """The topic of a word that is joined of others: "studentpris", "lunchmeny"; a role is none."""
    if word.endswith(tuple(all_words("answer.agents") | all_words("answer.tails"))):
        return None
    ends = all_words("topics.compounds")
    if any(word.endswith(each) and len(word) > len(each) + 2 for each in ends):
        return "practical"
    words, kinds = _known()
    return next(
        (kinds[words.index(word[cut:])] for cut in range(2, len(word) - 5) if word[cut:] in words), None
    )


def _mistyped(word: str) -> Topic | None:
    if len(word) < MISTYPED:
        return None
    endings = [
        ending for lexicon in lexicons() for ending in lexicon.words("topics.endings") if len(ending) > 2
    ]
    heads = [word.removesuffix(ending) for ending in endings if word.endswith(ending)]
    found = (_nearest(each) for each in (word, *heads) if len(each) >= MISTYPED)
    return next((kind for kind in found if kind), None)


def _nearest(word: str) -> Topic | None:
    """The topic of the word that this one is with a mistake in it; "lecturer" is none."""
    words, kinds = _known()
    allowed = 2 if len(word) >= LONG else 1
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=3)
    if word.endswith(tuple(all_words("answer.agents"))) and any(
        word.startswith(right) for right, _, _ in found
    ):
        return None
    return next((kinds[place] for right, _, place in found if right[0] in word[:2]), None)


@cache
def _known() -> tuple[tuple[str, ...], tuple[Topic, ...]]:
    """Every word long enough to be mistyped, beside its topic."""
    known = [
        (word, kind)
        for lexicon in lexicons()
        for kind in KINDS
        for word in sorted(lexicon.words(f"topics.{kind}"))
        if len(word) >= MISTYPED
    ]
    return tuple(word for word, _ in known), tuple(kind for _, kind in known)


def _is_numbered(words: Sequence[Word], place: int) -> bool:
    return (
        place + 1 < len(words)
        and words[place + 1].raw[0].isdigit()
        and any(words[place].plain in lexicon.words("topics.places") for lexicon in lexicons())
    )
