"""Declares the facts: what is true around a conversation at the moment of a step. It is loaded before and holds until the commit."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

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
class Bot:
    """Who speaks; `rate` is how many messages of a broadcast leave in a second."""

    username: str = ""
    rate: float = 30.0


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is nobody else's yet: the code of a registration or a question, the nonce of a draft, the token of a link."""

    code: str
    nonce: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class Registrations:
    """The registrations that a step may have to do with.

    `own` are the person's, by event, and `colleagues` those that the person filled in for others, by code. `named` are
    those that the input refers to, by code and by claim; `others` what those filled in for colleagues to whom they
    belong, by registrant and code; `pending` those that wait for a decision. `ahead` says how many stand in line before
    one, by its code. `unreadable` are the events for which the person has one that can't be read. `answered` is what
    others answered and comes close to what is said, by event and field; `sharing` are those with an address that is given.
    """

    own: Mapping[str, Registration] = field(default_factory=dict)
    colleagues: Mapping[str, Registration] = field(default_factory=dict)
    named: Mapping[str, Registration] = field(default_factory=dict)
    others: Mapping[int, Mapping[str, Registration]] = field(default_factory=dict)
    pending: Sequence[Registration] = ()
    ahead: Mapping[str, int] = field(default_factory=dict)
    unreadable: AbstractSet[str] = frozenset()
    answered: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    sharing: Sequence[Registration] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """Who may do more than attend, by chat, and what those of them speak who have written.

    `invitations` are those that the input refers to, by the hash of their token.
    """

    members: Mapping[int, Member] = field(default_factory=dict)
    languages: Mapping[int, str] = field(default_factory=dict)
    invitations: Mapping[str, Invitation] = field(default_factory=dict)

    @property
    def organisers(self) -> dict[int, str]:
        """Those who hear of what an organiser decides, each with their language."""
        found = [chat for chat, member in self.members.items() if member.role == "organiser"]
        return {chat: self.languages.get(chat, LANGUAGES[0]) for chat in found}


@dataclass(frozen=True, slots=True)
class Questions:
    """What the events answer, by event, and the questions that the input has to do with, by code.

    `often` is what was asked most, and `lessons` what organisers taught.
    """

    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    by_code: Mapping[str, Question] = field(default_factory=dict)
    often: Sequence[AskedOften] = ()
    lessons: Sequence[Lesson] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a step may know.

    `subject` is what the message is about that the input is a reply to, as `subjects` names it. `seats` are by event,
    where they are limited. `totals` says how many registrations of an event are in which state, and `looked_up` what else
    the team asked for.
    """

    now: datetime
    events: Mapping[str, Event]
    person: Person
    fresh: Fresh
    wording: Wording
    bot: Bot = Bot()
    me: int = 0
    subject: str = ""
    registrations: Registrations = Registrations()
    seats: Mapping[str, Seats] = field(default_factory=dict)
    team: Team = Team()
    questions: Questions = Questions()
    totals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    looked_up: LookedUp = NOTHING

    @property
    def mine(self) -> list[Registration]:
        """The person's own registrations, and those that the person filled in for others."""
        return [*self.registrations.own.values(), *self.registrations.colleagues.values()]

    @property
    def role(self) -> Role | None:
        """What the person is in the team; None for those who only attend."""
        member = self.team.members.get(self.me)
        return member.role if member else None

    @property
    def is_organiser(self) -> bool:
        return self.role == "organiser"

    @property
    def is_staff(self) -> bool:
        """Whether the person may do what staff may; an organiser may as well."""
        return self.role is not None

    def with_registrations(self, **changed: Any) -> "Facts":
        return replace(self, registrations=replace(self.registrations, **changed))

    def with_team(self, members: Mapping[int, Member]) -> "Facts":
        return replace(self, team=replace(self.team, members=members))

    def with_lessons(self, lessons: Sequence[Lesson]) -> "Facts":
        return replace(self, questions=replace(self.questions, lessons=lessons))

    def asked_in(self, message: int) -> bool:
        """Whether a message of the person was heard as a question."""
        return any(
            each.chat == self.me and each.message == message for each in self.questions.by_code.values()
        )
