"""What is known while a batch of updates is decided, and what has come of it so far."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import parts
from bot.intake.chats import Chats
from bot.intake.knowledge_cache import Known
from bot.parts import Actor
from bot.parts.parts import Parts
from bot.telegram import calls
from bot.telegram.reading import Act, Membership
from bot.world import World
from conversations import dialogue, routes, unreadable
from conversations.chat.effects import Effect
from conversations.chat.facts import Bot, Facts, Fresh, Person, Questions, Registrations, Team
from conversations.chat.needs import Needs
from conversations.chat.states import Chat
from conversations.model.drop_off import DropOff
from conversations.model.lookups import NOTHING, LookedUp
from conversations.model.registrations.registration import CODE_ALPHABET, CODE_LENGTH
from storage import drop_off, outbox
from storage.outbox import Outgoing


@dataclass(slots=True)
class Batch:
    """Its `parts` know what is remembered; `outgoing` is to be said, and `drop_offs` is how many drafts stop where."""

    world: World
    now: datetime
    machine_time: datetime
    parts: Parts
    knowledge: Known
    chats: Chats = field(default_factory=Chats)
    outgoing: list[Outgoing] = field(default_factory=list)
    drop_offs: Counter[DropOff] = field(default_factory=Counter)

    def decide(self, seen: Act | Membership, needed: Needs) -> None:
        """Decide what somebody did, by what is known; what it needs is loaded.

        Raises NotUnderstoodYet or NotCountedYet where something has to be found out first; nothing has happened then.
        """
        match seen:
            case Membership(chat, may_write):
                self.chats.reachable[chat] = may_write
            case Act():
                self._step(seen, needed)

    def carry_out(self, chat: int, effects: Sequence[Effect]) -> None:
        self.outgoing += calls.outgoing(chat, effects, self.machine_time)
        actor = Actor(chat, self.now, self.parts.team.members)
        for effect in effects:
            self.parts.carry_out(effect, actor)

    def facts(self, chat: int, person: Person, needed: Needs, subject: str = "") -> Facts:
        world, known = self.world, self.parts
        return Facts(
            now=self.now,
            events=world.events,
            person=person,
            fresh=Fresh(self._fresh_code(), secrets.token_urlsafe(6), secrets.token_urlsafe(12)),
            wording=world.wording,
            bot=Bot(world.bot, world.rate),
            me=chat,
            subject=subject,
            registrations=self._registrations(chat, needed),
            seats=known.seats_when_asked,
            team=Team(known.team.members, known.team.languages, known.team.invitations),
            questions=Questions(
                self.knowledge,
                known.questions.by_code,
                known.questions.asked_most,
                list(known.questions.lessons.values()),
            ),
            totals=known.totals_when_asked,
            looked_up=self._looked_up(needed),
        )

    def _registrations(self, chat: int, needed: Needs) -> Registrations:
        known, seats = self.parts.registrations, self.parts.seats
        return Registrations(
            own=known.own(chat),
            colleagues=known.for_others(chat),
            named=known.named(needed.codes, needed.claims),
            others=known.others,
            pending=known.pending,
            ahead=seats.ahead,
            unreadable=known.unreadable_of(chat),
            answered=seats.known,
            sharing=known.sharing(needed.signs),
        )

    def _looked_up(self, needed: Needs) -> LookedUp:
        known = self.parts
        found = known.lookups.of(needed.look_up) if needed.look_up else NOTHING
        return replace(found, threads=known.talks.of(needed)) if needed.threads else found

    def own_facts(self) -> Facts:
        """The facts for what the bot does by itself, which nobody asked for."""
        return self.facts(0, Person(), Needs())

    def needs(self, act: Act) -> Needs:
        """What an act refers to."""
        of_team = act.chat in self.parts.team.members
        chat = self.chats.of(act.chat, act.person)
        return routes.needed(chat, act.given, self.chats.subject(act), of_team=of_team)

    async def write(self, connection: AsyncConnection) -> None:
        """Bring all that has come of the batch to disk."""
        await self.chats.write(connection, self.machine_time)
        await parts.write(connection, self.parts)
        await drop_off.add(connection, self.drop_offs)
        await outbox.put(connection, self.outgoing, self.machine_time)
        await self.chats.write_reachable(connection)

    def _fresh_code(self) -> str:
        """A code that nobody has in this batch; one that stands on disk makes the batch fail and be played again."""
        taken = self.parts.registrations.by_code, self.parts.questions.by_code
        while True:
            code = "".join(CODE_ALPHABET[byte % 32] for byte in secrets.token_bytes(CODE_LENGTH))
            if not any(code in each for each in taken):
                return code

    def _step(self, act: Act, needed: Needs) -> None:
        before = self.chats.of(act.chat, act.person)
        self.parts.team.name(act.chat, act.person.full_name)
        if needed.threads:
            needed = self.parts.talks.completed(needed)
        facts = self.facts(act.chat, act.person, needed, self.chats.subject(act))
        step = dialogue.step(before, act.given, facts)
        self.chats.now[act.chat] = step.chat
        self.chats.reachable.pop(act.chat, None)
        self.drop_offs.update(step.drop_offs)
        self.carry_out(act.chat, [*self._lost_and_told(act.chat, before, facts), *step.effects])

    def _lost_and_told(self, chat: int, before: Chat, facts: Facts) -> list[Effect]:
        """What somebody hears once whose chat could not be read; a group hears nothing, since nothing is remembered of it."""
        was_lost = self.chats.lost.pop(chat, None) is not None
        return [unreadable.begun_anew(before, facts)] if was_lost and chat > 0 else []


def begin(world: World, now: datetime, machine_time: datetime) -> Batch:
    """A batch in which nothing is decided yet."""
    known = Parts(world, now)
    knowledge = Known(world.knowledge, known.questions.lessons, world.opened_with)
    return Batch(world, now, machine_time, known, knowledge)
