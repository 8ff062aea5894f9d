"""Seats that have come free in a batch are offered to who stands in line, before anybody else can take them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.batch import Batch
from bot.parts import write
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from conversations.registrations import waitlist
from storage import registrations

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
        line = await registrations.line(connection, event.key, limit)
        beside = await registrations.waiting_beside(connection, event.key)
        known.know([*line, *beside])
        await known.know_owners(connection, [*line[: waitlist.RENEWED], *beside[: waitlist.RENEWED]])
        batch.carry_out(0, waitlist.offer_seats(batch.own_facts(), event, [*line, *beside]))
        if len(line) < LINE_LOOKED_AT or seats.by_event[event.key].left(event, "") == 0:
            break
    return line[:limit]
