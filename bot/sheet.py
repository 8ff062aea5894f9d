"""The registrations of an event as a file, written row after row, so that memory does not grow with their number."""

import csv
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from conversations.event import Event, FormField
from conversations.wording import Wording
from storage import counts, registrations
from storage.database import Database

Kind = Literal["xlsx", "csv", "badges"]

Cell = str | int | date | datetime | None

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection"""

SEPARATORS = {"sv": ";", "en": ","}
"""What stands between the cells of a CSV where Excel speaks that language."""

FIRST_DAY = date(1899, 12, 30)
FIRST_MOMENT = datetime(1899, 12, 30)  # noqa: DTZ001 - times in a sheet have no zone
"""From here Excel counts days: https://support.microsoft.com/office/date-systems-in-excel"""

WIDTHS = {"code": 9, "text": 28, "date": 17, "number": 9}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written: of which event, as which kind of file, in which language, with sensitive answers or without."""

    event: Event
    kind: Kind
    language: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how its cells look, and what stands there for a row of the table."""

    heading: str
    looks: Literal["code", "text", "date", "number"]
    cell: Callable[[Any, Mapping[str, Any]], Cell]


Put = Callable[[Sequence[Cell]], None]


async def write(database: Database, wording: Wording, plan: Plan, path: Path) -> int:
    """Write the file, and say how many registrations are in it.

    Raises storage.database.Away while the database can't be reached.
    """
    columns = _badge_columns(wording, plan) if plan.kind == "badges" else _columns(wording, plan)
    written = 0
    async with database.reading() as connection:
        counted = await counts.of(connection, plan.event.key, [each.key for each in plan.event.fields])
        opened = _xlsx if plan.kind == "xlsx" else _csv
        with opened(path, wording, plan, columns, counted) as put:
            async for row in _rows(connection, plan):
                answers = json.loads(row.answers)
                put([each.cell(row, answers) for each in columns])
                written += 1
    return written


async def _rows(connection: Any, plan: Plan) -> AsyncIterator[Any]:
    """The rows of the table; for badges only of those who may come."""
    async for row in registrations.rows(connection, plan.event.key):
        if plan.kind != "badges" or row.status == "confirmed":
            yield row


def _columns(wording: Wording, plan: Plan) -> list[Column]:
    zone, say = plan.event.zone, _say(wording, plan.language)

    def local(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone).replace(tzinfo=None, microsecond=0) if moment else None

    states = {
        status: say(f"state-{status}").split(maxsplit=1)[1]
        for status in ("confirmed", "pending", "offered", "waitlisted", "declined", "cancelled")
    }
    own = [
        Column(say("sheet-code"), "code", lambda row, _: row.code),
        Column(say("sheet-status"), "text", lambda row, _: states[row.status]),
        Column(say("sheet-registered"), "date", lambda row, _: local(row.registered_at)),
        Column(say("sheet-changed"), "date", lambda row, _: local(row.changed_at)),
        Column(say("sheet-came"), "date", lambda row, _: local(row.came_at)),
        Column(say("sheet-language"), "code", lambda row, _: row.language),
    ]
    asked = [each for each in plan.event.fields if each.kind != "consent"]
    shown = [each for each in asked if plan.sensitive or not each.sensitive]
    return [*own, *(_column(wording, plan, each) for each in shown)]


def _badge_columns(wording: Wording, plan: Plan) -> list[Column]:
    """What can stand on a badge: the name, where from, in which group, and the code."""
    fields = plan.event.fields
    wanted = [
        *(each for each in fields if each.kind == "name"),
        *(each for each in fields if each.suggest and not each.sensitive),
        *(each for each in fields if each.kind == "target-group"),
    ]
    code = Column(wording.plain(plan.language, "sheet-code"), "code", lambda row, _: row.code)
    return [*(_column(wording, plan, each) for each in wanted), code]


def _column(wording: Wording, plan: Plan, field: FormField) -> Column:
    key, labels = field.key, _labels(wording, plan, field)
    heading = field.label[plan.language]
    match field.kind:
        case "number":
            return Column(heading, "number", lambda _, answers: _number(answers.get(key)))
        case "date":
            return Column(heading, "date", lambda _, answers: _day(answers.get(key)))
        case "several":
            return Column(heading, "text", lambda _, answers: _listed(answers.get(key), labels))
        case _:
            return Column(heading, "text", lambda _, answers: _text(answers.get(key), labels))


