import asyncio
import threading

import pytest

from bot import in_thread


async def test_what_the_work_gives_is_given() -> None:
    assert await in_thread.run(divmod, 7, 2) == (3, 1)


async def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await in_thread.run(int, "x")


async def test_the_loop_goes_on_meanwhile() -> None:
    goes_on = threading.Event()
    async with asyncio.TaskGroup() as tasks:
        work = tasks.create_task(in_thread.run(goes_on.wait, 10))
        await asyncio.sleep(0)
        goes_on.set()
    assert work.result() is True


def test_nobody_waits_for_the_work_when_the_loop_ends() -> None:
    holds, ended = threading.Event(), threading.Event()

    def work() -> None:
        holds.wait(10)
        ended.set()

    async def stop_waiting() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(in_thread.run(work), 0.01)

    asyncio.run(stop_waiting())
    assert not ended.is_set()
    holds.set()
