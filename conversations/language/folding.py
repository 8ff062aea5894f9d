"""Words without capitals, marks over letters and signs, so that "Malmö" is found by "malmo"."""

import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 40

_ELSEWHERE = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t"})
"""Letters that have no mark to take away."""


def bare(text: str) -> str:
    """Take off capitals and the marks over letters, and turn letters that are only another form of one into that."""
    return _without_marks(unicodedata.normalize("NFKD", text.casefold()))


def plain(text: str) -> str:
    """Take off capitals, marks and signs, as registrations are searched for; what is stored was folded so, too."""
    split = _without_marks(unicodedata.normalize("NFD", text.casefold().translate(_ELSEWHERE)))
    return " ".join("".join(char if char.isalnum() else " " for char in split).split())


def words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in plain(text).split()]


def _without_marks(split: str) -> str:
    return "".join(char for char in split if not unicodedata.combining(char))


def trigrams(word: str) -> Iterator[str]:
    """All that stand three in a row in a word, which has a blank before and after it."""
    padded = f" {word} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))
