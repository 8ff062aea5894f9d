"""What the most frequent acts cost in statements, each in a batch of its own, with the seats of the sample event served."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.events import folders
from bot.intake.intake import Intake
from bot.metrics import Metrics
from bot.world import World
from storage.database import Database
from tests.bot.test_questions import OLGA, House
from tests.fakes import raw
from tests.fakes.hall import HandClock
from tests.fakes.raw import Json
from tests.fakes.statements import statements_of

EVENT = "sample-dev-days"
FOLDER = Path(__file__).parents[2] / "events" / EVENT
OPEN = datetime(2030, 4, 1, 10, tzinfo=UTC)
DOORS_OPEN = datetime(2030, 5, 14, 7, tzinfo=UTC)

COSTS = {
    "/start": (8, 9),
    "register": (6, 7),
    "a typed name": (6, 7),
    "a choice": (6, 7),
    "a choice of which there are few": (9, 10),
    "submit": (18, 19),
    "a question that is answered": (7, 8),
    "an unknown question": (7, 8),
    "/registration": (5, 6),
    "/count": (13, 15),
    "a check-in": (12, 13),
}
"""How many in SQLite and in PostgreSQL, which locks the chats.

Where one of the team acts and only the role tells that a registration may change, all registrations are locked in a second
statement of PostgreSQL, and the team is read again.
"""


@pytest.fixture
def clock() -> HandClock:
    return HandClock(OPEN)


@pytest.fixture
def house(database: Database, world: World, clock: HandClock) -> House:
    event = folders.read(FOLDER)
    assert not isinstance(event, list)
    house = House(database, replace(world, events={EVENT: event}))
    served = replace(house.world, knowledge={EVENT: house.knowledge})
    house.intake = Intake(database, served, clock, lambda: None, Metrics())
    return house


async def test_the_most_frequent_acts_cost_few_statements(house: House, clock: HandClock) -> None:
    costs: dict[str, int] = {}

    async def does(act: str, given: Json) -> None:
        with statements_of(house.database) as asked:
            await house.take(given)
        costs[act] = len(asked)

    async def button(beginning: str, who: Json = raw.ADA) -> Json:
        return raw.pressed(await house.button(who["id"], beginning), who, on=50)

    await house.take(raw.said("/start", OLGA))
    await does("/start", raw.said("/start"))
    await does("register", await button("start|begin"))
    await house.take(await button("form|consent"))
    await does("a typed name", raw.said("Ada Åström", number=20))
    await house.take(raw.said("ada@example.org", number=21))
    await does("a choice", await button("pick|group"))
    await house.take(raw.said("Exempelföreningen", number=22))
    await does("a choice of which there are few", await button("pick|workshop"))
    for number, answer in enumerate(("hoppa över", "nej", "hoppa över", "hoppa över", "hoppa över"), 23):
        await house.take(raw.said(answer, number=number))
    await does("submit", await button("summary|submit"))
    await does("a question that is answered", raw.said("Var kan man parkera?", number=30))
    await does("an unknown question", raw.said("Kan man få glass där?", number=31))
    await does("/registration", raw.said("/registration", number=32))
    await does("/count", raw.said("/count", OLGA))
    clock.time = DOORS_OPEN
    await house.take(raw.said("/find Ada", OLGA))
    await does("a check-in", await button("door|in", OLGA))
    assert costs == {act: cost[0 if house.database.is_sqlite else 1] for act, cost in COSTS.items()}
