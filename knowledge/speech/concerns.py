"""What a field asks about: words that answer it are no key words of a question."""

from dataclasses import dataclass
from functools import lru_cache

from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.event.fields import Choice, FormField, TargetGroup
from knowledge.text.lexicon import all_words, lexicons
from knowledge.text.shapes import is_need
from knowledge.text.tokens import plain_words
from knowledge.text.topics import topic

STEM = 4
"""The letters that a word needs at least, and an ending has at most less one."""


@dataclass(frozen=True, slots=True)
class Concerns:
    """What one field asks about: its own words, whether it is about needs, whether it invites questions."""

    words: frozenset[str]
    needs: bool
    questions: bool

    def cover(self, word: str) -> bool:
        """Whether a word belongs to what the field asks about."""
        if self.needs and is_need(word):
            return True
        return len(word) >= STEM and any(_is_form(word, own) for own in self.words)


def concerns(asked: FormField, event: Event) -> Concerns:
    """Return what a field asks about, in the languages of the event."""
    return _concerns(tuple(_texts(asked)), tuple(_labels(asked, event)))


@lru_cache(256)
def _concerns(texts: tuple[str, ...], labels: tuple[str, ...]) -> Concerns:
    own = [word for text in texts for word in plain_words(text)]
    chosen = [
        word for label in labels for word in plain_words(label) if word not in all_words("language.words")
    ]
    return Concerns(
        words=frozenset(word for word in own if topic(word))
        | frozenset(each for each in chosen if len(each) >= STEM),
        needs=any(word.startswith(tuple(all_words("fields.needs"))) for word in own),
        questions=any(lexicon.phrases("fields.questions").within(own) for lexicon in lexicons()),
    )


def _is_form(word: str, own: str) -> bool:
    """Whether two words are one but for an ending."""
    shorter, longer = sorted((word, own), key=len)
    return longer.startswith(shorter) and len(shorter) >= STEM and len(longer) - len(shorter) < STEM


def _texts(asked: FormField) -> list[str]:
    return [text[language] for text in (asked.label, asked.question) for language in LANGUAGES]


def _labels(asked: FormField, event: Event) -> list[str]:
    choices: tuple[Choice | TargetGroup, ...] = tuple(event.choices(asked)) or asked.choice
    return [choice.label[language] for choice in choices for language in LANGUAGES]
