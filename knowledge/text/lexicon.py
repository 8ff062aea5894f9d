"""The words of `tables/`, folded once and ready to be looked up; the same keys exist in every language."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from conversations.language.languages import LANGUAGES
from knowledge.text.tokens import folded, plain_words

Phrase = tuple[str, ...]


class Phrases:
    """Phrases of one or more words, looked up by where they begin."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(
            {plain_words(each) for each in phrases if plain_words(each)}, key=len, reverse=True
        ):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    @property
    def all(self) -> tuple[Phrase, ...]:
        return tuple(phrase for phrases in self._by_first.values() for phrase in phrases)

    def at(self, words: Sequence[str], place: int = 0) -> int:
        """How many words the longest phrase takes that begins at a place; 0 where none does."""
        for phrase in self._by_first.get(words[place], ()) if place < len(words) else ():
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def every(self, words: Sequence[str], place: int) -> list[int]:
        """How many words each phrase takes that begins at a place."""
        phrases = self._by_first.get(words[place], ())
        return [len(phrase) for phrase in phrases if tuple(words[place : place + len(phrase)]) == phrase]

    def before(self, words: Sequence[str]) -> int:
        """How many words the longest phrase takes that ends where the words do."""
        return max((len(words) - place for place in range(len(words)) if self._ends(words, place)), default=0)

    def within(self, words: Sequence[str]) -> bool:
        return any(self.at(words, place) for place in range(len(words)))

    def _ends(self, words: Sequence[str], place: int) -> bool:
        rest = tuple(words[place:])
        return any(phrase == rest for phrase in self._by_first.get(words[place], ()))


class Lexicon:
    """What the bot listens for in one language, by section and key, such as `question.openers`."""

    def __init__(self, language: str, table: Mapping[str, Mapping[str, str | list[str]]]) -> None:
        self.language = language
        entries = {
            f"{section}.{key}": value for section, keys in table.items() for key, value in keys.items()
        }
        self._words = {key: _word_set(value) for key, value in entries.items() if isinstance(value, str)}
        self._phrases = {key: Phrases(value) for key, value in entries.items() if isinstance(value, list)}

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._words) | frozenset(self._phrases)

    def words(self, key: str) -> frozenset[str]:
        return self._words[key]

    def phrases(self, key: str) -> Phrases:
        return self._phrases[key]

    def inverted(self) -> frozenset[str]:
        """The verbs that may stand before their subject."""
        (kind,) = self.words("question.inverts")
        return self.words(f"question.{kind}") | self.words("question.auxiliaries")


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """The lexicons of the languages that the bot speaks."""
    return tuple(Lexicon(language, table(language)) for language in LANGUAGES)


@cache
def all_words(key: str) -> frozenset[str]:
    """The words under a key, in every language."""
    return frozenset().union(*(lexicon.words(key) for lexicon in lexicons()))


def table(name: str) -> dict[str, dict[str, str | list[str]]]:
    """A file of `tables/` as it is written."""
    source = resources.files("knowledge.tables").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _word_set(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())
