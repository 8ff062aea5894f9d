"""Takes words apart: what is written beside what is compared, in time that grows with the length only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from conversations.language import folding

MOST_WORDS = 150
"""What somebody asks or answers shows in the first words; the rest of a very long message is not looked at."""

LONGEST = 60
"""The letters of a word that are compared; longer ones are no words."""

_WORD = re.compile(r"[^\W_]+(?:['’´`-][^\W_]+)*")
_RUN = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = str.maketrans("", "", "'’´`")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ł": "l", "ı": "i"})
_STOPS = frozenset('.,;:!?…()[]\n"”“–—¿؟？')
ASKING = frozenset("?？؟")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the text, from `start` to `end`, and `plain` as it is compared."""

    raw: str
    plain: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.raw[0].isupper() or self.raw[0].isdigit()


@dataclass(frozen=True)
class Clause:
    """Words that belong together, and whether a question mark ends them."""

    words: tuple[Word, ...]
    marked: bool = False

    @cached_property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    def since(self, place: int) -> "Clause":
        return Clause(self.words[place:], self.marked)


@lru_cache(8192)
def folded(word: str) -> str:
    """A word without capitals, marks over letters, apostrophes, and with a letter once that was held down."""
    return _RUN.sub(r"\1", folding.bare(word.translate(_APOSTROPHES)).translate(_LETTERS))


def words_of(text: str) -> tuple[Word, ...]:
    """The first words of a text."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        found.append(Word(match[0], folded(match[0][:LONGEST]), match.start(), match.end()))
        if len(found) == MOST_WORDS:
            break
    return tuple(found)


def plain_words(text: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_of(text))


def clauses(text: str, words: Sequence[Word], joints: frozenset[str]) -> tuple[Clause, ...]:
    """The words between stops, and between words that join sentences, such as "and"."""
    found: list[Clause] = []
    current: list[Word] = []
    for place, word in enumerate(words):
        current.append(word)
        end = place + 1 == len(words)
        gap = text[word.end :] if end else text[word.end : words[place + 1].start]
        if end or _stops(gap, word) or words[place + 1].plain in joints:
            found.append(Clause(tuple(current), bool(ASKING & set(gap))))
            current = []
    return tuple(found)


def _stops(gap: str, before: Word) -> bool:
    """Whether a clause ends here; the point in 11.30 ends none."""
    if gap in (".", ":") and before.raw.isdigit():
        return False
    return bool(_STOPS & set(gap)) or " - " in gap
