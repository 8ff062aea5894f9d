"""Moves broadcasts on by itself: plans reminders, begins those whose time has come, shows progress."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.batch import Batch
from bot.jobs.interval import Interval
from bot.parts import broadcasts as parts_broadcasts
from conversations.broadcasts import reminders
from conversations.broadcasts.reminders import FORGOTTEN, SHOWN_AHEAD, Planned
from conversations.chat.effects import Effect, Message, Renew, Say, Tell
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.language.languages import LANGUAGES
from conversations.model.broadcasts.broadcast import Broadcast, Status
from conversations.model.event.event import Event
from storage import audience, outbox, registrations
from storage import broadcasts as storage_broadcasts

PROGRESS_SECONDS = 3.0
"""How often a report that an organiser looks at is edited, at the most."""

PLANNING_SECONDS = 60.0
"""How long somebody who registers late waits for what they still get, at the most."""


class BroadcastJobs:
    """Runs the jobs of broadcasts, and knows when each ran last; after a restart each simply runs."""

    def __init__(self) -> None:
        self._shown_at: dict[int, float] = {}
        self._plans = Interval(PLANNING_SECONDS)
        self._answers = Interval(PLANNING_SECONDS)
        self._coming: dict[int, int] = {}

    async def go(self, connection: AsyncConnection, batch: Batch, ticks: float) -> bool:
        """Run each job once, where it is time; return whether there is something new to send."""
        planned = await self._plan(connection, batch, ticks)
        began = await _begin(connection, batch)
        ended = await storage_broadcasts.finish(connection, batch.machine_time)
        going = await storage_broadcasts.standing(connection, "sending")
        due = [each.id for each in going if ticks - self._shown_at.get(each.id, 0.0) >= PROGRESS_SECONDS]
        shown = await storage_broadcasts.find(connection, {*ended, *due})
        for each in shown.values():
            await _show(connection, batch, each, is_over=each.id in ended)
        self._shown_at = {each.id: self._shown_at.get(each.id, 0.0) for each in going} | dict.fromkeys(
            due, ticks
        )
        await self._show_answers(connection, batch, ticks)
        return planned or began

    async def _show_answers(self, connection: AsyncConnection, batch: Batch, ticks: float) -> None:
        """Once in a while, renew the reports of reminders that ask whether people come, where more of them have said so."""
        if not self._answers.begins(batch.now, ticks):
            return
        for each in await storage_broadcasts.standing(connection, "done"):
            event = batch.world.events.get(each.event)
            if event is None or not each.content.confirms or batch.now >= event.ends_at:
                continue
            coming = await registrations.coming(connection, each.event)
            if self._coming.get(each.id, 0) != coming:
                self._coming[each.id] = coming
                await _show(connection, batch, each, is_over=False)

    async def _plan(self, connection: AsyncConnection, batch: Batch, ticks: float) -> bool:
        """Once in a while, or when the clock has jumped, see to the reminders of each event."""
        if not self._plans.begins(batch.now, ticks):
            return False
        found = [await _plan(connection, batch, event) for event in batch.world.events.values()]
        return any(found)


async def _plan(connection: AsyncConnection, batch: Batch, event: Event) -> bool:
    """Bring what stands of an event's reminders in step with its dates; says whether somebody new gets one."""
    plans = {each.key: each for each in reminders.planned(event)}
    standing = await storage_broadcasts.keyed(connection, list(plans))
    await _drop_the_outdated(connection, batch, event, plans)
    for key, plan in plans.items():
        if key in standing:
            if standing[key].status == "moved":
                standing[key] = await _bring_back(connection, batch, plan, standing[key])
            await _refresh(connection, plan, standing[key])
        elif batch.now >= plan.due_at - SHOWN_AHEAD and batch.now < plan.too_late_at + FORGOTTEN:
            await _announce(connection, batch, event, plan)
    return await _reach_newcomers(connection, batch, event, plans, standing)


async def _drop_the_outdated(
    connection: AsyncConnection, batch: Batch, event: Event, plans: Mapping[str, Planned]
) -> None:
    """What was planned for a date that the event had before does not leave."""
    for each in await storage_broadcasts.of_kind(connection, event.key, "reminder", "scheduled", "paused"):
        if each.key not in plans and each.started_at is None:
            due = None if each.status == "paused" else each.due_at
            moved = {"status": "moved", "due_at": due, "ended_at": batch.machine_time}
            await storage_broadcasts.change(connection, each.id, (each.status,), **moved)
            await _tell(connection, batch, replace(each, status="moved"), "reminder-moved")


async def _bring_back(
    connection: AsyncConnection, batch: Batch, plan: Planned, moved: Broadcast
) -> Broadcast:
    """What was planned for a date that the event has again stands as before, and is told."""
    status: Status = "scheduled" if moved.due_at else "paused"
    now = replace(moved, status=status, due_at=plan.due_at, too_late_at=plan.too_late_at, ended_at=None)
    again = {"status": status, "due_at": now.due_at, "too_late_at": now.too_late_at, "ended_at": None}
    await storage_broadcasts.change(connection, moved.id, ("moved",), **again)
    await _tell(connection, batch, now, "reminder-back")
    return now


