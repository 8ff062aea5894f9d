"""The figures side by side: on the terminal, and as Markdown."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measurement import Measurement, Plan

# What the rest of the machine may take of the bot's core before its figures stop being comparable.
QUIET = 0.05

Figure = Callable[[Measurement], str]


@dataclass(frozen=True)
class Report:
    """What was measured, under which plan, and which contestants could not be (with the reason)."""

    measurements: Sequence[Measurement]
    plan: Plan
    failures: Sequence[tuple[str, str]]
    busy: float

    def print(self, console: Console) -> None:
        table = Table(title="Registration bots, side by side")
        table.add_column("")
        for measurement in self.measurements:
            table.add_column(measurement.contestant.name, justify="right")
        for row in self._rows():
            table.add_row(*row)
        if self.measurements:
            console.print(table)
        for line in self._facts():
            console.print(f"- {line}", highlight=False, markup=False)

    def markdown(self) -> str:
        names = ["", *(measurement.contestant.name for measurement in self.measurements)]
        lines = [names, ["---", *("---:" for _ in self.measurements)], *self._rows()]
        table = [f"| {' | '.join(cells)} |" for cells in lines]
        facts = [f"- {line}" for line in self._facts()]
        return "\n".join(["# Benchmarks", "", *table, "", *facts, ""])

    def _rows(self) -> list[list[str]]:
        rows = [*_full_rows(), *_moderate_rows(self.plan.moderate.rate), *_other_rows()]
        figures = [[label, *(figure(m) for m in self.measurements)] for label, figure in rows]
        return figures + [self._ratio_row(base) for base in self.measurements]

    def _ratio_row(self, base: Measurement) -> list[str]:
        ratios = [f"{m.full.rate / base.full.rate:.2f}" for m in self.measurements]
        return [f"updates/s, where {base.contestant.name} is 1", *ratios]

    def _facts(self) -> list[str]:
        full, moderate = self.plan.full, self.plan.moderate
        return [
            f"{time.strftime('%Y-%m-%d')}, {_processor()}, {os.cpu_count()} cores, {platform.platform()}",
            f"load of the machine before the run: {self.busy:.2f}",
            f"bot and stand-in on one core each: {'yes' if self.plan.cores.apart else 'no'}",
            f"full load: {full.people} people, {full.active} at once, thinking {full.think:g} s",
            f"moderate load: {moderate.rate:g} updates/s at random for {moderate.seconds:g} s",
            "a wait runs from the update being there to take to the reply that the person can go on from",
            f"versions: {_versions(self.measurements)}",
            "lost is who still waits when the bot is silent and at rest; a late reply is late, not lost",
            *self._disturbances(),
            *(f"{name} was not measured: {reason}" for name, reason in self.failures),
        ]

    def _disturbances(self) -> list[str]:
        names = [m.contestant.name for m in self.measurements if max(_others(m)) > QUIET]
        return [f"DISTURBED, measure again on a quiet machine: {', '.join(names)}"] if names else []


def _others(measurement: Measurement) -> tuple[float, float]:
    return measurement.moderate.busy_others, measurement.full.busy_others


def _full_rows() -> list[tuple[str, Figure]]:
    return [
        ("full load: updates/s", lambda m: f"{m.full.rate:,.0f}"),
        ("full load: CPU per update, ms", lambda m: _ms(m.full.cpu)),
        ("full load: bot's core busy", lambda m: f"{m.full.busy_bot:.0%}"),
        ("full load: wait, median, ms", lambda m: _ms(m.full.median)),
        ("full load: wait, 99th percentile, ms", lambda m: _ms(m.full.late)),
        ("full load: people finished", lambda m: f"{m.full.finished} of {m.full.people}"),
        ("full load: people lost", lambda m: str(m.full.lost)),
        ("full load: presses acknowledged", lambda m: f"{m.full.acknowledged} of {m.full.presses}"),
        ("full load: stand-in's core busy", lambda m: f"{m.full.busy_stand_in:.0%}"),
        ("full load: others on the bot's core", lambda m: f"{m.full.busy_others:.0%}"),
    ]


def _moderate_rows(rate: float) -> list[tuple[str, Figure]]:
    at = f"at {rate:g} updates/s"
    return [
        (f"{at}: CPU per update, ms", lambda m: _ms(m.moderate.cpu)),
        (f"{at}: wait, median, ms", lambda m: _ms(m.moderate.median)),
        (f"{at}: wait, 99th percentile, ms", lambda m: _ms(m.moderate.late)),
        (f"{at}: people lost", lambda m: str(m.moderate.lost)),
    ]


def _other_rows() -> list[tuple[str, Figure]]:
    return [
        ("memory, peak RSS, MB", lambda m: f"{m.peak / 1e6:.0f}"),
        ("calls to Telegram per update", lambda m: f"{m.full.calls:.2f}"),
        ("on disk when the reply is read", lambda m: m.contestant.keeps),
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}"


def _versions(measurements: Sequence[Measurement]) -> str:
    packages = [m.contestant.package for m in measurements if m.contestant.package]
    return ", ".join([f"Python {platform.python_version()}", *(f"{p} {version(p)}" for p in packages)])


def _processor() -> str:
    """The processor's name where the machine tells it (Linux), or its family."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
