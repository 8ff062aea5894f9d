"""What a batch knows, in parts of one shape: each loads what is needed, carries out what changes it, and writes it."""

from collections.abc import Awaitable, Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.needs import Needs
from conversations.model.registrations.audit import Doer
from conversations.model.registrations.registration import Registration
from conversations.model.team import Member

Value = TypeVar("Value")

Count = Callable[[AsyncConnection, str], Awaitable[None]]
"""Counts something for an event, given by its key."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something, and when; the bot itself is chat 0. `team` is as it stands at the moment."""

    chat: int
    now: datetime
    team: Mapping[int, Member]

    @property
    def role(self) -> Doer:
        member = self.team.get(self.chat)
        if not self.chat:
            return "bot"
        return member.role if member else "attendee"

    def role_for(self, registration: Registration) -> Doer:
        """Tell in which role a registration is changed: who acts for themselves is an attendee, also of the team."""
        own = self.chat and self.chat in (registration.person, registration.registrant)
        return "attendee" if own else self.role


class Part:
    """One thing that a batch knows: as it was loaded, and as it has become since.

    `needed_for` names the needs of inputs that it loads something for, and `changes` the effects that it carries out.
    It is `touched` once one of them came; `loaded` are the shares of inputs that it has loaded something for. A part says only what it does: by itself it needs nothing, writes nothing and
    forgets nothing.
    """

    needed_for: ClassVar[tuple[str, ...]] = ()
    changes: ClassVar[tuple[type[Any], ...]] = ()
    touched = False
    loaded: AbstractSet[tuple[Any, ...]] = frozenset()

    def share(self, needs: Needs) -> tuple[Any, ...]:
        """Return what of the needs of an input is for this part."""
        return tuple(getattr(needs, name) for name in self.needed_for)

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Load what inputs need; not called where none of them needs anything of this part."""

    def carry_out(self, change: Any, actor: Actor) -> None:
        """Take in one of the `changes`."""

    @property
    def has_changed(self) -> bool:
        """Whether there is something to write."""
        return False

    async def write(self, connection: AsyncConnection) -> None:
        """Bring to disk what has changed; not called where nothing has."""

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        """Delete what stands about the attendees of an event besides their registrations."""


async def write(connection: AsyncConnection, parts: Iterable[Part]) -> None:
    """Bring to disk what has changed in these parts; one that nothing touched is not even asked."""
    for part in parts:
        if part.touched and part.has_changed:
            await part.write(connection)


class NotCountedYet(Exception):
    """Something has to be counted before the step can be decided."""

    def __init__(self, count: Count, event: str) -> None:
        super().__init__()
        self._count = count
        self._event = event

    async def count(self, connection: AsyncConnection) -> None:
        await self._count(connection, self._event)


@dataclass(frozen=True, slots=True)
class CountedWhenAsked(Mapping[str, Value]):
    """What is counted by event, and only for those of the `events` that a step asks for.

    Raises NotCountedYet where a step asks for the first time. Then it is counted, and the step is decided anew; it is a
    function of values, so nothing has happened yet.
    """

    counted: Mapping[str, Value]
    events: Container[str]
    count: Count

    def __getitem__(self, event: str) -> Value:
        if event not in self.counted and event in self.events:
            raise NotCountedYet(self.count, event)
        return self.counted[event]

    def __iter__(self) -> Iterator[str]:
        return iter(self.counted)

    def __len__(self) -> int:
        return len(self.counted)
