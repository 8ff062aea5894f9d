"""A batch of updates: loaded in bulk, decided in memory, written in bulk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import parts
from bot.intake import batch as batches
from bot.intake.batch import Batch
from bot.intake.knowledge_cache import NotUnderstoodYet
from bot.intake.offers import offer_seats
from bot.parts import NotCountedYet, broadcasts
from bot.telegram import reading
from bot.telegram.reading import Act, Membership
from bot.world import World
from conversations import routes
from conversations.chat.facts import Person
from conversations.chat.inputs import Edited
from conversations.chat.needs import Needs
from conversations.chat.scene import Scene
from storage import chats, updates


async def apply(
    connection: AsyncConnection, given: Sequence[dict[str, Any]], world: World, now: datetime,
    machine_time: Callable[[], datetime],
) -> World:  # fmt: skip
    """Decide the updates that were not applied before, and write what came of them, in one transaction.

    Gives the world for the next batch: with what was taught in this one.
    """
    batch = batches.begin(world, now, machine_time())
    by_id = {int(update["update_id"]): update for update in given}
    fresh = await updates.take(connection, by_id.keys(), batch.machine_time)
    read = [
        seen
        for number, update in by_id.items()
        if number in fresh and (seen := reading.read(update, world.bot))
    ]
    await _load(connection, batch, [seen for seen in read if isinstance(seen, Act)])
    for seen in read:
        await _decide(connection, batch, seen)
        await _fulfil(connection, batch)
        if batch.parts.seats.freed:
            await offer_seats(connection, batch)
    await batch.write(connection)
    questions = batch.parts.questions
    return (
        replace(world, lessons=tuple(questions.lessons.values()))
        if questions.touched and questions.has_lessons
        else world
    )


async def _load(connection: AsyncConnection, batch: Batch, acts: Sequence[Act]) -> None:
    """Load what the acts have to do with, and hold it until the transaction ends."""
    ids = {act.chat for act in acts}
    if not ids:
        return
    known = batch.parts
    await _hold(connection, batch, ids, acts)
    await batch.chats.know_subjects(connection, acts)
    if edited := {(act.chat, act.given.message) for act in acts if isinstance(act.given, Edited)}:
        await known.questions.know_said_in(connection, edited)
    await known.registrations.know_persons(connection, ids)
    await known.load(connection, [batch.needs(act) for act in acts])
    await known.seats.know_places(connection)


async def _hold(connection: AsyncConnection, batch: Batch, ids: set[int], acts: Sequence[Act]) -> None:
    """Hold the chats, with all registrations where one may change; whoever is in the team can change any.

    The team is read while everything is held, since one of them may have left it meanwhile.
    """
    stores = any(routes.may_store(act.given) for act in acts)
    await chats.hold(connection, ids, storing=stores)
    stored = await batch.parts.team.read(connection, ids)
    await batch.chats.know(connection, {chat: stored[chat] for chat in ids if chat in stored})
    if not stores and not ids.isdisjoint(batch.parts.team.members):
        await chats.hold(connection, (), storing=True)
        await batch.parts.team.read(connection)


async def _decide(connection: AsyncConnection, batch: Batch, seen: Act | Membership) -> None:
    """Decide what somebody did; what has to be understood or counted for it comes first, and the step is taken anew.

    What they need only since what they did before in this batch is loaded now: an event is chosen, an answer begun.
    """
    needed = Needs()
    if isinstance(seen, Act):
        needed = batch.needs(seen)
        await batch.parts.load(connection, [needed])
    while True:
        try:
            return batch.decide(seen, needed)
        except NotCountedYet as figures:
            await figures.count(connection)
        except NotUnderstoodYet as words:
            await words.understand()
            if isinstance(seen, Act):
                await batch.parts.questions.know_waiting_of(connection, seen.chat)


async def _fulfil(connection: AsyncConnection, batch: Batch) -> None:
    """Carry out what was ordered, on what everybody before in this batch has done."""
    orders = batch.parts.broadcasts
    given, orders.ordered = orders.ordered, []
    for chat, order in given:
        await parts.write(connection, (batch.parts.registrations,))
        await batch.chats.write(connection, batch.machine_time)
        facts = batch.facts(chat, Person(), Needs())
        scene = Scene(batch.chats.now[chat], facts, next(iter(batch.world.events.values())))
        batch.carry_out(chat, await broadcasts.fulfil(connection, order, scene, batch.machine_time))
