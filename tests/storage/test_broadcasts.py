from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.states import Chat
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Account, Broadcast, Content, Media
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import broadcasts, chats, outbox, registrations, tables
from storage.outbox import Lane, Letter, Outcome, Outgoing
from tests.fakes.world import picnic
from tests.storage.examples import MINUTE, NOW

PEOPLE = (1, 2, 3, 4)
BULK = (Lane.BROADCAST, Lane.BROADCAST)


@pytest.fixture
def event() -> Event:
    return picnic()


def broadcast(**more: Any) -> Broadcast:
    content = Content({"sv": "Hej {name}", "en": "Hello {name}"}, Media("photo", "AgAC"), confirms=True)
    given = {
        "key": "one",
        "kind": "broadcast",
        "status": "scheduled",
        "audience": Audience(("confirmed",)),
        "content": content,
    }
    return Broadcast(**{**given, "event": "picnic", "author": 9, "created_at": NOW, **more})


async def launched(connection: AsyncConnection, event: Event, **more: Any) -> Broadcast:
    """A broadcast on its way to four people."""
    people = [
        Registration("picnic", f"CODE{each}A", "confirmed", "sv", {"name": str(each)}, NOW, NOW, each, each)
        for each in PEOPLE
    ]
    await registrations.add(connection, people)
    await chats.save(connection, {each: Chat("sv") for each in PEOPLE}, NOW)
    new = await broadcasts.add(connection, broadcast(**more))
    await broadcasts.launch(connection, new, event, NOW)
    return new


async def walks_in(connection: AsyncConnection, *codes: str) -> None:
    """Staff register people on the spot, who have no chat."""
    await registrations.add(
        connection,
        [Registration("picnic", code, "confirmed", "sv", {"name": code}, NOW, NOW) for code in codes],
    )


@pytest.mark.parametrize("is_done", [False, True])
async def test_who_comes_later_is_told_too_and_the_sender_hears_of_it(
    connection: AsyncConnection, event: Event, *, is_done: bool
) -> None:
    new = await launched(connection, event)
    await settle(connection, await claim(connection), "sent")
    if is_done:
        await broadcasts.finish(connection, NOW)
    late = Registration("picnic", "LATE2A", "confirmed", "sv", {"name": "Late"}, NOW, NOW, 9, 9)
    await registrations.add(connection, [late])
    stands = (await broadcasts.find(connection, [new.id]))[new.id]
    assert [await broadcasts.take_up(connection, stands, event, NOW) for _ in range(2)] == [True, False]
    assert [letter.outgoing.chat for letter in await claim(connection)] == [9]


class TestWhoHasNoChat:
    async def test_is_accounted_for_as_out_of_reach_and_never_written_to(
        self, connection: AsyncConnection, event: Event
    ) -> None:
        await walks_in(connection, "WALK2A", "WALK3A")
        new = await launched(connection, event)
        assert await broadcasts.account(connection, new.id) == Account(blocked=2, waiting=4, no_chat=2)
        assert {letter.outgoing.chat for letter in await claim(connection)} == set(PEOPLE)
        lost = await broadcasts.deliveries(connection, new.id, ("blocked",), 9)
        assert [tuple(row) for row in lost] == [
            (None, "WALK2A", "blocked", "no chat"), (None, "WALK3A", "blocked", "no chat"),
        ]  # fmt: skip

    async def test_is_not_tried_again(self, connection: AsyncConnection, event: Event) -> None:
        await walks_in(connection, "WALK2A")
        new = await launched(connection, event)
        await settle(connection, await claim(connection), "sent")
        await broadcasts.finish(connection, NOW)
        assert not await broadcasts.try_again(connection, new.id, ("failed", "blocked"), NOW)
        assert await broadcasts.account(connection, new.id) == Account(sent=4, blocked=1, no_chat=1)

    async def test_does_not_begin_a_broadcast_anew_by_coming_later(
        self, connection: AsyncConnection, event: Event
    ) -> None:
        new = await launched(connection, event)
        await settle(connection, await claim(connection), "sent")
        await broadcasts.finish(connection, NOW)
        await walks_in(connection, "WALK2A")
        done = (await broadcasts.find(connection, [new.id]))[new.id]
        assert [await broadcasts.take_up(connection, done, event, NOW) for _ in range(2)] == [False, False]
        assert (await broadcasts.find(connection, [new.id]))[new.id].status == "done"
        assert await broadcasts.account(connection, new.id) == Account(sent=4, blocked=1, no_chat=1)

    @pytest.mark.parametrize("kind", ["correction", "withdrawal"])
    async def test_has_nothing_to_be_corrected_or_withdrawn(
        self, connection: AsyncConnection, event: Event, kind: Any
    ) -> None:
        await walks_in(connection, "WALK2A")
        new = await launched(connection, event)
        await settle(connection, await claim(connection), "sent", message=7)
        change = await broadcasts.add(connection, broadcast(key="two", kind=kind, original=new.id))
        await broadcasts.launch(connection, change, event, NOW)
        assert await broadcasts.account(connection, change.id) == Account(waiting=4)


