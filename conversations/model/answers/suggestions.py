"""Finds the known answer that somebody perhaps meant, so that one organisation is counted once."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from conversations.language import folding

CLOSE = 90
"""Out of 100. A letter too few or too many is close in a word of six, as in "komun"; a letter exchanged is close in
a word of ten, since "Lidköpings" is not "Linköpings" and "Mora" is not "Nora"."""


def closest(text: str, known: Iterable[str]) -> str | None:
    """The known answer that is written almost like this one; None where it is known as it is, or nothing is close."""
    answers = list(known)
    if text in answers:
        return None
    ranked = [(_likeness(_words(text), _words(answer)), answer) for answer in answers]
    likeness, answer = max(ranked, default=(0, ""), key=lambda each: each[0])
    return answer if likeness >= CLOSE else None


def _likeness(words: list[str], others: list[str]) -> float:
    """How alike the words are that differ most, since what tells "Lunds kommun" from others is never "kommun"."""
    if len(words) != len(others):
        return fuzz.ratio("".join(words), "".join(others))
    return min((fuzz.ratio(*each) for each in zip(words, others, strict=True)), default=0)


def _words(text: str) -> list[str]:
    """The words without capitals, marks over letters, and the s of "Lunds"."""
    return [word.rstrip("s") or word for word in folding.bare(text).split()]
