"""Words as people write them, made comparable: without greetings, capitals, marks and slips of the finger."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from conversations.language import folding

IsWord = Callable[[str], bool]
"""Whether a word exists, as far as a model of language knows."""

SHORTEST_MENDED = 4
LONG_WORD = 8
"""From this length on two slips are mended; in shorter words they make another word."""

TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

GREETING = re.compile(
    r"^(?:(?:hej(?:san)?|hejhej|hallå|tjena|tja|god (?:morgon|dag|kväll)|hi|hello|hey|good (?:morning|day|evening)"
    r"|there|igen|again|på er|er|all|alla|du|bot(?:en)?)\b[\s,.!:;)👋🙂😊-]*)+",
    re.IGNORECASE,
)
FILLERS = re.compile(
    r"\b(?:jag (?:undrar|skulle vilja veta|vill veta|har en fråga)|vi undrar|undrar|bara|liksom|egentligen|typ|asså|alltså"
    r"|kan du säga|vet du|vet ni|kan du berätta|tack på förhand|snälla|tack|mvh\b.*$"
    r"|i (?:was|am) wondering|just wondering|i'd like to know|i would like to know|could you (?:please )?tell me"
    r"|can you (?:please )?tell me|do you know|please|thanks in advance|thanks|thank you|actually|btw|by the way)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Small letters, no marks over them, no signs between words."""
    return " ".join(TOKEN.findall(folding.bare(text.casefold().replace("ø", "ö").replace("æ", "ä"))))


def tokens(text: str) -> list[str]:
    """The words in small letters, marks kept."""
    return TOKEN.findall(unicodedata.normalize("NFC", text.casefold()))


def bare(text: str) -> str:
    """Return what is asked, without the greeting before it and the courtesies around it; all of it where nothing else is left."""
    plain = " ".join(text.split())
    without = GREETING.sub("", plain)
    without = re.sub(r"\s+", " ", FILLERS.sub(" ", without)).strip(" ,.!;:-–")
    return without if TOKEN.search(without) else plain


class Vocabulary:
    """The words of a set of texts; mends words that are written almost like one of them."""

    def __init__(self, texts: Iterable[str], is_word: IsWord | None = None) -> None:
        counted = Counter(word for text in texts for word in tokens(text))
        self._words = sorted(counted, key=lambda word: (-counted[word], word))
        self._known = frozenset(self._words)
        self._by_folded: dict[str, str] = {}
        self._marked: dict[str, str] = {}
        for word in self._words:
            self._by_folded.setdefault(folded(word), word)
            if folded(word) != word:
                self._marked.setdefault(folded(word), word)
        self._is_word = is_word or (lambda _: False)

    def mended(self, text: str) -> str:
        """The text with its slips put right; words that exist elsewhere, or are only another form, stay."""
        without_marks = self._lacks_marks(tokens(text))
        return TOKEN.sub(lambda found: self._mended(found[0], without_marks=without_marks), text)

    def _lacks_marks(self, written: Sequence[str]) -> bool:
        """Whether somebody writes without å, ä and ö: none is there, and some word only exists with one."""
        plain = all(folded(word) == word for word in written)
        return plain and any(word not in self._known and word in self._marked for word in written)

    def _mended(self, word: str, *, without_marks: bool) -> str:
        small = unicodedata.normalize("NFC", word.casefold())
        if without_marks and small in self._marked:
            return self._marked[small]
        if small in self._known:
            return word
        if with_marks := self._by_folded.get(folded(small)):
            return with_marks
        if len(small) < SHORTEST_MENDED or self._is_word(small):
            return word
        slips = 1 if len(small) < LONG_WORD else 2
        nearest = process.extractOne(small, self._words, scorer=OSA.distance, score_cutoff=slips)
        return word if nearest is None or _other_form(small, nearest[0]) else str(nearest[0])


def _other_form(word: str, other: str) -> bool:
    """Whether two words only differ in how they end, so that neither is a slip."""
    same = Prefix.similarity(word, other)
    return same >= max(SHORTEST_MENDED, min(len(word), len(other)) - 1) and word[-1] != other[-1]
