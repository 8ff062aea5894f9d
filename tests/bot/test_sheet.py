"""The registrations as a file: whole, typed, harmless, and without what was not asked for."""

import csv
import io
import os
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.files import sheet
from bot.files.columns import Plan
from bot.files.files import Files
from bot.files.sheet import DANGEROUS
from bot.world import wording
from conversations.model.event.event import Event
from conversations.model.registrations import counting, searching
from conversations.model.registrations.counting import Counted
from conversations.model.registrations.registration import Registration, Status
from conversations.model.values import Answers
from storage import counts, registrations, search
from storage.database import Database
from tests.fakes.world import EMAIL, picnic
from tests.storage.examples import NOW

NASTY = '=cmd|"/c calc"!A1'

FIELDS: list[dict[str, Any]] = [
    {"key": "name", "kind": "name", "label": {"sv": "Namn", "en": "Name"}, "question": "?"},
    {"key": "organisation", "kind": "text", "label": "Organisation", "question": "?", "suggest": True},
    {
        "key": "meals",
        "kind": "several",
        "label": "Mat",
        "question": "?",
        "choice": [{"key": "a", "label": "Fisk"}, {"key": "b", "label": "Soppa"}],
    },
    {"key": "guests", "kind": "number", "label": "Antal", "question": "?"},
    {"key": "arrives", "kind": "date", "label": "Kommer", "question": "?"},
    {"key": "parking", "kind": "yes-no", "label": "Parkering", "question": "?"},
    {"key": "needs", "kind": "text", "label": "Behov", "question": "?", "sensitive": True, "required": False},
]

ADA = Registration(
    "picnic", "ABC234", "confirmed", "sv",
    {"name": "Ada Åström 🌻", "organisation": NASTY, "meals": ("a", "b"), "guests": "2", "arrives": "2019-01-23", "parking": "yes", "needs": "nötter"},
    NOW, NOW, registrant=5, person=5, came_at=datetime(2019, 1, 23, 7, 30, tzinfo=UTC),
)  # fmt: skip
BO = replace(
    ADA, code="BCD234", status="cancelled", answers={"name": "Bo"}, registrant=6, person=6, came_at=None
)


