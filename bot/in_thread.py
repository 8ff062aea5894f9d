"""Work that takes long, done in a thread of its own that nobody waits for when the bot stops."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


async def done(work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """What the work gives, or raises. Who stops waiting leaves it alone; it ends with the process."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Future[Found] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        if not waiting.done():
            settle()

    def run() -> None:
        try:
            found = work(*given, **named)
        except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
            failure = error
            _tell(loop, tell, lambda: waiting.set_exception(failure))
        else:
            _tell(loop, tell, lambda: waiting.set_result(found))

    threading.Thread(target=run, daemon=True).start()
    return await waiting


def _tell(
    loop: asyncio.AbstractEventLoop, tell: Callable[[Callable[[], None]], None], settle: Callable[[], None]
) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits any more
        loop.call_soon_threadsafe(tell, settle)
