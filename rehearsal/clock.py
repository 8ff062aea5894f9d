"""The rehearsal's time: this machine's clock plus some seconds, which also stand in a file for the bot."""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path


class Clock:
    """Goes on running after it was set; without a file, only the rehearsal itself follows it."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.offset = 0.0
        self.zone: tzinfo = UTC
        self._write()

    def now(self) -> float:
        return time.time() + self.offset

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), self.zone)

    def set(self, moment: datetime) -> None:
        """Move to a moment that knows its time zone; the file is in place when this returns."""
        self.offset = moment.timestamp() - time.time()
        self.zone = moment.tzinfo or UTC
        self._write()

    def _write(self) -> None:
        if self.file is None:
            return
        draft = self.file.with_name(self.file.name + ".new")
        draft.write_text(f"{self.offset:.3f}\n")
        os.replace(draft, self.file)  # noqa: PTH105  Path.replace is the same call; this one is known to be atomic
