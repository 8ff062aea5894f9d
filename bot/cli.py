"""The command line: `bot run`, `bot rehearse`, `bot check`, `bot ask`, `bot knowledge`, `bot export`, `bot migrate`."""

import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer
import uvloop
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from telegram.error import InvalidToken

from bot import application, log, world
from bot.application import CannotStart
from bot.clock import Clock
from bot.commands import ask, rehearse
from bot.events import folders
from bot.events.folders import WrongEvents
from bot.files import command
from bot.settings import Settings
from bot.version import NAME, version
from conversations.model.questions.question import Lesson
from conversations.questions import markdown
from storage import database, questions, schema, stamp
from storage.database import Database
from storage.schema import NewerDatabase
from storage.stamp import Lost, Missing, Standing

app = typer.Typer(no_args_is_help=True, invoke_without_command=True, add_completion=False)
out = Console(highlight=False, soft_wrap=True)
complaints = Console(stderr=True, highlight=False, soft_wrap=True)


def main() -> None:
    app()


@app.callback()
def whole(
    asked: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--version", is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """A Telegram bot that registers people for events."""
    if asked:
        typer.echo(f"{NAME} {version()}")
        raise typer.Exit


@app.command()
def run(
    env_file: Annotated[bool, typer.Option(help="Read settings from .env too.")] = True,  # noqa: FBT002 - a flag
    samples: Annotated[bool, typer.Option("--samples", help="Serve the sample events too.")] = False,  # noqa: FBT002 - likewise
    new_database: Annotated[  # noqa: FBT002 - likewise
        bool, typer.Option("--new-database", help="Begin with an empty database where the old one is lost.")
    ] = False,
) -> None:
    """Serve: by long polling, or by webhook where WEBHOOK_URL is set."""
    settings = _settings(".env" if env_file else None)
    log.configure(settings.log_format, settings.log_level)
    _await(application.run(settings, samples=samples, new_database=new_database))


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="The folder that holds the event folders.")] = None,
) -> None:
    """Say everything that is wrong with the event folders, all at once."""
    place = folder or _settings().events_dir
    try:
        events = folders.read_all(place)
    except WrongEvents as error:
        for problem in error.problems:
            out.print(f"[red]✗[/] {escape(str(problem))}")
        raise typer.Exit(1) from None
    for warning in folders.warnings(place):
        out.print(f"[yellow]![/] {escape(str(warning))}")
    for event in events.values():
        out.print(f"[green]✓[/] {escape(event.key)}: {escape(event.name['sv'])}, {len(event.fields)} fields")


@app.command(name="ask")
def ask_command(
    event: Annotated[str, typer.Option(help="The key of the event that is asked about.")] = "",
    language: Annotated[Literal["sv", "en"], typer.Option(help="The language of the chat.")] = "sv",
    events: Annotated[Path | None, typer.Option(help="Another folder of events.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,  # noqa: FBT002 - a flag
    expect: Annotated[
        Path | None, typer.Option(help="A file of questions, and what has to answer each.")
    ] = None,
    letters: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--letters", help="Search by letters only, without the model.")
    ] = False,
) -> None:
    """Answer questions from standard input, one a line, as the bot would."""
    asked = ask.Asked(events or _settings().events_dir, event, language, letters_only=letters)
    try:
        opened = ask.opened(asked)
        expected = ask.expectations(expect) if expect else []
    except (WrongEvents, ask.CannotAsk) as error:
        _complain(str(error))
    questions = [each.question for each in expected] if expect else filter(None, map(str.strip, sys.stdin))
    answers = ask.answers(opened, questions, Clock().now(), language, world.wording())
    if expect and not as_json:
        raise typer.Exit(_differences(list(answers), expected))
    for answer in answers:
        typer.echo(answer.as_json() if as_json else answer.shown())


def _differences(answers: list[ask.Answered], expected: list[ask.Expected]) -> int:
    """Say which answers are not what was expected; 1 if there are some, as the command ends with."""
    pairs = list(zip(answers, expected, strict=True))
    wrong = [(answer, wanted) for answer, wanted in pairs if answer.entry != wanted.entry]
    for answer, wanted in wrong:
        out.print(
            f"[red]✗[/] {escape(answer.question)} => {answer.entry or '-'}, expected {wanted.entry or '-'}"
        )
    out.print(f"{len(pairs) - len(wrong)} of {len(pairs)} as expected")
    return 1 if wrong else 0


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables. `bot run` does the same when it starts."""
    settings = _settings()
    log.configure(settings.log_format, settings.log_level)
    out.print("Brought up to date." if _await(_migrate(settings)) else "The database is up to date already.")


@app.command()
def knowledge(
    event: Annotated[str, typer.Option(help="Only what was taught about this event.")] = "",
    language: Annotated[str, typer.Option(help="Only what is written in this language, such as sv.")] = "",
) -> None:
    """Print what organisers taught in the chat, as it stands in a knowledge file."""
    lessons = _await(_taught(_settings()))
    chosen = [
        each.entry for each in lessons if event in ("", each.event) and language in ("", each.entry.language)
    ]
    typer.echo(markdown.written(chosen), nl=False)


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="What to write; its ending says which kind.")] = None,
    event: Annotated[str, typer.Option(help="The event, where there are several.")] = "",
    badges: Annotated[bool, typer.Option("--badges", help="Only names for badges, as CSV.")] = False,  # noqa: FBT002 - a flag
    sensitive: Annotated[bool, typer.Option("--sensitive", help="Sensitive answers too, audited.")] = False,  # noqa: FBT002 - likewise
    language: Annotated[str, typer.Option(help="In which language: sv or en.")] = "sv",
    samples: Annotated[bool, typer.Option("--samples", help="Know the sample events too.")] = False,  # noqa: FBT002 - likewise
) -> None:
    """Write the registrations of an event to a file: .xlsx for Excel, .csv for anything."""
    settings = _settings()
    log.configure(settings.log_format, settings.log_level)
    try:
        events = folders.read_all(settings.events_dir, samples=samples)
        plan, path = command.planned(events, file, event, language, badges=badges, sensitive=sensitive)
    except (WrongEvents, command.CannotExport) as error:
        _complain(str(error))
    written = _await(command.run(settings, plan, path))
    out.print(f"{escape(str(path))}: {written} registrations of {escape(plan.event.key)}")


