"""Keeps Telegram's limits rather than run into them.

About one message a second in a private chat with a small burst, twenty a minute in a group, thirty a second for
bulk messages. Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
Times are seconds of a clock that never goes back.
"""

import math
from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile

PRIVATE_BURST, PRIVATE_SECONDS = 8, 1.0
GROUP_BURST, GROUP_SECONDS = 5, 3.0

FORGOTTEN_AT_ONCE = 2
"""More than come, so that those who are remembered get fewer again after a crowd."""

PACE_SECONDS = 0.1
"""Bulk messages leave evenly: those of so many seconds may leave at once, and not those of a whole second."""

ROUNDING = 1e-6

ENOUGH = 100
"""After so many answers the quickest of them is taken to be as quick as a call can be."""

PART = 0.5
"""Of the quickest call, what is surely spent on ways: the quickest way there and the quickest back are seldom of one call."""

WORK_SECONDS = 0.002
"""So much of the quickest call may be the work of both ends and no way at all: on one machine all of it is."""


@dataclass(slots=True)
class Bucket:
    """Tokens that come back at an even pace, up to a burst."""

    burst: float
    seconds: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one more may leave; 0 when it may now."""
        return max(0.0, (1 - self.left(now)) * self.seconds)

    def left(self, now: float) -> float:
        """How many may leave now."""
        self.tokens = min(float(self.burst), self.tokens + (now - self.at) / self.seconds)
        self.at = now
        return self.tokens

    def take(self) -> None:
        self.tokens -= 1

    def is_surely_full(self, now: float) -> bool:
        """Whether so much time has passed since it was looked at that nothing can be missing."""
        return now - self.at >= (self.burst - min(0.0, self.tokens)) * self.seconds


@dataclass(slots=True)
class Limits:
    """How long each chat and the bulk lane have to wait; `rate` is bulk messages per second, 1 or more.

    Telegram counts a message when it arrives, which is some time between the call and its answer. So one that is under
    way is counted, and one that was answered counts from the latest instant at which it can have arrived: the answer,
    less a part of the time that the quickest call is on its way there and back. Before enough have been seen to know
    that, the answer.
    A message can be taken so many seconds `ahead` of the instant at which it may leave, since taking it takes time.
    """

    rate: float
    ahead: float = 0.0
    _buckets: dict[int, Bucket] = field(default_factory=dict)
    _arrived: deque[float] = field(default_factory=deque)
    _under_way: int = 0
    _quickest: float = math.inf
    _answered: int = 0
    _paused: dict[int, float] = field(default_factory=dict)
    _bulk_until: float = 0.0
    _all_until: float = 0.0
    _pace: Bucket = field(init=False)

    def __post_init__(self) -> None:
        burst = max(1, round(int(self.rate) * PACE_SECONDS))
        self._pace = Bucket(burst, 1 / int(self.rate), burst, 0.0)

    def wait(self, chat: int, now: float) -> float:
        """Seconds until a chat may get one more message."""
        pause = max(self._paused.get(chat, 0.0), self._all_until) - now
        return max(pause, self._bucket(chat, now).wait(now), 0.0)

    def take(self, chat: int, now: float) -> None:
        """Note that a message leaves for a chat."""
        self._bucket(chat, now).take()

    def bulk_room(self, now: float) -> int:
        """How many bulk messages may be taken now, looking back over one second."""
        while self._arrived and self._arrived[0] <= now - 1:
            self._arrived.popleft()
        if now < max(self._bulk_until, self._all_until):
            return 0
        soon_free = sum(1 for _ in takewhile(lambda each: each <= now + self.ahead - 1, self._arrived))
        room = int(self.rate) - len(self._arrived) + soon_free - self._under_way
        return max(0, min(room, int(self._pace.left(now) + self.ahead / self._pace.seconds + ROUNDING)))

    def bulk_wait(self, now: float) -> float:
        """Seconds until a bulk message may be taken; 0 when one may now.

        A second where all that count are under way: one of them has to be answered first.
        """
        if self.bulk_room(now):
            return 0.0
        pause = max(self._bulk_until, self._all_until) - now
        number = self._first_in_the_way
        if number < 0:
            return max(pause, self._pace.wait(now) - self.ahead)
        waits = self._arrived[number] + 1 - self.ahead - now if number < len(self._arrived) else 1.0
        return max(pause, waits)

    def take_bulk(self, now: float) -> float:
        """Note that a bulk message is taken, and tell when it may leave."""
        number = self._first_in_the_way
        self._under_way += 1
        self._pace.left(now)
        self._pace.take()
        return self._arrived[number] + 1 if 0 <= number < len(self._arrived) else now

    def bulk_answered(self, left: float, now: float) -> None:
        """Note that the call which left at one time is over."""
        self._under_way -= 1
        self._answered += 1
        self._quickest = min(self._quickest, now - left)
        on_its_way = PART * max(0.0, self._quickest - WORK_SECONDS)
        self._arrived.append(now - on_its_way if self._answered > ENOUGH else now)

    def bulk_stays(self, number: int) -> None:
        """Note that so many messages which were taken do not leave after all."""
        self._under_way -= number

    def refused(self, chat: int, seconds: float, now: float) -> None:
        """Telegram said "too many": that chat and the bulk lane pause, and all do when a second chat hears it."""
        others = [each for each, until in self._paused.items() if until > now and each != chat]
        self._paused = {each: until for each, until in self._paused.items() if until > now}
        self._paused[chat] = now + seconds
        self._bulk_until = max(self._bulk_until, now + seconds)
        if others:
            self._all_until = max(self._all_until, now + seconds)

    @property
    def _first_in_the_way(self) -> int:
        """Which of those that arrived has to be a second old before one more may leave; below 0, none has to."""
        return len(self._arrived) + self._under_way - int(self.rate)

    def _bucket(self, chat: int, now: float) -> Bucket:
        """Return the bucket of a chat, as the one that was used last."""
        bucket = self._buckets.pop(chat, None)
        if bucket is None:
            self._forget(now)
            burst, seconds = (PRIVATE_BURST, PRIVATE_SECONDS) if chat > 0 else (GROUP_BURST, GROUP_SECONDS)
            bucket = Bucket(burst, seconds, burst, now)
        self._buckets[chat] = bucket
        return bucket

    def _forget(self, now: float) -> None:
        """Forget full buckets, which say nothing, from the one that was used longest ago: two for each that comes."""
        for _ in range(FORGOTTEN_AT_ONCE):
            chat = next(iter(self._buckets), None)
            if chat is None or not self._buckets[chat].is_surely_full(now):
                return
            del self._buckets[chat]