async def _refresh(connection: AsyncConnection, plan: Planned, standing: Broadcast) -> None:
    """What has not left follows the event file, unless an organiser has changed its text in the chat."""
    if standing.started_at is not None or standing.is_over:
        return
    if (standing.due_at, standing.too_late_at) != (plan.due_at, plan.too_late_at):
        times = {"due_at": plan.due_at, "too_late_at": plan.too_late_at}
        await storage_broadcasts.change(connection, standing.id, ("scheduled", "paused"), **times)
    written = reminders.content(plan.reminder)
    if not standing.author and standing.content != written:
        await storage_broadcasts.rewrite(connection, standing.id, written)


async def _announce(connection: AsyncConnection, batch: Batch, event: Event, plan: Planned) -> None:
    """Show the organisers what leaves soon, as those see it who get it; what is too late is told instead."""
    try:
        new = await storage_broadcasts.add(connection, reminders.ordered(event, plan, batch.now))
    except storage_broadcasts.Unreadable:
        return  # whether it has left is not known, so it does not leave again
    if batch.now > plan.too_late_at:
        await _miss(connection, batch, new)
        return
    reach = await audience.reach(connection, event, new.audience)
    found = await parts_broadcasts.examples(connection, event, new.audience, new.content.texts)
    for chat, scene in await _readers(connection, batch, new):
        seen = [
            await parts_broadcasts.shown(connection, scene, new.content, new.audience, each) for each in found
        ]
        _say(batch, chat, *seen, reminders.ahead_card(scene, new, reach.reachable))


async def _miss(connection: AsyncConnection, batch: Batch, broadcast: Broadcast) -> None:
    """Note that a broadcast did not leave in time, and tell it."""
    if await storage_broadcasts.change(
        connection, broadcast.id, ("scheduled", "paused"), status="missed", ended_at=batch.machine_time
    ):
        await _tell(connection, batch, replace(broadcast, status="missed"))


async def _reach_newcomers(
    connection: AsyncConnection,
    batch: Batch,
    event: Event,
    plans: Mapping[str, Planned],
    standing: Mapping[str, Broadcast],
) -> bool:
    """Who fits a reminder only now gets it too, as long as it applies and where its rule says so."""
    if event.night.holds(batch.now):
        return False
    found = False
    for key, each in standing.items():
        plan = plans[key]
        applies = plan.reminder.newcomers == "send" and batch.now < plan.newcomers_until
        if each.status in ("sending", "done") and applies:
            found |= await storage_broadcasts.take_up(connection, each, event, batch.machine_time)
    return found


async def _begin(connection: AsyncConnection, batch: Batch) -> bool:
    """Begin with those whose time has come; a reminder waits for the morning, and is missed where that is too late."""
    began = False
    for each in await storage_broadcasts.standing(connection, "scheduled", "paused"):
        event = batch.world.events.get(each.event)
        if event is None or each.started_at or each.due_at is None or each.due_at > batch.now:
            continue
        if each.too_late_at and batch.now > each.too_late_at:
            await _miss(connection, batch, each)
        elif each.status == "scheduled" and not (each.kind == "reminder" and event.night.holds(batch.now)):
            began |= await storage_broadcasts.launch(
                connection, each, event, batch.machine_time, _expiry(batch, each)
            )
    return began


def _expiry(batch: Batch, broadcast: Broadcast) -> datetime | None:
    """When it is too late, by the machine's clock, which deliveries go by."""
    too_late = broadcast.too_late_at
    return batch.machine_time + (too_late - batch.now) if too_late else None


async def _show(connection: AsyncConnection, batch: Batch, broadcast: Broadcast, *, is_over: bool) -> None:
    """The report as it is now, where it stands; its readers also hear that it is over.

    Who reads it in the place of somebody who has left the team gets it when it is over.
    """
    for chat, scene in await _readers(connection, batch, broadcast):
        said = await parts_broadcasts.report(connection, scene, broadcast)
        if broadcast.kind != "reminder" and chat != broadcast.author:
            _say(batch, chat, *([said] if is_over else []))
            continue
        await outbox.supersede(connection, chat, said.subject)
        _say(batch, chat, Renew(said.subject, said.text, said.rows))
        if is_over:
            _say(batch, chat, Say(scene.html("broadcast-over")))


async def _tell(connection: AsyncConnection, batch: Batch, broadcast: Broadcast, lead: str = "") -> None:
    """The report as a new message."""
    for chat, scene in await _readers(connection, batch, broadcast):
        said = await parts_broadcasts.report(connection, scene, broadcast)
        text = f"{scene.html(lead)}\n\n{said.text}" if lead else said.text
        _say(batch, chat, Say(text, said.rows, said.subject))


def _say(batch: Batch, chat: int, *messages: Message) -> None:
    effects: list[Effect] = [Tell(chat, each) for each in messages]
    batch.carry_out(chat, effects)


async def _readers(
    connection: AsyncConnection, batch: Batch, broadcast: Broadcast
) -> list[tuple[int, Scene]]:
    """Who hears of a broadcast, each with the scene in their language.

    Who ordered it does; of a reminder, and where that one is no longer an organiser, all organisers do.
    """
    event = batch.world.events.get(broadcast.event)
    if event is None:
        return []
    known = batch.parts.team
    await known.read_once(connection)
    is_owned = broadcast.kind != "reminder" and broadcast.author in known.organisers
    readers: Iterable[int] = [broadcast.author] if is_owned else known.organisers
    facts = batch.own_facts()
    return [(chat, Scene(Chat(known.languages.get(chat, LANGUAGES[0])), facts, event)) for chat in readers]
