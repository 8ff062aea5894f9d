"""Writes an Excel workbook in constant memory, whose sheets take whole rows.

XlsxWriter makes the workbook. Of the time that it needs for a large sheet, most goes into asking of each cell what it may
be, so the rows are put into the sheet past that: a `Page` knows texts, numbers, days and times, and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bot.files import sheet_names
from bot.files.columns import Cell
from conversations.language.units import cut

FIRST_DAY = date(1899, 12, 30)
FIRST_MOMENT = datetime(1899, 12, 30)  # noqa: DTZ001 - times in a sheet have no zone
"""From here Excel counts days: https://support.microsoft.com/office/date-systems-in-excel"""

LONGEST_TEXT = 32_767
"""So many UTF-16 code units fit in a cell: https://support.microsoft.com/office/excel-specifications-and-limits"""

Written = Sequence[str | None]
"""A row as it stands in the file, but for its number; None where a cell is empty."""

_ODD = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^\s|\s$")
"""What has to be written otherwise in XML, or by Excel's own rule: ECMA-376, part 1, 22.9.2.19 ST_Xstring."""


class Page(Worksheet):  # type: ignore[misc] # XlsxWriter tells no types
    """A sheet with a heading that stays in sight, and rows below it that can be filtered."""

    def begin(self, book: "Book", headings: Sequence[tuple[str, int]]) -> None:
        """Each heading with the width of its column in characters."""
        self._at, self._day = (f'" s="{each._get_xf_index()}"><v>' for each in (book.at, book.day))  # noqa: SLF001
        self._places = [f'<c r="{xl_col_to_name(number)}' for number in range(len(headings))]
        self._rows = 0
        self.freeze_panes(1, 0)
        for column, (heading, width) in enumerate(headings):
            self.set_column(column, column, width)
            self.write_string(0, column, heading, book.heading)

    def put(self, cells: Sequence[Cell]) -> None:
        """Write a row below the last."""
        self.take(self.written(cells))

    def written(self, cells: Sequence[Cell]) -> Written:
        """A row for the sheets of this workbook that show it; each takes it to where it has come."""
        return [None if cell is None else self._written(cell) for cell in cells]

    def take(self, row: Written) -> None:
        """Write such a row below the last."""
        self._rows += 1
        self._check_dimensions(self._rows, len(self._places) - 1)
        if self.previous_row < self._rows:
            self._write_single_row(self._rows)
        number = self._rows + 1
        cells = [
            f"{place}{number}{cell}"
            for place, cell in zip(self._places, row, strict=True)
            if cell is not None
        ]
        self.fh.write(f'<row r="{number}">{"".join(cells)}</row>')

    def end(self) -> None:
        self.autofilter(0, 0, self._rows, len(self._places) - 1)

    def _written(self, cell: str | int | date) -> str:
        """A cell behind its place. A text is no formula, whatever it begins with."""
        if isinstance(cell, str):
            text = cut(cell, LONGEST_TEXT)
            inside = self._escaped(text) if _ODD.search(text) else f"<t>{text}"
            return f'" t="inlineStr"><is>{inside}</t></is></c>'
        if isinstance(cell, datetime):
            days = (cell - FIRST_MOMENT).total_seconds() / 86_400
            return f"{self._at}{days:.16G}</v></c>"
        if isinstance(cell, date):
            return f"{self._day}{(cell - FIRST_DAY).days}</v></c>"
        return f'"><v>{cell}</v></c>'

    def _escaped(self, text: str) -> str:
        escaped = self._escape_data(self._escape_control_characters(text))
        return f'<t xml:space="preserve">{escaped}'


class Book:
    """A workbook that is being written."""

    def __init__(self, path: Path) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(str(path), options)
        self.heading = self._book.add_format({"bold": True, "bg_color": "#DDE8F0", "bottom": 1})
        self.at = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self.day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})

    def add(self, name: str, headings: Sequence[tuple[str, int]]) -> Page:
        """A sheet behind the others."""
        page: Page = self._book.add_worksheet(self._free_name(name), Page)
        page.begin(self, headings)
        return page

    def close(self) -> None:
        """Put the sheets together into the file."""
        for page in self._book.worksheets():
            page.end()
        self._book.close()

    def _free_name(self, wanted: str) -> str:
        """A name as Excel allows it, which no other sheet has."""
        return sheet_names.free(wanted, [each.name for each in self._book.worksheets()])


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """A workbook to write to; the file is there when it ends."""
    book = Book(path)
    try:
        yield book
    finally:
        book.close()
