"""Calls the Bot API: python-telegram-bot's requests over aiohttp, and one call for any method."""

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import aiohttp
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.delivery import attachments

CONNECT_SECONDS = 10
ANSWER_SECONDS = 20

_JSON = {"Content-Type": "application/json"}


class NotConnected(NetworkError):
    """No connection was made, so nothing was sent: it is safe to try again."""

    def __init__(self) -> None:
        super().__init__("no connection was made")


@dataclass(frozen=True, slots=True)
class Ready:
    """Parameters that are JSON already. They travel where python-telegram-bot has its RequestData, which costs more."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """Parameters with a file among them."""

    fields: aiohttp.FormData


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's request layer over aiohttp, with connections that are kept and reused."""

    def __init__(self, connections: int = 64) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the whole call has one limit
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - likewise
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - likewise
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotConnected
        seconds = read_timeout if isinstance(read_timeout, int | float) else ANSWER_SECONDS
        timeout = aiohttp.ClientTimeout(total=seconds, connect=CONNECT_SECONDS)
        try:
            body = _body(request_data)
            async with self._session.request(method, _address(url), timeout=timeout, **body) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise NotConnected from None
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


class TelegramApi(Bot):
    """python-telegram-bot's Bot, with one door for messages that are kept as method and parameters."""

    def __init__(self, token: str, url: str) -> None:
        # The library's way to ask for times as timedelta; otherwise it warns at each 429.
        os.environ["PTB_TIMEDELTA"] = "true"
        self._polling = AiohttpRequest(connections=1)
        super().__init__(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=self._polling,
        )

    async def call(self, method: str, payload: dict[str, Any], seconds: float = ANSWER_SECONDS) -> Any:
        """Call a method with parameters as the Bot API names them, and give its result as it came.

        Raises telegram.error.TelegramError; NotConnected where nothing was sent.
        """
        request = self._polling if method == "getUpdates" else self.request
        ready = cast("RequestData", _form(payload) if "attached" in payload else _json(payload))
        return await request.post(f"{self.base_url}/{method}", ready, read_timeout=seconds)

    async def reconnect(self) -> None:
        """Begin anew with polling, over a connection of its own."""
        await self._polling.shutdown()
        await self._polling.initialize()


@lru_cache(maxsize=256)
def _address(url: str) -> URL:
    return URL(url)


def _json(payload: dict[str, Any]) -> Ready:
    return Ready(json.dumps(payload).encode())


def _form(payload: dict[str, Any]) -> Form:
    """Parameters as form fields, beside the file that is made of what is `attached`.

    Source: https://core.telegram.org/bots/api#sending-files
    """
    fields = aiohttp.FormData(quote_fields=False)
    for name, value in payload.items():
        if name != "attached":
            fields.add_field(name, value if isinstance(value, str) else json.dumps(value))
    attached = payload["attached"]
    content, kind = attachments.made(attached)
    fields.add_field(attached["as"], content, filename=attached["name"], content_type=kind)
    return Form(fields)


def _body(data: RequestData | Ready | Form | None) -> dict[str, Any]:
    """The parameters as JSON, which is the quickest; files go as a form."""
    if data is None:
        return {}
    if isinstance(data, Ready):
        return {"data": data.body, "headers": _JSON}
    if isinstance(data, Form):
        return {"data": data.fields}
    if not data.contains_files:
        return {"data": json.dumps(data.parameters).encode(), "headers": _JSON}
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
