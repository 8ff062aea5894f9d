"""Likeness of texts by the letters they share: n-grams of characters, the rare ones counting most."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import log, sqrt

from knowledge.text import words

SHORTEST, LONGEST = 3, 5
"""How many characters stand together; inside words, with their borders."""


class Letters:
    """An index over texts, in plain Python: what texts share an n-gram stands in a row, for all n-grams in one array."""

    def __init__(self, texts: Sequence[str]) -> None:
        grams = [_grams(text) for text in texts]
        spread = Counter(gram for each in grams for gram in each)
        self._size = len(texts)
        self._unseen = log(self._size + 1)
        self._places = {gram: place for place, gram in enumerate(spread)}
        self._rarity = array("f", (log((self._size + 1) / (count + 0.5)) for count in spread.values()))
        self._starts = array("I", accumulate(spread.values(), initial=0))
        self._numbers = array("I", bytes(4 * self._starts[-1]))
        self._weights = array("f", bytes(4 * self._starts[-1]))
        self._fill(grams)

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
            place = self._places.get(gram)
            if place is not None:
                row = slice(self._starts[place], self._starts[place + 1])
                yield self._numbers[row], self._weights[row], weight

    def _fill(self, grams: Sequence[Mapping[str, int]]) -> None:
        free = array("I", self._starts)
        for number, each in enumerate(grams):
            for gram, weight in self._weighted(each):
                place = self._places[gram]
                at = free[place]
                self._numbers[at], self._weights[at] = number, weight
                free[place] = at + 1

    def _weighted(self, grams: Mapping[str, int]) -> Iterator[tuple[str, float]]:
        weights = {gram: (1 + log(count)) * self._rare(gram) for gram, count in grams.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return ((gram, weight / length) for gram, weight in weights.items())

    def _rare(self, gram: str) -> float:
        place = self._places.get(gram)
        return self._unseen if place is None else self._rarity[place]


def _grams(text: str) -> Counter[str]:
    padded = [f" {word} " for word in words.folded(text).split()]
    return Counter(
        word[start : start + size]
        for word in padded
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(word) - size + 1)
    )
