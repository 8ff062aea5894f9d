"""Which of the usual questions an event answers by itself, without an entry."""

from collections.abc import Callable, Mapping
from datetime import datetime

from conversations.model.event.event import Event

ALWAYS = frozenset(
    {
        "about", "cancel", "change", "deadline", "forget", "help", "human", "my-registration", "organisers", "passed-on",
        "privacy", "register", "start-over", "switch-language", "when",
    }
)  # fmt: skip
"""What every event tells, or what the bot knows of itself."""

SOMETIMES: Mapping[str, Callable[[Event], bool]] = {
    "audience": lambda event: bool(event.audience or event.target_group),
    "capacity": lambda event: event.registration.capacity is not None,
    "contact": lambda event: bool(getattr(event, "contact", None)),
    "group": lambda event: event.colleagues is not None,
    "programme": lambda event: bool(getattr(event, "programme", ())),
    "reminders": lambda event: bool(getattr(event, "reminder", ())),
    "speakers": lambda event: any(item.speakers for item in getattr(event, "programme", ())),
    "substitute": lambda event: event.colleagues is not None,
    "times": lambda event: isinstance(event.starts, datetime),
    "waitlist": lambda event: event.waitlist is not None,
    "where": lambda event: event.venue is not None,
}
"""What an event tells if its organiser wrote it."""


def known(event: Event) -> frozenset[str]:
    """The keys of the topics that this event answers."""
    return ALWAYS | {key for key, tells in SOMETIMES.items() if tells(event)}
