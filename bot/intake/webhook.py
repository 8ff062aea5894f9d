"""What the bot answers over HTTP: the webhook, its health and its metrics."""

import asyncio
import contextlib
import hmac
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import structlog
import uvicorn
from prometheus_client import generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.intake.intake import Intake
from bot.log import fault
from bot.metrics import Metrics
from storage import database, outbox, updates
from storage.database import Database

log = structlog.get_logger()

AT_MOST = 100
"""Updates in one batch, as in long polling."""

LARGEST_BODY = 4 * 1024 * 1024

FAREWELL_SECONDS = 5
"""How long the web server, once told to stop, waits for those who have not sent all of their request."""


_Waiting = tuple[dict[str, Any], asyncio.Future[bool]]


class Webhook:
    """Gathers updates that arrive side by side into batches; each is answered when its batch is on disk."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._waiting: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._stopped = False

    async def receive(self, request: Request) -> Response:
        """200 once the update is applied; 401 without the secret; 503 while the database is away or the bot stops."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return Response(status_code=401)
        update = await _update_in(request)
        if update is None:
            return Response(status_code=400)
        if self._stopped:
            return Response(status_code=503)
        done = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((update, done))
        return Response(status_code=200 if await done else 503)

    async def run(self) -> None:
        gathered: list[_Waiting] = []
        try:
            while True:
                gathered = [await self._waiting.get()]
                while len(gathered) < AT_MOST and not self._waiting.empty():
                    gathered.append(self._waiting.get_nowait())
                _answer(gathered, applied=await self._take([update for update, _ in gathered]))
        finally:
            self._stopped = True
            while not self._waiting.empty():
                gathered.append(self._waiting.get_nowait())
            _answer(gathered, applied=False)

    async def _take(self, updates: list[dict[str, Any]]) -> bool:
        try:
            await self._intake.take(updates)
        except database.Away as error:
            log.warning("the database is away, updates are to come again", **fault(error))
            return False
        return True


def application(database: Database, metrics: Metrics, webhook: Webhook | None, url: str) -> Starlette:
    """The web application; `url` is where Telegram delivers to, of which the path counts here."""

    async def health(_request: Request) -> Response:
        return await _health(database)

    async def measured(_request: Request) -> Response:
        return await _measured(database, metrics)

    routes = [Route("/health", health), Route("/metrics", measured)]
    if webhook:
        receive: Callable[[Request], Awaitable[Response]] = webhook.receive
        routes.append(Route(urlsplit(url).path or "/", receive, methods=["POST"]))
    return Starlette(routes=routes)


async def serve(app: Starlette, listen: str) -> None:
    """Serve a web application at `host:port` until cancelled.

    Raises SystemExit where that can't be listened on.
    """
    host, _, port = listen.rpartition(":")
    config = uvicorn.Config(
        app,
        host=host.strip("[]"),
        port=int(port),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
    )
    server = _Server(config)
    try:
        await server.serve()
    finally:
        if server.started:
            await server.shutdown()


class _Server(uvicorn.Server):
    """A web server that leaves the signals to the bot, which stops it after the other parts."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _answer(gathered: list[_Waiting], *, applied: bool) -> None:
    for _, done in gathered:
        if not done.done():
            done.set_result(applied)


async def _health(database: Database) -> Response:
    try:
        async with asyncio.timeout(5), database.transaction() as connection:
            rows = await outbox.count(connection)
    except Exception as error:  # noqa: BLE001 - whatever it is, the answer is "not healthy"
        log.warning("not healthy", **fault(error))
        return JSONResponse({"database": "away"}, status_code=503)
    return JSONResponse({"database": "ok", "outbox": rows})


async def _measured(database: Database, metrics: Metrics) -> Response:
    """The metrics; without those of the outbox while the database is away."""
    metrics.outbox.clear()
    rows = {}
    with contextlib.suppress(Exception):
        async with asyncio.timeout(5), database.transaction() as connection:
            rows = await outbox.count(connection)
            metrics.set_aside.set(await updates.count_aside(connection))
    for status, count in rows.items():
        metrics.outbox.labels(status).set(count)
    return Response(generate_latest(metrics.registry), media_type="text/plain; version=0.0.4")


async def _update_in(request: Request) -> dict[str, Any] | None:
    """The update in a request's body; None where it is none."""
    raw = bytearray()
    async for part in request.stream():
        raw += part
        if len(raw) > LARGEST_BODY:
            return None
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) and isinstance(body.get("update_id"), int) else None
