"""The registrations of an event as a file, written row after row, so that memory does not grow with their number."""

import csv
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot import columns
from bot.columns import Cell, Column, Plan
from conversations.wording import Wording
from storage import counts, registrations
from storage.database import Database

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""

SEPARATORS = {"sv": ";", "en": ","}
"""What stands between the cells of a CSV where Excel speaks that language."""

Put = Callable[[Sequence[Cell]], None]


async def write(database: Database, wording: Wording, plan: Plan, path: Path) -> int:
    """Write the file, and say how many registrations are in it.

    Raises storage.database.Away while the database can't be reached.
    """
    shown = columns.for_badges(wording, plan) if plan.kind == "badges" else columns.of(wording, plan)
    written = 0
    async with database.reading() as connection:
        counted = await counts.of(connection, plan.event.key, [each.key for each in plan.event.fields])
        opened = _xlsx if plan.kind == "xlsx" else _csv
        with opened(path, wording, plan, shown, counted) as put:
            async for row in _rows(connection, plan):
                answers = json.loads(row.answers)
                put([each.cell(row, answers) for each in shown])
                written += 1
    return written


async def _rows(connection: Any, plan: Plan) -> AsyncIterator[Any]:
    """The rows of the table; for badges only of those who may come."""
    async for row in registrations.rows(connection, plan.event.key):
        if plan.kind != "badges" or row.status == "confirmed":
            yield row


@contextmanager
def _csv(path: Path, _wording: Wording, plan: Plan, shown: Sequence[Column], _counted: Any) -> Any:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=SEPARATORS[plan.language])
        writer.writerow([harmless(each.heading) for each in shown])
        yield lambda cells: writer.writerow([_written(each) for each in cells])


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _written(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case str():
            return harmless(cell)
        case _:
            return cell


@contextmanager
def _xlsx(path: Path, wording: Wording, plan: Plan, shown: Sequence[Column], counted: counts.States) -> Any:
    """A workbook with the registrations on one sheet and the numbers on another."""
    from bot import workbook  # noqa: PLC0415 - only who exports waits for it to be loaded

    say = columns.say_in(wording, plan.language)
    with workbook.opened(path) as book:
        page = book.add(
            say("sheet-registrations"), [(each.heading, columns.WIDTHS[each.looks]) for each in shown]
        )
        yield page.put
        _put_counts(book, wording, plan, counted)


def _put_counts(book: Any, wording: Wording, plan: Plan, counted: counts.States) -> None:
    """How many gave which answer, of those whose registration is not over."""
    say = columns.say_in(wording, plan.language)
    headings = [(say("sheet-field"), 30), (say("sheet-answer"), 40), (say("sheet-number"), 9)]
    page = book.add(say("sheet-counts"), headings)
    for field in plan.event.fields:
        if field.sensitive and not plan.sensitive:
            continue
        labels = columns.labels(wording, plan, field)
        answered = {
            answer: _standing(states) for (key, answer), states in counted.items() if key == field.key
        }
        for answer, times in sorted(answered.items(), key=lambda each: (-each[1], each[0])):
            if times:
                page.put([field.label[plan.language], labels.get(answer, answer), times])


def _standing(states: Mapping[str, int]) -> int:
    return sum(number for state, number in states.items() if state not in ("cancelled", "declined"))
