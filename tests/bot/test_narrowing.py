"""What is written behind /count: each word or phrase narrows, and what nobody answered is said."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import lookups
from conversations.model.event.conditions import keys
from conversations.model.event.event import Event
from conversations.model.registrations import counting, tally
from conversations.model.registrations.counting import Counted, Counts
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import Tallied
from storage import counts, tallies
from storage.database import Database
from tests.fakes.world import picnic
from tests.storage.examples import ADA

FIELDS: list[dict[str, Any]] = [
    {"key": "name", "kind": "name", "label": "Namn", "question": "?"},
    {
        "key": "role",
        "kind": "choice",
        "label": "Roll",
        "question": "?",
        "choice": [
            {"key": "librarian", "label": {"sv": "Bibliotekarie", "en": "Librarian"}},
            {"key": "politician", "label": {"sv": "Förtroendevald", "en": "Elected politician"}},
        ],
    },
    {
        "key": "meals",
        "kind": "several",
        "label": "Mat",
        "question": "?",
        "choice": [{"key": "fish", "label": "Fisk"}, {"key": "soup", "label": "Soppa"}],
    },
    {
        "key": "needs",
        "kind": "choice",
        "label": "Behov",
        "question": "?",
        "sensitive": True,
        "choice": [{"key": "nuts", "label": "Nötter"}, {"key": "none", "label": "Inget"}],
    },
    {"key": "place", "kind": "text", "label": "Ort", "question": "?", "suggest": True},
    {"key": "work", "kind": "text", "label": "Arbetsplats", "question": "?", "suggest": True},
]
ROLES, PLACES = ("librarian", "politician"), ("Malmö stad", "Lunds kommun", "Ö" * 190)


@pytest.fixture
def event() -> Event:
    return picnic(*FIELDS)


@pytest.fixture
async def counted(database: Database, event: Event) -> AsyncIterator[AsyncConnection]:
    """Some of each role from each place, and one who has cancelled."""
    found, answers = Counter[Counted](), Counter[Tallied]()
    for number in range(30):
        given = registration(number)
        found.update(counting.difference(event, None, given))
        answers.update(tally.tallied(event, given))
    async with database.transaction() as connection:
        await counts.add(connection, found)
        await tallies.enter(connection, await tallies.add(connection, answers))
        yield connection


def registration(number: int) -> Registration:
    meals = (("fish",), ("fish", "soup"), ())[number % 3]
    answers = {
        "role": ROLES[number % 2],
        "meals": meals,
        "needs": "nuts",
        "place": PLACES[number % 5 % 3],
        "work": "Biblioteket i Malmö",
    }
    status = "cancelled" if number == 0 else "confirmed"
    return replace(ADA, event="picnic", code=f"A{number:05}", answers=answers, status=status)  # type: ignore[arg-type]


def number_with(**answers: str) -> int:
    """The same, counted by looking at each."""
    every = [registration(number) for number in range(30)]
    return sum(
        all(answer in keys(each.answers[key]) for key, answer in answers.items())
        for each in every
        if each.status == "confirmed"
    )


async def asked(connection: AsyncConnection, event: Event, words: str) -> Counts:
    return await lookups.counted(connection, event, words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("bibliotekarie", {"role": "librarian"}),
        ("bibliotekarie lund", {"role": "librarian", "place": "Lunds kommun"}),
        ("lunds kommun bibliotekarie", {"role": "librarian", "place": "Lunds kommun"}),
        ("Elected politician lund", {"role": "politician", "place": "Lunds kommun"}),
        ("librarian soppa", {"role": "librarian", "meals": "soup"}),
        ("fisk lunds komun", {"meals": "fish", "place": "Lunds kommun"}),
        (f"librarian {'ö' * 40}", {"role": "librarian", "place": "Ö" * 190}),
    ],
)
async def test_each_word_or_phrase_narrows(
    counted: AsyncConnection, event: Event, words: str, meant: dict[str, str]
) -> None:
    found = await asked(counted, event, words)
    assert dict(answer for part in found.matched for answer in part) == meant
    assert found.wanted.get("confirmed", 0) == number_with(**meant) > 0


async def test_a_word_that_fits_several_answers_counts_all_of_them(
    counted: AsyncConnection, event: Event
) -> None:
    found = await asked(counted, event, "bibliotekarie malmo")
    assert found.matched == (
        (("role", "librarian"),),
        (("work", "Biblioteket i Malmö"), ("place", "Malmö stad")),
    )


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("månen", "månen"),
        ("bibliotekarie månen", "månen"),
        ("månen mars", "månen mars"),
        ("nötter", "nötter"),
        ("bibliotekarie nötter", "nötter"),
    ],
)
async def test_what_nobody_answered_is_told(
    counted: AsyncConnection, event: Event, words: str, unknown: str
) -> None:
    found = await asked(counted, event, words)
    assert (found.matched, found.unknown, found.together) == ((), unknown, True)


@pytest.mark.parametrize("words", ["bibliotekarie fisk lund", "bibliotekarie förtroendevald", "lund malmö"])
async def test_what_is_not_counted_together_is_told(
    counted: AsyncConnection, event: Event, words: str
) -> None:
    assert not (await asked(counted, event, words)).together


async def test_signs_alone_mean_nothing(counted: AsyncConnection, event: Event) -> None:
    found = await asked(counted, event, "!?")
    assert (found.matched, found.together) == ((), True)
