"""A submitted form, and what its answers can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, NamedTuple

from conversations.model.values import Answers

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What registration codes are made of: no 0 beside O and no 1 beside I, so they can be read out."""

CODE_LENGTH = 6

NOBODY = 0
"""The chat of whoever has none, or wanted to be forgotten: nothing is ever said there."""

Status = Literal["pending", "confirmed", "offered", "waitlisted", "declined", "cancelled"]


class CheckIn(NamedTuple):
    """When somebody was checked in at the door, and by whom."""

    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class Wish:
    """A place in line for a choice that is full; `offer_until` is how long its seat is offered, once it is."""

    place: int
    offer_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """Whoever is registered holds a seat or has a `place` in line; the smaller place comes first.

    `ticket` is what the ticket's link carries besides the code, from when a seat has changed hands: the giver's opens nothing.
    `registrant` is the chat of who filled the form in, and `person` that of the attendee, None until a colleague
    claims it with the token in `claim`. Those with the same `party` only come together. `offer_until` is when an
    offered seat goes to the next; `reason` is what an organiser wrote who declined.
    `left_as` is the status that it had when the attendee, or who registered them, gave the seat up by themselves.
    `coming_at` is when the attendee said once more that they come, `came_at` when staff last checked them in at the door,
    and `came_by` who did; `came_on` are the check-ins by day, where the event has several. `answers` tell what is held.
    `wanted` is what somebody who holds a seat stands in line for beside it, by scope. One whom staff registered on the
    spot has no chat: neither a person nor a registrant.
    """

    event: str
    code: str
    status: Status
    language: str
    answers: Answers
    registered_at: datetime
    changed_at: datetime
    registrant: int = NOBODY
    person: int | None = None
    place: int | None = None
    offer_until: datetime | None = None
    claim: str | None = None
    party: str | None = None
    reason: str | None = None
    coming_at: datetime | None = None
    came_at: datetime | None = None
    came_by: int | None = None
    came_on: Mapping[date, CheckIn] = field(default_factory=dict)
    ticket: str | None = None
    left_as: Status | None = None
    wanted: Mapping[str, Wish] = field(default_factory=dict)

    @property
    def has_come(self) -> bool:
        """Whether the attendee was checked in at the door."""
        return self.came_at is not None

    @property
    def is_over(self) -> bool:
        return self.status in ("declined", "cancelled")

    @property
    def holds_seat(self) -> bool:
        return not self.is_over and self.place is None

    @property
    def owner(self) -> int:
        """The chat that hears of it: the attendee's, or the registrant's until the colleague has claimed it; else NOBODY."""
        return self.registrant if self.person is None else self.person

    @property
    def answers_offers(self) -> int:
        """The chat that takes or leaves an offered seat: for those who come together, that of who said so."""
        return self.owner if self.party in (None, self.code) else self.registrant

    def ended(self, status: Literal["declined", "cancelled"], now: datetime) -> "Registration":
        """Return what is left when it is over: nobody can take it over, nobody comes together with it, and nobody has come.

        The place in line stays written down, so that one can stand in line again.
        """
        nobody_came = replace(self.not_come(), coming_at=None)
        return replace(nobody_came, status=status, claim=None, party=None, wanted={}, changed_at=now)

    def not_come(self) -> "Registration":
        """Return the same of an attendee who has not been at the door."""
        return replace(self, came_at=None, came_by=None, came_on={})

    def left(self, now: datetime) -> "Registration":
        """Return what is left when it is given up by whose it is: a seat that was held can be taken back while it is free."""
        held = self.status if self.status in ("confirmed", "pending") and self.holds_seat else None
        return replace(self.ended("cancelled", now), left_as=held)

    def put_back(self, status: Status, place: int | None, claim: str | None, now: datetime) -> "Registration":
        """The same once more, with the code and the ticket that it had; `claim` is for a colleague who may take it over."""
        again = replace(self, status=status, place=place, offer_until=None, reason=None, left_as=None)
        may_be_claimed = self.person is None and self.registrant
        return replace(again, claim=claim if may_be_claimed else None, changed_at=now)


def spoken(code: str) -> str:
    """The code in two halves, as one reads it out on the phone."""
    return f"{code[:3]}-{code[3:]}"
