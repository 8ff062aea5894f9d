"""`bot export`: the registrations of an event as a file on this machine."""

from collections.abc import Mapping
from pathlib import Path

from bot import world
from bot.clock import Clock
from bot.files import sheet
from bot.files.columns import Kind, Plan
from bot.settings import Settings
from conversations.counts import export
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.registrations.audit import Entry
from storage import audit, schema, stamp
from storage.database import Database


class CannotExport(Exception):
    """What is asked for can't be written; the message says what to do."""


def planned(
    events: Mapping[str, Event], file: Path | None, key: str, language: str, *, badges: bool, sensitive: bool
) -> tuple[Plan, Path]:
    """What is to be written, and where to.

    Raises CannotExport where that is not clear.
    """
    event = events.get(key) if key else next(iter(events.values())) if len(events) == 1 else None
    if event is None:
        raise CannotExport(
            f"--event: choose one of {', '.join(sorted(events)) or 'none, as there is no event'}"
        )
    if language not in LANGUAGES:
        raise CannotExport(f"--language: choose one of {', '.join(LANGUAGES)}")
    kind = _kind(file, badges=badges)
    return Plan(event, kind, language, sensitive and kind != "badges"), file or Path(export.name(event, kind))


async def run(settings: Settings, plan: Plan, path: Path) -> int:
    """Write the file, and note in the audit that the operator did.

    Raises storage.database.Away, storage.stamp.Missing, or storage.schema.NewerDatabase.
    """
    database = Database(settings.database_url)
    now = Clock(settings.clock_file).now()
    details = {"kind": ("", plan.kind), "sensitive": ("", "yes" if plan.sensitive else "no")}
    try:
        await stamp.expect(database)
        await schema.migrate(database)
        async with database.transaction() as connection:
            await audit.add(connection, [Entry(now, plan.event.key, "operator", "exported", details=details)])
        return await sheet.write(database, world.wording(), plan, path)
    finally:
        await database.close()


def _kind(file: Path | None, *, badges: bool) -> Kind:
    if badges:
        return "badges"
    match file.suffix.lower() if file else ".xlsx":
        case ".xlsx":
            return "xlsx"
        case ".csv":
            return "csv"
        case _:
            raise CannotExport(f"{file}: let the name end in .xlsx or .csv")
