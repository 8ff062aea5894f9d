"""What is true around a conversation at the moment of a step. It is loaded before and holds until the commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conversations.event import Event
from conversations.registration import Registration
from conversations.wording import Wording


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes, as Telegram tells it."""

    first_name: str = ""
    last_name: str = ""
    language: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Facts:
    """`registrations` are the person's own, by event; `code` and `nonce` are fresh and nobody else's."""

    now: datetime
    events: Mapping[str, Event]
    registrations: Mapping[str, Registration]
    person: Person
    code: str
    nonce: str
    bot: str
    wording: Wording
