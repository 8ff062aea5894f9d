"""The registrations that a batch knows: as they were loaded, and as they have become since."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from bot.parts.talks import Talks
from conversations.chat.effects import Drop, Keep
from conversations.chat.needs import Needs
from conversations.model.event.event import Event
from conversations.model.registrations import counting, searching
from conversations.model.registrations.counting import Counted
from conversations.model.registrations.registration import NOBODY, Registration
from storage import counts, recounts, registrations, search, subjects
from storage.recounts import Recount

PENDING_LOOKED_AT = 6


@dataclass(slots=True)
class Registrations(Part):
    """`by_code` holds what stands now; what is not on disk yet is in `new`, `changed` and `gone`, with how the counts
    change, and the words that are searched for.

    Codes are kept in the order in which they came, as the keys of dictionaries: rows get their numbers in it, and people
    see their colleagues in it. Of the `persons`, all that they filled in is known;
    `unreadable` are persons and events of registrations that can't be read.
    """

    events: Mapping[str, Event]
    talks: Talks
    persons: set[int] = field(default_factory=set)
    unreadable: set[tuple[int, str]] = field(default_factory=set)
    by_code: dict[str, Registration] = field(default_factory=dict)
    new: dict[str, None] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    counted: dict[str, Counter[Counted]] = field(default_factory=dict)
    found_by: dict[str, frozenset[str]] = field(default_factory=dict)
    _recounts: Mapping[str, Recount] | None = None
    _pending: Sequence[Registration] = ()
    _sharing: dict[str, list[str]] = field(default_factory=dict)
    _codes: dict[int | str, dict[str, None]] = field(default_factory=dict)

    needed_for: ClassVar = ("codes", "claims", "threads", "pending", "signs")
    changes: ClassVar = (Keep, Drop)

    @property
    def keys(self) -> Iterable[int | str]:
        """The persons, registrants and claims that registrations stand under."""
        return self._codes.keys()

    def know(self, loaded: Iterable[Registration]) -> None:
        """Take what was loaded; what has changed since stays as it is."""
        for each in loaded:
            if each.code not in self.gone and each.code not in self.by_code:
                self._enter(each)

    async def know_persons(self, connection: AsyncConnection, persons: Collection[int]) -> None:
        """Load what persons filled in, for themselves and for others."""
        if new := set(persons) - self.persons - {NOBODY}:
            owned, unreadable = await registrations.owned(connection, new)
            self.know(owned)
            self.unreadable |= unreadable
            self.persons |= new

    async def know_owners(self, connection: AsyncConnection, concerned: Iterable[Registration]) -> None:
        """Load what else they have filled in who will hear of these registrations, since their cards tell it."""
        await self.know_persons(connection, {each.owner for each in concerned})

    async def recounts(self, connection: AsyncConnection) -> Mapping[str, Recount]:
        """Return the counts that are being made anew, by event; they stand still as long as the batch is open."""
        if self._recounts is None:
            self._recounts = await recounts.unfinished(connection)
        return self._recounts

    @property
    def pending(self) -> list[Registration]:
        """Those that were loaded because they wait for a decision, and still do."""
        found = [self.by_code[each.code] for each in self._pending if each.code in self.by_code]
        return [each for each in found if each.status == "pending"]

    def own(self, person: int) -> dict[str, Registration]:
        """The registrations of a person, by event."""
        return {each.event: each for each in self._under(person) if each.person == person}

    def unreadable_of(self, person: int) -> set[str]:
        """The events for which a person has a registration that can't be read."""
        return {event for each, event in self.unreadable if each == person}

    def for_others(self, registrant: int) -> dict[str, Registration]:
        """Those that a person filled in for others, by code."""
        return {each.code: each for each in self._under(registrant) if each.person != registrant}

    @property
    def others(self) -> Mapping[int, Mapping[str, Registration]]:
        """What each registrant filled in for others, looked up when it is asked for."""
        return _Others(self)

    def named(self, codes: Iterable[str], claims: Iterable[str]) -> dict[str, Registration]:
        """Registrations by the codes and claims that name them."""
        found = {code: self.by_code[code] for code in codes if code in self.by_code}
        return found | {claim: each for claim in claims for each in self._under(claim) if each.claim == claim}

    def sharing(self, signs: Iterable[str]) -> list[Registration]:
        """Those whose address has one of these signs, as far as they were loaded."""
        codes = dict.fromkeys(code for each in signs for code in self._sharing.get(each, ()))
        return [self.by_code[code] for code in codes if code in self.by_code]

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Load what inputs name, and what their talks are about; those that have an address; or those that wait for a decision."""
        codes = {code for each in needs for code in self.talks.completed(each).codes}
        if signs := {sign for each in needs for sign in each.signs}:
            self._sharing |= await search.sharing(connection, signs)
            shared = {code for sign in signs for code in self._sharing.get(sign, ())}
            self.know(await registrations.named(connection, shared - self.by_code.keys(), ()))
        claims = {claim for each in needs for claim in each.claims}
        referred = await registrations.named(connection, codes, claims)
        self.know(referred)
        await self.know_owners(connection, referred)
        if any(each.pending for each in needs):
            self._pending = await registrations.pending(connection, self.events.keys(), PENDING_LOOKED_AT)
            self.know(self._pending)

    def carry_out(self, change: Keep | Drop, actor: Actor) -> None:  # noqa: ARG002 - whoever changes it
        event = self.events[change.registration.event]
        match change:
            case Keep(registration):
                self._keep(event, registration)
            case Drop(registration):
                self._drop(event, registration)

    @property
    def has_changed(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    async def write(self, connection: AsyncConnection) -> None:
        """Bring to disk what has changed. Rows go before others take their place."""
        await registrations.remove(connection, self.gone)
        new = [self.by_code[code] for code in self.new if code not in self.gone]
        left_alone = self.gone | self.new.keys()
        changed = [self.by_code[code] for code in self.changed if code not in left_alone]
        await registrations.save(connection, changed)
        await registrations.add(connection, new)
        await counts.add(connection, recounts.countable(self.counted, await self.recounts(connection)))
        await search.leave(connection, self.gone)
        await search.enter(connection, self.found_by, self.new)
        self.new, self.changed, self.gone, self.found_by = {}, {}, set(), {}
        self.counted = {}

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        """Delete what shows, counts and finds them."""
        await subjects.forget(connection, registrations.codes(event))
        await subjects.forget(connection, registrations.tickets(event))
        await search.forget(connection, event)
        await counts.replace(connection, event, {})

    def _keep(self, event: Event, after: Registration) -> None:
        before = self.by_code.get(after.code)
        self._count(event, before, after)
        words = searching.words_of(event, after)
        if before is None or words != searching.words_of(event, before):
            self.found_by[after.code] = words
        (self.changed if before else self.new)[after.code] = None
        self._enter(after)

    def _drop(self, event: Event, registration: Registration) -> None:
        self._count(event, registration, None)
        self.by_code.pop(registration.code, None)
        self.found_by.pop(registration.code, None)
        self.gone.add(registration.code)

    def _count(self, event: Event, before: Registration | None, after: Registration | None) -> None:
        if counted := after or before:
            change = self.counted.setdefault(counted.code, Counter())
            change.update(counting.difference(event, before, after))

    def _enter(self, registration: Registration) -> None:
        self.by_code[registration.code] = registration
        for key in (registration.person, registration.registrant, registration.claim):
            if key is not None:
                self._codes.setdefault(key, {})[registration.code] = None

    def _under(self, key: int | str) -> list[Registration]:
        """Those that stand, or stood at some time in this batch, under a person, a registrant or a claim."""
        return [self.by_code[code] for code in self._codes.get(key, ()) if code in self.by_code]


@dataclass(frozen=True, slots=True)
class _Others(Mapping[int, Mapping[str, Registration]]):
    registrations: Registrations

    def __getitem__(self, registrant: int) -> Mapping[str, Registration]:
        return self.registrations.for_others(registrant)

    def __iter__(self) -> Iterator[int]:
        return (key for key in self.registrations.keys if isinstance(key, int))

    def __len__(self) -> int:
        return sum(1 for _ in self)
