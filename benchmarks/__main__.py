"""`python -m benchmarks`: our bot beside others, over HTTP on this machine, in one run."""

import os
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console

from benchmarks import cores
from benchmarks.contestant import CONTESTANTS, Contestant
from benchmarks.crowd import FullLoad, SteadyRate
from benchmarks.measurement import Measurement, Plan, measure
from benchmarks.report import Report
from benchmarks.running import Failed

MODERATE_SECONDS = 20.0


def main(
    people: Annotated[int, typer.Option(help="How many people register under full load.")] = 2000,
    active: Annotated[int, typer.Option(help="How many of them at once.")] = 1500,
    think: Annotated[float, typer.Option(help="Seconds a person takes before the next act.")] = 0.0,
    rate: Annotated[float, typer.Option(help="Updates per second under moderate load.")] = 100.0,
    only: Annotated[list[str] | None, typer.Option(help="Measure this one only; may be repeated.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write Markdown here too.")] = None,
) -> None:
    """Measure the bots one after the other, and print the figures side by side."""
    plan = Plan(SteadyRate(rate, MODERATE_SECONDS), FullLoad(people, active, think), cores.choose())
    report = uvloop.run(_contest(plan, only or [contestant.name for contestant in CONTESTANTS]))
    report.print(Console())
    if output is not None:
        output.write_text(report.markdown())
    raise typer.Exit(1 if report.failures else 0)


async def _contest(plan: Plan, names: list[str]) -> Report:
    busy = os.getloadavg()[0]
    cores.pin(os.getpid(), plan.cores.stand_in)
    measurements, failures = list[Measurement](), list[tuple[str, str]]()
    for contestant in _chosen(names):
        print(f"{contestant.name} …", flush=True)
        try:
            measurements.append(await measure(contestant, plan))
        except Failed as failure:
            failures.append((contestant.name, str(failure)))
    return Report(measurements, plan, failures, busy)


def _chosen(names: list[str]) -> list[Contestant]:
    known = {contestant.name: contestant for contestant in CONTESTANTS}
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}.", param_hint="--only")
    return [known[name] for name in names]


if __name__ == "__main__":
    typer.run(main)
