"""Knows the parts of one utterance: Telegram's apps send what is longer than a message as several.

No place takes words that fill a message, so the rest of them belongs to what was refused already.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conversations.chat.inputs import Input, Said
from conversations.language.units import units

FULL = 4090
"""UTF-16 units from which on a message is full: apps cut at 4,096, a pair of units or a blank at the cut is left out.

Source: https://core.telegram.org/bots/api#message
"""

AT_ONCE = timedelta(seconds=10)
"""How soon after a full message its rest arrives at the latest; nobody writes anew as fast."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A message that was full, and came at this time: what follows at once is its rest."""

    at: datetime


def cut(given: Input, now: datetime) -> Cut | None:
    """What is remembered of a message that more of the same may follow; None of all others."""
    return Cut(now) if isinstance(given, Said) and units(given.text) >= FULL else None


def goes_on(before: Cut | None, given: Input, now: datetime) -> bool:
    """Whether words are the rest of what was said just before."""
    return before is not None and isinstance(given, Said) and now - before.at <= AT_ONCE
