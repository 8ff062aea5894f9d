"""Calls the Bot API: python-telegram-bot's requests over pyreqwest, and one call for any method."""

import asyncio
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any, cast

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import (
    RequestError,
    RequestTimeoutError,
)
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.request import RequestBuilder
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery import attachments

CONNECT_TIME = timedelta(seconds=10)
ANSWER_SECONDS = 20
NO_CONNECTION = "client error (Connect)"
"""The cause in pyreqwest's errors where no connection was made."""
PIECE = 65_536
"""Bytes of an open file that are read at once."""

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

    fields: FormBuilder


class KeptRequest(BaseRequest):
    """python-telegram-bot's request layer over pyreqwest, with connections that are kept and reused."""

    def __init__(self, connections: int = 64) -> None:
        self._connections = connections
        self._client: Client | None = None

    @property
    def read_timeout(self) -> float:
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        if self._client is None:
            building = ClientBuilder().max_connections(self._connections).connect_timeout(CONNECT_TIME)
            # Calls are POST: one that is led elsewhere would arrive there without what it says.
            self._client = building.follow_redirects(enable=False).no_proxy().build()

    async def shutdown(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.close()

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
        if self._client is None:
            raise NotConnected
        seconds = read_timeout if isinstance(read_timeout, int | float) else ANSWER_SECONDS
        request = self._client.request(method, url).timeout(timedelta(seconds=seconds))
        try:
            answer = await _with_body(request, request_data).build().send()
            return answer.status, bytes(await answer.bytes())
        except RequestError as error:
            raise _meaning(error) from None
        finally:
            _go_on_unless_cancelled()


class TelegramApi(Bot):
    """python-telegram-bot's Bot, with one door for messages that are kept as method and parameters."""

    def __init__(self, token: str, url: str) -> None:
        # The library's way to ask for times as timedelta; otherwise it warns at each 429.
        os.environ["PTB_TIMEDELTA"] = "true"
        self._polling = KeptRequest(connections=1)
        super().__init__(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=KeptRequest(),
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


def _go_on_unless_cancelled() -> None:
    """Raise CancelledError in a task that is cancelled: pyreqwest forgets it where it comes together with the answer."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def _meaning(error: RequestError) -> NetworkError:
    """Return what python-telegram-bot calls it; only what says that no connection was made is surely not sent.

    The class does not tell: one that was sent and never answered is called ConnectTimeoutError, too.
    """
    causes = [each["message"] for each in error.details["causes"] or ()]
    if NO_CONNECTION in causes:
        return NotConnected()
    return TimedOut() if isinstance(error, RequestTimeoutError) else NetworkError(type(error).__name__)


def _json(payload: dict[str, Any]) -> Ready:
    return Ready(json.dumps(payload).encode())


def _form(payload: dict[str, Any]) -> Form:
    """Parameters as form fields, beside the file that is made of what is `attached`.

    Source: https://core.telegram.org/bots/api#sending-files
    """
    attached = payload["attached"]
    content, kind = attachments.made(attached)
    fields = {name: value for name, value in payload.items() if name != "attached"}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    return Form(_form_of(texts, {attached["as"]: (attached["name"], content, kind)}))


def _form_of(
    texts: Mapping[str, str], files: Mapping[str, tuple[str, bytes | IO[bytes], str]]
) -> FormBuilder:
    """The fields, and files with a name, a content and a media type; names stand as they are, in UTF-8."""
    form = FormBuilder().percent_encode_noop()
    for name, value in texts.items():
        form = form.text(name, value)
    for name, (filename, content, kind) in files.items():
        form = form.part(name, _part(content).file_name(filename).mime(kind))
    return form


def _part(content: bytes | IO[bytes]) -> PartBuilder:
    """A content in memory as it is, and an open file piece by piece."""
    if isinstance(content, bytes):
        return PartBuilder.from_bytes(content)
    pieces = iter(lambda: content.read(PIECE), b"")
    return PartBuilder.from_stream_with_length(pieces, os.fstat(content.fileno()).st_size)


def _with_body(request: RequestBuilder, data: RequestData | Ready | Form | None) -> RequestBuilder:
    """The parameters as JSON, which is the quickest; files go as a form."""
    if data is None:
        return request
    if isinstance(data, Form):
        return request.multipart(data.fields)
    if isinstance(data, RequestData) and data.contains_files:
        return request.multipart(_form_of(data.json_parameters, data.multipart_data or {}))
    body = data.body if isinstance(data, Ready) else json.dumps(data.parameters).encode()
    return request.headers(_JSON).body_bytes(body)
