"""The words that people ask with, in every language at once, and how alike two words are.

Å, ä, ö, capitals and accents make no difference, so that a question without them is the same question.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from conversations.language import folding
from conversations.language.languages import LANGUAGES

_LETTERS = str.maketrans({"ø": "o", "æ": "a", "ł": "l", "ß": "s", "đ": "d", "’": "'"})
_RANGE = re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)")
_WORD = re.compile(r"[0-9]{1,2}[.:][0-9]{2}(?![0-9])|[0-9]+|[a-z]+")
_POSSESSIVE = re.compile(r"'s\b")

FOREIGN = frozenset({"other"})
"""The list of words that belong to other questions."""

_FILLING = frozenset({"fill"})
"""The list of words that say nothing; rather than one of them, a longer word was meant that does."""

SHORTEST_PART, LONG_NOUN = 2, 6
"""The letters of the first part of a compound at least, and of the second."""

SHORTEST_ROOT, SHORT = 4, 5
"""The letters that a root has at least, unless the word itself is a short one."""

LONG_PART = 8
"""The letters of a word from which on whatever begins or ends with it is a compound of it."""

_DERIVED = re.compile(
    r"(?<=\w{3})(?:igheten|ighet|heten|het|ningarna|ningar|ningen|ning|andet|ande|endet|ende|ibility|ability|ity|ible|able"
    r"|ically|ical|ness|ments|ment|ation|ingen|ing|ers|er|ed|a|e|t|ad|ade)$"
)
"""How words end that are made of others."""

_LAST_ENDING = re.compile(r"(?<=\w{2})(?:erna|arna|orna|er|ar|or|en|et|n|s)$")

SURE = 0.9
"""From here on two words are taken for the same one."""

LIKELY = 0.8
"""From here on one is taken for the other with a slip of the finger."""


def words(text: str) -> list[str]:
    """A text as plain words; times of day stand as 14:30, and 13-15 as 13 till 15."""
    plain = folding.bare(text.casefold().translate(_LETTERS))
    plain = _RANGE.sub(" till ", _POSSESSIVE.sub("", plain))
    return [each.replace(".", ":") for each in _WORD.findall(plain)]


def parted(said: list[str]) -> list[str]:
    """Words with compounds taken apart that end in one for an item: "säkerhetsföredrag" is a "föredrag" on "säkerhet"."""
    return [part for word in said for part in _parts(word)]


@lru_cache(4096)
def _parts(word: str) -> tuple[str, ...]:
    if (word,) in phrases():
        return (word,)
    ends = (end for end in _nouns() if word.endswith(end) and len(word) - len(end) >= SHORTEST_PART)
    end = next(ends, None)
    if end is None:
        return (word,)
    first = word.removesuffix(end)
    return (first.removesuffix("s") if len(first) > SHORTEST_PART else first, end)


@cache
def _nouns() -> tuple[str, ...]:
    """The long words for what a programme consists of, the longest first."""
    kinds = {"talk", "workshop", "item", "programme"}
    found = {phrase[0] for phrase, names in phrases().items() if len(phrase) == 1 and names & kinds}
    return tuple(sorted((word for word in found if len(word) >= LONG_NOUN), key=len, reverse=True))


@cache
def phrases() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return what each phrase of the word lists means: one or several of the lists' names."""
    found: dict[tuple[str, ...], set[str]] = {}
    for language in LANGUAGES:
        for name, listed in _lists(language).items():
            for phrase in listed:
                found.setdefault(tuple(words(phrase)), set()).add(name)
    return {phrase: frozenset(names) for phrase, names in found.items()}


@cache
def listed(name: str) -> tuple[str, ...]:
    """The phrases of one list, the longest first."""
    found = [" ".join(phrase) for phrase, names in phrases().items() if name in names]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def longest_phrase() -> int:
    return max(len(phrase) for phrase in phrases())


def is_common(word: str) -> bool:
    """Whether a word belongs to asking, and not to what is asked about."""
    return bool(phrases().get((word,), FOREIGN) - FOREIGN)


def is_foreign(word: str) -> bool:
    """Whether a word belongs to other questions, such as the price, and to nothing else."""
    return phrases().get((word,)) == FOREIGN


