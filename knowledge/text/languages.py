"""Recognises the language of a few words by those that every sentence needs, and by letters.

Danish and Norwegian count as Swedish: who writes them reads a Swedish answer well.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from conversations.language.languages import LANGUAGES
from knowledge.text.lexicon import lexicons, table
from knowledge.text.tokens import folded, words_of

LETTERS: Mapping[str, frozenset[str]] = {"sv": frozenset("åøæ"), "other": frozenset("ßñ¿¡çãõłżźěščřůőűığş")}
"""Letters that Swedish or English words hardly have. ä and ö tell nothing, since German and Finnish have them too."""

_FOREIGN = 2
"""A name in a question may look foreign; two words that only another language has are more."""


def recognised(text: str, fallback: str) -> str:
    """The bot's language that a text is written in, `fallback` where nothing tells, or "" for another language."""
    if _is_foreign_script(text):
        return ""
    tally = _tally(text)
    own = {language: tally[language] for language in LANGUAGES}
    best = max(own, key=lambda language: (own[language], language == fallback))
    foreign = max((tally[language] for language in tally if language not in LANGUAGES), default=0.0)
    if foreign >= _FOREIGN and foreign > own[best]:
        return ""
    return best if own[best] else fallback


def _tally(text: str) -> dict[str, float]:
    """How many words of the text each language has; one that is only alike without its dots counts for half."""
    tally = dict.fromkeys(_vocabularies(), 0.0)
    for word in words_of(text):
        exact = unicodedata.normalize("NFC", word.raw.casefold()).replace("’", "'")
        for language, (words, plain) in _vocabularies().items():
            tally[language] += 1.0 if exact in words else 0.5 if word.plain in plain else 0.0
        tally["sv"] += 0.5 * bool(LETTERS["sv"] & set(exact))
        tally["other"] += bool(LETTERS["other"] & set(exact))
    return tally


@cache
def _vocabularies() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The words of each language, as they are written and folded; `other` knows letters only."""
    sources = {language: dict(table(language)["language"]) for language in LANGUAGES}
    spoken = {language: " ".join(map(str, words.values())) for language, words in sources.items()}
    others = {language: str(words["words"]) for language, words in table("others").items()}
    vocabularies = {
        language: (frozenset(words.casefold().split()), _plain(words))
        for language, words in {**spoken, **others}.items()
    }
    for lexicon in lexicons():
        exact, plain = vocabularies[lexicon.language]
        asked = lexicon.words("question.openers") | _topics(lexicon.language)
        vocabularies[lexicon.language] = (exact | asked, plain | asked)
    return {**vocabularies, "other": (frozenset(), frozenset())}


@cache
def _topics(language: str) -> frozenset[str]:
    """Return what people ask about in one language and not in the other."""
    keys = ("topics.practical", "topics.content", "topics.registration")
    words = {each.language: frozenset().union(*(each.words(key) for key in keys)) for each in lexicons()}
    return words[language] - frozenset().union(*(words[other] for other in words if other != language))


def _plain(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())


def _is_foreign_script(text: str) -> bool:
    """Whether most letters are of a script that neither language is written in."""
    letters = [char for char in text if char.isalpha()]
    foreign = sum(ord(char) > 0x24F and not 0x1E00 <= ord(char) <= 0x1EFF for char in letters)
    return 2 * foreign > len(letters)
