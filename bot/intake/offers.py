"""Seats that have come free in a batch are offered to who stands in line, before anybody else can take them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.batch import Batch
from bot.parts import write
from conversations.model.event.event import Event
from conversations.model.registrations.registration import NOBODY, Registration
from conversations.registrations import waitlist
from storage import chats
from storage import line as storage_line

LINE_LOOKED_AT = 500
"""How many of the first in line are looked at for a seat that comes free, before all of them are."""


async def offer_seats(connection: AsyncConnection, batch: Batch) -> None:
    """Offer what has come free to who stands in line, before anybody else can take it."""
    seats, known = batch.parts.seats, batch.parts.registrations
    while seats.freed:
        event = batch.world.events[seats.freed.pop()]
        if not event.offers(batch.now):
            continue
        if event.key not in seats.by_event:
            await seats.count(connection, event.key)
        if seats.by_event[event.key].is_waited_for:
            line = await _offer(connection, batch, event)
            left = [each for each in line if known.by_code[each.code].status == "waitlisted"]
            seats.ahead |= {each.code: number for number, each in enumerate(left)}
            _renew_places(batch, event, left)
            seats.freed.discard(event.key)


async def take_back_unreached(connection: AsyncConnection, batch: Batch) -> None:
    """Take back what was offered to chats that can't be reached, so that it comes free for the next."""
    events = batch.world.events
    offered = [each for each in await storage_line.offered(connection) if each.event in events]
    lost = await _unreachable(connection, batch, offered)
    unreached = [each for each in offered if each.answers_offers in lost]
    if not unreached:
        return
    await batch.parts.seats.count_all(connection)
    await batch.parts.team.read(connection)
    batch.parts.registrations.know(unreached)
    for each in reversed(unreached):
        await write(connection, (batch.parts.registrations,))
        first = await storage_line.first_place(connection, each.event)
        batch.carry_out(0, waitlist.take_back(batch.own_facts(), events[each.event], each, first))


async def _unreachable(connection: AsyncConnection, batch: Batch, line: Sequence[Registration]) -> set[int]:
    """The chats of those who answer offers that the bot can't write to; who has just written can be reached."""
    answering = {each.answers_offers for each in line} - {NOBODY}
    known = batch.chats.reachable
    lost = await chats.unreachable_among(connection, answering - batch.chats.now.keys() - known.keys())
    return lost | {chat for chat in answering if not known.get(chat, True)}


def _renew_places(batch: Batch, event: Event, line: Sequence[Registration]) -> None:
    """Renew the cards of those in line, where somebody before them has left it."""
    moved = batch.parts.seats.moved
    if event.key in moved:
        moved.discard(event.key)
        batch.carry_out(0, waitlist.renew_places(batch.own_facts(), event, line))


async def _offer(connection: AsyncConnection, batch: Batch, event: Event) -> list[Registration]:
    """Offer to the front of the line, which is given, and to all of it where there may be seats for those behind."""
    seats, known = batch.parts.seats, batch.parts.registrations
    for limit in (LINE_LOOKED_AT, None):
        await write(connection, (known,))
        line = await storage_line.front(connection, event.key, limit)
        beside = await storage_line.waiting_beside(connection, event.key)
        known.know([*line, *beside])
        await known.know_owners(connection, [*line[: waitlist.RENEWED], *beside[: waitlist.RENEWED]])
        unreachable = await _unreachable(connection, batch, [*line, *beside])
        batch.carry_out(0, waitlist.offer_seats(batch.own_facts(), event, [*line, *beside], unreachable))
        if len(line) < LINE_LOOKED_AT or seats.by_event[event.key].left(event, "") == 0:
            break
    return line[:limit]
