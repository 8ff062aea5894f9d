from dataclasses import replace
from datetime import UTC

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.registration import Consent
from storage import registrations, tables
from tests.storage.examples import ADA, MINUTE, NOW, STOCKHOLM


async def test_a_registration_comes_back_as_it_was_saved(connection: AsyncConnection) -> None:
    await registrations.save(connection, [(5, ADA)])
    assert await registrations.of(connection, [5, 6]) == {5: {"sample": ADA}}


async def test_one_person_can_register_for_several_events(connection: AsyncConnection) -> None:
    other = replace(ADA, event="other", code="XYZ987")
    await registrations.save(connection, [(5, ADA), (5, other)])
    assert await registrations.of(connection, [5]) == {5: {"sample": ADA, "other": other}}


async def test_a_registration_is_changed_in_place(connection: AsyncConnection) -> None:
    changed = replace(ADA, status="cancelled", answers={"name": "Eva"}, changed_at=NOW + 2 * MINUTE)
    await registrations.save(connection, [(5, ADA)])
    await registrations.save(connection, [(5, changed)])
    assert await registrations.of(connection, [5]) == {5: {"sample": changed}}
    assert await connection.scalar(select(func.count()).select_from(tables.registrations)) == 1


async def test_a_person_has_one_registration_for_an_event_by_constraint(connection: AsyncConnection) -> None:
    await registrations.save(connection, [(5, ADA)])
    row = {**_row(await _stored(connection)), "code": "XYZ987"}
    with pytest.raises(IntegrityError, match="person"):
        await connection.execute(insert(tables.registrations), [row])


async def test_a_code_belongs_to_one_registration(connection: AsyncConnection) -> None:
    await registrations.save(connection, [(5, ADA)])
    with pytest.raises(IntegrityError, match="code"):
        await registrations.save(connection, [(6, ADA)])


async def test_a_time_keeps_its_instant_whatever_zone_it_was_written_in(connection: AsyncConnection) -> None:
    local = replace(ADA, registered_at=NOW.astimezone(STOCKHOLM), answers={"c": Consent("1", NOW)})
    await registrations.save(connection, [(5, local)])
    loaded = (await registrations.of(connection, [5]))[5]["sample"]
    assert (loaded, loaded.registered_at.tzinfo) == (local, UTC)


async def test_the_registrations_of_nobody_are_none(connection: AsyncConnection) -> None:
    await registrations.save(connection, [])
    assert await registrations.of(connection, []) == {}


async def test_registrations_are_counted_by_status(connection: AsyncConnection) -> None:
    gone = replace(ADA, code="XYZ987", status="cancelled")
    also = replace(ADA, code="XYZ988")
    elsewhere = replace(ADA, code="XYZ989", event="other")
    await registrations.save(connection, [(5, ADA), (6, gone), (7, also), (8, elsewhere)])
    assert await registrations.count(connection, "sample") == {"confirmed": 2, "cancelled": 1}


async def _stored(connection: AsyncConnection) -> dict[str, object]:
    return dict((await connection.execute(select(tables.registrations))).mappings().one())


def _row(stored: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in stored.items() if name != "id"}
