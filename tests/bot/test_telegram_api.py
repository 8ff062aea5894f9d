"""What the wire to Telegram does when it is cut, slow or led elsewhere, over real connections."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError, TimedOut

from bot.delivery.telegram_api import NotConnected, TelegramApi

SECONDS = 0.3

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]


@asynccontextmanager
async def serving(serve: Serve) -> AsyncIterator[str]:
    writers: list[asyncio.StreamWriter] = []

    async def kept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        await serve(reader, writer)

    server = await asyncio.start_server(kept, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for each in writers:
            each.close()
        await asyncio.gather(*(each.wait_closed() for each in writers), return_exceptions=True)


@asynccontextmanager
async def calling(url: str) -> AsyncIterator[TelegramApi]:
    api = TelegramApi("1:abc", url)
    await api.request.initialize()
    try:
        yield api
    finally:
        await api.request.shutdown()


async def error_of(serve: Serve) -> NetworkError:
    """The error of a call to a server that takes all there is of it."""

    async def taking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(length_in(head))
        await serve(reader, writer)
        writer.close()

    async with serving(taking) as url, calling(url) as api:
        with pytest.raises(NetworkError) as raised:
            await api.call("sendMessage", {"chat_id": 1, "text": "x"}, SECONDS)
    return raised.value


def length_in(head: bytes) -> int:
    named = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
    return int(named[b"content-length"])


async def hangs_up(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Say nothing."""


async def breaks_off(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")


async def speaks_of_something_else(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>")


async def is_silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid"])
async def test_where_nobody_listens_nothing_was_sent(url: str) -> None:
    async with calling(url) as api:
        with pytest.raises(NotConnected):
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})


@pytest.mark.parametrize("serve", [hangs_up, breaks_off, speaks_of_something_else])
async def test_what_went_out_and_was_cut_off_may_have_arrived(serve: Serve) -> None:
    assert not isinstance(await error_of(serve), NotConnected | TimedOut)


async def test_what_went_out_and_was_never_answered_may_have_arrived() -> None:
    assert isinstance(await error_of(is_silent), TimedOut)


async def test_a_call_that_is_cancelled_just_as_it_ends_ends_as_cancelled() -> None:
    async with calling("http://127.0.0.1:1") as api, asyncio.TaskGroup() as calls:

        async def fails() -> None:
            with pytest.raises(NotConnected):
                await api.call("sendMessage", {"chat_id": 1, "text": "x"})

        for turns in range(1000):
            call = calls.create_task(fails())
            for _ in range(turns % 100):
                await asyncio.sleep(0)
            was_cancelled = call.cancel()
            await asyncio.wait([call])
            assert call.cancelled() == was_cancelled


async def test_a_call_is_not_led_elsewhere() -> None:
    called: list[str] = []

    async def elsewhere(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.append("elsewhere")
        writer.close()

    async with serving(elsewhere) as other:

        async def leads(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(f"HTTP/1.1 307 Go\r\nLocation: {other}/\r\nContent-Length: 0\r\n\r\n".encode())

        await error_of(leads)
    assert called == []


@pytest.mark.parametrize("is_open", [False, True])
async def test_a_file_goes_whole_and_under_its_own_name(tmp_path: Path, *, is_open: bool) -> None:
    content = "å".encode() * 100_000
    (tmp_path / "file").write_bytes(content)
    bodies: list[bytes] = []

    async def takes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        bodies.append(await reader.readexactly(length_in(head)))
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}')
        writer.close()

    async with serving(takes) as url, calling(url) as api:
        with (tmp_path / "file").open("rb") as file:
            given = {"as": "document", "name": "Anmälda “åäö”.csv", "content": file if is_open else content, "media": "text/csv"}  # fmt: skip
            assert await api.call("sendDocument", {"chat_id": 1, "caption": "Å", "attached": given}) is True
    assert content in bodies[0]
    assert 'name="document"; filename="Anmälda “åäö”.csv"'.encode() in bodies[0]
    assert 'name="caption"\r\n\r\nÅ\r\n'.encode() in bodies[0]
