"""The seats that a batch knows, and what else is tallied: how many gave an answer that others are offered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part, write
from bot.parts.registrations import Registrations
from conversations.chat.effects import Keep
from conversations.chat.needs import Needs
from conversations.model.event.event import Event
from conversations.model.registrations import parts, seats, tally
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import Tallied
from storage import line as storage_line
from storage import recounts, tallies
from storage import registrations as storage_registrations
from storage.recounts import BEGINNING, Recount


@dataclass(slots=True)
class Seats(Part):
    """`by_event` holds how the events stand that were counted, and `ahead` who stands before whom in line, by code.

    `freed` are the events in which a seat may have come free, `moved` those in which somebody has left the line. `known`
    holds answers of others that come close to what was said, by event and field, and `differences` how the tallies change that are on disk. A
    registration that is kept is compared with how it stood before.
    """

    events: Mapping[str, Event]
    registrations: Registrations
    by_event: dict[str, seats.Seats] = field(default_factory=dict)
    ahead: dict[str, int] = field(default_factory=dict)
    known: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    freed: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    differences: dict[str, Counter[Tallied]] = field(default_factory=dict)

    needed_for: ClassVar = ("answers",)
    changes: ClassVar = (Keep,)

    @property
    def limited(self) -> list[str]:
        return [key for key, event in self.events.items() if event.capacities]

    async def count(self, connection: AsyncConnection, event: str) -> None:
        """Count the seats of a limited event on disk, where all that has changed in this batch is brought first."""
        await write(connection, (self.registrations, self))
        counted = await tallies.seats(connection, tally.limited_fields(self.events[event]))
        if recount := (await self.registrations.recounts(connection)).get(event):
            counted = await _with_uncounted(connection, self.events[event], recount, counted)
        place = await storage_line.next_place(connection, event)
        self.by_event[event] = seats.counted(counted, place)

    async def count_all(self, connection: AsyncConnection) -> None:
        for event in self.limited:
            await self.count(connection, event)

    async def know_places(self, connection: AsyncConnection) -> None:
        """Look up how many stand in line before each of those who are known."""
        waiting = [each for each in self.registrations.by_code.values() if each.status == "waitlisted"]
        self.ahead = await storage_line.places_ahead(connection, waiting)
        beside = [each for each in self.registrations.by_code.values() if tally.waited_for(each)]
        for event in {each.event for each in beside}:
            self.ahead |= parts.ahead(await storage_line.waiting_beside(connection, event))

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        """Load the answers that come close to what is said to the fields that suggest them, or all of them."""
        for key, asked, text in {each.answers for each in needs if each.answers}:
            event = self.events.get(key)
            if event and tally.suggests(event, asked):
                known = (
                    await tallies.answers(connection, key, asked)
                    if text is None
                    else await tallies.answers_like(connection, key, asked, text)
                )
                self.known.setdefault((key, asked), []).extend(known)

    def carry_out(self, change: Keep, actor: Actor) -> None:  # noqa: ARG002 - whoever takes a seat
        after, event = change.registration, self.events[change.registration.event]
        before = self.registrations.by_code.get(after.code)
        if after.status != "waitlisted":
            self.ahead.pop(after.code, None)
            if before and before.status == "waitlisted":
                self.moved.add(event.key)
        difference = tally.difference(event, before, after)
        self.differences.setdefault(after.code, Counter()).update(difference)
        if event.key in self.by_event:
            self._take(after, difference)
        if event.capacities and (_fits_anew(before, after) or any(each < 0 for each in difference.values())):
            self.freed.add(event.key)

    @property
    def has_changed(self) -> bool:
        return bool(self.differences)

    async def write(self, connection: AsyncConnection) -> None:
        unfinished = await self.registrations.recounts(connection)
        new = await tallies.add(connection, recounts.countable(self.differences, unfinished))
        answers = [each for each in new if tally.suggests(self.events[each.event], each.field)]
        await tallies.enter(connection, answers)
        self.differences = {}

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        await tallies.forget(connection, event)

    def _take(self, registration: Registration, difference: Counter[Tallied]) -> None:
        """Take the seats of a registration off those that are free, or the place in line."""
        now = self.by_event[registration.event].after(difference)
        for wish in registration.wanted.values():
            if wish.place >= now.next_place:
                now = now.behind(wish.place)
        if registration.place is not None and registration.place >= now.next_place:
            now = now.behind(registration.place)
            if registration.status == "waitlisted":
                self.ahead[registration.code] = now.waiting - 1
        self.by_event[registration.event] = now


async def _with_uncounted(
    connection: AsyncConnection, event: Event, recount: Recount, counted: Mapping[Tallied, int]
) -> dict[Tallied, int]:
    """Add to the tallies what a count that is being made has not come to yet: rather a seat too many than one too few."""
    begun = recount.mark != BEGINNING
    found = {key: number for key, number in counted.items() if begun or key.field not in recount.fields}
    for capacity in event.capacities:
        key = Tallied(event.key, *tally.parts(capacity))
        if key.field in recount.fields:
            taken = await storage_registrations.seats_at_most(connection, event.key, key.answer, recount.mark)
            found[key] = found.get(key, 0) + taken
    if "" in recount.fields:
        line = Tallied(event.key, "", tally.LINE)
        waiting = await storage_registrations.waiting(connection, event.key, recount.mark)
        found[line] = found.get(line, 0) + waiting
        for scope in (each for each in event.capacities if each):
            beside = Tallied(event.key, "", f"{tally.LINE_OF}{scope}")
            waiting = await storage_registrations.number_beside(connection, event.key, scope, recount.mark)
            found[beside] = found.get(beside, 0) + waiting
    return found


def _fits_anew(before: Registration | None, after: Registration) -> bool:
    """Whether a free seat may fit now whom it did not fit before: with other answers, or in other company."""
    if before is not None and after.wanted and after.status == "confirmed" != before.status:
        return True
    if before is None or after.status != "waitlisted":
        return False
    return (before.answers, before.party) != (after.answers, after.party)
