import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox, tables
from storage.database import Database
from storage.outbox import Lane, OutboxItem, Outcome, Outgoing
from tests.storage.examples import MINUTE, NOW

ACK, ANSWER, BROADCAST = Lane.ACKNOWLEDGEMENT, Lane.ANSWER, Lane.BROADCAST
EVERY = (ACK, BROADCAST)


def message(chat: int, words: str, lane: Lane = ANSWER) -> Outgoing:
    return Outgoing(chat, lane, "sendMessage", {"text": words})


async def put(connection: AsyncConnection, *outgoing: Outgoing, at: datetime = NOW) -> None:
    await outbox.put(connection, outgoing, at)


async def claim(
    connection: AsyncConnection, at: datetime = NOW, lanes: tuple[Lane, Lane] = EVERY, limit: int = 100
) -> list[OutboxItem]:
    return await outbox.claim(connection, at, lanes, limit)


async def claimed(connection: AsyncConnection, *given: Any, **named: Any) -> list[str]:
    """The words of the items that are claimed."""
    return [item.outgoing.payload["text"] for item in await claim(connection, *given, **named)]


async def take(connection: AsyncConnection, *outgoing: Outgoing) -> list[OutboxItem]:
    """Put messages, one a chat, and claim them."""
    await put(connection, *outgoing)
    return await claim(connection)


async def rows(connection: AsyncConnection, *names: str) -> list[tuple[Any, ...]]:
    columns = [tables.outbox.c[name] for name in names]
    return [tuple(row) for row in await connection.execute(select(*columns).order_by(tables.outbox.c.id))]


async def test_what_is_for_nobody_is_not_queued(connection: AsyncConnection) -> None:
    await put(connection, message(0, "to nobody"))
    await put(connection, message(0, "to nobody"), message(1, "to Ada"))
    assert await rows(connection, "chat") == [(1,)]


async def test_an_item_holds_what_was_put(connection: AsyncConnection) -> None:
    given = Outgoing(-100123, BROADCAST, "sendMessage", {"text": "Å 🌻", "rows": [[1]]}, NOW + MINUTE)
    await put(connection, given)
    [item] = await claim(connection)
    assert item == OutboxItem(item.id, given, 0, NOW)


async def test_putting_nothing_is_nothing(connection: AsyncConnection) -> None:
    await put(connection)
    assert await outbox.count(connection) == {}


async def test_the_first_of_each_chat_leaves_first(connection: AsyncConnection) -> None:
    await put(connection, message(1, "1a"), message(1, "1b"), message(2, "2a"), message(2, "2b"))
    assert await claimed(connection) == ["1a", "2a"]


async def test_what_is_claimed_is_noted_as_being_sent(connection: AsyncConnection) -> None:
    await take(connection, message(1, "first"), message(1, "second"))
    assert await rows(connection, "status") == [("sending",), ("queued",)]


async def test_a_message_waits_for_the_one_before_it(connection: AsyncConnection) -> None:
    await take(connection, message(1, "first"), message(1, "second"))
    assert await claimed(connection) == []


@pytest.mark.parametrize("status", ["sent", "failed", "unsure", "dropped"])
async def test_a_message_leaves_when_the_one_before_it_is_settled(
    connection: AsyncConnection, status: Any
) -> None:
    await put(connection, message(1, "first", BROADCAST), message(1, "second", BROADCAST))
    [first] = await claim(connection)
    await outbox.settle(connection, [Outcome(first, status)])
    assert await claimed(connection) == ["second"]


async def test_an_acknowledgement_does_not_wait_for_an_answer(connection: AsyncConnection) -> None:
    await take(connection, message(1, "an answer"))
    await put(connection, message(1, "seen", ACK))
    assert await claimed(connection) == ["seen"]


async def test_acknowledgements_leave_before_answers_and_broadcasts_last(connection: AsyncConnection) -> None:
    await put(connection, message(1, "c", BROADCAST), message(2, "b"), message(3, "a", ACK), message(4, "b2"))
    assert await claimed(connection) == ["a", "b", "b2", "c"]


async def test_only_the_lanes_that_are_asked_for_are_given(connection: AsyncConnection) -> None:
    await put(connection, message(1, "c", BROADCAST), message(2, "b"), message(3, "a", ACK))
    assert await claimed(connection, lanes=(ACK, ANSWER)) == ["a", "b"]
    assert await claimed(connection, lanes=(BROADCAST, BROADCAST)) == ["c"]


async def test_no_more_are_given_than_asked_for(connection: AsyncConnection) -> None:
    await put(connection, *(message(chat, str(chat)) for chat in range(1, 6)))
    assert await claimed(connection, limit=2) == ["1", "2"]


async def test_nothing_leaves_before_it_is_due(connection: AsyncConnection) -> None:
    await put(connection, message(1, "later"), at=NOW + MINUTE)
    assert (await claimed(connection), await claimed(connection, NOW + MINUTE)) == ([], ["later"])


