"""An answer that others gave is found by whoever writes it almost so, however many there are."""

from collections.abc import Mapping

from conversations.model.registrations.tally import Tallied
from storage import tallies
from storage.database import Database


async def _give(database: Database, numbers: Mapping[str, int], field: str = "organisation") -> None:
    """Let so many people more give these answers, or fewer."""
    async with database.transaction() as connection:
        changes = {Tallied("sample", field, answer): number for answer, number in numbers.items()}
        await tallies.enter(connection, await tallies.add(connection, changes))


async def _like(database: Database, text: str, field: str = "organisation") -> list[str]:
    async with database.transaction() as connection:
        return await tallies.answers_like(connection, "sample", field, text)


async def test_what_others_gave_is_found_by_words_that_are_almost_the_same(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1, "Malmö stad": 1, "SKL": 1})
    assert await _like(database, "Lund komun") == ["Lunds kommun"]
    assert await _like(database, "malmo stad") == ["Malmö stad"]
    assert await _like(database, "skl") == ["SKL"]
    assert await _like(database, "Luleå kommun") == []


async def test_what_most_gave_comes_first(database: Database) -> None:
    await _give(database, {"Göteborg stad": 1, "Göteborgs stad": 3})
    assert await _like(database, "Goteborgs stad") == ["Göteborgs stad", "Göteborg stad"]


async def test_what_nobody_gives_any_more_is_not_found(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1})
    await _give(database, {"Lunds kommun": -1})
    assert await _like(database, "Lunds komun") == []
    await _give(database, {"Lunds kommun": 2})
    assert await _like(database, "Lunds komun") == ["Lunds kommun"]


async def test_another_field_has_answers_of_its_own(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1})
    assert await _like(database, "Lunds kommun", "workplace") == []


async def test_among_many_that_begin_alike_the_right_one_is_found(database: Database) -> None:
    await _give(
        database, {f"Svenska kyrkan i {chr(97 + number % 26) * 3}{number}": 1 for number in range(600)}
    )
    await _give(database, {"Svenska kyrkan i Linköping": 1})
    assert await _like(database, "Svenska kyrkan i Linkoping") == ["Svenska kyrkan i Linköping"]
    assert await _like(database, "Svenska kyrkan i Linköpng") == ["Svenska kyrkan i Linköping"]


async def test_nothing_is_found_after_an_event_is_forgotten(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1})
    async with database.transaction() as connection:
        await tallies.forget(connection, "sample")
    await _give(database, {"Malmö stad": 1})
    assert await _like(database, "Lunds komun") == []


async def test_what_is_cleared_bit_by_bit_is_found_again_once_it_is_counted(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1, "Malmö stad": 1})
    async with database.transaction() as connection:
        while await tallies.clear(connection, "sample", ["organisation"], 5) == 5:
            pass
    assert await _like(database, "Lunds komun") == []
    await _give(database, {"Lunds kommun": 1})
    assert await _like(database, "Lunds komun") == ["Lunds kommun"]


async def test_a_text_of_any_length_and_kind_finds_nothing_it_should_not(database: Database) -> None:
    await _give(database, {"Lunds kommun": 1})
    for text in ("", " ", "🦄", "s", "x" * 4096, "%_'\"; --", "\n\n"):
        assert await _like(database, text) == []
