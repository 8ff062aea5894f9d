"""Reads the time, in this one place."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

__all__ = ["Clock", "machine_time", "monotonic"]


def machine_time() -> datetime:
    """The time of this machine: what deadlines and retries go by."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock


class Clock:
    """The time that events live in.

    In a rehearsal a file holds how many seconds it is ahead of this machine's, or the instant (ISO 8601) at which
    it stands still.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._read: tuple[int, timedelta | datetime] = (-1, timedelta())

    def now(self) -> datetime:
        set_to = self._set_to()
        return machine_time() + set_to if isinstance(set_to, timedelta) else set_to

    def _set_to(self) -> timedelta | datetime:
        if self._file is None:
            return timedelta()
        try:
            changed = os.stat(self._file).st_mtime_ns  # noqa: PTH116 - asked for every batch, so it is cheap
            if changed != self._read[0]:
                self._read = (changed, _meant(self._file.read_text().strip()))
        except (OSError, ValueError, OverflowError):
            return timedelta()
        return self._read[1]


def _meant(written: str) -> timedelta | datetime:
    try:
        return timedelta(seconds=float(written))
    except ValueError:
        return datetime.fromisoformat(written).astimezone(UTC)
