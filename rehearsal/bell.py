import asyncio
from collections.abc import Callable


class Bell:
    """Rings when something changed, so that nobody has to look again and again."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, holds: Callable[[], bool], seconds: float | None = None) -> bool:
        """Wait until the condition holds, and tell whether it did in time."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    await self._rung.wait()
        except TimeoutError:
            return False
        return True