async def claim(connection: AsyncConnection, limit: int = 100) -> list[Letter]:
    return await outbox.claim(connection, NOW + MINUTE, BULK, limit)


async def settle(connection: AsyncConnection, letters: list[Letter], status: Any, **more: Any) -> None:
    await outbox.settle(connection, [Outcome(each, status, **more) for each in letters])


async def statuses(connection: AsyncConnection) -> Counter[str]:
    return Counter(await connection.scalars(select(tables.outbox.c.status)))


async def test_what_is_stored_is_what_was_ordered(connection: AsyncConnection) -> None:
    given = broadcast(due_at=NOW + MINUTE, original=7)
    stored = await broadcasts.add(connection, given)
    found = (await broadcasts.find(connection, [stored.id]))[stored.id]
    assert (found, stored.id > 0) == (broadcast(due_at=NOW + MINUTE, original=7, id=stored.id), True)


async def test_the_same_order_given_twice_is_one_broadcast(connection: AsyncConnection, event: Event) -> None:
    first = await launched(connection, event)
    again = await broadcasts.add(connection, broadcast(content=Content({"sv": "annat"})))
    assert (again.id, await broadcasts.launch(connection, again, event, NOW)) == (first.id, False)
    assert await statuses(connection) == {"queued": 4}


async def test_everybody_has_one_delivery(connection: AsyncConnection, event: Event) -> None:
    new = await launched(connection, event)
    found = [
        (each.outgoing.chat, each.outgoing.broadcast, each.outgoing.code) for each in await claim(connection)
    ]
    assert found == [(each, new.id, f"CODE{each}A") for each in PEOPLE]


async def test_who_registers_later_can_be_added_and_nobody_gets_it_twice(
    connection: AsyncConnection, event: Event
) -> None:
    new = await launched(connection, event)
    await settle(connection, await claim(connection), "sent", message=5)
    late = Registration("picnic", "LATE22", "confirmed", "sv", {"name": "x"}, NOW, NOW, 8, 8)
    await registrations.add(connection, [late])
    assert await broadcasts.extend(connection, new, event, NOW) == 1
    assert [each.outgoing.chat for each in await claim(connection)] == [8]


async def test_who_can_not_be_reached_is_accounted_for_and_not_tried(
    connection: AsyncConnection, event: Event
) -> None:
    new = await broadcasts.add(connection, broadcast())
    await chats.save(connection, {1: Chat("sv")}, NOW)
    await chats.mark_unreachable(connection, [1], "blocked")
    await registrations.add(
        connection, [Registration("picnic", "CODE1A", "confirmed", "sv", {}, NOW, NOW, 1, 1)]
    )
    await broadcasts.launch(connection, new, event, NOW)
    assert await claim(connection) == []
    assert await broadcasts.account(connection, new.id) == Account(blocked=1)


async def test_a_pause_holds_what_has_not_left_and_touches_nothing_on_the_wire(
    connection: AsyncConnection, event: Event
) -> None:
    new = await launched(connection, event)
    on_the_wire = await claim(connection, 1)
    assert await broadcasts.pause(connection, new.id)
    assert (await claim(connection), await statuses(connection)) == ([], {"sending": 1, "paused": 3})
    await settle(connection, on_the_wire, "sent", message=5)
    assert await broadcasts.go_on(connection, new.id)
    assert len(await claim(connection)) == 3


@pytest.mark.parametrize(("act", "after"), [("pause", "paused"), ("cancel", "cancelled")])
async def test_what_comes_back_to_wait_does_as_its_broadcast_does(
    connection: AsyncConnection, event: Event, act: str, after: str
) -> None:
    new = await launched(connection, event)
    on_the_wire = await claim(connection, 1)
    if act == "pause":
        await broadcasts.pause(connection, new.id)
    else:
        await broadcasts.cancel(connection, new.id, NOW)
    await settle(connection, on_the_wire, "queued", due_at=NOW)
    assert await statuses(connection) == {after: 4}


async def test_another_broadcast_does_not_wait_for_one_that_is_paused(
    connection: AsyncConnection, event: Event
) -> None:
    first = await launched(connection, event)
    await broadcasts.pause(connection, first.id)
    second = await broadcasts.add(connection, broadcast(key="two"))
    await broadcasts.launch(connection, second, event, NOW)
    assert {each.outgoing.broadcast for each in await claim(connection)} == {second.id}


