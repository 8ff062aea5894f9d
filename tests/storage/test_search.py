"""Somebody is found by a part of a word, with typos, and with or without the marks over letters."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.folding import words
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.searching import code_in
from storage import registrations, search, tables
from tests.storage.examples import ADA

PEOPLE = {
    "KAR222": "Karin Öberg karin.oberg@malmo.se Malmö stad",
    "ANN222": "Anna Svensson anna@lund.se Lunds kommun",
    "ANN333": "Anna Ångström anna.a@uppsala.se Uppsala kommun",
    "NLS222": "Nils Rosenlind nils@exempel.se Region Skåne",
    "MAG222": "Magnus Sjöqvist magnus@exempel.se Region Skåne",
}


@pytest.fixture
async def people(connection: AsyncConnection) -> AsyncConnection:
    await registrations.add(connection, [_person(code, number) for number, code in enumerate(PEOPLE)])
    await search.enter(connection, {code: frozenset(words(text)) for code, text in PEOPLE.items()})
    return connection


def _person(code: str, number: int) -> Registration:
    return replace(ADA, code=code, person=number + 10, registrant=number + 10)


async def found(connection: AsyncConnection, text: str) -> list[str]:
    return [each.code for each in await search.find(connection, words(text), code_in(text))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Karin", ["KAR222"]),
        ("karin öberg", ["KAR222"]),
        ("oberg karin", ["KAR222"]),
        ("kar", ["KAR222"]),
        ("ob", ["KAR222"]),
        ("karin.oberg@malmo.se", ["KAR222"]),
        ("malmo", ["KAR222"]),
        ("MALMÖ STAD", ["KAR222"]),
        ("svenson", ["ANN222"]),
        ("svemsson", ["ANN222"]),
        ("svnesson", ["ANN222"]),
        ("angstrom", ["ANN333"]),
        ("anna", ["ANN222", "ANN333"]),
        ("anna uppsala", ["ANN333"]),
        ("lind", ["NLS222"]),
        ("senli", ["NLS222"]),
        ("sjokvist", ["MAG222"]),
        ("skane", ["MAG222", "NLS222"]),
        ("NLS-222", ["NLS222"]),
        ("nls 2", ["NLS222"]),
        ("xyzzy", []),
        ("%", []),
        ("_", []),
    ],
)
async def test_somebody_is_found(people: AsyncConnection, text: str, codes: list[str]) -> None:
    assert sorted(await found(people, text)) == codes


async def test_who_fits_best_comes_first(people: AsyncConnection) -> None:
    assert (await found(people, "anna svenson"))[0] == "ANN222"


async def test_where_nobody_fits_all_words_those_who_fit_some_are_found(people: AsyncConnection) -> None:
    assert await found(people, "karin goteborg") == ["KAR222"]


async def test_a_word_that_is_changed_finds_nobody_any_more(people: AsyncConnection) -> None:
    await search.enter(people, {"KAR222": frozenset(words("Karin Ek"))})
    assert await found(people, "oberg") == []
    assert await found(people, "karin ek") == ["KAR222"]


async def test_who_left_is_not_found_and_no_word_stays_that_nobody_has(people: AsyncConnection) -> None:
    await search.leave(people, PEOPLE)
    assert await found(people, "karin") == []
    kept = [
        await people.scalar(select(func.count()).select_from(each))
        for each in (tables.words, tables.trigrams)
    ]
    assert kept == [0, 0]


async def test_a_word_that_others_have_too_stays(people: AsyncConnection) -> None:
    await search.leave(people, ["ANN222"])
    assert await found(people, "anna") == ["ANN333"]


async def test_an_event_that_is_forgotten_leaves_no_word(people: AsyncConnection) -> None:
    await search.forget(people, ADA.event)
    kept = [
        await people.scalar(select(func.count()).select_from(each))
        for each in (tables.words, tables.trigrams)
    ]
    assert kept == [0, 0]
