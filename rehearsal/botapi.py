"""The Bot API over HTTP: https://core.telegram.org/bots/api#making-requests."""

import asyncio
import mimetypes
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rehearsal.calls import Call
from rehearsal.methods import METHODS
from rehearsal.params import Params, params_of
from rehearsal.stage import Stage
from rehearsal.webhook import Address
from rehearsal.wire import Json, Refusal, bad_request

_LIMITED = frozenset({"copymessage", "forwardmessage"})
_LOOK = 0.5  # seconds between looks whether a polling bot is still there
_TAKEN_OVER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>502 Bad Gateway</body>\r\n</html>\r\n"
)


class BotApi:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world
        self.routes = [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def call(self, request: Request) -> Response:
        """Answer one call of a method, unless a fault or the wrong token comes between."""
        try:
            self._check_token(request.path_params["token"])
            params = await params_of(request)
        except Refusal as refusal:
            return _refused(refusal)
        return await self._answered(request, request.path_params["method"], params)

    async def download(self, request: Request) -> Response:
        file = self.world.files.at(request.path_params["path"])
        if request.path_params["token"] != self.world.bot.token or file is None:
            return _refused(Refusal(404, "Not Found"))
        mime = mimetypes.guess_type(file.path)[0] or "application/octet-stream"
        return Response(file.upload.content, media_type=mime)

    def _check_token(self, token: str) -> None:
        number, separator, secret = token.partition(":")
        if not (separator and number.isdigit() and secret):
            raise Refusal(404, "Not Found")
        if token != self.world.bot.token:
            raise Refusal(401, "Unauthorized")

    async def _answered(self, request: Request, method: str, params: Params) -> Response:
        status, why = 0, None
        try:
            result = await self._carried_out(request, method.lower(), params)
            status = 200
            return JSONResponse({"ok": True, "result": result})
        except Refusal as refusal:
            status, why = refusal.code, refusal.description
            return _refused(refusal)
        finally:
            self._log(method, params, status, why)

    def _log(self, method: str, params: Params, status: int, why: str | None) -> None:
        """Polls are not logged: they come all the time and say nothing."""
        if method.lower() != "getupdates":
            now = self.world.clock.now()
            self.stage.calls.add(Call(method, params.chat_id, params.for_log(), now, status, why))
            self.world.calls_bell.ring()

    async def _carried_out(self, request: Request, method: str, params: Params) -> Any:
        fault = self.stage.faults.strike(method, params.chat_id)
        if fault:
            await fault.before()
        result = await self._result(request, method, params)
        if fault:
            fault.after()
        return result

    async def _result(self, request: Request, method: str, params: Params) -> Any:
        match method:
            case "getupdates":
                return await self._updates(request, params)
            case "setwebhook":
                return self._set_webhook(params)
            case "deletewebhook":
                return self._point_webhook(None, params)
            case "getwebhookinfo":
                return self.stage.webhook.as_telegram()
        if method not in METHODS:
            raise Refusal(404, "Not Found")
        if params.chat_id is not None and _is_limited(method):
            self.stage.limits.spend(params.chat_id)
        return METHODS[method](self.world, params)

    def _set_webhook(self, params: Params) -> bool:
        """Plain http is fine here, as Telegram's own local server allows it."""
        url = params.text("url")
        if url and not url.startswith(("http://", "https://")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        connections = min(max(params.whole("max_connections", 40), 1), 100)
        address = Address(url, params.text("secret_token"), connections) if url else None
        self._allow(params)
        return self._point_webhook(address, params)

    def _point_webhook(self, address: Address | None, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self.world.updates.clear()
        self.stage.webhook.point_to(address)
        self.world.changed()
        return True

    def _allow(self, params: Params) -> None:
        """A call that does not name them keeps the kinds allowed before."""
        kinds = params.object("allowed_updates")
        if isinstance(kinds, list):
            self.world.updates.allow(kinds)

    async def _updates(self, request: Request, params: Params) -> list[Json]:
        if self.stage.webhook.address is not None:
            raise Refusal(409, _WEBHOOK_ACTIVE)
        self._allow(params)
        updates, limit = self.world.updates, min(max(params.whole("limit", 100), 1), 100)
        updates.acknowledge(params.whole("offset"))
        ticket = self.stage.polls.begin()
        updates.bell.ring()
        try:
            await self._wait_for_update(request, ticket, params.whole("timeout"))
        finally:
            self.stage.polls.end()
        self._check_still_polling(ticket)
        return updates.hand_out(limit)

    async def _wait_for_update(self, request: Request, ticket: int, seconds: float) -> None:
        """Wait as long as the bot asked for, but not for a bot that has gone."""
        updates, polls = self.world.updates, self.stage.polls
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds

        def is_over() -> bool:
            webhook = self.stage.webhook.address is not None
            return bool(updates.waiting) or polls.newest != ticket or webhook or self.world.closing

        while (left := deadline - loop.time()) > 0:
            if await updates.bell.until(is_over, min(left, _LOOK)) or await request.is_disconnected():
                break

    def _check_still_polling(self, ticket: int) -> None:
        if self.stage.webhook.address is not None:
            raise Refusal(409, "Conflict: terminated by setWebhook request")
        if self.stage.polls.newest != ticket:
            raise Refusal(409, _TAKEN_OVER)


def silence(_request: Request, _error: Exception) -> Response:
    """Turn ordered silence into a response that the listener cuts off."""
    return Silent()


class Silent(Response):
    """No response at all: the connection closes."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        del receive, send
        scope["app"].state.cut(scope["client"])


def _is_limited(method: str) -> bool:
    return method in _LIMITED or (method.startswith("send") and method != "sendchataction")


def _refused(refusal: Refusal) -> Response:
    """Telegram's gateway, unlike its API, answers in HTML."""
    if refusal.code == 502:
        return Response(_BAD_GATEWAY, 502, media_type="text/html")
    return JSONResponse(refusal.as_answer(), refusal.code)
