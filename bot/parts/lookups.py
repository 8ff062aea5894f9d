"""What the team asks for while a batch is decided: looked up before, and written into the audit after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts.count_filter import narrowed
from bot.parts.registrations import Ledger
from conversations.chat.effects import Appoint, Dismiss, Invite, KeepCurrent, KeepThread, Note
from conversations.chat.needs import Needs
from conversations.language import folding
from conversations.model.event.event import Event
from conversations.model.lookups import NOTHING, Desk, Wanted
from conversations.model.registrations import counting, searching
from conversations.model.registrations.audit import Doer, Entry
from conversations.model.registrations.counting import Counted, Counts
from conversations.model.registrations.registration import Registration
from conversations.model.team import Member
from conversations.model.threads import Thread
from storage import audit, boards, counts, drop_off, registrations, search
from storage import threads as storage_threads
from storage.boards import Board

MOST_FREQUENT = 8

Events = Mapping[str, Event]


@dataclass(slots=True)
class OpenDesk:
    """`totals` are by event and state, `threads` by key, and what was `looked_up` by what was wanted."""

    totals: dict[str, dict[str, int]] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    looked_up: dict[Wanted, Desk] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    _talks: dict[str, Thread] = field(default_factory=dict)
    _boards: list[tuple[int, KeepCurrent]] = field(default_factory=list)
    _dismissed: set[int] = field(default_factory=set)
    _now: datetime | None = None

    @property
    def registrations(self) -> list[Registration]:
        return [each for desk in self.looked_up.values() for each in desk.found]

    def named(self, named: Needs) -> Needs:
        """The references with the codes of the registrations that the threads are about."""
        codes = [self.threads[key].code for key in named.threads if key in self.threads]
        return replace(named, codes=(*named.codes, *codes)) if codes else named

    def of(self, named: Needs, ledger: Ledger) -> Desk:
        """What was looked up for an input, as it stands now."""
        desk = self.looked_up.get(named.desk, NOTHING) if named.desk else NOTHING
        own = {key: self.threads[key] for key in named.threads if key in self.threads}
        found = [ledger.by_code[each.code] for each in desk.found if each.code in ledger.by_code]
        return replace(desk, found=found, threads=own)

    def count(self, differences: Mapping[Counted, int]) -> None:
        """Keep the totals current while the batch goes on."""
        for each, change in differences.items():
            if not each.field and each.event in self.totals:
                total = self.totals[each.event]
                total[each.state] = total.get(each.state, 0) + change

    def carry_out(
        self, effect: KeepThread | Note | KeepCurrent, chat: int, role: Doer, now: datetime
    ) -> None:
        match effect:
            case KeepThread(thread):
                self.threads[thread.key] = self._talks[thread.key] = thread
            case Note(act, event, code, details):
                self.entries.append(Entry(now, event, role, act, chat or None, code, details))
            case KeepCurrent():
                self._boards.append((chat, effect))
                self._now = now

    def note_of_team(self, effect: Invite | Appoint | Dismiss, chat: int, role: Doer, now: datetime) -> None:
        match effect:
            case Invite(invitation):
                self.entries.append(
                    Entry(now, "", role, "invited", chat, details={"role": ("", invitation.role)})
                )
            case Appoint(member):
                details = {"name": ("", member.name), "role": ("", member.role)}
                self.entries.append(Entry(now, "", member.role, "joined", chat, details=details))
            case Dismiss(other):
                self._dismissed.add(other)
                self._boards = [each for each in self._boards if each[0] != other]
                self.entries.append(
                    Entry(now, "", role, "dismissed", chat, details={"number": (str(other), "")})
                )

    async def load(
        self,
        connection: AsyncConnection,
        events: Events,
        named: Sequence[Needs],
        team: Mapping[int, Member],
    ) -> None:
        """Look up what the inputs ask for."""
        keys = {key for each in named for key in each.threads}
        self.threads = {each.key: each for each in await storage_threads.named(connection, keys)}
        wanted = {each.desk for each in named if each.desk}
        if any(each.desk or each.codes for each in named) and team:
            self.totals = {key: await _total(connection, key) for key in events}
        for each in wanted:
            self.looked_up[each] = await _found(connection, events, each, team)

    async def write(self, connection: AsyncConnection) -> None:
        await audit.add(connection, self.entries)
        await storage_threads.save(connection, self._talks.values())
        await boards.drop_all(connection, self._dismissed)
        for chat, each in self._boards:
            if not each.message:
                await boards.drop(connection, chat, each.event)
            elif self._now:
                kept = Board(chat, each.event, each.message, each.shown, self._now)
                await boards.keep(connection, [kept])


async def counted(connection: AsyncConnection, event: Event, words: str = "") -> Counts:
    """The counts of an event; with words, of those who gave answers that the words mean."""
    few = ["", counting.DAY, *(each.key for each in counting.counted_fields(event))]
    by_answer = await counts.of(connection, event.key, few)
    for each in counting.free_fields(event):
        by_answer |= await counts.top(connection, event.key, each.key, MOST_FREQUENT)
    drafts = await drop_off.of(connection, event.key)
    found = Counts(event.key, by_answer.pop(("", ""), {}), by_answer, drafts, words)
    return await narrowed(connection, event, found) if words else found


async def _total(connection: AsyncConnection, event: str) -> dict[str, int]:
    return (await counts.of(connection, event, [""])).get(("", ""), {})


async def _found(
    connection: AsyncConnection, events: Events, wanted: Wanted, team: Mapping[int, Member]
) -> Desk:
    event = _event(events, wanted)
    match wanted.what:
        case "counts" if event:
            return Desk(counts=await counted(connection, event, wanted.words))
        case "search":
            words, code = folding.words(wanted.words), searching.code_in(wanted.words)
            return Desk(found=await search.find(connection, words, code))
        case "missing" if event:
            return Desk(missing=await _missing(connection, event))
        case "audit":
            return Desk(entries=await _entries(connection, wanted, team))
        case _:
            return NOTHING


async def _missing(connection: AsyncConnection, event: Event) -> list[tuple[str, list[str]]]:
    """Who is confirmed and has not come, by organisation; the first of them where there are many."""
    free = next((each.key for each in counting.free_fields(event)), "")
    by_organisation: dict[str, list[str]] = {}
    for each in await registrations.missing(connection, event.key):
        organisation = str(each.answers.get(free) or "")
        by_organisation.setdefault(organisation, []).append(event.called(each.answers))
    return [(each, sorted(names)) for each, names in sorted(by_organisation.items())]


async def _entries(connection: AsyncConnection, wanted: Wanted, team: Mapping[int, Member]) -> list[Entry]:
    if not wanted.words:
        return await audit.newest(connection, wanted.before)
    words = folding.words(wanted.words)
    found = await search.find(connection, words, searching.code_in(wanted.words))
    actors = [chat for chat, each in team.items() if _is_called(each.name, words)]
    return await audit.about(connection, [each.code for each in found], actors, wanted.before)


def _is_called(name: str, words: Iterable[str]) -> bool:
    own = folding.words(name)
    return all(any(each.startswith(word) for each in own) for word in words)


def _event(events: Events, wanted: Wanted) -> Event | None:
    """The event that is meant: the one of the talk, or the only one there is."""
    if wanted.event:
        return events.get(wanted.event)
    return next(iter(events.values())) if len(events) == 1 else None
