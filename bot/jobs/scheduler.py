"""Runs once a second what nobody asks for: passes on seats that come free, shows events that moved, deletes old data."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock, machine_time, monotonic
from bot.intake import batch as batches
from bot.intake.batch import Batch
from bot.intake.offers import offer_seats, take_back_unreached
from bot.jobs import notices
from bot.jobs import recount as recount_job
from bot.jobs.broadcasts import BroadcastJobs
from bot.jobs.digests import DigestJobs
from bot.jobs.interval import Interval
from bot.log import fault
from bot.parts import lookups
from bot.telegram import calls
from bot.world import World
from conversations.chat import states
from conversations.chat.effects import Message, Replace, Tell
from conversations.chat.scene import Scene, of_owner
from conversations.chat.states import Chat
from conversations.counts import cards as count_cards
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.registrations import basis
from conversations.model.registrations.registration import NOBODY
from conversations.registrations import cards as registration_cards
from conversations.registrations import waitlist
from storage import (
    audit,
    boards,
    chats,
    database,
    questions,
    recounts,
    registrations,
    shown_events,
    subjects,
)
from storage import line as storage_line
from storage.boards import Board
from storage.database import Database
from storage.outbox import Lane

log = structlog.get_logger()

INTERVAL_SECONDS = 1.0
"""Seconds between two runs, and so the longest that an offer stands after it has run out."""


BOARD_WAITS = timedelta(minutes=1)
"""How long a message that is kept current stands as it is, whatever happens."""

LINES_SECONDS = 60.0
"""How long a seat stays free, at the most, while those in line can't be reached and one of them comes back."""

SECONDS_BETWEEN_SLICES = 0.05
"""So long others have the database to themselves, while counts are made anew."""


