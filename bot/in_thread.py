"""Runs work that takes long in a thread of its own, which nobody waits for when the bot stops."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


async def run(work: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """Run the work in a thread; return what it returns, or raise what it raises.

    A caller that is cancelled leaves the thread alone; it ends with the process.
    """
    loop = asyncio.get_running_loop()
    waiting: asyncio.Future[Found] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        if not waiting.done():
            settle()

    def work_and_tell() -> None:
        try:
            found = work(*given, **named)
        except BaseException as error:  # noqa: BLE001 - it is raised where the work is waited for
            failure = error
            _tell(loop, tell, lambda: waiting.set_exception(failure))
        else:
            _tell(loop, tell, lambda: waiting.set_result(found))

    threading.Thread(target=work_and_tell, daemon=True).start()
    return await waiting


def _tell(
    loop: asyncio.AbstractEventLoop, tell: Callable[[Callable[[], None]], None], settle: Callable[[], None]
) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits any more
        loop.call_soon_threadsafe(tell, settle)
