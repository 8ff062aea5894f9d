"""The rule that says who gets a broadcast. It is kept as JSON, and storage makes one statement of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter

from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.registrations.registration import Group

LIVE: tuple[Group, ...] = ("confirmed", "offered", "waitlisted", "pending")
"""Those whose registration is not over."""

EVERY: tuple[Group, ...] = (*LIVE, "draft", "declined", "cancelled")


@dataclass(frozen=True, slots=True)
class Audience:
    """Whoever fits all parts of the rule; a part that is empty lets everybody through.

    Without `statuses` it is everybody whose registration is not over. `groups` are target groups, `organisations`
    what was answered, `choices` are written "<field>.<choice>"; of several in one part, one is enough. A `necessary`
    broadcast also reaches those who turned the others off.
    """

    statuses: tuple[Group, ...] = ()
    groups: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    arrived: bool | None = None
    necessary: bool = False

    @property
    def wanted(self) -> tuple[Group, ...]:
        return self.statuses or LIVE

    @property
    def choices_by_field(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.choices:
            field, _, choice = each.partition(".")
            found.setdefault(field, []).append(choice)
        return found

    def without(self, part: str) -> "Audience":
        """The rule with one part left open; with statuses left open it reaches every status there is."""
        open_part: dict[str, Any] = {part: EVERY if part == "statuses" else ()}
        return replace(self, **open_part)

    def toggled(self, part: str, value: str) -> "Audience":
        """The rule with one value more in a part, or one less."""
        held: tuple[str, ...] = getattr(self, part)
        now = tuple(each for each in held if each != value) if value in held else (*held, value)
        changed: dict[str, Any] = {part: now}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Example:
    """One of those whom a broadcast reaches, and the code of the registration that it is about."""

    chat: int | None
    code: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a rule finds: how many by status and by language, and how many of them can't be written to."""

    total: int = 0
    by_status: Mapping[str, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    unreachable: int = 0

    @property
    def reachable(self) -> int:
        return self.total - self.unreachable


def organisation_field(event: Event) -> FormField | None:
    """The field whose answers name organisations: the first that suggests what others answered."""
    return next((each for each in event.fields if each.suggest), None)


def group_field(event: Event) -> FormField | None:
    return next((each for each in event.fields if each.kind == "target-group"), None)


_audiences: TypeAdapter[Audience] = TypeAdapter(Audience)


def dump(audience: Audience) -> str:
    return _audiences.dump_json(audience).decode()


def load(stored: str) -> Audience:
    return _audiences.validate_json(stored)
