"""Words without capitals, marks over letters and signs, so that "Malmö" is found by "malmo"."""

import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 40

_ELSEWHERE = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t"})
"""Letters that have no mark to take away."""


def plain(text: str) -> str:
    split = unicodedata.normalize("NFD", text.casefold().translate(_ELSEWHERE))
    bare = "".join(char if char.isalnum() else " " for char in split if not unicodedata.combining(char))
    return " ".join(bare.split())


def words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in plain(text).split()]


def trigrams(word: str) -> Iterator[str]:
    """All that stand three in a row in a word, which has a blank before and after it."""
    padded = f" {word} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))
