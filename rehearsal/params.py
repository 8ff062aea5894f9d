"""What the bot sent with a call, whichever of the four ways it was sent:
https://core.telegram.org/bots/api#making-requests.
"""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from rehearsal.wire import Json, Upload, bad_request


class Params:
    def __init__(self, values: Json) -> None:
        self.values = values

    @property
    def chat_id(self) -> int | None:
        """The chat the call is about; a name instead of a number is a chat nobody knows."""
        given = str(self.values.get("chat_id") or "")
        if not given.removeprefix("-").isdigit():
            return 0 if given else None
        return int(given)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def whole(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values.get(name) or default)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "1"}

    def object(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def file(self, name: str) -> Upload | str:
        """An upload, or the id of a file that Telegram has."""
        value = self.values.get(name) or ""
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.values.get(value.removeprefix("attach://"), "")
        return value if isinstance(value, Upload) else str(value)

    def for_log(self) -> Json:
        return {name: _loggable(value) for name, value in self.values.items()}


async def params_of(request: Request) -> Params:
    values: Json = dict(request.query_params)
    if request.method == "POST":
        values |= await _body(request)
    return Params(values)


async def _body(request: Request) -> Json:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        return _json(await request.body())
    async with request.form() as form:
        return {name: await _value(value) for name, value in form.items()}


def _json(body: bytes) -> Json:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("object expected as request body")
    return values


async def _value(value: UploadFile | str) -> Upload | str:
    if isinstance(value, str):
        return value
    mime = value.content_type or "application/octet-stream"
    return Upload(value.filename or "file", mime, await value.read())


def _loggable(value: Any) -> Any:
    return {"file": value.name, "size": len(value.content)} if isinstance(value, Upload) else value
