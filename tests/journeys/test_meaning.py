"""A bot that searches by meaning: there at once by letters, and whole a little later."""

from pathlib import Path

from tests.fakes.person import Person
from tests.journeys.house import House

WHOLE = "the knowledge was opened whole"
PATIENCE = 120
"""Seconds, on a machine with much else to do."""

BY_LETTERS = "Var är det?"
VENUE = "📍 Clarion Hotel Stockholm, centrala Stockholm"

BY_MEANING = "which people ought to attend"
"""Has hardly a word in common with anything that is known."""

AUDIENCE = "👥 First of all for elected politicians"


async def _answer(person: Person, question: str) -> str:
    await person.says(question)
    return (await person.hears(timeout=PATIENCE)).text


async def test_the_bot_answers_before_the_model_is_there_and_finds_more_once_it_is(tmp_path: Path) -> None:
    async with House(tmp_path, search="meaning") as house:
        house.opens()
        astrid = await house.telegram.person("Astrid Lind")
        await astrid.says("/start")
        await astrid.hears(timeout=PATIENCE)
        assert WHOLE not in house.log(), "nobody has asked anything yet"
        assert not (await _answer(astrid, BY_MEANING)).startswith(AUDIENCE)
        assert (await _answer(astrid, BY_LETTERS)).startswith(VENUE)
        await house.logs(WHOLE)
        assert (await _answer(astrid, BY_MEANING)).startswith(AUDIENCE)
        house.keeps_secrets()
