"""The workbook: what is put in comes out again as it was, whatever it is."""

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl.utils.escape import unescape

from bot.files import sheet_names, workbook
from bot.files.columns import Cell
from conversations.language.units import units

HEADINGS = [("Text", 20), ("Number", 9), ("Day", 12), ("Time", 17)]

NOON = datetime(2019, 1, 23, 12)  # noqa: DTZ001 - cells know no zones


def read_back(path: Path, *rows: list[Cell]) -> list[tuple[object, ...]]:
    with workbook.opened(path) as book:
        page = book.add("Sheet", HEADINGS)
        for row in rows:
            page.put(row)
    return list(openpyxl.load_workbook(path)["Sheet"].iter_rows(min_row=2, values_only=True))


def test_every_kind_of_cell_comes_back_as_it_was(tmp_path: Path) -> None:
    row: list[Cell] = ["Ada", 7, date(2019, 1, 23), NOON]
    midnight = datetime(2019, 1, 23)  # noqa: DTZ001 - likewise
    assert read_back(tmp_path / "a.xlsx", row, [None, None, None, None]) == [("Ada", 7, midnight, NOON)]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "a & b <i> \"c\" 'd'", " before and after ", "two\nlines", "]]>", "🌻 Åsa", "&amp;"],
)  # fmt: skip
def test_a_text_stays_a_text_and_as_it_is(tmp_path: Path, text: str) -> None:
    assert read_back(tmp_path / "a.xlsx", [text, None, None, None])[0][0] == text
    kept = openpyxl.load_workbook(tmp_path / "a.xlsx")["Sheet"]["A2"]
    assert kept.data_type == "s"


@pytest.mark.parametrize(("text", "stored"), [("\x07", "_x0007_"), ("_x0041_", "_x005F_x0041_")])
def test_what_xml_does_not_allow_is_written_as_excel_does(tmp_path: Path, text: str, stored: str) -> None:
    read_back(tmp_path / "a.xlsx", [text, None, None, None])
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert stored in parts.read("xl/worksheets/sheet1.xml").decode()


def test_a_text_that_is_too_long_for_a_cell_is_cut(tmp_path: Path) -> None:
    [(kept, *_)] = read_back(tmp_path / "a.xlsx", ["x" * 40_000, None, None, None])
    assert kept == "x" * workbook.LONGEST_TEXT


def test_names_of_sheets_are_as_excel_allows_and_differ(tmp_path: Path) -> None:
    wanted = ["Workshop: digital [1/2]", "a" * 40, "A" * 40, "'quoted'", "", "?"]
    with workbook.opened(tmp_path / "a.xlsx") as book:
        for name in wanted:
            book.add(name, HEADINGS)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == [
        "Workshop  digital  1 2", "a" * 31, f"{'A' * 29} 2", "quoted", "-", "- 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("🎨 Måla och trycka egna kort 🎨 x", "🎨 Måla och trycka egna kort 🎨"),
        ("Kvällen avslutas med dans hos O'Hara", "Kvällen avslutas med dans hos O"),
        ("'\u00a0'", "-"),
        ("🎨" * 20, "🎨" * 15),
        ("History", "History 2"),
        ("HISTORIK", "HISTORIK 2"),
        ("Stickning\u0000 för\nnybörjare", "Stickning  för nybörjare"),
        ("Grupp [A]: 1/2 \\ 3?*", "Grupp  A   1 2   3"),
    ],
)
def test_no_label_stops_an_export(tmp_path: Path, label: str, name: str) -> None:
    with workbook.opened(tmp_path / "a.xlsx") as book:
        book.add(label, HEADINGS)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == [name]


def test_workshops_that_are_alike_up_to_the_cut_have_sheets_that_differ(tmp_path: Path) -> None:
    label = "Arbeta med användardriven innovation"
    with workbook.opened(tmp_path / "a.xlsx") as book:
        for number in range(11):
            book.add(f"{label} {number}" if number % 2 else f"{label} {number}".upper(), HEADINGS)
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({each.casefold() for each in names}) == 11
    assert (names[0], names[1], names[10]) == (
        "ARBETA MED ANVÄNDARDRIVEN INNOV",
        "Arbeta med användardriven inn 2",
        "ARBETA MED ANVÄNDARDRIVEN IN 11",
    )


@given(some.lists(some.text(max_size=40), max_size=5))
def test_any_labels_make_names_that_excel_takes(labels: list[str]) -> None:
    names: list[str] = []
    for each in labels:
        names.append(sheet_names.free(each, names))
    assert len({each.casefold() for each in names}) == len(names)
    for each in names:
        assert 0 < units(each) <= sheet_names.LONGEST
        assert each.strip(" '") == each
        assert not set(each) & set("[]:*?/\\")


def test_a_cell_is_cut_by_the_units_of_excel(tmp_path: Path) -> None:
    [(kept, *_)] = read_back(tmp_path / "a.xlsx", ["x" + "🌻" * 20_000, None, None, None])
    assert kept == "x" + "🌻" * 16_383


def test_columns_with_the_same_heading_both_stand_there(tmp_path: Path) -> None:
    with workbook.opened(tmp_path / "a.xlsx") as book:
        book.add("Sheet", [("Namn", 9), ("Namn", 9), ("", 9)]).put(["Ada", "Bo", None])
    read = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Sheet"].iter_rows(values_only=True))
    assert read == [("Namn", "Namn", ""), ("Ada", "Bo", None)]


def test_sheets_can_be_written_by_turns(tmp_path: Path) -> None:
    with workbook.opened(tmp_path / "a.xlsx") as book:
        one, other = book.add("One", [("A", 9)]), book.add("Other", [("B", 9)])
        for number in range(3):
            one.put([number])
            other.put([f"{number}"])
    read = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[each[0].value for each in read[name]] for name in ("One", "Other")] == [
        ["A", 0, 1, 2],
        ["B", "0", "1", "2"],
    ]


@given(some.text(some.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=20))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    found = read_back(path, [text, 1, None, None])[0][0]
    assert unescape(str(found)) == text
