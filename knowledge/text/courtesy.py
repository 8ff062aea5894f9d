"""Words that only accompany: small talk, and the greetings and politeness around a question."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import get_args

from rapidfuzz.distance import OSA

from conversations.model.questions.understanding import SmallTalk
from knowledge.text.lexicon import Phrases, all_words, lexicons
from knowledge.text.shapes import is_need
from knowledge.text.tokens import ASKING, Word, words_of

ORDER: tuple[SmallTalk, ...] = ("about-bot", "feeling", "thanks", "sorry", "bye", "hello", "fine")
"""What is answered where somebody says more than one of them."""

EMOJIS: Mapping[str, SmallTalk] = {
    **dict.fromkeys("🙏💐🌹🤗❤💕💖🫶", "thanks"),
    **dict.fromkeys("👋", "hello"),
    **dict.fromkeys("😢😔😞😳🙈", "sorry"),
}

EMOTICONS = frozenset({":)", ":-)", ";)", ";-)", ":(", ":-(", "=)", ":3", "<3", "(:", "^^", ":))"})

LAUGHS = ("ha", "he", "hi", "ah", "ho")
MISTYPED = 5
"""The letters that a word needs before one of them may be missing, too many or in the wrong place."""

_MOST_WORDS = 14


def small_talk(text: str) -> SmallTalk | None:
    """The small talk that a text is, and nothing but."""
    words = words_of(text)
    if not words:
        return _without_words(text)
    if len(words) > _MOST_WORDS:
        return None
    plain = [word.plain for word in words]
    said = _kinds(plain) or _kinds([_righted(word) for word in plain])
    return next((kind for kind in ORDER if kind in said), None)


def core(text: str) -> str:
    """A text without greetings and politeness around it, or the whole text where it is nothing but."""
    words = list(words_of(text))
    first, last = _trimmed([word.plain for word in words])
    if first >= last:
        return text.strip()
    begin = words[first].start if first else 0
    kept = text[begin : _end(text, words, last)].strip()
    return kept if kept[-1] in ASKING or ASKING.isdisjoint(text[words[last - 1].end :]) else f"{kept}?"


def lead(words: Sequence[str]) -> int:
    """How many words at the beginning are greetings and politeness."""
    place = 0
    while taken := max((each.at(words, place) for each in _all_phrases("courtesy.before")), default=0):
        place += taken
    return place


def _trimmed(words: list[str]) -> tuple[int, int]:
    first, last = lead(words), len(words)
    while last > first and (
        taken := max((each.before(words[first:last]) for each in _all_phrases("courtesy.after")), default=0)
    ):
        last -= taken
    return first, last


def _end(text: str, words: Sequence[Word], last: int) -> int:
    """Where the last word ends, with all behind it where it is the last of the text."""
    return len(text) if last == len(words) else words[last - 1].end


def _kinds(words: list[str]) -> frozenset[SmallTalk]:
    """The kinds that the words are made of; none where something else stands among them."""
    reached: dict[int, frozenset[SmallTalk]] = {0: frozenset()}
    for place in range(len(words)):
        for taken, kinds in _steps(words, place) if place in reached else ():
            reached.setdefault(place + taken, reached[place] | kinds)
    return reached.get(len(words), frozenset())


def _steps(words: list[str], place: int) -> list[tuple[int, frozenset[SmallTalk]]]:
    """How many words small talk at a place may take, and of which kind it is; a filler has none."""
    steps = [
        (taken, frozenset({kind})) for kind, phrases in _small_talk() for taken in phrases.every(words, place)
    ]
    if _laughs(words[place]):
        steps.append((1, frozenset({"fine"})))
    if words[place] in all_words("small_talk.fillers"):
        steps.append((1, frozenset()))
    return steps


def _laughs(word: str) -> bool:
    return len(word) > 2 and any(word == (unit * len(word))[: len(word)] for unit in LAUGHS)


@lru_cache(4096)
def _righted(word: str) -> str:
    """The word of small talk that a word is with a letter missing, too many or in the wrong place; else itself."""
    if is_need(word):
        return word
    if right := _known_words().get(_single(word)):
        return right
    known = (
        [right for right in _known_words().values() if len(right) >= MISTYPED]
        if len(word) >= MISTYPED
        else []
    )
    near = (right for right in known if OSA.distance(word, right, score_cutoff=1) <= 1)
    return next((right for right in near if _same_letters(word, right) and not word.startswith(right)), word)


def _single(word: str) -> str:
    """A word with each letter once that stands twice in a row."""
    return "".join(char for place, char in enumerate(word) if place == 0 or char != word[place - 1])


@cache
def _known_words() -> Mapping[str, str]:
    """The words of small talk, by themselves with each letter once."""
    words = {word for _, phrases in _small_talk() for phrase in phrases.all for word in phrase}
    return {_single(word): word for word in sorted(words)}


def _same_letters(word: str, right: str) -> bool:
    """Not one letter for another: Helle is a name, and no mistyped hello."""
    return len(word) != len(right) or sorted(word) == sorted(right)


def _without_words(text: str) -> SmallTalk | None:
    """Emojis are small talk; a lone question mark is none."""
    if text.casefold() in EMOTICONS:
        return "fine"
    found = next((EMOJIS[char] for char in text if char in EMOJIS), None)
    if found or ASKING & set(text):
        return found
    return "fine" if any(unicodedata.category(char) in ("So", "Sk") for char in text) else None


@cache
def _small_talk() -> tuple[tuple[SmallTalk, Phrases], ...]:
    return tuple(
        (kind, lexicon.phrases(f"small_talk.{kind}"))
        for kind in get_args(SmallTalk)
        for lexicon in lexicons()
    )


@cache
def _all_phrases(key: str) -> tuple[Phrases, ...]:
    return tuple(lexicon.phrases(key) for lexicon in lexicons())