@app.command(name="rehearse")
def rehearse_command(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the chat page is served, on this machine only.")
    ] = 8081,
    events: Annotated[Path | None, typer.Option(help="Another folder of events to try.")] = None,
    now: Annotated[str, typer.Option(help="The time to begin at, such as 2018-10-15T10:00.")] = "",
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,  # noqa: FBT002 - a flag of the command line
    samples: Annotated[bool, typer.Option("--samples", help="Try the sample events too.")] = False,  # noqa: FBT002 - likewise
) -> None:
    """Run the whole bot on this machine, with a stand-in for Telegram and a chat page in the browser."""
    folder = events or Path("events")
    try:
        rehearse.run(rehearse.Plan(port, folder, now, browser, samples))
    except (WrongEvents, rehearse.CannotRehearse) as error:
        _complain(str(error))


async def _migrate(settings: Settings) -> bool:
    opened = Database(settings.database_url)
    try:
        return await application.bring_up_to_date(opened, settings)
    finally:
        await opened.close()


async def _taught(settings: Settings) -> list[Lesson]:
    opened = Database(settings.database_url)
    try:
        await stamp.expect(opened)
        await schema.migrate(opened)
        async with opened.transaction() as connection:
            return await questions.lessons(connection)
    finally:
        await opened.close()


def _settings(env_file: str | None = ".env") -> Settings:
    try:
        return Settings(_env_file=env_file)
    except UnicodeDecodeError:
        _complain(f"{env_file}: the file is not in UTF-8: save it in that encoding")
    except OSError as error:
        _complain(f"{env_file}: the file can't be read: {error.strerror}")
    except ValidationError as error:
        problems = [_setting_problem(detail["loc"], detail["msg"]) for detail in error.errors()]
        _complain("\n".join(problems))


def _setting_problem(place: tuple[int | str, ...], message: str) -> str:
    words = message.removeprefix("Value error, ")
    return f"{str(place[0]).upper()}: {words}" if place else words


def _await(work: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end, and say in words why it could not."""
    try:
        return uvloop.run(work)
    except (CannotStart, WrongEvents, NewerDatabase, Lost, Missing, Standing) as error:
        _complain(str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the operator reads a sentence
        _complain("\n".join(_stopped(each) for each in _single(error)))


def _stopped(error: BaseException) -> str:
    if isinstance(error, InvalidToken):
        return "BOT_TOKEN: Telegram does not know this token any more. Ask @BotFather for the right one."
    if isinstance(error, CannotStart | database.Away | database.Damaged):
        return str(error)
    fault = log.fault(error)
    return f"the bot stopped: {fault['error']} at {fault['at']}"


def _single(error: BaseException) -> list[BaseException]:
    """The errors inside groups of errors."""
    if isinstance(error, BaseExceptionGroup):
        return [one for each in error.exceptions for one in _single(each)]
    return [error]


def _complain(words: str) -> NoReturn:
    for line in words.splitlines():
        complaints.print(f"[red]✗[/] {escape(line)}")
    raise typer.Exit(1)
