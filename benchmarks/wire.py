"""HTTP/1.1 as far as a Bot API needs it: POST requests with a length, kept-alive connections, JSON answers."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

Answer = Callable[[bytes], None]
Handle = Callable[[str, bytes, Answer], None]


class Connection(asyncio.Protocol):
    """One kept-alive connection; each whole request is handed on with the way to answer it."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are not registered as asyncio's, so isinstance would say no.
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while self._buffer and (end := _end_of_request(self._buffer)):
            head_end, body_end = end
            method = _method(self._buffer)
            body = self._buffer[head_end:body_end]
            self._buffer = self._buffer[body_end:]
            self._handle(method, body, self._answer)

    def _answer(self, content: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % len(content) + content)


def fields(body: bytes) -> dict[str, Any]:
    """The parameters of a call, whichever of the three encodings the bot chose."""
    if not body:
        return {}
    if body.startswith(b"{"):
        parsed: dict[str, Any] = json.loads(body)
        return parsed
    if body.startswith(b"--"):
        return dict(map(_part, body.split(body[: body.index(b"\r\n")])[1:-1]))
    return dict(parse_qsl(body.decode()))


def _end_of_request(data: bytes) -> tuple[int, int] | None:
    """Where the head and the body of the first request end, or None while some of it is on its way."""
    head_end = data.find(b"\r\n\r\n") + 4
    if head_end < 4:
        return None
    body_end = head_end + _content_length(data[:head_end].lower())
    return (head_end, body_end) if len(data) >= body_end else None


def _content_length(head: bytes) -> int:
    start = head.find(b"content-length:")
    if start >= 0:
        return int(head[start + 15 : head.index(b"\r\n", start)])
    if b"transfer-encoding:" in head:
        raise NotImplementedError("The stand-in reads bodies with a Content-Length only.")
    return 0


def _method(data: bytes) -> str:
    path = data[: data.index(b"\r\n")].split(b" ")[1].partition(b"?")[0]
    return path[path.rindex(b"/") + 1 :].decode()


def _part(part: bytes) -> tuple[str, str]:
    head, _, value = part.partition(b"\r\n\r\n")
    name = head.partition(b'name="')[2].partition(b'"')[0]
    return name.decode(), value.removesuffix(b"\r\n").decode(errors="replace")
