from dataclasses import replace
from datetime import UTC

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.states import Chat
from conversations.model.registrations.registration import Registration
from conversations.model.values import Consent
from storage import chats, registrations, tables
from storage import line as storage_line
from tests.storage.examples import ADA, MINUTE, NOW, STOCKHOLM

EVA = replace(ADA, code="EVA234", person=6, registrant=6)
COLLEAGUE = replace(ADA, code="COL234", person=None, claim="a-token")
"""Registered by Ada, and not claimed yet."""


async def test_a_registration_comes_back_as_it_was_saved(connection: AsyncConnection) -> None:
    whole = replace(
        ADA, status="offered", place=7, offer_until=NOW, claim="token", party="ABC234", reason="Fullt.",
        answers={"talks": ("a", "b"), "none": None, "consent": Consent("2", NOW)},
    )  # fmt: skip
    await registrations.add(connection, [whole])
    assert await registrations.of(connection, [5, 6]) == [whole]


async def test_those_filled_in_for_others_come_along(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA, COLLEAGUE, EVA])
    assert await registrations.of(connection, [5]) == [ADA, COLLEAGUE]


async def test_registrations_are_found_by_code_and_by_claim(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA, COLLEAGUE, EVA])
    assert await registrations.named(connection, ["EVA234", "NOBODY"], ["a-token"]) == [COLLEAGUE, EVA]
    assert await registrations.named(connection, [], []) == []


async def test_one_person_can_register_for_several_events(connection: AsyncConnection) -> None:
    other = replace(ADA, event="other", code="XYZ987")
    await registrations.add(connection, [ADA, other])
    assert await registrations.of(connection, [5]) == [ADA, other]


async def test_a_registration_is_changed_in_place(connection: AsyncConnection) -> None:
    changed = replace(ADA, status="cancelled", answers={"name": "Eva"}, changed_at=NOW + 2 * MINUTE)
    await registrations.add(connection, [ADA])
    await registrations.save(connection, [changed])
    assert await registrations.of(connection, [5]) == [changed]
    assert await connection.scalar(select(func.count()).select_from(tables.registrations)) == 1


async def test_a_registration_can_go_to_another_person(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA, EVA])
    await registrations.remove(connection, ["EVA234"])
    taken = replace(ADA, person=6, ticket="t" * 16)
    await registrations.save(connection, [taken])
    assert await registrations.of(connection, [6]) == [taken]


async def test_a_person_has_one_registration_for_an_event_by_constraint(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA])
    row = {**_row(await _stored(connection)), "code": "XYZ987"}
    with pytest.raises(IntegrityError, match="person"):
        await connection.execute(insert(tables.registrations), [row])


async def test_a_code_belongs_to_one_registration(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA])
    with pytest.raises(IntegrityError, match="code"):
        await registrations.add(connection, [replace(EVA, code=ADA.code)])


async def test_a_time_keeps_its_instant_whatever_zone_it_was_written_in(connection: AsyncConnection) -> None:
    local = replace(ADA, registered_at=NOW.astimezone(STOCKHOLM), answers={"c": Consent("1", NOW)})
    await registrations.add(connection, [local])
    (loaded,) = await registrations.of(connection, [5])
    assert (loaded, loaded.registered_at.tzinfo) == (local, UTC)


async def test_the_registrations_of_nobody_are_none(connection: AsyncConnection) -> None:
    await registrations.save(connection, [])
    await registrations.add(connection, [])
    assert await registrations.of(connection, []) == []


async def test_the_line_is_in_the_order_of_the_places(connection: AsyncConnection) -> None:
    line = [_waiting(7, 3), _waiting(8, 1), _waiting(9, 2)]
    await registrations.add(connection, [ADA, *line])
    assert [each.person for each in await storage_line.front(connection, "sample", 2)] == [8, 9]
    assert await storage_line.next_place(connection, "sample") == 4
    assert await storage_line.places_ahead(connection, line) == {"W7": 2, "W8": 0, "W9": 1}


async def test_the_first_place_of_an_empty_line_is_one(connection: AsyncConnection) -> None:
    assert await storage_line.next_place(connection, "sample") == 1


async def test_an_offer_runs_out_at_its_time(connection: AsyncConnection) -> None:
    offered = replace(ADA, status="offered", offer_until=NOW)
    await registrations.add(connection, [offered, EVA])
    assert await storage_line.run_out(connection, NOW - MINUTE) == []
    assert await storage_line.run_out(connection, NOW) == [offered]


async def test_those_that_wait_for_a_decision_come_first_who_came_first(connection: AsyncConnection) -> None:
    late = replace(EVA, status="pending", changed_at=NOW + 5 * MINUTE)
    early = replace(ADA, status="pending")
    elsewhere = replace(COLLEAGUE, status="pending", event="other")
    await registrations.add(connection, [late, early, elsewhere])
    assert await registrations.pending(connection, ["sample"], 5) == [early, late]


async def test_what_is_live_is_streamed(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA, replace(EVA, status="declined"), COLLEAGUE])
    assert [each async for each in registrations.live(connection, "sample")] == [ADA, COLLEAGUE]


async def test_all_of_an_event_is_forgotten(connection: AsyncConnection) -> None:
    await registrations.add(connection, [ADA, EVA, replace(COLLEAGUE, event="other")])
    assert await registrations.forget(connection, "sample") == 2
    assert [each.event for each in await registrations.of(connection, [5, 6])] == ["other"]


async def test_registrations_are_counted_by_status(connection: AsyncConnection) -> None:
    gone = replace(EVA, status="cancelled")
    elsewhere = replace(ADA, code="XYZ989", event="other")
    await registrations.add(connection, [ADA, gone, COLLEAGUE, elsewhere])
    assert await registrations.count(connection, "sample") == {"confirmed": 2, "cancelled": 1}


def _waiting(person: int, place: int) -> Registration:
    return replace(ADA, code=f"W{person}", person=person, registrant=person, status="waitlisted", place=place)


async def _stored(connection: AsyncConnection) -> dict[str, object]:
    return dict((await connection.execute(select(tables.registrations))).mappings().one())


def _row(stored: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in stored.items() if name != "id"}


async def test_who_can_not_be_reached_has_blocked_the_bot_or_has_no_chat(connection: AsyncConnection) -> None:
    walked_in = replace(ADA, code="WAL234", person=None, registrant=0)
    cancelled = replace(walked_in, code="WAL345", status="cancelled")
    await registrations.add(connection, [ADA, EVA, walked_in, cancelled])
    await chats.save(connection, {5: Chat("sv"), 6: Chat("sv")}, NOW)
    await chats.mark_unreachable(connection, [6], "blocked")
    assert await registrations.unreachable(connection, "sample", 9) == [EVA, walked_in]
