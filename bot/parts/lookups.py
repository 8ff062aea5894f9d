"""What a batch looks up because the team asks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part, write
from bot.parts.count_filter import narrowed
from bot.parts.registrations import Registrations
from bot.parts.team import Team
from conversations.broadcasts import reminders
from conversations.chat.effects import Keep
from conversations.chat.needs import Needs
from conversations.language import collation, folding
from conversations.model.event.event import Event
from conversations.model.lookups import NOTHING, LookedUp, LookUp
from conversations.model.registrations import attendance, counting, searching
from conversations.model.registrations.audit import Entry
from conversations.model.registrations.counting import Counts
from conversations.model.registrations.registration import NOBODY, Registration
from conversations.model.team import Member
from storage import audit, broadcasts, chats, counts, drop_off, notices, registrations, search

MOST_FREQUENT = 8

Events = Mapping[str, Event]


@dataclass(slots=True)
class Lookups(Part):
    """`totals` are by event and state, where they were counted; `found` is by what was looked up.

    A registration that is kept is compared with how it stood before.
    """

    events: Events
    registrations: Registrations
    team: Team
    now: datetime
    totals: dict[str, dict[str, int]] = field(default_factory=dict)
    found: dict[LookUp, LookedUp] = field(default_factory=dict)

    needed_for: ClassVar = ("look_up",)
    changes: ClassVar = (Keep,)

    async def count_total(self, connection: AsyncConnection, event: str) -> None:
        """Look up the counts of an event, where all that has changed in this batch is brought first."""
        await write(connection, (self.registrations,))
        counted = await counts.of(connection, event, [""])
        self.totals[event] = counted.get(("", ""), {})

    def of(self, look_up: LookUp) -> LookedUp:
        """Give what was looked up, as it stands now."""
        looked_up = self.found.get(look_up, NOTHING)
        now = self.registrations.by_code
        found = [now[each.code] for each in looked_up.found if each.code in now]
        return replace(looked_up, found=found) if looked_up.found else looked_up

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        await write(connection, (self.registrations,))
        for each in {each.look_up for each in needs if each.look_up}:
            found = await self._look_up(connection, each)
            self.registrations.know(found.found)
            self.found[each] = found

    def carry_out(self, change: Keep, actor: Actor) -> None:  # noqa: ARG002 - whoever changes it
        """Keep the totals current while the batch goes on."""
        after = change.registration
        if (total := self.totals.get(after.event)) is not None:
            before = self.registrations.by_code.get(after.code)
            for each, times in counting.difference(self.events[after.event], before, after).items():
                if not each.field:
                    total[each.state] = total.get(each.state, 0) + times

    async def _look_up(self, connection: AsyncConnection, wanted: LookUp) -> LookedUp:
        event = _event(self.events, wanted)
        match wanted.what:
            case "counts" if event:
                return LookedUp(counts=await counted(connection, event, wanted.words))
            case "search":
                words, code = searching.wanted_in(wanted.words), searching.code_in(wanted.words)
                found = await search.find(connection, words, code)
                return await self._known_of(connection, found)
            case "reach":
                named = await registrations.named(connection, [wanted.words], [])
                return replace(await self._known_of(connection, named), found=())
            case "missing" if event:
                day = wanted.day or attendance.today(event, self.now)
                return LookedUp(missing=await _missing(connection, event, day))
            case "known" if event:
                return LookedUp(known=(await notices.find(connection, event.key)).known)
            case "reminders" if event:
                plans = [each.key for each in reminders.planned(event)]
                standing = await broadcasts.keyed(connection, plans)
                return LookedUp(reminders={key: each.status for key, each in standing.items()})
            case "audit":
                return LookedUp(entries=await _entries(connection, wanted, self.team.members))
            case _:
                return NOTHING

    async def _known_of(self, connection: AsyncConnection, found: Sequence[Registration]) -> LookedUp:
        """Those found, with who of them can't be reached, and with whose address somebody else is registered."""
        events = self.events
        signs = {
            each.code: searching.signs_of(events[each.event], each.answers)
            for each in found
            if each.event in events
        }
        shared = await search.sharing(connection, {sign for some in signs.values() for sign in some})
        twice = {sign for sign, codes in shared.items() if len(codes) > 1}
        sharing = {code for code, some in signs.items() if some & twice}
        return LookedUp(found=found, unreachable=await _unreachable(connection, found), sharing=sharing)


async def counted(connection: AsyncConnection, event: Event, words: str = "") -> Counts:
    """The counts of an event; with words, of those who gave answers that the words mean."""
    few = ["", counting.DAY, *(each.key for each in counting.counted_fields(event))]
    by_answer = await counts.of(connection, event.key, few)
    for each in counting.free_fields(event):
        by_answer |= await counts.top(connection, event.key, each.key, MOST_FREQUENT)
    drafts = await drop_off.of(connection, event.key)
    found = Counts(event.key, by_answer.pop(("", ""), {}), by_answer, drafts, words)
    return await narrowed(connection, event, found) if words else found


async def _unreachable(connection: AsyncConnection, found: Sequence[Registration]) -> set[int]:
    return await chats.unreachable_among(connection, {each.owner for each in found} - {NOBODY})


async def _missing(connection: AsyncConnection, event: Event, day: date) -> list[tuple[str, list[str]]]:
    """Who is confirmed and has not come on a day, by organisation; the first of them where there are many."""
    free = next((each.key for each in counting.free_fields(event)), "")
    by_organisation: dict[str, list[str]] = {}
    not_here = await registrations.missing(connection, event.key, None if event.door.is_one else day)
    for each in (each for each in not_here if not attendance.on(event, each, day)):
        organisation = str(each.answers.get(free) or "")
        by_organisation.setdefault(organisation, []).append(event.called(each.answers))
    organisations = sorted(by_organisation.items(), key=lambda each: collation.key(each[0]))
    return [(each, sorted(names, key=collation.key)) for each, names in organisations]


async def _entries(connection: AsyncConnection, wanted: LookUp, team: Mapping[int, Member]) -> list[Entry]:
    if not wanted.words:
        return await audit.newest(connection, wanted.before)
    words = searching.wanted_in(wanted.words)
    found = await search.find(connection, words, searching.code_in(wanted.words))
    actors = [chat for chat, each in team.items() if _is_called(each.name, words)]
    return await audit.about(connection, [each.code for each in found], actors, wanted.before)


def _is_called(name: str, words: Iterable[str]) -> bool:
    own = folding.words(name)
    return all(any(each.startswith(word) for each in own) for word in words)


def _event(events: Events, wanted: LookUp) -> Event | None:
    """The event that is meant: the one of the talk, or the only one there is."""
    if wanted.event:
        return events.get(wanted.event)
    return next(iter(events.values())) if len(events) == 1 else None
