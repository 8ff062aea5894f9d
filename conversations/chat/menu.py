"""The commands in the menu, by role, in the order in which they are shown."""

from collections.abc import Iterator

from conversations.chat.effects import ShowMenu
from conversations.language.languages import LANGUAGES
from conversations.language.wording import Wording
from conversations.model.team import Role

NAMES = ("start", "registration", "programme", "cancel", "language", "privacy", "help")
"""The commands of an attendee."""

STAFF_NAMES = ("count", "find", "checkin")
"""The commands that staff have besides."""

ORGANISERS_NAMES = (
    "broadcast",
    "reminders",
    "decide",
    "questions",
    "export",
    "audit",
    "team",
    "invite",
)
"""The commands that an organiser has besides those."""


def own_to(role: Role | None) -> tuple[str, ...]:
    """The commands that a role brings."""
    match role:
        case "organiser":
            return (*STAFF_NAMES, *ORGANISERS_NAMES)
        case "staff":
            return STAFF_NAMES
        case None:
            return ()


def shown_to(role: Role | None, wording: Wording) -> Iterator[ShowMenu]:
    """The menus of a role: one for each language that a phone speaks, and one for the phones that speak another."""
    for language in LANGUAGES:
        names = (*NAMES, *own_to(role))
        lines = tuple((name, wording.plain(language, f"command-{name}")) for name in names)
        for code in ("", language) if language == LANGUAGES[0] else (language,):
            yield ShowMenu(code, lines)
