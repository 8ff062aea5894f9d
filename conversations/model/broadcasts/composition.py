"""A broadcast that an organiser is writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Content, Media

EVERYBODY = "all"
"""Stands where a language could: one text for all."""

TIME = "time"
"""Stands there too, where a time is to be written."""


@dataclass(frozen=True, slots=True)
class Composition:
    """`nonce` tells its buttons from those of others, and makes sure that it is sent once.

    `awaits` says what the organiser's next words are: the text in a language or for all, the time; empty where they are
    nothing of the broadcast. It `corrects` the broadcast with that id; `organisation` is the field that names those. One that
    `tells` what has changed of the event has the sign of the changes as its nonce.
    """

    event: str
    nonce: str
    audience: Audience = field(default_factory=lambda: Audience(statuses=("confirmed",)))
    texts: Mapping[str, str] = field(default_factory=dict)
    media: Media | None = None
    awaits: str = ""
    due_at: datetime | None = None
    corrects: int | None = None
    confirms: bool = False
    organisation: str = ""
    tells: bool = False

    @property
    def content(self) -> Content:
        return Content(self.texts, self.media, self.confirms)

    def awaiting(self, what: str) -> "Composition":
        return replace(self, awaits=what)
