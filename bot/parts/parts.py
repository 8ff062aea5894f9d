"""All the parts of a batch."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, CountedWhenAsked, Part
from bot.parts.audit import Audit
from bot.parts.boards import Boards
from bot.parts.broadcasts import Broadcasts
from bot.parts.lookups import Lookups
from bot.parts.questions import Questions
from bot.parts.registrations import Registrations
from bot.parts.seats import Seats
from bot.parts.talks import Talks
from bot.parts.team import Team
from bot.world import World
from conversations.chat.effects import Effect
from conversations.chat.needs import Needs


class Parts:
    """Those that compare a registration with how it stood before come before the registrations, and so hear of it first."""

    def __init__(self, world: World, now: datetime) -> None:
        events = world.events
        self.team = Team(world.organisers)
        self.talks = Talks()
        self.registrations = Registrations(events, self.talks)
        self.lookups = Lookups(events, self.registrations, self.team, now)
        self.seats = Seats(events, self.registrations)
        self.audit = Audit(events, self.registrations)
        self.questions = Questions(events.keys(), lessons={each.code: each for each in world.lessons})
        self.seats_when_asked = CountedWhenAsked(self.seats.by_event, self.seats.limited, self.seats.count)
        self.totals_when_asked = CountedWhenAsked(self.lookups.totals, events, self.lookups.count_total)
        self.boards = Boards()
        self.broadcasts = Broadcasts()
        self._all: tuple[Part, ...] = (
            self.team,
            self.talks,
            self.lookups,
            self.seats,
            self.audit,
            self.registrations,
            self.questions,
            self.boards,
            self.broadcasts,
        )

    def __iter__(self) -> Iterator[Part]:
        return iter(self._all)

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Let each part load what inputs need of it, and that once: what has changed since stays as it is."""
        for part in self._all:
            own = {part.share(each): each for each in needs}
            if new := [each for share, each in own.items() if any(share) and share not in part.loaded]:
                await part.load(connection, new)
                part.loaded = part.loaded | own.keys()

    def carry_out(self, effect: Effect, actor: Actor) -> None:
        """Let the parts that an effect changes take it in; there is none for what is only said."""
        for part in self._all:
            if isinstance(effect, part.changes):
                part.touched = True
                part.carry_out(effect, actor)
