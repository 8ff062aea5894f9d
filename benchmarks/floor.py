"""A bot that stores nothing and answers everything alike: how quick the stand-in itself is."""

import asyncio
import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import uvloop

LINES = 8
_REPLY = {
    "text": "Go on.",
    "reply_markup": {"inline_keyboard": [[{"text": "Skip", "callback_data": "skip"}]]},
}


@dataclass(frozen=True)
class Line:
    """One kept-alive connection, for one call at a time."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    path: str

    async def call(self, method: str, **fields: Any) -> bytes:
        body = json.dumps(fields).encode()
        head = f"POST {self.path}/{method} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = int(answer[answer.rindex(b":") + 1 :])
        return await self.reader.readexactly(length)


async def main() -> None:
    """Take a batch, answer each of it over several connections, take the next."""
    polling, *sending = [await _connect() for _ in range(LINES + 1)]
    offset = 0
    while True:
        updates = json.loads(await polling.call("getUpdates", offset=offset, timeout=30))["result"]
        offset = updates[-1]["update_id"] + 1 if updates else offset
        async with asyncio.TaskGroup() as group:
            for number, line in enumerate(sending):
                group.create_task(_answer(line, updates[number::LINES]))


async def _connect() -> Line:
    url = urlsplit(os.environ["BOT_API_URL"])
    reader, writer = await asyncio.open_connection(url.hostname, url.port, limit=2**22)
    return Line(reader, writer, f"/bot{os.environ['BOT_TOKEN']}")


async def _answer(line: Line, updates: list[dict[str, Any]]) -> None:
    for update in updates:
        cause = update.get("message") or update["callback_query"]
        await line.call("sendMessage", chat_id=cause["from"]["id"], **_REPLY)


if __name__ == "__main__":
    uvloop.run(main())
