"""Keeps the rehearsal's time, and writes it into a file for the bot."""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path


class Clock:
    """Runs some seconds ahead of this machine's clock; without a file, only the rehearsal itself follows it.

    It goes on running after it was set, unless it `stands_still`: then nothing that is said with it depends on how
    long this machine takes.
    """

    def __init__(self, file: Path | None = None, *, stands_still: bool = False) -> None:
        self.file = file
        self.offset = 0.0
        self._stands_at = time.time() if stands_still else None
        self.zone: tzinfo = UTC
        self._write()

    def now(self) -> float:
        return time.time() + self.offset if self._stands_at is None else self._stands_at

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), self.zone)

    def set(self, moment: datetime) -> None:
        """Move to a moment that knows its time zone; the file is in place when this returns."""
        self.offset = moment.timestamp() - time.time()
        if self._stands_at is not None:
            self._stands_at = moment.timestamp()
        self.zone = moment.tzinfo or UTC
        self._write()

    def _write(self) -> None:
        if self.file is None:
            return
        draft = self.file.with_name(self.file.name + ".new")
        stands = datetime.fromtimestamp(self.now(), UTC).isoformat()
        draft.write_text(f"{self.offset:.3f}\n" if self._stands_at is None else f"{stands}\n")
        os.replace(draft, self.file)  # noqa: PTH105  Path.replace is the same call; this one is known to be atomic