async def test_answers_go_before_broadcasts(connection: AsyncConnection, event: Event) -> None:
    await launched(connection, event)
    await outbox.put(connection, [Outgoing(1, Lane.ANSWER, "sendMessage", {"text": "answer"})], NOW)
    [first, *_] = await outbox.claim(connection, NOW + MINUTE, (Lane.ANSWER, Lane.BROADCAST), 1)
    assert first.outgoing.lane == Lane.ANSWER


async def test_the_account_has_everybody_in_one_group(connection: AsyncConnection, event: Event) -> None:
    new = await launched(connection, event)
    one, two, three, _four = await claim(connection)
    await settle(connection, [one], "sent", message=7)
    await settle(connection, [two], "blocked", reason="blocked")
    await settle(connection, [three], "failed", reason="Bad Request: no")
    await outbox.recover(connection)
    assert await broadcasts.account(connection, new.id) == Account(sent=1, blocked=1, failed=1, unsure=1)
    lost = await broadcasts.deliveries(connection, new.id, ("failed",), 10)
    assert [(each.chat, each.code, each.reason) for each in lost] == [(3, "CODE3A", "Bad Request: no")]
    assert (await broadcasts.finish(connection, NOW), await broadcasts.finish(connection, NOW)) == (
        [new.id],
        [],
    )


async def test_a_broadcast_is_not_over_while_something_is_left(
    connection: AsyncConnection, event: Event
) -> None:
    await launched(connection, event)
    await settle(connection, await claim(connection, 3), "sent", message=5)
    assert await broadcasts.finish(connection, NOW) == []


@pytest.mark.parametrize("groups", [("failed", "blocked"), ("unsure",)])
async def test_those_who_did_not_get_it_are_tried_again_only_when_asked(
    connection: AsyncConnection, event: Event, groups: tuple[str, ...]
) -> None:
    new = await launched(connection, event)
    letters = await claim(connection)
    for letter, status in zip(letters, ("failed", "blocked", "unsure", "sent"), strict=True):
        await settle(connection, [letter], status, reason="x")
    await broadcasts.finish(connection, NOW)
    assert await claim(connection) == []
    assert await broadcasts.try_again(connection, new.id, groups, NOW)
    assert not await broadcasts.try_again(connection, new.id, groups, NOW)
    assert len(await claim(connection)) == len(groups)
    assert (await broadcasts.find(connection, [new.id]))[new.id].status == "sending"


async def test_the_unsure_can_be_left_so(connection: AsyncConnection, event: Event) -> None:
    new = await launched(connection, event)
    await claim(connection)
    await outbox.recover(connection)
    assert [await broadcasts.leave(connection, new.id), await broadcasts.leave(connection, new.id)] == [
        True,
        False,
    ]
    assert await broadcasts.account(connection, new.id) == Account(failed=4)


@pytest.mark.parametrize(
    ("kind", "method"), [("correction", "editMessageText"), ("withdrawal", "deleteMessage")]
)
async def test_a_correction_goes_to_those_who_got_it_and_to_the_message_that_they_got(
    connection: AsyncConnection, event: Event, kind: Any, method: str
) -> None:
    new = await launched(connection, event)
    one, two, three = await claim(connection, 3)
    await settle(connection, [one], "sent", message=71)
    await settle(connection, [two], "failed", reason="x")
    later = await broadcasts.add(connection, broadcast(key="later", kind=kind, original=new.id))
    await broadcasts.launch(connection, later, event, NOW)
    [letter] = [each for each in await claim(connection) if each.outgoing.broadcast == later.id]
    assert (letter.outgoing.chat, letter.outgoing.message, letter.outgoing.method) == (1, 71, method)
    await settle(connection, [three], "sent", message=73)
    [letter] = [each for each in await claim(connection) if each.outgoing.broadcast == later.id]
    assert await broadcasts.messages(connection, [(new.id, letter.outgoing.chat)]) == {(new.id, 3): 73}


async def test_a_correction_that_a_crash_cut_off_is_made_again(
    connection: AsyncConnection, event: Event
) -> None:
    new = await launched(connection, event)
    await settle(connection, await claim(connection), "sent", message=71)
    later = await broadcasts.add(connection, broadcast(key="later", kind="correction", original=new.id))
    await broadcasts.launch(connection, later, event, NOW)
    assert len(await claim(connection)) == 4
    await outbox.recover(connection)
    assert len(await claim(connection)) == 4


async def test_only_the_newest_renewal_of_a_card_waits(connection: AsyncConnection) -> None:
    renewals = [
        Outgoing(9, Lane.ANSWER, "editMessageText", {"text": words}, subject="broadcast-1", renews=True)
        for words in ("1", "2")
    ]
    for each in renewals:
        await outbox.supersede(connection, 9, "broadcast-1")
        await outbox.put(connection, [each], NOW)
    found = await outbox.claim(connection, NOW + MINUTE, (Lane.ANSWER, Lane.ANSWER), 9)
    assert [each.outgoing.payload["text"] for each in found] == ["2"]
