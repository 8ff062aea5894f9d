"""A processor core for the bot and another for the stand-in, so that "updates per second" means: of one core."""

import os
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Cores:
    """Which core each has to itself; None where the machine has one only, or does not let us choose."""

    stand_in: int | None = None
    bot: int | None = None

    @property
    def apart(self) -> bool:
        return self.bot is not None


def choose() -> Cores:
    """Ask before anything is pinned: afterwards one core is all that is left to choose from."""
    allowed = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return Cores(allowed[0], allowed[1]) if len(allowed) > 1 else Cores()


def pin(pid: int, core: int | None) -> None:
    if core is not None:
        os.sched_setaffinity(pid, {core})


def busy(core: int | None) -> float:
    """Seconds in which the core has worked for anybody, since the machine started; 0 for no core."""
    if core is None:
        return 0.0
    times = psutil.cpu_times(percpu=True)[core]
    return times.user + times.nice + times.system