async def test_what_is_due_waits_for_an_earlier_one_that_is_not(connection: AsyncConnection) -> None:
    await put(connection, message(1, "first"), at=NOW + MINUTE)
    await put(connection, message(1, "second"))
    assert await claimed(connection) == []


async def test_an_answer_that_was_sent_is_gone(connection: AsyncConnection) -> None:
    [item] = await take(connection, message(1, "a"))
    await outbox.settle(connection, [Outcome(item, "sent", message=77)])
    assert await rows(connection, "id") == []


async def test_a_broadcast_that_was_sent_is_kept_with_the_id_of_the_message(
    connection: AsyncConnection,
) -> None:
    [item] = await take(connection, message(1, "a", BROADCAST))
    await outbox.settle(connection, [Outcome(item, "sent", message=77)])
    assert await rows(connection, "status", "message", "reason") == [("sent", 77, None)]


@pytest.mark.parametrize("status", ["failed", "unsure"])
@pytest.mark.parametrize("lane", [ANSWER, BROADCAST])
async def test_what_was_not_sent_is_kept_with_the_reason(
    connection: AsyncConnection, status: Any, lane: Lane
) -> None:
    [item] = await take(connection, message(1, "a", lane))
    await outbox.settle(connection, [Outcome(item, status, "why " * 100)])
    kept = await rows(connection, "status", "reason", "attempts")
    assert kept == [(status, ("why " * 100)[:200], 1)]


async def test_what_came_too_late_is_gone(connection: AsyncConnection) -> None:
    [item] = await take(connection, message(1, "a", ACK))
    await outbox.settle(connection, [Outcome(item, "dropped")])
    assert await rows(connection, "id") == []


async def test_what_is_queued_again_is_due_later_and_counted(connection: AsyncConnection) -> None:
    [item] = await take(connection, message(1, "a"))
    await outbox.settle(connection, [Outcome(item, "queued", due_at=NOW + MINUTE)])
    assert await claim(connection) == []
    assert await claim(connection, NOW + MINUTE) == [replace(item, attempts=1)]


async def test_what_only_had_to_wait_its_turn_is_not_counted(connection: AsyncConnection) -> None:
    [item] = await take(connection, message(1, "a"))
    await outbox.settle(connection, [Outcome(item, "queued", due_at=NOW + MINUTE, tried=False)])
    assert await claim(connection, NOW + MINUTE) == [item]


async def test_many_are_settled_at_once_each_as_it_went(connection: AsyncConnection) -> None:
    first, second, third = await take(connection, *(message(chat, "a", BROADCAST) for chat in (1, 2, 3)))
    await outbox.settle(
        connection,
        [Outcome(first, "sent", message=7), Outcome(second, "failed", "no"), Outcome(third, "dropped")],
    )
    assert await rows(connection, "chat", "status", "reason") == [(1, "sent", None), (2, "failed", "no")]


async def test_closing_gives_up_what_waits_for_that_chat_only(connection: AsyncConnection) -> None:
    await take(connection, message(1, "under way"))
    await put(connection, message(1, "answer"), message(1, "bulk", BROADCAST), message(2, "answer"))
    await outbox.close(connection, [1], "blocked")
    assert await rows(connection, "chat", "status", "reason") == [
        (1, "sending", None), (1, "failed", "blocked"), (1, "failed", "blocked"), (2, "queued", None),
    ]  # fmt: skip


async def test_what_waits_for_a_group_goes_to_its_new_id(connection: AsyncConnection) -> None:
    await put(connection, message(-1, "a"), message(-2, "b"))
    await outbox.move(connection, -1, -1001)
    assert await rows(connection, "chat") == [(-1001,), (-2,)]


async def test_after_a_crash_each_lane_is_treated_by_its_kind(connection: AsyncConnection) -> None:
    await take(connection, message(1, "ack", ACK), message(2, "answer"), message(3, "bulk", BROADCAST))
    await put(connection, message(4, "ack", ACK), message(5, "bulk", BROADCAST))
    await outbox.recover(connection)
    assert await rows(connection, "chat", "status") == [
        (2, "queued"), (3, "unsure"), (4, "queued"), (5, "queued"),
    ]  # fmt: skip


async def test_recovering_twice_is_recovering_once(connection: AsyncConnection) -> None:
    await take(connection, message(2, "answer"), message(3, "bulk", BROADCAST))
    for _ in range(2):
        await outbox.recover(connection)
    assert await rows(connection, "status") == [("queued",), ("unsure",)]


async def test_failed_answers_are_forgotten_and_broadcasts_stay_accounted_for(
    connection: AsyncConnection,
) -> None:
    for chat, lane in ((1, ANSWER), (2, BROADCAST)):
        await put(connection, message(chat, "a", lane))
    await put(connection, message(3, "new"), at=NOW + MINUTE)
    await outbox.close(connection, [1, 2, 3], "blocked")
    await put(connection, message(4, "waits"))
    await outbox.forget(connection, NOW + MINUTE)
    assert await rows(connection, "chat") == [(2,), (3,), (4,)]