def _labels(wording: Wording, plan: Plan, field: FormField) -> dict[str, str]:
    """How the keys that are stored are said."""
    if field.kind == "yes-no":
        return {each: wording.plain(plan.language, f"button-{each}") for each in ("yes", "no")}
    return {each.key: each.label[plan.language] for each in plan.event.choices(field)}


def _text(answer: Any, labels: Mapping[str, str]) -> Cell:
    return labels.get(answer, answer) if isinstance(answer, str) else None


def _listed(answer: Any, labels: Mapping[str, str]) -> Cell:
    return ", ".join(labels.get(each, each) for each in answer) if isinstance(answer, list) else None


def _number(answer: Any) -> Cell:
    return int(answer) if isinstance(answer, str) and answer.lstrip("-").isdecimal() else None


def _day(answer: Any) -> Cell:
    return date.fromisoformat(answer) if isinstance(answer, str) else None


@contextmanager
def _csv(path: Path, _wording: Wording, plan: Plan, columns: Sequence[Column], _counted: Any) -> Any:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=SEPARATORS[plan.language])
        writer.writerow([harmless(each.heading) for each in columns])
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
def _xlsx(path: Path, wording: Wording, plan: Plan, columns: Sequence[Column], counted: counts.States) -> Any:
    """A workbook with the registrations on one sheet and the numbers on another."""
    import xlsxwriter  # noqa: PLC0415 - only who exports waits for it to be loaded

    say = _say(wording, plan.language)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    try:
        heading = book.add_format({"bold": True, "bg_color": "#DDE8F0", "bottom": 1})
        at = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        sheet = _sheet(
            book,
            say("sheet-registrations"),
            [(each.heading, WIDTHS[each.looks]) for each in columns],
            heading,
        )
        write_string, write_number = sheet.write_string, sheet.write_number
        number = 0

        def put(cells: Sequence[Cell]) -> None:
            nonlocal number
            number += 1
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    write_string(number, column, cell)
                elif isinstance(cell, datetime):
                    write_number(number, column, _serial(cell), at)
                elif isinstance(cell, date):
                    write_number(number, column, float((cell - FIRST_DAY).days), day)
                elif cell is not None:
                    write_number(number, column, cell)

        yield put
        sheet.autofilter(0, 0, number, len(columns) - 1)
        _put_counts(book, wording, plan, counted, heading)
    finally:
        book.close()


def _serial(moment: datetime) -> float:
    """A time as Excel counts it, in days."""
    return (moment - FIRST_MOMENT).total_seconds() / 86_400


def _put_counts(book: Any, wording: Wording, plan: Plan, counted: counts.States, heading: Any) -> None:
    """How many gave which answer, of those whose registration is not over."""
    say = _say(wording, plan.language)
    headings = [(say("sheet-field"), 30), (say("sheet-answer"), 40), (say("sheet-number"), 9)]
    sheet = _sheet(book, say("sheet-counts"), headings, heading)
    number = 0
    for field in plan.event.fields:
        if field.sensitive and not plan.sensitive:
            continue
        labels = _labels(wording, plan, field)
        answered = {
            answer: _standing(states) for (key, answer), states in counted.items() if key == field.key
        }
        for answer, times in sorted(answered.items(), key=lambda each: (-each[1], each[0])):
            if times:
                number += 1
                sheet.write_string(number, 0, field.label[plan.language])
                sheet.write_string(number, 1, labels.get(answer, answer))
                sheet.write_number(number, 2, times)
    sheet.autofilter(0, 0, number, 2)


def _standing(states: Mapping[str, int]) -> int:
    return sum(number for state, number in states.items() if state not in ("cancelled", "declined"))


def _sheet(book: Any, name: str, headings: Sequence[tuple[str, int]], looks: Any) -> Any:
    """A sheet whose first row stays in sight."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, (heading, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, looks)
    return sheet


def _say(wording: Wording, language: str) -> Callable[[str], str]:
    return lambda key: wording.plain(language, key)
