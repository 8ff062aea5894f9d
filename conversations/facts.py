"""What is true around a conversation at the moment of a step. It is loaded before and holds until the commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conversations.event import Event
from conversations.registration import Registration
from conversations.seats import Seats
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
    """What a step may know.

    `registrations` are the person's own, by event, and `colleagues` those that the person filled in for others, by
    code. `found` holds the others that the input refers to, by code and by claim; `pending` those that wait for a
    decision; the `organisers` come with their languages. `seats` are by event, where they are limited; `ahead` says how many stand in line before a registration,
    by its code; `known` holds what others answered, by event and field. `code`, `nonce` and `token` are fresh and
    nobody else's.
    """

    now: datetime
    events: Mapping[str, Event]
    registrations: Mapping[str, Registration]
    person: Person
    code: str
    nonce: str
    bot: str
    wording: Wording
    me: int = 0
    token: str = ""
    organisers: Mapping[int, str] = field(default_factory=dict)
    colleagues: Mapping[str, Registration] = field(default_factory=dict)
    found: Mapping[str, Registration] = field(default_factory=dict)
    pending: Sequence[Registration] = ()
    seats: Mapping[str, Seats] = field(default_factory=dict)
    ahead: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
