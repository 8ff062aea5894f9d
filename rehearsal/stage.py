"""One rehearsal: its world, and what stands between the bot and it."""

import time
from dataclasses import dataclass, field
from typing import Literal

from rehearsal.calls import Calls
from rehearsal.cast import Suggestion
from rehearsal.clock import Clock
from rehearsal.faults import Faults
from rehearsal.limits import Limits
from rehearsal.webhook import Webhook
from rehearsal.world import Bot, World

_AWAY_AFTER = 5.0  # seconds without a poll
_STARTS_WITHIN = 120.0  # seconds until the first poll, on a machine that has much else to do

Presence = Literal["starting", "here", "away"]


@dataclass
class Polls:
    """Who polls: only the newest long poll may stay."""

    newest: int = 0
    open: int = 0
    ended_at: float = 0.0

    def begin(self) -> int:
        self.newest += 1
        self.open += 1
        return self.newest

    def end(self) -> None:
        self.open -= 1
        self.ended_at = time.monotonic()

    @property
    def is_silent(self) -> bool:
        return not self.open and time.monotonic() - self.ended_at > _AWAY_AFTER


@dataclass
class Stage:
    world: World
    webhook: Webhook
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    calls: Calls = field(default_factory=Calls)
    polls: Polls = field(default_factory=Polls)
    suggestions: list[Suggestion] = field(default_factory=list)
    set_at: float = field(default_factory=time.monotonic)

    @property
    def presence(self) -> Presence:
        """Whether the bot takes updates; one that never did may still be starting."""
        if self.webhook.address is not None:
            return "here"
        if not self.polls.newest:
            return "starting" if time.monotonic() - self.set_at < _STARTS_WITHIN else "away"
        return "away" if self.polls.is_silent else "here"


def set_stage(token: str, username: str, clock: Clock | None = None, limits: Limits | None = None) -> Stage:
    """An empty world around one bot."""
    bot = Bot(token, username, username.removesuffix("_bot").replace("_", " ").capitalize())
    world = World(bot, clock or Clock())
    return Stage(world, Webhook(world.updates), limits or Limits())
