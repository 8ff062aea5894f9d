"""The log is read whole, as an operator sees it: a program of its own speaks through every path."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import log

ROOT = Path(__file__).parents[2]
TOKEN = "123456:the-token-of-the-bot"
WORDS = "I am allergic to peanuts"

PROGRAM = """
import asyncio, logging, sys, warnings
import structlog
from bot import log

TOKEN, WORDS, style, level = sys.argv[1:]
log.configure(style, level)
own = structlog.get_logger()

def fail():
    raise ValueError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage: {WORDS}")

def caught(kind=Exception):
    try:
        fail()
    except kind as error:
        return error

own.debug("a detail")
own.info("ready", bot="sample_bot")
own.warning("not sent", **log.fault(caught()))
own.error("an update is put aside", update=7, **log.fault(ExceptionGroup(TOKEN, [caught()])))
try:
    raise RuntimeError(TOKEN) from caught()
except RuntimeError as error:
    own.error("with a cause", **log.fault(error))

for name in ("telegram", "telegram.ext", "httpx", "sqlalchemy.engine", "aiosqlite", "uvicorn.access", "another"):
    library = logging.getLogger(name)
    library.debug("%s %s", TOKEN, WORDS)
    library.info("%s %s", TOKEN, WORDS)
    library.warning("%s %s", TOKEN, WORDS)
    library.error("failed: %s", WORDS, exc_info=caught(), stack_info=True)
    library.warning("one argument too many", TOKEN)

warnings.warn(f"{TOKEN} {WORDS}")

async def lost():
    asyncio.get_running_loop().call_exception_handler({"message": TOKEN, "exception": caught()})
    task = asyncio.get_running_loop().create_task(failing())
    await asyncio.sleep(0)
    del task

async def failing():
    fail()

asyncio.run(lost())
"""


@pytest.fixture(
    scope="module", params=[("text", "debug"), ("json", "debug"), ("json", "warning")], ids="-".join
)
def said(request: pytest.FixtureRequest) -> str:
    """All that reaches the operator, on both streams."""
    command = [sys.executable, "-c", PROGRAM, TOKEN, WORDS, *request.param]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    return done.stdout + done.stderr


def test_the_token_never_gets_into_the_log(said: str) -> None:
    assert TOKEN not in said


def test_what_a_person_wrote_never_gets_into_the_log(said: str) -> None:
    assert WORDS not in said


def test_a_warning_of_a_library_is_noted_with_its_place(said: str) -> None:
    lines = [line for line in said.splitlines() if "a library warns" in line and "another" in line]
    assert len(lines) == 3
    assert all("<string>:" in line for line in lines)


def test_a_warning_of_python_itself_is_noted_without_its_words(said: str) -> None:
    assert len([line for line in said.splitlines() if "py.warnings" in line]) == 1


def test_an_error_is_noted_by_its_kind_and_place(said: str) -> None:
    [line] = [line for line in said.splitlines() if "not sent" in line]
    assert "ValueError" in line
    assert "<string>:11 < <string>:15" in line


def test_an_error_that_nobody_waited_for_is_noted(said: str) -> None:
    assert len([line for line in said.splitlines() if "asyncio" in line]) == 2


@contextmanager
def configured(style: str, level: str) -> Iterator[Any]:
    """The log for a moment, within this process."""
    handlers, number = logging.root.handlers[:], logging.root.level
    log.configure(style, level)
    structlog.configure(cache_logger_on_first_use=False)
    try:
        yield structlog.get_logger()
    finally:
        structlog.reset_defaults()
        logging.captureWarnings(capture=False)
        logging.root.handlers[:] = handlers
        logging.root.setLevel(number)
        for name in log.QUIET:
            logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.parametrize(("level", "said"), [("debug", 2), ("info", 1), ("warning", 0)])
def test_the_level_says_how_much_is_said(capsys: pytest.CaptureFixture[str], level: str, said: int) -> None:
    with configured("json", level) as own:
        own.debug("a detail")
        own.info("ready")
    assert len(capsys.readouterr().err.splitlines()) == said


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with configured("json", "info") as own:
        own.info("ready", bot="å\n🌻")
    entry: dict[str, Any] = json.loads(capsys.readouterr().err)
    assert entry.pop("timestamp").endswith("Z")
    assert entry == {"event": "ready", "level": "info", "bot": "å\n🌻"}


def test_a_fault_names_the_five_innermost_places() -> None:
    def fall(depth: int) -> None:
        fall(depth - 1) if depth else int("the words of a person")

    try:
        fall(9)
    except ValueError as error:
        told = log.fault(error)
    assert told["error"] == "ValueError"
    assert [place.split(":")[0] for place in told["at"].split(" < ")] == ["test_log.py"] * 5