class Scheduler:
    """Runs the periodic jobs; `speak` is called when there may be something to send."""

    def __init__(self, database: Database, world: World, clock: Clock, speak: Callable[[], None]) -> None:
        self._database = database
        self._world = world
        self._clock = clock
        self._speak = speak
        self._forgotten: set[tuple[str, datetime]] = set()
        self._begun_with: World | None = None
        self._broadcasts = BroadcastJobs()
        self._digests = DigestJobs()
        self._lines = Interval(LINES_SECONDS)
        self._has_deliveries = False
        self._counts = True

    async def begin(self) -> None:
        """Begin to count anew what a changed form counts otherwise, and take up what an organiser has changed since the last start.

        Raises storage.database.Away while it is away.
        """
        world = self._world
        async with self._batch() as (connection, batch):
            for event in world.events.values():
                await recounts.begin(connection, event.key, basis.stamps(event))
            for key, recount in (await recounts.unfinished(connection)).items():
                if key in world.events:
                    await recount_job.go_on(connection, world.events[key], recount)
            await batch.parts.seats.count_all(connection)
            for event in world.events.values():
                await _show_anew(connection, batch, event)
                await notices.see_to(connection, batch, event)
            await self._warn_of_missing_folders(connection)
            batch.parts.seats.freed |= batch.parts.seats.by_event.keys()
            await offer_seats(connection, batch)
        self._begun_with, self._counts = world, True

    def renew(self, world: World) -> None:
        """Go by another world from the next run on; what has changed in its events is taken up first."""
        self._world = world

    async def count_slice(self) -> bool:
        """Count a slice of an event whose counts are made anew; says whether there was one."""
        async with self._batch() as (connection, batch):
            found = await recounts.unfinished(connection)
            event = next((each for key, each in batch.world.events.items() if key in found), None)
            if event and await recount_job.go_on(connection, event, found[event.key]):
                log.info("counted anew", key=event.key)
                batch.parts.seats.freed.add(event.key)
                await offer_seats(connection, batch)
            return event is not None

    async def run(self) -> None:
        """Run the jobs for ever, `INTERVAL_SECONDS` apart, and between them count what has to be counted."""
        while True:
            try:
                await self._rest()
                await self.run_once()
            except database.Away as error:
                log.warning("the database is away, offers wait", **fault(error))
            except Exception as error:  # noqa: BLE001 - whatever it is, people are answered all the same
                log.error("the periodic jobs failed, and are tried again", **fault(error))  # noqa: TRY400 - its message may quote a person

    async def run_once(self) -> None:
        """Run each job once: delete what is old, take back the offers that have run out, and offer them to the next."""
        if self._begun_with is None or self._begun_with.events != self._world.events:
            await self.begin()
            log.info("the events were taken up", events=sorted(self._world.events))
        await self._forget()
        async with self._batch() as (connection, batch):
            await self._renew_boards(connection, batch)
            await self._digests.go(connection, batch, monotonic())
            if await self._broadcasts.go(connection, batch, monotonic()):
                self._has_deliveries = True
            await take_back_unreached(connection, batch)
            if self._lines.begins(batch.now, monotonic()):
                batch.parts.seats.freed.update(batch.parts.seats.limited)
            events = batch.world.events
            late = [
                each for each in await storage_line.run_out(connection, batch.now) if each.event in events
            ]
            beside = await storage_line.run_out_beside(connection, batch.now)
            beside = [each for each in beside if each.event in events]
            if not (late or beside or batch.parts.seats.freed):
                return
            await batch.parts.seats.count_all(connection)
            batch.parts.registrations.know([*late, *beside])
            await batch.parts.registrations.know_owners(connection, [*late, *beside])
            for each in late:
                facts = batch.own_facts()
                batch.carry_out(0, waitlist.run_out(facts, events[each.event], each))
            for each in beside:
                facts = batch.own_facts()
                batch.carry_out(0, waitlist.run_out_of_part(facts, events[each.event], each))
            await offer_seats(connection, batch)

    async def _rest(self) -> None:
        """Wait for the next run; while something is to be counted, a slice of it after each time that others have had."""
        until = monotonic() + INTERVAL_SECONDS
        while self._counts and monotonic() < until:
            await asyncio.sleep(SECONDS_BETWEEN_SLICES)
            self._counts = await self.count_slice()
        await asyncio.sleep(max(0.0, until - monotonic()))

    async def _renew_boards(self, connection: AsyncConnection, batch: Batch) -> None:
        """Compare each message that is kept current with what is so, at most once a minute."""
        due = await boards.due(connection, batch.now - BOARD_WAITS)
        if not due:
            return
        await batch.parts.seats.count_all(connection)
        await batch.parts.team.read(connection)
        members = batch.parts.team.members
        await boards.drop_all(connection, {each.chat for each in due} - members.keys())
        compared = [
            await self._compared(connection, batch, each)
            for each in due
            if each.event in batch.world.events and each.chat in members
        ]
        await boards.keep(connection, [replace(each, looked_at=batch.now) for each in compared])

    async def _compared(self, connection: AsyncConnection, batch: Batch, board: Board) -> Board:
        event = batch.world.events[board.event]
        facts = replace(batch.own_facts(), me=board.chat)
        language = facts.team.languages.get(board.chat, LANGUAGES[0])
        scene = Scene(Chat(language, event=event.key), facts, event)
        said = count_cards.card(scene, await lookups.counted(connection, event), kept=True)
        if (mark := count_cards.mark(said)) != board.shown:
            renewal = Replace(board.message, said.text, said.rows)
            batch.outgoing += calls.outgoing(board.chat, [renewal], batch.machine_time)
        return replace(board, shown=mark)

    async def _forget(self) -> None:
        """Delete what an event's privacy notice says is deleted by now; nobody can answer any more when it has been."""
        for event in self._world.events.values():
            day = event.deletes_at
            if day is None or self._clock.now() < day:
                continue
            await self._forget_questions(event)
            if (event.key, day) not in self._forgotten:
                gone, drafts = await self._forget_registrations(event), await self._forget_drafts(event)
                self._forgotten.add((event.key, day))
                if gone or drafts:
                    log.info(
                        "answers were deleted on their day",
                        key=event.key,
                        registrations=gone,
                        drafts=drafts,
                    )

    async def _forget_registrations(self, event: Event) -> int:
        """In the chats too, and what is counted of their answers."""
        async with self._batch() as (connection, batch):
            await _clear_cards(connection, batch, event)
            for part in batch.parts:
                await part.forget(connection, event.key)
            return await registrations.forget(connection, event.key)

    async def _forget_drafts(self, event: Event) -> int:
        """Forms that were never submitted hold answers too."""
        async with self._database.transaction() as connection:
            named = await chats.about(connection, event.key)
            await database.lock(connection, *named)
            known = await chats.read(connection, named)
            changed = {
                chat: cleared
                for chat, before in known.items()
                if (cleared := states.without_draft(before, event.key)) != before
            }
            await chats.rewrite(connection, changed)
            return len(changed)

    async def _warn_of_missing_folders(self, connection: AsyncConnection) -> None:
        """Only a folder tells when answers are to be deleted, so those without one would stay for ever."""
        for key in await registrations.events(connection):
            if key not in self._world.events:
                number = sum((await registrations.count(connection, key)).values())
                log.warning("an event with registrations has no folder", key=key, registrations=number)

    async def _forget_questions(self, event: Event) -> None:
        """People go on asking after the day, so this is done again and again."""
        async with self._database.transaction() as connection:
            await subjects.forget(connection, questions.subjects(event.key))
            if gone := await questions.forget(connection, event.key):
                await audit.make_anonymous(connection, event.key)
                log.info("questions were deleted on their day", key=event.key, questions=gone)

    @asynccontextmanager
    async def _batch(self) -> AsyncIterator[tuple[AsyncConnection, Batch]]:
        """One transaction that nobody else stores registrations beside; what comes of it is written at the end."""
        async with self._database.transaction() as connection:
            await database.lock(connection, chats.STORING)
            batch = batches.begin(self._world, self._clock.now(), machine_time())
            yield connection, batch
            await batch.write(connection)
        if batch.outgoing or self._has_deliveries:
            self._has_deliveries = False
            self._speak()


