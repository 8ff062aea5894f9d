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
from storage.outbox import OutboxItem, Outcome


@dataclass(frozen=True)
class Broadcasting:
    """What is needed to write deliveries; `paid` says that Telegram may charge for sending faster."""

    world: World
    paid: bool = False

    async def written(self, connection: AsyncConnection, items: Sequence[OutboxItem]) -> list[OutboxItem]:
        """The items, and in those that are deliveries the parameters; one without any is for nobody any more."""
        wanted = {each.outgoing.broadcast for each in items if each.outgoing.broadcast}
        if not wanted:
            return list(items)
        orders = await broadcasts.find(connection, [each for each in wanted if each])
        items = await _with_orders(connection, items, orders)
        items = await _with_originals(connection, items, orders)
        recipients = await self._recipients(connection, items, orders)
        return [
            self._written(each, orders[each.outgoing.broadcast], recipients)
            if each.outgoing.broadcast
            else each
            for each in items
        ]

    async def _recipients(
        self, connection: AsyncConnection, items: Iterable[OutboxItem], orders: Mapping[int, Broadcast]
    ) -> dict[int, Recipient]:
        """Who gets each delivery, by the item's id; those who have nothing left that it is about are missing."""
        ours = [each for each in items if each.outgoing.broadcast]
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

    def _written(self, item: OutboxItem, order: Broadcast, recipients: Mapping[int, Recipient]) -> OutboxItem:
        event, recipient = self.world.events.get(order.event), recipients.get(item.id)
        out = item.outgoing
        if event is None or recipient is None or (order.original and out.message is None):
            return item
        said = deliveries.delivered(order, event, recipient, self.world.wording, out.message)
        [call] = calls.outgoing(out.chat, [said], item.created_at)
        paid = {"allow_paid_broadcast": True} if self.paid and call.method.startswith("send") else {}
        return replace(item, outgoing=replace(out, method=call.method, payload={**call.payload, **paid}))


async def _with_orders(
    connection: AsyncConnection, items: Sequence[OutboxItem], orders: Mapping[int, Broadcast]
) -> list[OutboxItem]:
    """The items without the deliveries of which the broadcast can't be read: they fail, and can be tried again."""
    lost = [each for each in items if each.outgoing.broadcast and each.outgoing.broadcast not in orders]
    await outbox.settle(connection, [Outcome(each, "failed", "unreadable") for each in lost])
    return [each for each in items if each not in lost]


async def _with_originals(
    connection: AsyncConnection, items: Sequence[OutboxItem], orders: Mapping[int, Broadcast]
) -> list[OutboxItem]:
    """The items, and in those that change a message which was on the wire then, that message."""
    sought = {
        each.id: (original, each.outgoing.chat)
        for each in items
        if each.outgoing.message is None and (original := _original(each, orders))
    }
    found = await broadcasts.messages(connection, set(sought.values())) if sought else {}
    return [
        replace(each, outgoing=replace(each.outgoing, message=found.get(sought[each.id])))
        if each.id in sought
        else each
        for each in items
    ]


def _original(item: OutboxItem, orders: Mapping[int, Broadcast]) -> int | None:
    return orders[item.outgoing.broadcast].original if item.outgoing.broadcast else None


def _recipient(
    item: OutboxItem, order: Broadcast, coded: Mapping[str, Registration], stored: Mapping[int, Chat]
) -> Recipient | None:
    """Who gets a delivery, unless what it is about is no longer so: the registration cancelled, the draft submitted."""
    code = item.outgoing.code
    if code:
        fits = code in coded and (order.original or coded[code].status in order.audience.wanted)
        return Recipient.of(coded[code]) if fits else None
    chat = stored.get(item.outgoing.chat)
    drafts: list[Draft | None] = [chat.state.draft, *chat.shelf.values()] if chat else []
    draft = next((each for each in drafts if each and each.event == order.event), None)
    if chat and (draft or order.original):
        return Recipient(chat.language, draft.answers if draft else {})
    return None
