"""What somebody's words are understood as; the package `knowledge` understands, and the core decides what to answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from conversations.model.event.fields import FormField

Speech = Literal["question", "answer", "doubtful", "small-talk"]
"""`answer` and `doubtful` are given only while a field is asked: an answer to it, or perhaps a question."""

SmallTalk = Literal["hello", "thanks", "bye", "fine", "sorry", "feeling", "about-bot"]

Certainty = Literal["sure", "likely", "unknown"]
"""Whether the first match is the answer, one of the first three probably is, or none may be offered as one."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Where words were said: the language of the chat, the time, and the field that is asked, if one is."""

    language: str
    now: datetime
    asked: FormField | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of the knowledge that can answer a question; `language` is the one that it is written in.

    `phrasings` are other ways to ask for it.
    """

    key: str
    language: str
    title: str
    text: str
    phrasings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Something that a question may be about, with a score from 0 to 1.

    `entry` is a piece of the knowledge file; `fact` something that the event's description tells; `topic` a usual
    question that neither of them answers.
    """

    kind: Literal["entry", "fact", "topic"]
    key: str
    score: float


@dataclass(frozen=True, slots=True)
class ProgrammeQuestion:
    """A question about the programme, and the keys of the items that answer it, in their order.

    `asks` is what is wanted of them. `times_unknown` says that the question is about times, and the programme has none.
    """

    items: tuple[str, ...]
    asks: Literal["what", "when", "where", "who"] = "what"
    times_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What words are understood as.

    `language` is the one that they are written in, or empty where it is neither Swedish nor English; the best of the
    `matches` stands first. A question about the `programme` is answered from that.
    """

    speech: Speech
    language: str
    small_talk: SmallTalk | None = None
    certainty: Certainty = "unknown"
    matches: tuple[Match, ...] = ()
    programme: ProgrammeQuestion | None = None


class Knowledge(Protocol):
    """Understands questions about one event. The same words are always understood in the same way."""

    def understand(self, text: str, hearing: Hearing) -> Understood: ...

    def entry(self, key: str, language: str) -> Entry | None:
        """The entry in a language, or in the other where it exists only there; None where there is none."""

    def topic(self, key: str, language: str) -> str:
        """Return what a fact or a usual question is called in the middle of a sentence; nothing where there is none such."""
