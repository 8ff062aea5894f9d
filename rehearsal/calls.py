"""What the bot asked of Telegram, in order, and how it was answered."""

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from rehearsal.wire import Json

KEPT = 100_000  # calls


@dataclass
class Call:
    """One call once it was answered; status 0 says that the connection closed without an answer."""

    method: str
    chat_id: int | None
    params: Json
    time: float
    status: int
    description: str | None = None
    number: int = 0


class Calls:
    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=KEPT)
        self.count = 0

    def add(self, call: Call) -> None:
        self.count += 1
        call.number = self.count
        self._calls.append(call)

    def since(self, number: int) -> list[Call]:
        """The calls after a number; the newest are looked at first, because they are asked for."""
        newer = list(takewhile(lambda call: call.number > number, reversed(self._calls)))
        return newer[::-1]
