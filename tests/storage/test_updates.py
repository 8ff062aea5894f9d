from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables, updates
from tests.storage.examples import MINUTE, NOW

LARGEST = 2**52


async def test_an_update_that_was_remembered_is_known(connection: AsyncConnection) -> None:
    await updates.remember(connection, [1, 3, LARGEST], NOW)
    assert await updates.applied(connection, [1, 2, 3, LARGEST]) == {1, 3, LARGEST}


async def test_nothing_is_known_in_the_beginning(connection: AsyncConnection) -> None:
    assert await updates.applied(connection, [1, 2]) == set()


async def test_remembering_nothing_is_nothing(connection: AsyncConnection) -> None:
    await updates.remember(connection, [], NOW)
    assert await updates.applied(connection, []) == set()


async def test_an_update_can_be_remembered_once_only(connection: AsyncConnection) -> None:
    await updates.remember(connection, [1], NOW)
    with pytest.raises(IntegrityError):
        await updates.remember(connection, [2, 1], NOW)


async def test_an_update_is_known_for_48_hours(connection: AsyncConnection) -> None:
    await updates.remember(connection, [1], NOW)
    await updates.remember(connection, [2], NOW + MINUTE)
    await updates.forget(connection, NOW + timedelta(hours=48) + MINUTE / 2)
    assert await updates.applied(connection, [1, 2]) == {2}


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
