"""Declares where a chat stands. It is stored as JSON with its name and a version, and whatever was stored loads again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter
from pydantic_core import from_json

from conversations.chat.inputs import Commanded
from conversations.chat.utterances import Cut
from conversations.language.languages import LANGUAGES
from conversations.model.broadcasts.composition import Composition
from conversations.model.values import Answer

VERSION = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is not yet submitted.

    `nonce` tells its buttons from those of other drafts; `messages` says which message an answer came in,
    so that the answer follows when the message is edited; `revises` is the code of the registration that
    the draft changes, and `claims` the token with which it takes over somebody else's. One for a `colleague` asks
    for a name and an address only. `stop` is where the draft is counted as standing.
    """

    event: str
    nonce: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    messages: Mapping[str, int] = field(default_factory=dict)
    revises: str | None = None
    claims: str | None = None
    colleague: bool = False
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was `written`, and the answer that was perhaps `meant`; where it may be one of several, the `others`.

    Nothing is written that could be kept where the words give no answer as they are.
    """

    written: str
    meant: str
    message: int
    others: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, str]:
        """The answers that can be taken, by the act of their button."""
        others = {f"meant-{number}": each for number, each in enumerate(self.others)}
        return {"meant": self.meant, **others, **({"as-written": self.written} if self.written else {})}


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is asked; a draft may lie there to be taken up again."""

    draft: Draft | None = None
    name: Literal["idle"] = "idle"


@dataclass(frozen=True, slots=True)
class Asking:
    """A field is asked; `from_summary` when it was chosen there, so that back leads there.

    `marked` are the choices marked so far, where several can be; None before the first is marked.
    """

    draft: Draft
    field: str
    from_summary: bool = False
    marked: tuple[str, ...] | None = None
    doubt: Doubt | None = None
    name: Literal["asking"] = "asking"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """All is answered and lies before the person to be submitted."""

    draft: Draft
    name: Literal["reviewing"] = "reviewing"


State = Annotated[Idle | Asking | Reviewing, Field(discriminator="name")]


@dataclass(frozen=True, slots=True)
class Postponed:
    """A command that waits for the `event` that it is about; empty until that is chosen."""

    command: Commanded
    event: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """What is remembered of a conversation between two messages.

    `event` is the one that the talk is about, and the `shelf` holds drafts for other events; `heard` is the id of
    the newest message from the person, and `album` the album it belonged to. `declining` is the code of a registration
    that an organiser is about to decline with a reason, `writing` the key of the thread that the next words go to,
    `walk_in` the event that somebody is about to be registered for at the door, and `composing` the broadcast that one
    writes; `keyboard` says that the one to share a number is shown, and `only_necessary` that the person wants no other
    broadcasts. An organiser gets no digest of the `silenced` events. `submitted` is the nonce of the form that was last
    submitted for a colleague, `postponed` the command that goes on once an event is chosen, and `cut` the message that the rest of may follow.
    """

    language: str
    state: State = field(default_factory=Idle)
    event: str | None = None
    shelf: Mapping[str, Draft] = field(default_factory=dict)
    heard: int = 0
    album: str | None = None
    declining: str | None = None
    writing: str | None = None
    walk_in: str | None = None
    keyboard: bool = False
    submitted: str = ""
    composing: Composition | None = None
    only_necessary: bool = False
    silenced: tuple[str, ...] = ()
    postponed: Postponed | None = None
    cut: Cut | None = None
    version: int = VERSION


class UnknownVersion(Exception):
    """The chat was stored by a newer version of the bot: upgrade, or restore the backup made before."""


class UnknownLanguage(Exception):
    """The chat is in a language that the bot does not speak."""


_chats: TypeAdapter[Chat] = TypeAdapter(Chat)


def dump(chat: Chat) -> str:
    return _chats.dump_json(chat).decode()


def load(stored: str) -> Chat:
    """The chat that was stored.

    Raises UnknownVersion where a newer bot stored it, and something else where it is no chat.
    """
    found = from_json(stored)
    if (version := found.get("version", VERSION)) > VERSION:
        raise UnknownVersion(f"stored as version {version}, known up to {VERSION}")
    chat = _chats.validate_python({**found, "version": VERSION})
    if chat.language not in LANGUAGES:
        raise UnknownLanguage
    return chat


def without_draft(chat: Chat, event: str) -> Chat:
    """The chat without what was answered for an event and never submitted."""
    draft = chat.state.draft
    state = Idle() if draft and draft.event == event else chat.state
    return replace(chat, state=state, shelf={key: each for key, each in chat.shelf.items() if key != event})
