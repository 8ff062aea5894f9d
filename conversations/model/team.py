"""Who may do what. An organiser may do whatever staff may."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

Role = Literal["organiser", "staff"]

ROLES: tuple[Role, ...] = ("staff", "organiser")

INVITATION_LASTS = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team; who stands in ORGANISERS was appointed `by` nobody, and can't be removed in the chat."""

    chat: int
    role: Role
    name: str = ""
    by: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A role for the first who opens the link, until it runs out; of its token only the hash is stored."""

    token_hash: str
    role: Role
    by: int
    until: datetime


def hash_token(token: str) -> str:
    """Return what is stored of a token, so that nobody who reads the database can open the link."""
    return sha256(token.encode()).hexdigest()