def wall(*parts: int) -> datetime:
    """A time as it stands in a cell, which knows no zones."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.fixture
def event() -> Event:
    return picnic(*FIELDS)


@pytest.fixture
async def filled(database: Database) -> Database:
    async with database.transaction() as connection:
        await registrations.add(connection, [ADA, BO])
    return database


async def written(database: Database, plan: Plan, folder: Path) -> Path:
    path = folder / f"file.{plan.kind}"
    await sheet.write(database, wording(), plan, path)
    return path


async def rows(database: Database, plan: Plan, folder: Path) -> list[list[str]]:
    text = (await written(database, plan, folder)).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if plan.language == "sv" else ","))


async def test_a_sheet_has_every_registration_with_the_right_types(
    filled: Database, event: Event, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(await written(filled, Plan(event, "xlsx", "sv"), tmp_path))
    page = book["Anmälningar"]
    assert [each.value for each in page[1]] == [
        "Kod", "Status", "Anmäld", "Ändrad", "Incheckad", "Språk", "Namn", "Organisation", "Mat", "Antal", "Kommer", "Parkering",
    ]  # fmt: skip
    assert [each.value for each in page[2]] == [
        "ABC234", "Anmäld", wall(2030, 2, 3, 5, 5, 6), wall(2030, 2, 3, 5, 5, 6), wall(2019, 1, 23, 8, 30), "sv",
        "Ada Åström 🌻", NASTY, "Fisk, Soppa", 2, wall(2019, 1, 23), "Ja",
    ]  # fmt: skip
    assert page["H2"].data_type == "s", "a formula would be of type f"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:L3")
    assert page["K2"].number_format == "yyyy-mm-dd"
    assert page["B3"].value == "Avbokad"


WORKSHOP: dict[str, Any] = {
    "key": "workshop",
    "kind": "several",
    "label": "Workshop",
    "question": "?",
    "choice": [{"key": "ai", "label": "AI [1/2]", "capacity": 2}, {"key": "talk", "label": "Samtal"}],
}


async def test_each_view_has_a_sheet_of_its_own(database: Database, tmp_path: Path) -> None:
    event = picnic(FIELDS[0], WORKSHOP)
    answers: Answers = {"name": "Ada", "workshop": ("ai", "talk")}
    ada = replace(ADA, answers=answers)
    others = [
        replace(ada, code="CCC234", person=7, came_at=None, answers={"name": "Cleo", "workshop": ("talk",)}),
        replace(ada, code="DDD234", person=8, came_at=None, status="pending"),
        replace(ada, code="EEE234", person=9, came_at=None, status="waitlisted", place=9),
        replace(ada, code="FFF234", person=10, came_at=None, status="waitlisted", place=4),
        replace(BO, answers=answers),
    ]
    async with database.transaction() as connection:
        await registrations.add(connection, [ada, *others])
        counted = Counter[Counted]()
        for each in (ada, *others):
            counted.update(counting.difference(event, None, each))
        await counts.replace(connection, event.key, counted)
    book = openpyxl.load_workbook(await written(database, Plan(event, "xlsx", "sv"), tmp_path))
    codes = {
        name: [row[0] for row in book[name].iter_rows(min_row=2, values_only=True)]
        for name in book.sheetnames
    }
    assert codes | {"Antal": []} == {
        "Anmälningar": ["ABC234", "CCC234", "DDD234", "EEE234", "FFF234", "BCD234"],
        "I kö": [1, 2],
        "AI  1 2": ["ABC234", "DDD234"],
        "Väntar på beslut": ["DDD234"],
        "Har kommit": ["ABC234"],
        "Har inte kommit": ["CCC234"],
        "Antal": [],
    }  # fmt: skip
    assert [row[1] for row in book["I kö"].iter_rows(values_only=True)] == ["Kod", "FFF234", "EEE234"]
    assert [list(row) for row in book["Antal"].iter_rows(values_only=True)] == [
        ["Fråga", "Svar", "Antal", "Väntar på beslut", "Står i kö"],
        ["Status", "Anmäld", 2, None, None], ["Status", "Väntar på beslut", 1, None, None],
        ["Status", "Står i kö", 2, None, None], ["Status", "Avbokad", 1, None, None], ["Status", "Har kommit", 1, None, None],
        ["Workshop", "Samtal", 2, 1, 2], ["Workshop", "AI [1/2]", 1, 1, 2],
    ]  # fmt: skip
    for page in book.worksheets:
        assert (page.freeze_panes, page.auto_filter.ref) == ("A2", page.dimensions)


async def test_an_event_without_any_of_it_has_two_sheets(
    filled: Database, event: Event, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(await written(filled, Plan(event, "xlsx", "sv"), tmp_path))
    assert book.sheetnames == ["Anmälningar", "Antal"]


@pytest.mark.parametrize("sensitive", [True, False])
async def test_sensitive_answers_are_there_when_they_are_asked_for(
    filled: Database, event: Event, tmp_path: Path, *, sensitive: bool
) -> None:
    found = await rows(filled, Plan(event, "csv", "sv", sensitive), tmp_path)
    assert ("Behov" in found[0], "nötter" in found[1]) == (sensitive, sensitive)


async def test_text_for_excel_begins_with_a_mark_and_holds_no_formula(
    filled: Database, event: Event, tmp_path: Path
) -> None:
    content = (await written(filled, Plan(event, "csv", "sv"), tmp_path)).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    found = await rows(filled, Plan(event, "csv", "sv"), tmp_path)
    assert found[1][6:] == ["Ada Åström 🌻", f"'{NASTY}", "Fisk, Soppa", "2", "2019-01-23", "Ja"]


async def test_a_phone_number_can_be_called_from_the_file(database: Database, tmp_path: Path) -> None:
    phone = {"key": "phone", "kind": "phone", "label": "Mobil", "question": "?"}
    event = picnic(FIELDS[0], phone, FIELDS[1], FIELDS[3], FIELDS[4])
    answers: Answers = {
        "name": "Ada", "phone": "+46701740605", "organisation": "+46701740605", "guests": "-2", "arrives": "2019-01-23",
    }  # fmt: skip
    once_text = {**answers, "phone": "+1+cmd|' /C calc'!A0"}
    async with database.transaction() as connection:
        await registrations.add(
            connection, [replace(ADA, answers=answers), replace(BO, status="confirmed", answers=once_text)]
        )
    found = await rows(database, Plan(event, "csv", "sv"), tmp_path)
    assert [each[7:] for each in found[1:]] == [
        ["+46701740605", "'+46701740605", "-2", "2019-01-23"],
        ["'+1+cmd|' /C calc'!A0", "'+46701740605", "-2", "2019-01-23"],
    ]
    page = openpyxl.load_workbook(await written(database, Plan(event, "xlsx", "sv"), tmp_path))["Anmälningar"]
    assert [each.value for each in page[2]][7:] == ["+46701740605", "+46701740605", -2, wall(2019, 1, 23)]


async def test_those_with_one_address_are_marked_and_nobody_where_there_are_none(
    database: Database, tmp_path: Path
) -> None:
    event = picnic(FIELDS[0], EMAIL)
    given: list[tuple[str, Status]] = [
        ("a@exempel.se", "confirmed"),
        ("A@exempel.se", "waitlisted"),
        ("b@exempel.se", "confirmed"),
        ("b@exempel.se", "cancelled"),
    ]
    people = [
        replace(ADA, code=f"CODE{number}A", person=number, registrant=number, status=status, answers={"email": address})
        for number, (address, status) in enumerate(given, 1)
    ]  # fmt: skip
    plan = Plan(event, "csv", "sv")
    async with database.transaction() as connection:
        await registrations.add(connection, people[2:])
        await search.enter(connection, {each.code: searching.words_of(event, each) for each in people[2:]})
    assert "Samma e-post" not in (await rows(database, plan, tmp_path))[0]
    async with database.transaction() as connection:
        await registrations.add(connection, people[:2])
        await search.enter(connection, {each.code: searching.words_of(event, each) for each in people[:2]})
    heading, *found = await rows(database, plan, tmp_path)
    place = heading.index("Samma e-post")
    assert sorted((each[0], each[place]) for each in found) == [
        ("CODE1A", "Ja"), ("CODE2A", "Ja"), ("CODE3A", ""), ("CODE4A", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", DANGEROUS)
def test_a_cell_that_begins_like_a_formula_is_made_harmless(sign: str) -> None:
    assert sheet.harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert sheet.harmless(f"1{sign}1") == f"1{sign}1"


async def test_badges_are_for_those_who_may_come(filled: Database, event: Event, tmp_path: Path) -> None:
    assert await rows(filled, Plan(event, "badges", "en"), tmp_path) == [
        ["Name", "Organisation", "Code"],
        ["Ada Åström 🌻", f"'{NASTY}", "ABC234"],
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", ["Anna", "Émile", "zoe", "Åke", "Ärla", "Örjan"]),
        ("en", ["Åke", "Anna", "Ärla", "Émile", "Örjan", "zoe"]),
    ],
)
async def test_badges_lie_in_the_order_in_which_a_name_is_looked_for(
    database: Database, event: Event, tmp_path: Path, language: str, names: list[str]
) -> None:
    written = ["Örjan", "Åke", "zoe", "Émile", "Ärla", "Anna"]
    people = [
        replace(ADA, code=f"ABC23{number}", person=number, answers={"name": name})
        for number, name in enumerate(written, 2)
    ]
    async with database.transaction() as connection:
        await registrations.add(connection, people)
    found = await rows(database, Plan(event, "badges", language), tmp_path)
    assert [each[0] for each in found[1:]] == names


async def test_memory_does_not_grow_with_the_rows(sqlite: Database, event: Event, tmp_path: Path) -> None:
    peaks = []
    for number in (2_000, 8_000):
        async with sqlite.transaction() as connection:
            start = 0 if number == 2_000 else 2_000
            new = [
                replace(ADA, code=f"X{each:05}", person=each + 10, registrant=each + 10)
                for each in range(start, start + number)
            ]
            await registrations.add(connection, new)
        del new
        tracemalloc.start()
        await sheet.write(sqlite, wording(), Plan(event, "xlsx", "sv"), tmp_path / "file.xlsx")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


@pytest.mark.usefixtures("filled")
async def test_a_file_is_made_when_it_is_sent_and_gone_after(url: str, event: Event) -> None:
    files = Files(url, {event.key: event}, wording())
    wanted: dict[str, Any] = {"event": "picnic", "kind": "csv", "language": "sv", "sensitive": False}
    payload = {"chat_id": 1, "attached": {"sheet": wanted, "name": "picnic.csv", "as": "document"}}
    async with files.ready(payload) as ready:
        content = ready["attached"]["content"]
        assert "Ada" in content.read().decode("utf-8-sig")
    with pytest.raises(FileNotFoundError):
        os.stat(content.name)  # noqa: PTH116
