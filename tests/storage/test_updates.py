import asyncio
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables, updates
from storage.database import Database
from tests.storage.examples import MINUTE, NOW

LARGEST = 2**52


async def test_an_update_can_be_taken_once_only(connection: AsyncConnection) -> None:
    assert await updates.take(connection, [1, LARGEST], NOW) == {1, LARGEST}
    assert await updates.take(connection, [2, 1, LARGEST], NOW) == {2}
    assert await updates.take(connection, [2, 1], NOW) == set()


async def test_many_updates_are_taken_at_once(connection: AsyncConnection) -> None:
    assert await updates.take(connection, range(5_000), NOW) == set(range(5_000))


async def test_taking_nothing_is_nothing(connection: AsyncConnection) -> None:
    assert await updates.take(connection, [], NOW) == set()


async def test_an_update_is_known_for_48_hours(connection: AsyncConnection) -> None:
    await updates.take(connection, [1], NOW)
    await updates.take(connection, [2], NOW + MINUTE)
    await updates.forget(connection, NOW + timedelta(hours=48) + MINUTE / 2)
    assert await updates.take(connection, [1, 2], NOW) == {1}


async def test_an_update_that_two_take_at_once_is_taken_by_one(
    database: Database, another_process: Database
) -> None:
    async def take(given: Database, ids: list[int]) -> set[int]:
        async with given.transaction() as connection:
            return await updates.take(connection, ids, NOW)

    taken = await asyncio.gather(take(database, [1, 2]), take(another_process, [2, 1]))
    assert sorted(map(len, taken)) == [0, 2]


async def test_what_was_put_aside_is_kept_as_it_came(connection: AsyncConnection) -> None:
    await updates.put_aside(connection, 7, '{"text": "Å"}', "Traceback …", NOW)
    assert await _set_aside(connection) == [(7, '{"text": "Å"}', "Traceback …", NOW)]


async def test_an_update_can_be_put_aside_more_than_once(connection: AsyncConnection) -> None:
    for _ in range(2):
        await updates.put_aside(connection, 0, "{}", "", NOW)
    assert await _set_aside(connection) == [(0, "{}", "", NOW)] * 2


async def test_what_was_put_aside_is_kept_for_sixty_days(connection: AsyncConnection) -> None:
    await updates.put_aside(connection, 1, "old", "", NOW)
    await updates.put_aside(connection, 2, "new", "", NOW + MINUTE)
    await updates.forget(connection, NOW + timedelta(days=60) + MINUTE / 2)
    assert await _set_aside(connection) == [(2, "new", "", NOW + MINUTE)]


async def _set_aside(connection: AsyncConnection) -> list[tuple[Any, ...]]:
    kept = tables.set_aside.c
    chosen = select(kept.update_id, kept.payload, kept.traceback, kept.at).order_by(kept.id)
    return [tuple(row) for row in await connection.execute(chosen)]
