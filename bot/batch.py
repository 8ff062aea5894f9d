"""A batch of updates: loaded in bulk, decided in memory, written in bulk."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import translation
from bot.translation import Act, Membership
from conversations import dialogue, states
from conversations.effects import Cancel, Effect, Register, Revise
from conversations.event import Event
from conversations.facts import Facts
from conversations.registration import CODE_ALPHABET, CODE_LENGTH, Registration
from conversations.states import Chat
from conversations.wording import Wording
from storage import chats, outbox, registrations, updates
from storage.outbox import Outgoing


@dataclass(frozen=True, slots=True)
class World:
    """What every step may know, whoever writes: the events, the bot's name and its wording."""

    events: Mapping[str, Event]
    bot: str
    wording: Wording


@dataclass(slots=True)
class Batch:
    """What is known while a batch is decided, and what has come of it so far; keyed by chat."""

    world: World
    now: datetime
    machine_time: datetime
    stored: dict[int, str]
    registered: dict[int, dict[str, Registration]]
    chats: dict[int, Chat] = field(default_factory=dict)
    reachable: dict[int, bool] = field(default_factory=dict)
    changed: dict[tuple[int, str], Registration] = field(default_factory=dict)
    outgoing: list[Outgoing] = field(default_factory=list)

    def decide(self, seen: Act | Membership) -> None:
        match seen:
            case Membership(chat, may_write):
                self.reachable[chat] = may_write
            case Act(chat):
                self._step(chat, seen)

    def _step(self, chat: int, act: Act) -> None:
        step = dialogue.step(self._chat(chat, act), act.given, self._facts(chat, act))
        self.chats[chat] = step.chat
        self.reachable.pop(chat, None)
        self.outgoing += translation.outgoing(chat, step.effects, self.machine_time)
        for effect in step.effects:
            self._register(chat, effect)

    def _chat(self, chat: int, act: Act) -> Chat:
        if chat not in self.chats:
            stored = self.stored.get(chat)
            self.chats[chat] = states.load(stored) if stored else dialogue.begin(act.person)
        return self.chats[chat]

    def _facts(self, chat: int, act: Act) -> Facts:
        world = self.world
        return Facts(
            now=self.now,
            events=world.events,
            registrations=self.registered.get(chat, {}),
            person=act.person,
            code="".join(CODE_ALPHABET[byte % 32] for byte in secrets.token_bytes(CODE_LENGTH)),
            nonce=secrets.token_urlsafe(6),
            bot=world.bot,
            wording=world.wording,
        )

    def _register(self, chat: int, effect: Effect) -> None:
        match effect:
            case Register(registration) | Revise(registration) | Cancel(registration):
                self.registered.setdefault(chat, {})[registration.event] = registration
                self.changed[chat, registration.event] = registration
            case _:
                pass


async def apply(
    connection: AsyncConnection, given: Sequence[dict[str, Any]], world: World, now: datetime,
    machine_time: Callable[[], datetime],
) -> None:  # fmt: skip
    """Decide the updates that were not applied before, and write what came of them, in one transaction."""
    fresh = {int(update["update_id"]): update for update in given}
    for known in await updates.applied(connection, fresh.keys()):
        del fresh[known]
    if not fresh:
        return
    read = [seen for update in fresh.values() if (seen := translation.read(update, world.bot))]
    batch = await _load(connection, read, world, now, machine_time())
    for seen in read:
        batch.decide(seen)
    await _write(connection, batch)
    await updates.remember(connection, fresh.keys(), batch.machine_time)


async def _load(
    connection: AsyncConnection, read: Sequence[Act | Membership], world: World, now: datetime,
    machine_time: datetime,
) -> Batch:  # fmt: skip
    ids = {seen.chat for seen in read if isinstance(seen, Act)}
    if not ids:
        return Batch(world, now, machine_time, {}, {})
    stored = await chats.load(connection, ids)
    return Batch(world, now, machine_time, stored, await registrations.of(connection, ids))


async def _write(connection: AsyncConnection, batch: Batch) -> None:
    await chats.save(connection, batch.chats, batch.machine_time)
    await registrations.save(connection, [(chat, each) for (chat, _), each in batch.changed.items()])
    await outbox.put(connection, batch.outgoing, batch.machine_time)
    blocked = [chat for chat, may_write in batch.reachable.items() if not may_write]
    unblocked = [chat for chat, may_write in batch.reachable.items() if may_write]
    if blocked:
        await chats.mark_unreachable(connection, blocked, "blocked")
        await outbox.close(connection, blocked, "blocked")
    if unblocked:
        await chats.mark_unreachable(connection, unblocked, None)
