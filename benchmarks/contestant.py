"""The bots that are measured: how each is started, and what a person does with it."""

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.script import FLOOR, OURS, PEERS, Script

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "42:benchmark"


@dataclass(frozen=True)
class Contestant:
    """`keeps` says what is on disk when the person reads the reply; `{folder}` in a setting is the run's own."""

    name: str
    module: str
    script: Script
    keeps: str
    package: str = ""
    arguments: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    now: datetime | None = None

    def command(self) -> list[str]:
        return [sys.executable, "-m", self.module, *self.arguments]

    def seconds_ahead(self) -> float:
        """How far its clock runs ahead of this machine's, so that registration is open."""
        return self.now.timestamp() - time.time() if self.now else 0.0

    def environment(self, url: str, folder: Path) -> dict[str, str]:
        settings = {name: value.format(folder=folder) for name, value in self.settings.items()}
        return {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "PYTHONPATH": str(ROOT), **settings}


CONTESTANTS = (
    Contestant("floor", "benchmarks.floor", FLOOR, "nothing"),
    Contestant(
        "python-telegram-bot",
        "benchmarks.peer_ptb",
        PEERS,
        "nothing, until the next pickle (60 s)",
        package="python-telegram-bot",
    ),
    Contestant("aiogram", "benchmarks.peer_aiogram", PEERS, "state and answers", package="aiogram"),
    Contestant(
        "ours",
        "bot",
        OURS,
        "everything, replies too",
        package="registration-bot",
        arguments=("run",),
        settings={
            "DATABASE_URL": "sqlite:///{folder}/bench.db",
            "EVENTS_DIR": str(ROOT / "events"),
            "CLOCK_FILE": "{folder}/clock",
            "LOG_LEVEL": "warning",
        },
        now=datetime(2018, 10, 15, 12, tzinfo=UTC),
    ),
)
