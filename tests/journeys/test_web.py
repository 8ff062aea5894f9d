"""The web server of the real `bot run`, where others are in its way."""

import asyncio
import socket
from pathlib import Path

from tests.journeys.house import House

UNFINISHED = (
    b"POST /hook HTTP/1.1\r\nHost: bot\r\nContent-Length: 9\r\n"
    b"X-Telegram-Bot-Api-Secret-Token: a-secret-of-the-journeys\r\n\r\n{"
)


async def test_a_port_that_is_taken_ends_the_bot_with_a_sentence(tmp_path: Path) -> None:
    async with House(tmp_path, mode="webhook") as house:
        with socket.create_server(("127.0.0.1", house.port)):
            house.opens()
            assert await house.ends_by_itself() == 1
        place = f"127.0.0.1:{house.port}"
        assert f"✗ LISTEN: {place} can't be listened on. Does another program listen there?" in house.log()


async def test_a_request_that_never_ends_does_not_keep_the_bot_from_ending(tmp_path: Path) -> None:
    async with House(tmp_path, mode="webhook") as house:
        house.opens()
        astrid = await house.telegram.person("Astrid Lind")
        await astrid.says("/start")
        await astrid.hears(timeout=60)
        _, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(UNFINISHED)
        await writer.drain()
        await asyncio.sleep(0.2)
        assert await house.closes() == 0
        writer.close()
