"""Writes each delivery when it is taken to be sent, so that a hundred thousand need no more memory than a few."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.telegram import calls
from bot.world import World
from conversations.broadcasts import deliveries
from conversations.broadcasts.deliveries import Recipient
from conversations.chat.states import Chat, Draft
from conversations.model.broadcasts.broadcast import Broadcast
from conversations.model.registrations.registration import Registration
from storage import broadcasts, chats, outbox, registrations
from storage.outbox import Letter, Outcome


@dataclass(frozen=True)
class Broadcasting:
    """What is needed to write deliveries; `paid` says that Telegram may charge for sending faster."""

    world: World
    paid: bool = False

    async def written(self, connection: AsyncConnection, letters: Sequence[Letter]) -> list[Letter]:
        """The letters, and in those that are deliveries the parameters; one without any is for nobody any more."""
        wanted = {each.outgoing.broadcast for each in letters if each.outgoing.broadcast}
        if not wanted:
            return list(letters)
        orders = await broadcasts.find(connection, [each for each in wanted if each])
        letters = await _with_orders(connection, letters, orders)
        letters = await _with_originals(connection, letters, orders)
        recipients = await self._recipients(connection, letters, orders)
        return [
            self._written(each, orders[each.outgoing.broadcast], recipients)
            if each.outgoing.broadcast
            else each
            for each in letters
        ]

    async def _recipients(
        self, connection: AsyncConnection, letters: Iterable[Letter], orders: Mapping[int, Broadcast]
    ) -> dict[int, Recipient]:
        """Who gets each delivery, by the letter's id; those who have nothing left that it is about are missing."""
        ours = [each for each in letters if each.outgoing.broadcast]
        codes = {each.outgoing.code for each in ours if each.outgoing.code}
        coded = {
            each.code: each
            for each in await registrations.named(connection, [code for code in codes if code], [])
        }
        drafting = {each.outgoing.chat for each in ours if not each.outgoing.code}
        stored = await chats.read(connection, drafting)
        found: dict[int, Recipient] = {}
        for each in ours:
            recipient = _recipient(each, orders[each.outgoing.broadcast or 0], coded, stored)
            if recipient:
                found[each.id] = recipient
        return found

    def _written(self, letter: Letter, order: Broadcast, recipients: Mapping[int, Recipient]) -> Letter:
        event, recipient = self.world.events.get(order.event), recipients.get(letter.id)
        out = letter.outgoing
        if event is None or recipient is None or (order.original and out.message is None):
            return letter
        said = deliveries.delivered(order, event, recipient, self.world.wording, out.message)
        [call] = calls.outgoing(out.chat, [said], letter.created_at)
        paid = {"allow_paid_broadcast": True} if self.paid and call.method.startswith("send") else {}
        return replace(letter, outgoing=replace(out, method=call.method, payload={**call.payload, **paid}))


async def _with_orders(
    connection: AsyncConnection, letters: Sequence[Letter], orders: Mapping[int, Broadcast]
) -> list[Letter]:
    """The letters without the deliveries of which the broadcast can't be read: they fail, and can be tried again."""
    lost = [each for each in letters if each.outgoing.broadcast and each.outgoing.broadcast not in orders]
    await outbox.settle(connection, [Outcome(each, "failed", "unreadable") for each in lost])
    return [each for each in letters if each not in lost]


async def _with_originals(
    connection: AsyncConnection, letters: Sequence[Letter], orders: Mapping[int, Broadcast]
) -> list[Letter]:
    """The letters, and in those that change a message which was on the wire then, that message."""
    sought = {
        each.id: (original, each.outgoing.chat)
        for each in letters
        if each.outgoing.message is None and (original := _original(each, orders))
    }
    found = await broadcasts.messages(connection, set(sought.values())) if sought else {}
    return [
        replace(each, outgoing=replace(each.outgoing, message=found.get(sought[each.id])))
        if each.id in sought
        else each
        for each in letters
    ]


def _original(letter: Letter, orders: Mapping[int, Broadcast]) -> int | None:
    return orders[letter.outgoing.broadcast].original if letter.outgoing.broadcast else None


def _recipient(
    letter: Letter, order: Broadcast, coded: Mapping[str, Registration], stored: Mapping[int, Chat]
) -> Recipient | None:
    """Who gets a delivery, unless what it is about is no longer so: the registration cancelled, the draft submitted."""
    code = letter.outgoing.code
    if code:
        fits = code in coded and (order.original or coded[code].status in order.audience.wanted)
        return Recipient.of(coded[code]) if fits else None
    chat = stored.get(letter.outgoing.chat)
    drafts: list[Draft | None] = [chat.state.draft, *chat.shelf.values()] if chat else []
    draft = next((each for each in drafts if each and each.event == order.event), None)
    if chat and (draft or order.original):
        return Recipient(chat.language, draft.answers if draft else {})
    return None
