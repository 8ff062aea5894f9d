"""A batch of updates: loaded in bulk, decided in memory, written in bulk."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.knowledge_cache import Heard, Unheard
from bot.parts import broadcasts
from bot.parts import team as parts_team
from bot.parts.lookups import OpenDesk
from bot.parts.questions import Inbox
from bot.parts.registrations import Ledger
from bot.parts.team import Roster
from bot.telegram import calls, reading
from bot.telegram.reading import Act, Membership
from bot.world import World
from conversations import dialogue, routes, unreadable
from conversations.chat import needs
from conversations.chat.effects import (
    Appoint,
    Dismiss,
    Drop,
    DropQuestion,
    Effect,
    Invite,
    Keep,
    KeepCurrent,
    KeepQuestion,
    KeepThread,
    Note,
    Order,
    Teach,
    Unteach,
)
from conversations.chat.facts import Facts, Person
from conversations.chat.inputs import Edited
from conversations.chat.needs import Needs
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.model.drop_off import DropOff
from conversations.model.event.event import Event
from conversations.model.registrations import audit, counting, searching, seats, tally
from conversations.model.registrations.audit import Entry
from conversations.model.registrations.registration import CODE_ALPHABET, CODE_LENGTH, NOBODY, Registration
from conversations.model.registrations.seats import Seats
from conversations.registrations import waitlist
from storage import chats, drop_off, outbox, questions, registrations, subjects, tallies, updates
from storage import team as storage_team
from storage.outbox import Outgoing

LINE_LOOKED_AT = 500
"""How many of the first in line are looked at for a seat that comes free, before all of them are."""

PENDING_LOOKED_AT = 6


@dataclass(slots=True)
class Batch:
    """What is known while a batch is decided, and what has come of it so far; chats are keyed by their id.

    The chats that are `lost` can't be read and begin anew; each tells whether it hears the necessary only. `unreadable` are
    persons and events of registrations that can't be read.
    """

    world: World
    now: datetime
    machine_time: datetime
    lost: dict[int, bool] = field(default_factory=dict)
    unreadable: set[tuple[int, str]] = field(default_factory=set)
    ledger: Ledger = field(default_factory=Ledger)
    heard_of: set[int] = field(default_factory=set)
    seats: dict[str, Seats] = field(default_factory=dict)
    ahead: dict[str, int] = field(default_factory=dict)
    known: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    pending: list[Registration] = field(default_factory=list)
    about: dict[tuple[int, int], str] = field(default_factory=dict)
    roster: Roster = field(default_factory=Roster)
    inbox: Inbox = field(default_factory=Inbox)
    knowledge: dict[str, Heard] = field(default_factory=dict)
    desk: OpenDesk = field(default_factory=OpenDesk)
    chats: dict[int, Chat] = field(default_factory=dict)
    reachable: dict[int, bool] = field(default_factory=dict)
    outgoing: list[Outgoing] = field(default_factory=list)
    drop_offs: Counter[DropOff] = field(default_factory=Counter)
    freed: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    orders: list[tuple[int, Person, Order]] = field(default_factory=list)

    def decide(self, seen: Act | Membership) -> None:
        match seen:
            case Membership(chat, may_write):
                self.reachable[chat] = may_write
            case Act(chat):
                self._step(chat, seen)

    def carry_out(self, chat: int, effects: Sequence[Effect]) -> None:
        self.outgoing += calls.outgoing(chat, effects, self.machine_time)
        for effect in effects:
            match effect:
                case Keep(registration):
                    self._keep(registration, chat)
                case Drop(registration):
                    self._drop(registration, chat)
                case Invite() | Appoint() | Dismiss():
                    self.roster.carry_out(effect)
                    self.desk.note_of_team(effect, chat, self._role(chat), self.now)
                case KeepQuestion() | DropQuestion() | Teach() | Unteach():
                    self.inbox.carry_out(effect)
                case KeepThread() | Note() | KeepCurrent():
                    self.desk.carry_out(effect, chat, self._role(chat), self.now)

    def facts(self, chat: int, person: Person, named: Needs, subject: str = "") -> Facts:
        world, ledger = self.world, self.ledger
        return Facts(
            now=self.now,
            events=world.events,
            registrations=ledger.own(chat),
            person=person,
            code=self._fresh_code(),
            nonce=secrets.token_urlsafe(6),
            token=secrets.token_urlsafe(12),
            bot=world.bot,
            wording=world.wording,
            me=chat,
            rate=world.rate,
            team=self.roster.members,
            languages=self.roster.languages,
            invitations=self.roster.invited(named.token_hashes),
            colleagues=ledger.for_others(chat),
            found=ledger.named(named.codes, named.claims),
            others=ledger.others,
            pending=[now for each in self.pending if (now := ledger.now(each)) and now.status == "pending"],
            seats=self.seats,
            totals=self.desk.totals,
            desk=self.desk.of(named, ledger),
            ahead=self.ahead,
            known=self.known,
            subject=subject,
            knowledge=self.knowledge,
            questions=self.inbox.by_code,
            asked_most=self.inbox.asked_most,
            lessons=list(self.inbox.lessons.values()),
            unreadable={event for person, event in self.unreadable if person == chat},
        )

    def own_facts(self) -> Facts:
        """The facts for what the bot does by itself, which nobody asked for."""
        return self.facts(0, Person(), Needs())

    def named(self, act: Act) -> Needs:
        """What an act refers to."""
        of_team = act.chat in self.roster.members
        return routes.needed(self.chat(act.chat, act.person), act.given, self.subject(act), of_team=of_team)

    def chat(self, chat: int, person: Person) -> Chat:
        if chat not in self.chats:
            only_necessary = self.lost.get(chat, False)
            self.chats[chat] = replace(dialogue.begin(person), only_necessary=only_necessary)
        return self.chats[chat]

    def subject(self, act: Act) -> str:
        """What the message is about that an act is a reply to; nothing where it is none, or about nothing."""
        return self.about.get((act.chat, needs.reply_to(act.given) or 0), "")

    def _fresh_code(self) -> str:
        """A code that nobody has in this batch; one that stands on disk makes the batch fail and be played again."""
        while True:
            code = "".join(CODE_ALPHABET[byte % 32] for byte in secrets.token_bytes(CODE_LENGTH))
            if code not in self.ledger.by_code and code not in self.inbox.by_code:
                return code

    def _step(self, chat: int, act: Act) -> None:
        before = self.chat(chat, act.person)
        self.roster.name(chat, act.person.full_name)
        facts = self.facts(chat, act.person, self.desk.named(self.named(act)), self.subject(act))
        step = dialogue.step(before, act.given, facts)
        self.chats[chat] = step.chat
        self.reachable.pop(chat, None)
        self.drop_offs.update(step.drop_offs)
        self.orders += [(chat, act.person, each) for each in step.effects if isinstance(each, Order)]
        self.carry_out(chat, [*self._lost_and_told(chat, before, facts), *step.effects])

    def _lost_and_told(self, chat: int, before: Chat, facts: Facts) -> list[Effect]:
        """What somebody hears once whose chat could not be read; a group hears nothing, since nothing is remembered of it."""
        was_lost = self.lost.pop(chat, None) is not None
        return [unreadable.begun_anew(before, facts)] if was_lost and chat > 0 else []

    def _role(self, chat: int, registration: Registration | None = None) -> audit.Doer:
        """In which role somebody acts; whoever acts for themselves is an attendee, also of the team."""
        member = self.roster.members.get(chat)
        own = registration is not None and chat in (registration.person, registration.registrant)
        if not chat:
            return "bot"
        return member.role if member and not own else "attendee"

    def _drop(self, registration: Registration, actor: int) -> None:
        event = self.world.events[registration.event]
        self.ledger.counted.update(counting.difference(event, registration, None))
        self.ledger.drop(registration)
        role = self._role(actor, registration)
        self.desk.entries.append(
            Entry(self.now, event.key, role, "removed", actor or None, registration.code)
        )

    def _keep(self, registration: Registration, actor: int) -> None:
        """Take a registration as it now stands, with the seats that it takes or sets free."""
        event = self.world.events[registration.event]
        before = self.ledger.by_code.get(registration.code)
        self._note(event, before, registration, actor)
        self.ledger.keep(registration)
        if registration.status != "waitlisted":
            self.ahead.pop(registration.code, None)
            if before and before.status == "waitlisted":
                self.moved.add(event.key)
        difference = tally.difference(event, before, registration)
        self.ledger.differences.update(difference)
        if event.key in self.seats:
            self._count(event, registration, difference)
            if _fits_anew(before, registration):
                self.freed.add(event.key)

    def _note(self, event: Event, before: Registration | None, after: Registration, actor: int) -> None:
        """Count what has changed, let it be found, and write into the audit who did it."""
        counted = counting.difference(event, before, after)
        self.ledger.counted.update(counted)
        self.desk.count(counted)
        words = searching.words_of(event, after)
        if before is None or words != searching.words_of(event, before):
            self.ledger.found_by[after.code] = words
        if noted := audit.entry(event, before, after, actor, self._role(actor, after), self.now):
            self.desk.entries.append(noted)

    def _count(self, event: Event, registration: Registration, difference: Counter[tally.Tallied]) -> None:
        now = self.seats[event.key].after(difference)
        if registration.place is not None and registration.place >= now.next_place:
            now = now.behind(registration.place)
            if registration.status == "waitlisted":
                self.ahead[registration.code] = now.waiting - 1
        self.seats[event.key] = now
        if any(change < 0 for change in difference.values()):
            self.freed.add(event.key)


def _fits_anew(before: Registration | None, after: Registration) -> bool:
    """Whether a free seat may fit now whom it did not fit before: with other answers, or in other company."""
    if before is None or after.status != "waitlisted":
        return False
    return (before.answers, before.party) != (after.answers, after.party)


async def apply(
    connection: AsyncConnection, given: Sequence[dict[str, Any]], world: World, now: datetime,
    machine_time: Callable[[], datetime],
) -> World:  # fmt: skip
    """Decide the updates that were not applied before, and write what came of them, in one transaction.

    Gives the world for the next batch: with what was taught in this one.
    """
    fresh = {int(update["update_id"]): update for update in given}
    for known in await updates.applied(connection, fresh.keys()):
        del fresh[known]
    if not fresh:
        return world
    read = [seen for update in fresh.values() if (seen := reading.read(update, world.bot))]
    batch = begin(world, now, machine_time())
    await _load(connection, batch, [seen for seen in read if isinstance(seen, Act)])
    for seen in read:
        await _decide(connection, batch, seen)
        await _fulfil(connection, batch)
        await offer_seats(connection, batch)
    await write(connection, batch)
    await updates.remember(connection, fresh.keys(), batch.machine_time)
    return replace(world, lessons=tuple(batch.inbox.lessons.values())) if batch.inbox.has_lessons else world


def begin(world: World, now: datetime, machine_time: datetime) -> Batch:
    """A batch in which nothing is decided yet."""
    batch = Batch(world, now, machine_time)
    lessons = batch.inbox.lessons = {each.code: each for each in world.lessons}
    batch.knowledge = {
        key: Heard(each, key, lessons, world.opened_with) for key, each in world.knowledge.items()
    }
    return batch


async def _decide(connection: AsyncConnection, batch: Batch, seen: Act | Membership) -> None:
    """Decide what somebody did; words that have to be understood are understood first, and the step is taken anew."""
    while True:
        try:
            return batch.decide(seen)
        except Unheard as words:
            await words.understand()
            if isinstance(seen, Act):
                batch.inbox.know(await questions.waiting_of(connection, [seen.chat]))


async def _fulfil(connection: AsyncConnection, batch: Batch) -> None:
    """Carry out what was ordered, on what everybody before in this batch has done."""
    given, batch.orders = batch.orders, []
    for chat, person, order in given:
        await batch.ledger.write(connection)
        await chats.save(connection, batch.chats, batch.machine_time)
        facts = batch.facts(chat, person, Needs())
        scene = Scene(batch.chats[chat], facts, next(iter(batch.world.events.values())))
        batch.carry_out(chat, await broadcasts.fulfil(connection, order, scene, batch.machine_time))


async def offer_seats(connection: AsyncConnection, batch: Batch) -> None:
    """Offer what has come free to who stands in line, before anybody else can take it."""
    while batch.freed:
        event = batch.world.events[batch.freed.pop()]
        if event.offers(batch.now) and batch.seats[event.key].waiting > 0:
            line = await _offer(connection, batch, event)
            left = [each for each in line if batch.ledger.by_code[each.code].status == "waitlisted"]
            batch.ahead |= {each.code: number for number, each in enumerate(left)}
            _renew_places(batch, event, left)
            batch.freed.discard(event.key)


def _renew_places(batch: Batch, event: Event, line: Sequence[Registration]) -> None:
    """The cards of those in line, where somebody before them has left it."""
    if event.key in batch.moved:
        batch.moved.discard(event.key)
        facts = batch.own_facts()
        batch.carry_out(0, waitlist.renew_places(facts, event, line))


async def _offer(connection: AsyncConnection, batch: Batch, event: Event) -> list[Registration]:
    """Offer to the front of the line, which is given, and to all of it where there may be seats for those behind."""
    for limit in (LINE_LOOKED_AT, None):
        await batch.ledger.write(connection)
        line = await registrations.line(connection, event.key, limit)
        batch.ledger.know(line)
        await know_owners(connection, batch, line[: waitlist.RENEWED])
        facts = batch.own_facts()
        batch.carry_out(0, waitlist.offer_seats(facts, event, line))
        if len(line) < LINE_LOOKED_AT or batch.seats[event.key].left(event, "") == 0:
            break
    return line[:limit]


async def know_owners(connection: AsyncConnection, batch: Batch, concerned: Iterable[Registration]) -> None:
    """What else they have filled in who will hear of these registrations, since their cards tell it."""
    new = {each.owner for each in concerned} - batch.heard_of - {NOBODY}
    if new:
        batch.ledger.know(await registrations.of(connection, new))
        batch.heard_of |= new


async def load_seats(connection: AsyncConnection, batch: Batch) -> None:
    """How the events with a limited number of seats stand."""
    if not batch.world.limited:
        return
    fields = {each for event in batch.world.limited for each in tally.limited_fields(event)}
    counted = await tallies.seats(connection, fields)
    for event in batch.world.limited:
        own = {tallied: number for tallied, number in counted.items() if tallied.event == event.key}
        place = await registrations.next_place(connection, event.key)
        batch.seats[event.key] = seats.counted(own, place)


async def write(connection: AsyncConnection, batch: Batch) -> None:
    await chats.save(connection, batch.chats, batch.machine_time)
    await batch.ledger.write(connection)
    await batch.roster.write(connection)
    await batch.inbox.write(connection)
    await batch.desk.write(connection)
    await drop_off.add(connection, batch.drop_offs)
    await outbox.put(connection, batch.outgoing, batch.machine_time)
    blocked = [chat for chat, may_write in batch.reachable.items() if not may_write]
    unblocked = [chat for chat, may_write in batch.reachable.items() if may_write]
    if blocked:
        await chats.mark_unreachable(connection, blocked, "blocked")
        await outbox.close(connection, blocked, "blocked")
    if unblocked:
        await chats.mark_unreachable(connection, unblocked, None)


async def _load(connection: AsyncConnection, batch: Batch, acts: Sequence[Act]) -> None:
    ids = {act.chat for act in acts}
    if not ids:
        return
    batch.roster = await parts_team.load(connection, batch.world.organisers)
    stores = any(routes.may_store(act.given) or act.chat in batch.roster.members for act in acts)
    batch.chats, batch.lost = await chats.take(connection, ids, storing=stores)
    if any(act.chat in batch.roster.members for act in acts):  # one may have left meanwhile
        batch.roster = await parts_team.load(connection, batch.world.organisers)
    replied = {(act.chat, message) for act in acts if (message := needs.reply_to(act.given))}
    batch.about = await subjects.of(connection, replied)
    edited = {(act.chat, act.given.message) for act in acts if isinstance(act.given, Edited)}
    batch.inbox.know(await questions.said_in(connection, edited))
    named = [batch.named(act) for act in acts]
    owned, batch.unreadable = await registrations.owned(connection, ids)
    batch.ledger.know(owned)
    batch.heard_of |= ids
    await _load_named(connection, batch, named)
    await load_seats(connection, batch)
    waiting = [each for each in batch.ledger.by_code.values() if each.status == "waitlisted"]
    batch.ahead = await registrations.places_ahead(connection, waiting)


async def _load_named(connection: AsyncConnection, batch: Batch, named: Sequence[Needs]) -> None:
    """What the inputs refer to besides the persons' own."""
    await batch.desk.load(connection, batch.world.events, named, batch.roster.members)
    batch.ledger.know(batch.desk.registrations)
    codes = {code for each in named for code in batch.desk.named(each).codes}
    claims = {claim for each in named for claim in each.claims}
    referred = await registrations.named(connection, codes, claims)
    batch.ledger.know(referred)
    await know_owners(connection, batch, referred)
    token_hashes = {token_hash for each in named for token_hash in each.token_hashes}
    batch.roster.know(await storage_team.invitations(connection, token_hashes))
    await batch.inbox.load(connection, batch.world.events, named)
    for asked in {each.answers for each in named if each.answers}:
        event = batch.world.events.get(asked[0])
        found = event.field_named(asked[1]) if event else None
        if found and found.suggest:
            batch.known[asked] = await tallies.answers(connection, *asked)
    if any(each.pending for each in named):
        batch.pending = await registrations.pending(connection, batch.world.events.keys(), PENDING_LOOKED_AT)
        batch.ledger.know(batch.pending)
