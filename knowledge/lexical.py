"""Likeness of texts by the letters they share: n-grams of characters, the rare ones counting most."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from knowledge import words

SHORTEST, LONGEST = 3, 5
"""How many characters stand together; inside words, with their borders."""


class Letters:
    """An index over texts, in plain Python."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [_grams(text) for text in texts]
        spread = Counter(gram for grams in counted for gram in grams)
        self._size = len(texts)
        self._rarity = {gram: log((self._size + 1) / (count + 0.5)) for gram, count in spread.items()}
        self._numbers: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._weights: dict[str, array[float]] = defaultdict(lambda: array("f"))
        for number, grams in enumerate(counted):
            for gram, weight in self._weighted(grams):
                self._numbers[gram].append(number)
                self._weights[gram].append(weight)

    def similarities(self, text: str) -> list[float]:
        """How alike this text is to each of the texts, from 0 to 1."""
        found = [0.0] * self._size
        for numbers, weights, weight in self.shared(text):
            for number, other in zip(numbers, weights, strict=True):
                found[number] += weight * other
        return found

    def shared(self, text: str) -> Iterator[tuple["array[int]", "array[float]", float]]:
        """The texts that share each n-gram with this one, by number; its weights in them; and its weight in this one."""
        for gram, weight in self._weighted(_grams(text)):
            if gram in self._numbers:
                yield self._numbers[gram], self._weights[gram], weight

    def _weighted(self, grams: Mapping[str, int]) -> Iterator[tuple[str, float]]:
        unseen = log(self._size + 1)
        weights = {gram: (1 + log(count)) * self._rarity.get(gram, unseen) for gram, count in grams.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return ((gram, weight / length) for gram, weight in weights.items())


def _grams(text: str) -> Counter[str]:
    padded = [f" {word} " for word in words.folded(text).split()]
    return Counter(
        word[start : start + size]
        for word in padded
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(word) - size + 1)
    )
