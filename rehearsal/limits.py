"""How fast a bot may send: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from rehearsal.wire import Refusal


@dataclass
class Window:
    """At most so many in so many seconds, measured over the seconds just past."""

    count: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.count else 0.0

    def spend(self, now: float) -> None:
        self.times.append(now)


@dataclass
class Bucket:
    """A burst, then a steady rate a second."""

    burst: float
    rate: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        return (1 - self.left) / self.rate if self.left < 1 else 0.0

    def spend(self, now: float) -> None:
        del now
        self.left -= 1


class Limits:
    """One limit a chat; and one over all chats, where the rehearsal was told a number a second."""

    def __init__(self, *, on: bool = True, bulk: int | None = None) -> None:
        self.on = on
        self._chats: dict[int, Window | Bucket] = {}
        self._bulk = Window(bulk, 1.0) if bulk else None

    def spend(self, chat_id: int) -> None:
        """Count one message to a chat, or refuse it with the seconds to wait."""
        now = time.monotonic()
        limits = [self._of(chat_id, now), *([self._bulk] if self._bulk else [])]
        wait = max(limit.wait(now) for limit in limits) if self.on else 0.0
        if wait > 0:
            raise too_many(math.ceil(wait))
        for limit in limits:
            limit.spend(now)

    def _of(self, chat_id: int, now: float) -> Window | Bucket:
        if chat_id not in self._chats:
            self._chats[chat_id] = Bucket(20, 1.0, 20, now) if chat_id > 0 else Window(20, 60.0)
        return self._chats[chat_id]


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
