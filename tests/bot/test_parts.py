"""The parts of a batch: each is asked only where it is needed, and counts with what the batch has changed before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import parts
from bot.parts import Actor, NotCountedYet, Part
from bot.parts.parts import Parts
from bot.world import World
from conversations.chat.effects import Keep
from conversations.chat.needs import Needs
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.seats import Seats
from conversations.model.team import Member
from storage.database import Database
from tests.fakes.statements import statements_of
from tests.fakes.world import NAME, picnic, wording

NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)
ADA = Registration("picnic", "ADA234", "confirmed", "sv", {"name": "Ada"}, NOW, NOW, 501, 501)


@pytest.fixture
def event() -> Event:
    return picnic(NAME, registration={"capacity": 2})


@pytest.fixture
def known(event: Event) -> Parts:
    return Parts(World({event.key: event}, "the_bot", wording()), NOW)


def keeps(known: Parts, *registrations: Registration, actor: int = 501) -> None:
    for each in registrations:
        known.carry_out(Keep(each), Actor(actor, NOW, known.team.members))


class Idle(Part):
    """Is in the way of whoever touches it without a need."""

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:  # noqa: ARG002
        raise AssertionError(needs)

    async def write(self, connection: AsyncConnection) -> None:  # noqa: ARG002
        raise AssertionError


async def test_a_part_in_which_nothing_has_changed_is_not_written(database: Database) -> None:
    async with database.transaction() as connection:
        await parts.write(connection, [Idle()])


async def test_inputs_that_need_nothing_load_nothing_and_write_nothing(
    database: Database, known: Parts
) -> None:
    async with database.transaction() as connection:
        with statements_of(database) as asked:
            await known.load(connection, [Needs(), Needs()])
            await parts.write(connection, known)
    assert asked == []


async def test_seats_that_are_asked_for_late_are_counted_with_what_changed_before(
    database: Database, known: Parts
) -> None:
    keeps(known, ADA)
    with pytest.raises(NotCountedYet) as asked:
        known.seats_when_asked["picnic"]
    async with database.transaction() as connection:
        await asked.value.count(connection)
    keeps(known, replace(ADA, code="BEN234", person=502, registrant=502))
    assert known.seats_when_asked["picnic"] == Seats({"": 2})


async def test_totals_that_are_asked_for_late_are_counted_with_what_changed_before(
    database: Database, known: Parts
) -> None:
    keeps(known, ADA)
    with pytest.raises(NotCountedYet) as asked:
        known.totals_when_asked["picnic"]
    async with database.transaction() as connection:
        await asked.value.count(connection)
    keeps(known, replace(ADA, code="BEN234", person=502, registrant=502))
    assert known.totals_when_asked["picnic"] == {"confirmed": 2}


def test_seats_of_an_event_without_a_limit_are_never_counted(known: Parts) -> None:
    free = Parts(World({"free": picnic(NAME)}, "the_bot", wording()), NOW)
    assert free.seats_when_asked.get("free") is None
    assert known.seats_when_asked.get("another") is None


def test_the_audit_says_in_which_role_somebody_changed_a_registration(known: Parts) -> None:
    known.team.members[900] = Member(900, "organiser")
    known.team.members[501] = Member(501, "staff")
    keeps(known, ADA, actor=501)
    keeps(known, replace(ADA, status="cancelled"), actor=900)
    keeps(known, replace(ADA, status="confirmed"), actor=0)
    noted = [(each.role, each.act, each.actor) for each in known.audit.entries]
    assert noted == [
        ("attendee", "registered", 501),
        ("organiser", "cancelled", 900),
        ("bot", "restored", None),
    ]
