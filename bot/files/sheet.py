"""Writes the registrations of an event into a file, row after row, so that memory does not grow with their number."""

import csv
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.files import columns
from bot.files.columns import Cell, Column, Plan
from conversations.language import collation
from conversations.language.wording import MissingText, Wording
from storage import counts, registrations, search
from storage.database import Database

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""

SEPARATORS = {"sv": ";", "en": ","}
"""What stands between the cells of a CSV where Excel speaks that language."""

Entry = tuple[Any, Mapping[str, Any], Sequence[Cell]]
"""A row of the table, the answers in it, and what stands in the cells of the file."""


async def write(database: Database, wording: Wording, plan: Plan, path: Path) -> int:
    """Write the file, and say how many registrations are in it.

    Raises storage.database.Away while the database can't be reached.
    """
    async with database.reading() as connection:
        if plan.kind == "xlsx":
            return await _write_workbook(connection, wording, plan, path)
        return await _write_text(connection, wording, plan, path)


async def _write_workbook(connection: AsyncConnection, wording: Wording, plan: Plan, path: Path) -> int:
    from bot.files import views, workbook  # noqa: PLC0415 - only who exports waits for them to be loaded

    sharing = await search.all_sharing(connection, plan.event.key)
    shown, written = columns.of(wording, plan, sharing), 0
    fields = ["", *(each.key for each in plan.event.fields)]
    counted = await counts.of(connection, plan.event.key, fields)
    with workbook.opened(path) as book:
        sheets = views.Views(book, wording, plan, shown, counted)
        async for row, answers, cells in _entries(registrations.rows(connection, plan.event.key), shown):
            sheets.put(row, answers, cells)
            written += 1
        if sheets.has_line:
            line = registrations.rows_in_line(connection, plan.event.key)
            async for _, _, cells in _entries(line, shown):
                sheets.put_in_line(cells)
        sheets.put_counts()
    return written


async def _write_text(connection: AsyncConnection, wording: Wording, plan: Plan, path: Path) -> int:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""
    if plan.kind == "badges":
        shown = columns.for_badges(wording, plan)
    else:
        shown = columns.of(wording, plan, await search.all_sharing(connection, plan.event.key))
    entries = _entries(registrations.rows(connection, plan.event.key), shown)
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=SEPARATORS[plan.language])
        writer.writerow([harmless(each.heading) for each in shown])
        async for cells in _by_name(entries, plan) if plan.kind == "badges" else _as_registered(entries):
            writer.writerow([_written(*each) for each in zip(shown, cells, strict=True)])
            written += 1
    return written


async def _as_registered(entries: AsyncIterator[Entry]) -> AsyncIterator[Sequence[Cell]]:
    async for _, _, cells in entries:
        yield cells


async def _by_name(entries: AsyncIterator[Entry], plan: Plan) -> AsyncIterator[Sequence[Cell]]:
    """Yield the badges of those who may come, as they are called, in the order in which a reader looks for a name."""
    badges = [cells async for row, _, cells in entries if row.status == "confirmed"]
    for cells in sorted(badges, key=lambda each: collation.key(str(each[0] or ""), plan.language)):
        yield cells


async def _entries(rows: AsyncIterator[Any], shown: Sequence[Column]) -> AsyncIterator[Entry]:
    async for row in rows:
        answers = _answers(row.answers)
        yield row, answers, [_cell(each, row, answers) for each in shown]


def _answers(stored: str) -> Mapping[str, Any]:
    """The answers as they are stored; none where that can't be read, and the row stands in the file all the same."""
    try:
        found = json.loads(stored)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _cell(column: Column, row: Any, answers: Mapping[str, Any]) -> Cell:
    """What stands in a cell; nothing where what is stored is nothing of its kind."""
    try:
        return column.cell(row, answers)
    except (KeyError, MissingText, TypeError, ValueError):
        return None


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _written(column: Column, cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case str():
            return cell if column.checked and cell[1:].isdecimal() else harmless(cell)
        case _:
            return cell
