"""The web server: the Bot API, the control API and the page, on this machine only."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator
from importlib import resources
from types import FrameType
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from rehearsal.botapi import BotApi, silence
from rehearsal.control import Control, objection
from rehearsal.deeds import Impossible
from rehearsal.faults import Silence
from rehearsal.stage import Stage

_PAGE = {
    "/": ("index.html", "text/html"),
    "/chat.js": ("chat.js", "text/javascript"),
    "/chat.css": ("chat.css", "text/css"),
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
}


class NotLoopback(ValueError):
    """The rehearsal has no passwords, so it listens on this machine only (127.0.0.1, ::1 or localhost)."""


def application(stage: Stage) -> Starlette:
    return Starlette(
        routes=[*BotApi(stage).routes, *Control(stage).routes, *(Route(path, page) for path in _PAGE)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", "::1"])
        ],
        exception_handlers={Silence: silence, HTTPException: objection, Impossible: objection},
    )


async def page(request: Request) -> Response:
    name, mime = _PAGE[request.url.path]
    content = resources.files("rehearsal.page").joinpath(name).read_bytes()
    return Response(content, media_type=mime, headers=_HEADERS)


KEPT_OPEN = 75
"""Seconds that a silent connection stays open: longer than clients keep theirs, so that none is closed while one asks."""


class Listener(uvicorn.Server):
    """Sends everybody home who waits for news before it closes."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        app = application(stage)
        app.state.cut = self.cut
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                lifespan="off",
                timeout_graceful_shutdown=2,
                timeout_keep_alive=KEPT_OPEN,
            )
        )

    def close(self) -> None:
        self.stage.world.close()
        self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.stage.world.close()
        super().handle_exit(sig, frame)

    def cut(self, client: Any) -> None:
        """Close a connection as a failing network does, with nothing said."""
        for connection in self.server_state.connections:
            if isinstance(connection, H11Protocol) and connection.client == tuple(client):
                connection.transport.abort()


@contextlib.asynccontextmanager
async def running(
    stage: Stage, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The address of the running rehearsal, and the task that ends when it is told to stop."""
    listener = Listener(stage)
    with _socket(host, port) as bound:
        async with asyncio.TaskGroup() as tasks:
            deliveries = tasks.create_task(stage.webhook.run())
            serving = tasks.create_task(listener.serve(sockets=[bound]))
            try:
                yield _address(bound), serving
            finally:
                listener.close()
                deliveries.cancel()


def _socket(host: str, port: int) -> socket.socket:
    address = "127.0.0.1" if host == "localhost" else host
    if not _is_loopback(address):
        raise NotLoopback(host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Named outright, since asyncio turns off Nagle's delay (40 ms an answer) only for sockets that say TCP.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((address, port))
    bound.listen(1024)
    return bound


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _address(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
