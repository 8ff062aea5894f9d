"""The command line: `bot run`, `bot rehearse`, `bot check`, `bot ask`, `bot knowledge`, `bot export`, `bot migrate`."""

import gc
import sys
from collections.abc import Coroutine
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from bot.version import NAME, version

if TYPE_CHECKING:  # a command loads what it needs, and nothing of the others
    from rich.console import Console

    from bot.commands.ask import Answered, Expected
    from bot.settings import Settings
    from conversations.model.questions.question import Lesson

app = typer.Typer(no_args_is_help=True, invoke_without_command=True, add_completion=False)


def main() -> None:
    # What is loaded stays: to search it for garbage took a third of the start.
    gc.set_threshold(50_000, 20, 50)
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
    from bot import application, log

    settings = _settings(".env" if env_file else None)
    log.configure(settings.log_format, settings.log_level)
    _await(application.run(settings, samples=samples, new_database=new_database))


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="The folder that holds the event folders.")] = None,
) -> None:
    """Say everything that is wrong with the event folders, all at once."""
    from bot.events import folders

    place = folder or _settings().events_dir
    try:
        events = folders.read_all(place)
    except folders.WrongEvents as error:
        for problem in error.problems:
            _print("[red]✗[/]", problem)
        raise typer.Exit(1) from None
    for warning in folders.warnings(place):
        _print("[yellow]![/]", warning)
    for event in events.values():
        _print("[green]✓[/]", f"{event.key}: {event.name['sv']}, {len(event.fields)} fields")


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
    from bot import world
    from bot.clock import Clock
    from bot.commands import ask
    from bot.events.folders import WrongEvents

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


def _differences(answers: "list[Answered]", expected: "list[Expected]") -> int:
    """Say which answers are not what was expected; 1 if there are some, as the command ends with."""
    pairs = list(zip(answers, expected, strict=True))
    wrong = [(answer, wanted) for answer, wanted in pairs if answer.entry != wanted.entry]
    for answer, wanted in wrong:
        _print("[red]✗[/]", f"{answer.question} => {answer.entry or '-'}, expected {wanted.entry or '-'}")
    typer.echo(f"{len(pairs) - len(wrong)} of {len(pairs)} as expected")
    return 1 if wrong else 0


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables. `bot run` does the same when it starts."""
    from bot import log

    settings = _settings()
    log.configure(settings.log_format, settings.log_level)
    typer.echo("Brought up to date." if _await(_migrate(settings)) else "The database is up to date already.")


@app.command()
def knowledge(
    event: Annotated[str, typer.Option(help="Only what was taught about this event.")] = "",
    language: Annotated[str, typer.Option(help="Only what is written in this language, such as sv.")] = "",
) -> None:
    """Print what organisers taught in the chat, as it stands in a knowledge file."""
    from conversations.questions import markdown

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
    from bot import log
    from bot.events import folders
    from bot.files import command

    settings = _settings()
    log.configure(settings.log_format, settings.log_level)
    try:
        events = folders.read_all(settings.events_dir, samples=samples)
        plan, path = command.planned(events, file, event, language, badges=badges, sensitive=sensitive)
    except (folders.WrongEvents, command.CannotExport) as error:
        _complain(str(error))
    written = _await(command.run(settings, plan, path))
    typer.echo(f"{path}: {written} registrations of {plan.event.key}")


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
    from bot.commands import rehearse
    from bot.events.folders import WrongEvents

    folder = events or Path("events")
    try:
        rehearse.run(rehearse.Plan(port, folder, now, browser, samples))
    except (WrongEvents, rehearse.CannotRehearse) as error:
        _complain(str(error))


async def _migrate(settings: "Settings") -> bool:
    from bot import application
    from storage.database import Database

    opened = Database(settings.database_url)
    try:
        return await application.bring_up_to_date(opened, settings)
    finally:
        await opened.close()


async def _taught(settings: "Settings") -> "list[Lesson]":
    from storage import questions, schema, stamp
    from storage.database import Database

    opened = Database(settings.database_url)
    try:
        await stamp.expect(opened)
        await schema.migrate(opened)
        async with opened.transaction() as connection:
            return await questions.lessons(connection)
    finally:
        await opened.close()


def _settings(env_file: str | None = ".env") -> "Settings":
    from pydantic import ValidationError

    from bot.settings import Settings

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
    import uvloop

    try:
        return uvloop.run(work)
    except Exception as error:  # noqa: BLE001 - whatever it is, the operator reads a sentence
        _complain("\n".join(_stopped(each) for each in _single(error)))


def _stopped(error: BaseException) -> str:
    from telegram.error import InvalidToken

    from bot import log
    from bot.application import CannotStart
    from bot.events.folders import WrongEvents
    from storage.database import Away, Damaged
    from storage.schema import NewerDatabase
    from storage.stamp import Lost, Missing, Standing

    if isinstance(error, InvalidToken):
        return "BOT_TOKEN: Telegram does not know this token any more. Ask @BotFather for the right one."
    if isinstance(
        error, CannotStart | WrongEvents | Away | Damaged | NewerDatabase | Lost | Missing | Standing
    ):
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
        _print("[red]✗[/]", line, stderr=True)
    raise typer.Exit(1)


def _print(sign: str, line: object, *, stderr: bool = False) -> None:
    """Print a line after a sign with a colour; the words of the line are not looked at for colours."""
    from rich.markup import escape

    _console(stderr=stderr).print(f"{sign} {escape(str(line))}")


@cache
def _console(*, stderr: bool) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=True)