async def test_the_times_to_come_are_told_in_order(connection: AsyncConnection) -> None:
    for chat, minutes in ((1, 0), (2, 3), (3, 2)):
        await put(connection, message(chat, "a"), at=NOW + minutes * MINUTE)
    assert await outbox.due_times(connection, NOW) == [NOW + 2 * MINUTE, NOW + 3 * MINUTE]


async def test_what_is_settled_is_not_due_at_any_time(connection: AsyncConnection) -> None:
    await put(connection, message(1, "a"), at=NOW + MINUTE)
    await outbox.close(connection, [1], "blocked")
    assert await outbox.due_times(connection, NOW) == []


async def test_the_outbox_is_counted_by_status(connection: AsyncConnection) -> None:
    await take(connection, message(1, "a"))
    await put(connection, message(2, "a"), message(3, "a"))
    assert await outbox.count(connection) == {"sending": 1, "queued": 2}


async def test_an_id_is_never_given_twice(connection: AsyncConnection) -> None:
    """An item that was settled late must not settle another one."""
    [first] = await take(connection, message(1, "a"))
    await outbox.settle(connection, [Outcome(first, "sent")])
    [second] = await take(connection, message(1, "b"))
    assert second.id > first.id


async def test_two_who_take_at_once_never_take_the_same_item(
    database: Database, another_process: Database
) -> None:
    async with database.transaction() as connection:
        await put(
            connection, *(message(chat, "a") for chat in range(1, 61)), *(message(1, "b") for _ in range(9))
        )
    taken: list[list[int]] = []

    async def take_some(given: Database) -> None:
        async with given.transaction() as connection:
            items = await claim(connection, limit=7)
        taken.append([item.id for item in items])

    async with asyncio.TaskGroup() as tasks:
        for each in (database, another_process) * 10:
            tasks.create_task(take_some(each))
    ids = [each for some in taken for each in some]
    assert (len(ids), len(set(ids))) == (60, 60)


@pytest.mark.parametrize("copied", ["postgresql"], indirect=True)
async def test_two_transactions_at_once_divide_the_items(
    database: Database, another_process: Database
) -> None:
    """Who comes second skips what the first holds, without waiting, and never overtakes in a chat.

    On SQLite, one transaction at a time begins.
    """
    async with database.transaction() as connection:
        await put(connection, message(1, "1a"), message(2, "2a"), message(1, "1b"), message(3, "3a"))
    async with asyncio.timeout(10), database.transaction() as one, another_process.transaction() as other:
        assert await claimed(one, limit=2) == ["1a", "2a"]
        assert await claimed(other) == ["3a"]


class TestWithTenThousandRows:
    """That no statement of the delivery reads the whole outbox, as SQLite explains it."""

    @pytest.fixture
    async def connection(self, sqlite: Database) -> Any:
        async with sqlite.transaction() as connection:
            await put(connection, *(message(chat % 3000, "a", Lane(chat % 3)) for chat in range(10_000)))
            await connection.execute(
                update(tables.outbox).where(tables.outbox.c.id > 5000).values(status="sent")
            )
            await connection.execute(text("ANALYZE"))
            yield connection

    @pytest.mark.parametrize("lanes", [(ACK, ANSWER), (BROADCAST, BROADCAST)])
    async def test_what_is_due_is_found_by_indexes_in_order(
        self, connection: AsyncConnection, lanes: tuple[Lane, Lane]
    ) -> None:
        plan = await _plan(connection, lambda: claim(connection, lanes=lanes, limit=64))
        assert [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step] == []
        assert any("earlier USING" in step and "INDEX ix_outbox_chat_lane_id" in step for step in plan)

    async def test_an_item_is_settled_by_its_key(self, connection: AsyncConnection) -> None:
        [item] = await claim(connection, limit=1)
        plan = await _plan(connection, lambda: outbox.settle(connection, [Outcome(item, "failed")]))
        assert plan == ["SEARCH outbox USING INTEGER PRIMARY KEY (rowid=?)"]

    async def test_a_chat_is_closed_by_an_index(self, connection: AsyncConnection) -> None:
        plan = await _plan(connection, lambda: outbox.close(connection, [1], "blocked"))
        assert [step for step in plan if step.startswith("SCAN")] == []


async def _plan(connection: AsyncConnection, ask: Any) -> list[str]:
    """How SQLite goes about the statement that `ask` makes."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    await ask()
    event.remove(connection.sync_connection, "before_cursor_execute", note)
    [(statement, parameters)] = asked
    one = parameters[0] if isinstance(parameters, list) else parameters
    explained = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(one))
    return [row[-1] for row in explained]
