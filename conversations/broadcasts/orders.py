"""Declares the orders: what an organiser asks of broadcasts that can't be answered before the database was looked into.

A step gives an order as its effect. It is carried out in the same transaction, and what was found is said after.
"""

from dataclasses import dataclass
from datetime import datetime

from conversations.chat.effects import Order
from conversations.model.broadcasts.composition import Composition


@dataclass(frozen=True, slots=True)
class Survey(Order):
    """Show whom the audience of a composition reaches; `part` is the one that is being chosen.

    Of its pages, `at` is the one to show: its number, or the sign of a value that stands there.
    """

    composition: Composition
    part: str
    message: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class Preview(Order):
    """Show a composition as one of its audience will see it, to how many it goes and how long that takes."""

    composition: Composition


@dataclass(frozen=True, slots=True)
class Try(Order):
    """Send a composition to the organiser alone, as one of its audience will see it."""

    composition: Composition


@dataclass(frozen=True, slots=True)
class Launch(Order):
    """Send a composition to all whom it reaches, at once or at a later time."""

    composition: Composition
    due_at: datetime | None
    message: int


@dataclass(frozen=True, slots=True)
class Manage(Order):
    """Do something with a broadcast that exists, and show its report: pause, go on, cancel, try again …"""

    act: str
    broadcast: int
    message: int


@dataclass(frozen=True, slots=True)
class Settle(Order):
    """Let nobody be told of what has changed of an event; `offer` stands for the changes."""

    event: str
    offer: str


@dataclass(frozen=True, slots=True)
class ListBroadcasts(Order):
    """Show the newest broadcasts of an event."""

    event: str


@dataclass(frozen=True, slots=True)
class ListUnreachable(Order):
    """Show who has a seat and can't be written to."""

    event: str


@dataclass(frozen=True, slots=True)
class ListReminders(Order):
    """Show what will be sent by itself, when, and to how many."""

    event: str
