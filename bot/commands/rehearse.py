"""The whole bot on one machine: a stand-in for Telegram, a chat page, and the bot itself against it."""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from http.client import HTTPConnection
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

from rich.console import Console

from bot.clock import machine_time, monotonic
from bot.events import folders
from conversations.language.moments import day_of
from conversations.model.event.event import Event
from knowledge.sources import entries

HOME = Path("data/rehearsal")
TOKEN = "1:rehearsal"  # noqa: S105 - opens nothing but the stand-in
OPERATORS_OWN = ("WEBHOOK_URL", "WEBHOOK_SECRET", "LISTEN")
"""Settings of the live bot that a rehearsal must not touch."""

DAYS_LEFT = timedelta(days=17)

PATIENCE = 180.0
"""Seconds that the bot may take to start, on a machine that has much else to do."""

LOOK_SECONDS = 0.1

out = Console(highlight=False, soft_wrap=True)


class CannotRehearse(Exception):
    """The rehearsal can't begin; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`now` is the time to begin at as one writes it, or empty for a time inside the registration window.

    With `samples`, the events that are only samples can be tried too.
    """

    port: int
    events: Path
    now: str
    browser: bool
    samples: bool = False


def run(plan: Plan) -> None:
    """Rehearse until interrupted.

    Raises CannotRehearse or event_folder.WrongEvents with what to do about it.
    """
    events = folders.read_all(plan.events, samples=plan.samples)
    first = next(iter(events.values()))
    begins = _time(plan.now, first) if plan.now else inside_window(first, machine_time())
    signal.signal(signal.SIGTERM, _leave)
    with ExitStack() as running:
        _move_in(running)
        out.print("Starting a stand-in for Telegram on this machine …")
        url, organisers = _start_telegram(running, plan, begins, _question(plan.events / first.key))
        out.print("Starting the bot, which takes a few seconds …")
        bot = _start_bot(running, plan, url, organisers)
        with contextlib.suppress(KeyboardInterrupt):
            if _becomes_ready(bot, url):
                _offer(url, begins, browser=plan.browser)
            _wait(bot)
        out.print("\nThe rehearsal is over.")


def _offer(url: str, begins: datetime, *, browser: bool) -> None:
    """Tell where the page is and who is there, and open it."""
    out.print(f"The bot is ready.\n\n  [bold]Open {url}[/]\n")
    out.print("Astrid and Grace are attendees, and Olga is the organiser.")
    out.print(f"It is {begins:%Y-%m-%d %H:%M} there. Ctrl-C ends it.\n")
    if browser:
        webbrowser.open(url)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    """End as programs do that are told to, and take those along that were started."""
    sys.exit(128 + number)


def inside_window(event: Event, now: datetime) -> datetime:
    """A time at which one can register: now where that is so, else shortly before the window closes."""
    if event.window(now) == "open":
        return now
    opens, closes = event.registration.opens, event.registration.closes
    last = day_of(closes or event.starts)
    chosen = datetime.combine(last, time(10), tzinfo=event.zone) - DAYS_LEFT
    return max(chosen, event.beginning(opens)) if opens else chosen


def _move_in(running: ExitStack) -> None:
    """Begin with an empty folder, unless another rehearsal lives in it."""
    HOME.parent.mkdir(parents=True, exist_ok=True)
    door = running.enter_context(HOME.with_name("rehearsal.lock").open("w"))
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotRehearse("another rehearsal runs in this folder: end it with Ctrl-C first") from None
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir()


def _time(written: str, event: Event) -> datetime:
    try:
        return event.beginning(datetime.fromisoformat(written))
    except ValueError:
        raise CannotRehearse(f'"{written}" is no time: write one such as 2018-10-15T10:00') from None


def _question(folder: Path) -> list[str]:
    """What the page offers to ask, as the stand-in is told: the first question that the event's knowledge answers."""
    asked = [each.title for each in entries.read(folder).entries if each.language == "en"]
    return [f"--question={title}" for title in asked[:1]]


def _start_telegram(
    running: ExitStack, plan: Plan, begins: datetime, question: list[str]
) -> tuple[str, list[int]]:
    """The address of the stand-in, and who of the people in it are organisers."""
    command = [
        sys.executable, "-m", "rehearsal", "--port", str(plan.port), "--token", TOKEN,
        "--clock-file", str(HOME / "clock"), "--now", begins.isoformat(), *question,
    ]  # fmt: skip
    process = _start(running, command, os.environ, stdout=subprocess.PIPE)
    line = process.stdout.readline() if process.stdout else b""
    if not line:
        raise CannotRehearse(f"port {plan.port} can't be used: choose another with --port, or 0 for any")
    told = json.loads(line)
    return str(told["url"]), told["organisers"]


def _start_bot(running: ExitStack, plan: Plan, url: str, organisers: list[int]) -> subprocess.Popen[bytes]:
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "DATABASE_URL": f"sqlite:///{HOME / 'bot.db'}",
        "EVENTS_DIR": str(plan.events),
        "ORGANISERS": ",".join(map(str, organisers)),
        "CLOCK_FILE": str(HOME / "clock"),
    }
    others = {"LOG_LEVEL": "warning"} | {
        name: value for name, value in os.environ.items() if name.upper() not in OPERATORS_OWN
    }
    command = [sys.executable, "-m", "bot", "run", "--no-env-file", *(["--samples"] if plan.samples else [])]
    return _start(running, command, {**others, **settings})


def _start(
    running: ExitStack, command: list[str], environment: Mapping[str, str], stdout: int | None = None
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, env=environment, stdout=stdout)  # noqa: S603 - our own programs
    running.callback(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _becomes_ready(bot: subprocess.Popen[bytes], url: str) -> bool:
    """Wait until the bot asks the stand-in for updates, which it does once it is ready; tell whether it lived so long.

    Raises CannotRehearse where it goes on without ever asking.
    """
    ends = monotonic() + PATIENCE
    while monotonic() < ends:
        if _is_here(url):
            return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            bot.wait(LOOK_SECONDS)
            return False
    raise CannotRehearse(f"the bot was not ready after {PATIENCE:.0f} seconds; what it said stands above")


def _is_here(url: str) -> bool:
    """Whether the stand-in says that the bot is here; asked on this machine, past any proxy."""
    with contextlib.closing(HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)) as connection:
        connection.request("GET", "/rehearsal/state")
        return bool(json.load(connection.getresponse())["bot"]["presence"] == "here")


def _wait(bot: subprocess.Popen[bytes]) -> None:
    """Until Ctrl-C ends the bot; where the terminal has it ignored, the bot is the only one to hear it."""
    if bot.wait():
        raise CannotRehearse("the bot stopped; what it said stands above")
