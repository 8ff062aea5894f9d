"""Tells when a job is due: once in some seconds, and at once where the clock has jumped."""

from datetime import datetime


class Interval:
    """Knows when its job ran last; after a restart it is simply due."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ran_at = 0.0
        self._ran_for: datetime | None = None

    def begins(self, now: datetime, ticks: float) -> bool:
        """Whether the job is due by the clock or by the machine's steady one, in seconds; if so, it counts as run."""
        before = self._ran_for
        jumped = before is None or abs((now - before).total_seconds()) > self._seconds
        if not jumped and ticks - self._ran_at < self._seconds:
            return False
        self._ran_at, self._ran_for = ticks, now
        return True
