"""What a kind of field says of itself, so that nothing else has to know which kinds there are."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from conversations.model.refusal import Refusal
from conversations.model.values import Answer


class Words(Protocol):
    """The same words in every language."""

    def __getitem__(self, language: str) -> str: ...


class Option(Protocol):
    """One of those that can be chosen."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> Words: ...


class Field(Protocol):
    """A field as far as its kind looks at it."""

    @property
    def required(self) -> bool: ...
    @property
    def longest(self) -> int: ...
    @property
    def least(self) -> int | None: ...
    @property
    def most(self) -> int | None: ...
    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...
    @property
    def choice(self) -> Sequence[Option]: ...


class Notice(Protocol):
    @property
    def version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Around:
    """The event around a field, as far as a kind looks at it, and what day it is there, where that is known."""

    phone_region: str
    target_group: Sequence[Option]
    privacy: Notice
    today: date | None = None


@dataclass(frozen=True)
class Kind(ABC):
    """A kind of field: what its organiser may set, what answers it, and how the answer is kept and shown."""

    name: str
    """What stands in `kind` of an `event.toml`."""

    settings: tuple[str, ...] = ()
    """The settings that it has, and that not every kind has."""

    fixed: tuple[str, ...] = ()
    """The answers that it always has; `button-<answer>` is on the button of each."""

    written: bool = False
    """Whether it is answered in words, which would have to be written again to be kept."""

    any_words: bool = False
    """Whether nearly all words answer it, so that they tell nothing of whether they are a question."""

    affirmed: bool = False
    """Whether a plain yes may be said to it."""

    many: bool = False
    """Whether its answer is several choices."""

    counted: bool = False
    """Whether its answers are few, and are counted one by one."""

    column: Literal["text", "number", "date"] | None = "text"
    """How its answers look in a file; None where they don't stand there."""

    looks: Literal["address", "digits", "number", "words"] = "words"
    """What an incomplete answer looks like: has an @, many digits, a number, or words of the field's own."""

    @abstractmethod
    def read(self, field: Field, around: Around, text: str) -> str | tuple[str, ...] | Refusal:
        """The answer that tidied words give; or why they give none."""

    def holds(self, field: Field, around: Around, answer: Answer) -> bool:
        """Whether an answer that was given once still answers the field as it is now."""
        return isinstance(answer, str) and not isinstance(self.read(field, around, answer), Refusal)

    def problems(self, field: Field) -> list[str]:
        """What a field of this kind lacks, or has and can't have, in words for its organiser."""
        return []

    def is_plain(self, text: str) -> bool:
        """Whether words that it can read can be nothing but an answer."""
        return not self.any_words

    def shown(self, answer: str, language: str) -> str:
        """An answer that is not one of the choices, as its giver would recognise it."""
        return answer
