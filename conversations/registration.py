"""A submitted form, and what its answers can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What registration codes are made of: no 0 beside O and no 1 beside I, so they can be read out."""

CODE_LENGTH = 6

Status = Literal["confirmed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed: to which version of the privacy notice, and when."""

    version: str
    at: datetime


Answer = str | Consent | None
"""What the attendee gave for a field: words, the key of a choice, a consent, or None where it was skipped."""

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Registration:
    event: str
    code: str
    status: Status
    language: str
    answers: Answers
    registered_at: datetime
    changed_at: datetime


def spoken(code: str) -> str:
    """The code in two halves, as one reads it out on the phone."""
    return f"{code[:3]}-{code[3:]}"
