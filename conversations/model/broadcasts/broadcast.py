"""A broadcast: what is said to an audience, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter
from pydantic_core import from_json

from conversations.model.broadcasts.audience import Audience

Kind = Literal["broadcast", "reminder", "correction", "withdrawal"]

Status = Literal["scheduled", "sending", "paused", "done", "cancelled", "missed", "moved"]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
"""UTF-16 code units that Telegram takes, as people see them: https://core.telegram.org/bots/api#sendmessage, #sendphoto"""


@dataclass(frozen=True, slots=True)
class Media:
    """A photo or a document that Telegram has already, by its id there."""

    kind: Literal["photo", "document"]
    file_id: str


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: HTML with placeholders by language. `confirms` puts buttons under it that say whether one comes."""

    texts: Mapping[str, str] = field(default_factory=dict)
    media: Media | None = None
    confirms: bool = False

    @property
    def longest(self) -> int:
        return LONGEST_CAPTION if self.media else LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`key` is the same however often one and the same broadcast is ordered, so it is sent once.

    `original` is the id of the broadcast that a correction or a withdrawal changes; after `too_late_at` nothing of it
    leaves any more. A reminder is `moved` as long as its event has another date than the one that it was planned for; it has
    no `due_at` then if it was paused before.
    """

    key: str
    kind: Kind
    event: str
    audience: Audience
    content: Content
    status: Status
    author: int
    created_at: datetime
    due_at: datetime | None = None
    too_late_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    original: int | None = None
    id: int = 0

    @property
    def is_over(self) -> bool:
        return self.status in ("done", "cancelled", "missed", "moved")


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the deliveries of a broadcast; of the blocked, so many have `no_chat` where one could try again."""

    sent: int = 0
    blocked: int = 0
    failed: int = 0
    unsure: int = 0
    waiting: int = 0
    cancelled: int = 0
    missed: int = 0
    no_chat: int = 0

    @property
    def total(self) -> int:
        return sum(
            (self.sent, self.blocked, self.failed, self.unsure, self.waiting, self.cancelled, self.missed)
        )


class UnknownContent(Exception):
    """What was stored is no content that this version of the bot knows."""


_contents: TypeAdapter[Content] = TypeAdapter(Content)


def dump(content: Content) -> str:
    return _contents.dump_json(content).decode()


def load(stored: str) -> Content:
    """The content that was stored.

    Raises UnknownContent where it says nothing, or something that this version of the bot does not know.
    """
    found = from_json(stored)
    if not {"texts"} <= set(found) <= {each.name for each in fields(Content)}:
        raise UnknownContent
    return _contents.validate_python(found)