async def _show_anew(connection: AsyncConnection, batch: Batch, event: Event) -> None:
    """Where an event has moved, the cards of all who are registered are renewed."""
    when_and_where = f"{event.starts} {event.ends} {event.venue}"
    before = await shown_events.change(connection, event.key, when_and_where)
    if before in (None, when_and_where):
        return
    shown = [each async for each in registrations.live(connection, event.key)]
    line = sorted((each.place or 0, each.code) for each in shown if each.status == "waitlisted")
    batch.parts.registrations.know(shown)
    batch.parts.seats.ahead |= {code: number for number, (_, code) in enumerate(line)}
    for each in shown:
        scene = of_owner(batch.own_facts(), event, each)
        shown_there: list[Message] = [registration_cards.renewed(scene, each)]
        if each.status == "confirmed":
            shown_there.append(registration_cards.ticket_renewed(scene, each))
        renewals = registration_cards.to(each.owner, *shown_there)
        batch.outgoing += calls.outgoing(0, renewals, batch.machine_time, Lane.RENEWAL)


async def _clear_cards(connection: AsyncConnection, batch: Batch, event: Event) -> None:
    """The cards lose what they show; their messages are looked up now, since nobody knows them afterwards."""
    live = registrations.live(connection, event.key)
    shown = {(each.owner, each.code): each async for each in live if each.owner != NOBODY}
    keys = iter(shown)
    while pairs := list(islice(keys, registrations.PAGE)):
        for place, message in (await subjects.newest(connection, pairs)).items():
            scene = of_owner(batch.own_facts(), event, shown[place])
            cleared = Replace(message, scene.html("card-deleted", event=scene.event_name))
            told = [Tell(place[0], cleared)]
            batch.outgoing += calls.outgoing(0, told, batch.machine_time, Lane.RENEWAL)
