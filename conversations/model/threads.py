"""A thread: messages between one of the team and an attendee that go through the bot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thread:
    """The `asker` is of the team; either side can end it."""

    key: str
    event: str
    code: str
    asker: int
    person: int
    is_open: bool = True