def mended(word: str, known: Mapping[str, frozenset[str]]) -> str:
    """A word as it was meant, where one slip of the finger lies between it and one known word; else as it stands.

    The known words stand under their first letter, which is right in most slips.
    """
    beside = known.get(word[0], frozenset())
    if word in beside or (word,) in phrases() or len(word) < 4 or not word.isalpha():
        return word
    near = [each for each in beside if abs(len(each) - len(word)) <= 1]
    slipped = [each for each in near if _is_slip(word, each)]
    swapped = [each for each in slipped if sorted(each) == sorted(word)]
    found = sorted(swapped or slipped)
    if len(word) > 4:
        found = [each for each in found if phrases().get((each,)) != _FILLING] or found
    meanings = {phrases().get((each,)) for each in found}
    alone = len(found) == 1 or (len(meanings) == 1 and None not in meanings)
    return found[0] if found and alone else word


@cache
def common_words() -> frozenset[str]:
    """The single words of the lists that are long enough to be mended."""
    return frozenset(word for phrase in phrases() for word in phrase if len(word) >= 4)


@lru_cache(maxsize=20_000)
def alike(word: str, known: str) -> float:
    """How sure it is that a word of a question is a known one: inflected, compounded or misspelt; 0 to 1."""
    if word == known:
        return 1.0
    shorter, longer = sorted((word, known), key=len)
    if len(shorter) < 4 or word[:1].isdigit():
        return 0.0
    if _stem(word) == _stem(known):
        return 0.92
    return max(_inflected(shorter, longer), _compounded(word, known), _misspelt(word, known))


@lru_cache(maxsize=20_000)
def akin(word: str, known: str) -> float:
    """How sure it is that two words are about the same thing: also derived, or one of them a compound; 0 to 1."""
    likeness = alike(word, known)
    if likeness >= LIKELY or word[:1].isdigit():
        return likeness
    if not _roots(word).isdisjoint(_roots(known)):
        return SURE
    stem = _stem(word)
    compounded = len(stem) >= 4 and known.startswith(stem) and len(known) - len(stem) >= 4
    return max(likeness, LIKELY if compounded else 0.0)


@lru_cache(maxsize=20_000)
def _roots(word: str) -> frozenset[str]:
    """Return what may be left of a word without its endings: säkerhet and säkra, security and secure, köer and kön."""
    bare = _DERIVED.sub("", word)
    found = {bare, re.sub(r"e([rln])$", r"\1", bare), _LAST_ENDING.sub("", word)}
    shortest = SHORTEST_ROOT if len(word) > SHORT else 2
    return frozenset(each for each in found if len(each) >= shortest)


def _inflected(shorter: str, longer: str) -> float:
    """As in lunch and lunchen, mingel and minglet."""
    bare = re.sub(r"e([lrn])$", r"\1", shorter)
    most = 4 if len(shorter) > 4 else 2
    fits = longer.startswith((shorter, bare)) and len(longer) - len(shorter) <= most
    return 0.95 if fits and len(bare) >= 4 else 0.0


def _stem(word: str) -> str:
    """A word without its ending: databaser and databasen."""
    word = re.sub(r"(?<=\w{3})ies$", "y", word)
    return re.sub(r"(?<=\w{4})(?:arna|erna|orna|ar|er|or|en|et|an|es|ed|n|t|s|e|a)$", "", word)


def _compounded(word: str, known: str) -> float:
    """As in brädspelen and brädspelskväll, postgresföredraget and Postgres."""
    common = _common_prefix(word, known)
    if common >= 6 and common >= 0.8 * len(word):
        return 0.9
    rest = word.removeprefix(known)
    if len(known) >= LONG_PART and (rest != word or word.removesuffix(known) != word):
        return SURE
    if len(known) >= 4 and rest != word and (is_common(rest) or is_common(rest.removeprefix("s"))):
        return SURE
    stem = re.sub(r"(?:en|et|t|n|ar|er|or|arna|erna|orna)$", "", word)
    return 0.85 if len(stem) >= 4 and stem != word and known.endswith(stem) else 0.0


def _misspelt(word: str, known: str) -> float:
    ratio = max(fuzz.ratio(word, known), fuzz.ratio(word, known[: len(word)]) if len(word) > 6 else 0)
    long_enough = min(len(word), len(known)) >= 5
    return ratio / 100 if long_enough and ratio >= 84 else 0.0


def _common_prefix(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_slip(word: str, known: str) -> bool:
    """Letters that changed places, one too few, one too many; in long words also a wrong one."""
    if OSA.distance(word, known, score_cutoff=1) > 1:
        return False
    wrong_one = len(word) == len(known) and sorted(word) != sorted(known)
    return len(word) >= 7 if wrong_one else len(word) >= 4


def _lists(language: str) -> Mapping[str, list[str]]:
    file = resources.files(__package__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
