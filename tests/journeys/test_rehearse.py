"""`bot rehearse` as somebody starts it who tries the bot for the first time."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from tests.fakes.person import Telegram
from tests.journeys.house import SHIPPED_EVENTS

REHEARSE = (sys.executable, "-m", "bot", "rehearse", "--no-browser", "--port", "0")
PATIENCE = 90.0  # seconds


@pytest.fixture
async def rehearsal(tmp_path: Path) -> AsyncIterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: ASYNC220, S603 - our own program; it starts in no time
        [*REHEARSE, "--events", str(SHIPPED_EVENTS)],
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        for each in _family(process):
            each.kill()
        process.communicate()


async def test_a_rehearsal_registers_somebody_and_ends_without_a_trace(
    rehearsal: subprocess.Popen[str],
) -> None:
    async with asyncio.timeout(PATIENCE), Telegram(await _address(rehearsal)) as telegram:
        grace = await telegram.person("Grace Miller", "en")
        await grace.says("/start")
        await grace.hears("I take registrations for", PATIENCE)
        await grace.presses("Register me")
        await grace.hears("May we keep your details?")
        await grace.presses("I agree")
        await grace.says("Grace Miller")
        await grace.hears("Which e-mail address")
        await grace.says("grace@example.com")
        await grace.presses("Elected politician", await grace.hears("Which of these fits you best?"))
        await grace.says("Roskilde Libraries")
        await grace.hears("What is your role")
        await grace.says("Librarian")
        await grace.hears("food, allergies or access")
        await grace.says("skip")
        await grace.presses("Send my registration", await grace.hears("Is this right?"))
        await grace.hears("You are registered for")

    family = _family(rehearsal)
    assert len(family) == 3, "the command, the stand-in for Telegram and the bot"
    os.killpg(rehearsal.pid, signal.SIGINT)  # as Ctrl-C does: everybody in the terminal hears it
    said, _ = await asyncio.to_thread(rehearsal.communicate, timeout=60)
    assert rehearsal.returncode == 0, said
    assert "Traceback" not in said
    assert said.rstrip().endswith("The rehearsal is over.")
    assert psutil.wait_procs(family, timeout=10)[1] == []


async def test_the_address_is_told_once_the_bot_answers(rehearsal: subprocess.Popen[str]) -> None:
    async with asyncio.timeout(PATIENCE), Telegram(await _address(rehearsal)) as telegram:
        assert (await telegram.state())["bot"]["presence"] == "here"
        await telegram.call_of("setMyName", PATIENCE)
        names = (await telegram.state())["bot"]["names"]
        assert names["sv"] == "Mer för fler – en dag om användardriven innovation"


async def test_a_bot_that_cannot_start_says_why_and_no_address_is_told(tmp_path: Path) -> None:
    ended = await asyncio.to_thread(
        subprocess.run,
        [*REHEARSE, "--events", str(SHIPPED_EVENTS)],
        cwd=tmp_path, env=os.environ | {"SEND_RATE": "many"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr.splitlines()) == (
        1,
        [
            "✗ SEND_RATE: Input should be a valid number, unable to parse string as a number",
            "✗ the bot stopped; what it said stands above",
        ],
    )
    assert "http" not in ended.stdout


async def test_a_rehearsal_that_is_told_to_end_takes_everybody_along(
    rehearsal: subprocess.Popen[str],
) -> None:
    async with asyncio.timeout(PATIENCE):
        await _address(rehearsal)
    family = _family(rehearsal)
    rehearsal.terminate()
    await asyncio.to_thread(rehearsal.communicate, timeout=60)
    assert rehearsal.returncode == 128 + signal.SIGTERM
    assert psutil.wait_procs(family, timeout=10)[1] == []


async def test_a_second_rehearsal_leaves_the_first_one_its_database(
    rehearsal: subprocess.Popen[str], tmp_path: Path
) -> None:
    async with asyncio.timeout(PATIENCE), Telegram(await _address(rehearsal)) as telegram:
        ended = await asyncio.to_thread(
            subprocess.run,
            [*REHEARSE, "--events", str(SHIPPED_EVENTS)],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (
            1,
            "✗ another rehearsal runs in this folder: end it with Ctrl-C first\n",
        )
        grace = await telegram.person("Grace Miller", "en")
        await grace.says("/start")
        await grace.hears("I take registrations for", PATIENCE)


async def _address(rehearsal: subprocess.Popen[str]) -> str:
    """Where the page is, as the command tells people."""
    assert rehearsal.stdout is not None
    told = ""
    while line := await asyncio.to_thread(rehearsal.stdout.readline):
        told += line
        if found := re.search(r"http://[\w.:\[\]]+\d", line):
            return found[0]
    raise AssertionError(f"the rehearsal ended and told no address:\n{told}")


def _family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The process and those that it started, as far as they live."""
    try:
        parent = psutil.Process(process.pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
