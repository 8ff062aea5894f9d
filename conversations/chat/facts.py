"""Declares the facts: what is true around a conversation at the moment of a step. It is loaded before and holds until the commit."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.model.lookups import NOTHING, LookedUp
from conversations.model.questions.question import AskedOften, Lesson, Question
from conversations.model.questions.understanding import Knowledge
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.seats import Seats
from conversations.model.team import Invitation, Member, Role


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

    The `team` is who may do more than attend, and `languages` what those of them speak who have written;
    `invitations` are those that the input refers to, by the hash of their token. `registrations` are the person's own, by event, and
    `colleagues` those that the person filled in for others, by code. `found` holds the others that the input refers to,
    by code and by claim, and `others` what those filled in for colleagues to whom they belong, by registrant and code;
    `pending` those that wait for a decision. `seats` are by event, where they are limited; `ahead` says how many stand
    in line before a registration, by its code; `known` holds what others answered, by event and field. For the team,
    `totals` says how many registrations of an event are in which state, and `desk` what else was looked up. `subject` is
    what the message is about that the input is a reply to, as `subjects` names it. `knowledge` is by event; `questions`
    are those that the input has to do with, by code, `asked_most` what was asked about the events, and `lessons` what
    organisers taught. `code`, `nonce` and `token` are fresh and nobody else's; `rate` is how many messages of a broadcast
    leave in a second. `unreadable` are the events for which the person has a registration that can't be read.
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
    rate: float = 30.0
    team: Mapping[int, Member] = field(default_factory=dict)
    languages: Mapping[int, str] = field(default_factory=dict)
    invitations: Mapping[str, Invitation] = field(default_factory=dict)
    colleagues: Mapping[str, Registration] = field(default_factory=dict)
    found: Mapping[str, Registration] = field(default_factory=dict)
    others: Mapping[int, Mapping[str, Registration]] = field(default_factory=dict)
    pending: Sequence[Registration] = ()
    seats: Mapping[str, Seats] = field(default_factory=dict)
    totals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    desk: LookedUp = NOTHING
    ahead: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    subject: str = ""
    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    asked_most: Sequence[AskedOften] = ()
    lessons: Sequence[Lesson] = ()
    unreadable: AbstractSet[str] = frozenset()

    @property
    def mine(self) -> list[Registration]:
        """The person's own registrations, and those that the person filled in for others."""
        return [*self.registrations.values(), *self.colleagues.values()]

    @property
    def role(self) -> Role | None:
        """What the person is in the team; None for those who only attend."""
        member = self.team.get(self.me)
        return member.role if member else None

    @property
    def organisers(self) -> dict[int, str]:
        """Those who hear of what an organiser decides, each with their language."""
        found = [chat for chat, member in self.team.items() if member.role == "organiser"]
        return {chat: self.languages.get(chat, LANGUAGES[0]) for chat in found}

    @property
    def is_organiser(self) -> bool:
        return self.role == "organiser"

    @property
    def is_staff(self) -> bool:
        """Whether the person may do what staff may; an organiser may as well."""
        return self.role is not None

    def asked_in(self, message: int) -> bool:
        """Whether a message of the person was heard as a question."""
        return any(each.chat == self.me and each.message == message for each in self.questions.values())
