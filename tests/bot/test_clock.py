import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock, machine_time

HOUR = timedelta(hours=1)


def ahead(clock: Clock) -> timedelta:
    """How far a clock is ahead, to the minute."""
    return timedelta(minutes=round((clock.now() - machine_time()) / timedelta(minutes=1)))


def write(file: Path, seconds: str, changed: int) -> None:
    """The file as a rehearsal writes it, changed at a time of its own."""
    file.write_text(seconds)
    os.utime(file, ns=(changed, changed))


def test_the_time_has_a_zone() -> None:
    assert machine_time().utcoffset() == timedelta()


def test_without_a_file_it_is_the_time_of_the_machine() -> None:
    assert ahead(Clock()) == timedelta()


@pytest.mark.parametrize("seconds", ["3600", "3600.25", " 3600\n"])
def test_the_file_says_how_far_ahead_it_is(tmp_path: Path, seconds: str) -> None:
    write(tmp_path / "clock", seconds, 1)
    assert ahead(Clock(tmp_path / "clock")) == HOUR


@pytest.mark.parametrize("instant", ["2018-10-15T10:00:00+02:00", "2018-10-15T08:00:00+00:00\n"])
def test_the_file_can_hold_an_instant_at_which_it_stands_still(tmp_path: Path, instant: str) -> None:
    write(tmp_path / "clock", instant, 1)
    clock = Clock(tmp_path / "clock")
    assert clock.now() == clock.now() == datetime(2018, 10, 15, 8, tzinfo=UTC)


def test_a_clock_that_stood_still_runs_again_when_the_file_says_so(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    write(tmp_path / "clock", "2018-10-15T10:00:00+02:00", 1)
    clock.now()
    write(tmp_path / "clock", "3600", 2)
    assert ahead(clock) == HOUR


def test_it_can_be_behind(tmp_path: Path) -> None:
    write(tmp_path / "clock", "-7200", 1)
    assert ahead(Clock(tmp_path / "clock")) == -2 * HOUR


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    seen = []
    for changed, seconds in ((1, "3600"), (2, "7200"), (1, "0")):
        write(tmp_path / "clock", seconds, changed)
        seen.append(ahead(clock))
    assert seen == [HOUR, 2 * HOUR, timedelta()]


@pytest.mark.parametrize("content", ["", "soon", "1,5", "inf", "nan"])
def test_a_file_that_says_nothing_sensible_changes_nothing(tmp_path: Path, content: str) -> None:
    write(tmp_path / "clock", content, 1)
    assert ahead(Clock(tmp_path / "clock")) == timedelta()


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert ahead(Clock(tmp_path / "clock")) == timedelta()


def test_a_file_that_is_half_written_for_a_moment_is_read_when_it_is_whole(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    write(tmp_path / "clock", "", 1)
    assert ahead(clock) == timedelta()
    write(tmp_path / "clock", "3600", 1)
    assert ahead(clock) == HOUR
