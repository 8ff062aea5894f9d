"""What an answer can be, and how somebody can stand towards an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Group = Literal["confirmed", "offered", "waitlisted", "pending", "draft", "declined", "cancelled"]
"""How somebody stands towards an event; a draft is no registration yet."""


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed: to which version of the privacy notice, and when."""

    version: str
    at: datetime


Answer = str | tuple[str, ...] | Consent | None
"""What the attendee gave for a field; None where it was skipped.

Words; a phone number as in E.164; a whole number in digits; a date as 2019-01-23; "yes" or "no"; the key of a
choice, or the keys of several; a consent.
"""

Answers = Mapping[str, Answer]
