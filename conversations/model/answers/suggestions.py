"""Finds the known answer that somebody perhaps meant, so that one organisation is counted once."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from conversations.language import folding

CLOSE = 90
"""Out of 100. A letter too few or too many is close in a word of six, as in "komun"; a letter exchanged is close in
a word of ten, since "Lidköpings" is not "Linköpings" and "Mora" is not "Nora"."""

SHORT = 4
"""A word of so many letters is close to no other."""

SLIPS = 2
"""With so many letters too many, too few or exchanged, an answer is found among all that are known, wherever they are."""

_QUARTERS = SLIPS + 2
"""An answer is cut in so many parts, so that two of them are whole whatever slips there are."""


def closest(text: str, known: Iterable[str]) -> str | None:
    """The known answer that is written almost like this one; None where it is known as it is, or nothing is close."""
    answers = list(known)
    if text in answers:
        return None
    likeness, answer = max(_ranked(text, answers), default=(0, ""), key=lambda each: each[0])
    return answer if likeness >= CLOSE else None


def close(text: str, known: Iterable[str]) -> list[str]:
    """The known answers that are written almost like this one, or just so."""
    return [answer for likeness, answer in _ranked(text, known) if likeness >= CLOSE]


def pieces(text: str) -> frozenset[str]:
    """What a known answer is found by: each two of its quarters; a short one by all of it."""
    written = _letters(text)
    if len(written) <= SHORT:
        return frozenset([written] if written else [])
    cuts = _cuts(len(written))
    return frozenset(
        _piece(one, other, written[slice(*cuts[one])], written[slice(*cuts[other])])
        for one, other in combinations(range(_QUARTERS), 2)
    )


def sought(text: str) -> frozenset[str]:
    """The pieces of which a known answer has at least one if only a few slips tell it from this text."""
    written = _letters(text)
    if len(written) <= SHORT:
        return pieces(text)
    lengths = range(max(SHORT + 1, len(written) - SLIPS), len(written) + SLIPS + 1)
    return frozenset(each for length in lengths for each in _sought_of(written, length))


def _sought_of(written: str, length: int) -> Iterator[str]:
    """Yield the pieces of known answers of one length: a quarter may have moved by as many letters as there are slips before it."""
    longer = len(written) - length
    for one, other in combinations(range(_QUARTERS), 2):
        for moved in _shifts(one, longer):
            for moved_too in _shifts(other, longer):
                ends = _at(written, one, length, moved), _at(written, other, length, moved_too)
                yield _piece(one, other, *ends)


def _shifts(quarter: int, longer: int) -> Iterable[int]:
    """How far a quarter can have moved: the first stays where it is, and the last at its end."""
    if quarter == 0:
        return (0,)
    if quarter == _QUARTERS - 1:
        return (longer,)
    return range(min(longer, 0) - 1, max(longer, 0) + 2)


def _at(written: str, quarter: int, length: int, moved: int) -> str:
    start, end = _cuts(length)[quarter]
    return written[max(start + moved, 0) : max(end + moved, 0)]


@cache
def _cuts(length: int) -> list[tuple[int, int]]:
    """Where each quarter of an answer of some length begins and ends."""
    ends = [length * number // _QUARTERS for number in range(_QUARTERS + 1)]
    return list(pairwise(ends))


def _piece(one: int, other: int, letters: str, others: str) -> str:
    return f"{one}{other} {letters} {others}"


def _ranked(text: str, known: Iterable[str]) -> list[tuple[float, str]]:
    words = _words(text)
    return [(_likeness(words, _words(answer)), answer) for answer in known]


def _likeness(words: list[str], others: list[str]) -> float:
    """How alike the words are that differ most, since what tells "Lunds kommun" from others is never "kommun"."""
    if len(words) != len(others):
        return _alike("".join(words), "".join(others))
    return min((_alike(*each) for each in zip(words, others, strict=True)), default=0)


def _alike(word: str, other: str) -> float:
    """How alike two words are, out of 100; "avdelning12" is none of "avdelning1"."""
    return 0 if _numbers(word) != _numbers(other) else fuzz.ratio(word, other)


def _letters(text: str) -> str:
    """What is compared by pieces: neither signs nor any s, as in "stads bibliotek", "stads-bibliotek" and "stadsbibliotek"."""
    return "".join(char for char in folding.bare(text) if char.isalnum() and char != "s")


def _numbers(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def _words(text: str) -> list[str]:
    """The words without capitals, marks over letters, and the s of "Lunds"."""
    return [word.rstrip("s") or word for word in folding.bare(text).split()]
