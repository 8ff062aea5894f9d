"""A Bot API stand-in, as light as possible, so that what is measured is the bot and not the stand-in."""

import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks import wire

_TRUE = b'{"ok":true,"result":true}'
_EMPTY = b'{"ok":true,"result":{}}'
_NOTHING = b'{"ok":true,"result":[]}'
_BOT = '{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot"}'
_ME = (
    b'{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot",'
    b'"can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}}'
)


@dataclass(frozen=True, slots=True)
class Message:
    """What the bot wrote in a chat, with its buttons as the bot sent them."""

    chat: int
    id: int
    text: str
    markup: str

    def buttons(self) -> list[tuple[str, str]]:
        """The label and the callback data of each button, row by row."""
        rows = json.loads(self.markup).get("inline_keyboard", []) if self.markup else []
        return [(button["text"], button["callback_data"]) for row in rows for button in row]


class Inbox:
    """The updates that wait for the bot, until its next offset says that it has taken them."""

    def __init__(self) -> None:
        self.polled = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._poller: wire.Answer | None = None
        self._limit = 100
        self._deadline: asyncio.TimerHandle | None = None
        self._next_id = 1_000_000

    def next_id(self) -> int:
        self._next_id += 1
        return self._next_id

    def add(self, update_id: int, update: str) -> None:
        if self._poller is not None and not self._waiting:
            self._loop.call_soon(self._release)
        self._waiting.append((update_id, update.encode()))

    def poll(self, call: dict[str, Any], answer: wire.Answer) -> None:
        self.polled.set()
        self._release()
        offset = int(call.get("offset") or 0)
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
        self._poller, self._limit = answer, int(call.get("limit") or 100)
        timeout = float(call.get("timeout") or 0)
        if self._waiting or not timeout:
            self._release()
        else:
            self._deadline = self._loop.call_later(timeout, self._release)

    def _release(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if self._poller is not None:
            answer, self._poller = self._poller, None
            answer(self._batch())

    def _batch(self) -> bytes:
        if not self._waiting:
            return _NOTHING
        count = min(self._limit, len(self._waiting))
        return b'{"ok":true,"result":[%s]}' % b",".join(self._waiting[i][1] for i in range(count))


class Telegram:
    """Answers the bot's calls, tells of each message it writes, and turns what people do into updates."""

    def __init__(self, seconds_ahead: float = 0.0) -> None:
        self.inbox = Inbox()
        self.calls: Counter[str] = Counter()
        self.heard: Callable[[Message], None] = lambda _: None
        self.newest: dict[int, Message] = {}
        self.url = ""
        self._seconds_ahead = seconds_ahead
        self._last_message = 0
        self._methods = {
            "sendMessage": self._send,
            "sendPhoto": self._send,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit_markup,
        }

    async def listen(self) -> tuple[asyncio.Server, int]:
        """Serve on a free port of loopback, and say which."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: wire.Connection(self._call), "127.0.0.1", 0)
        return server, server.sockets[0].getsockname()[1]

    def says(self, person: int, text: str) -> None:
        update, command = self.inbox.next_id(), text.startswith("/")
        mark = f',"entities":[{{"offset":0,"length":{len(text)},"type":"bot_command"}}]' if command else ""
        message = (
            f'{{"message_id":{self._new_message()},"from":{_sender(person)},"chat":{_chat(person)},'
            f'"date":{self._date()},"text":{json.dumps(text)}{mark}}}'
        )
        self.inbox.add(update, f'{{"update_id":{update},"message":{message}}}')

    def presses(self, message: Message, data: str) -> None:
        update = self.inbox.next_id()
        press = (
            f'{{"id":"{update}","from":{_sender(message.chat)},"message":{self._written(message)},'
            f'"chat_instance":"{message.chat}","data":{json.dumps(data)}}}'
        )
        self.inbox.add(update, f'{{"update_id":{update},"callback_query":{press}}}')

    def _call(self, method: str, body: bytes, answer: wire.Answer) -> None:
        self.calls[method] += 1
        if (handle := self._methods.get(method)) is not None:
            handle(wire.fields(body), answer)
        elif method == "getUpdates":
            self.inbox.poll(wire.fields(body), answer)
        elif method.startswith("getMy"):
            answer(_EMPTY)
        else:
            answer(_ME if method == "getMe" else _TRUE)

    def _send(self, call: dict[str, Any], answer: wire.Answer) -> None:
        self._keep(_message(call, self._new_message()), answer)

    def _edit(self, call: dict[str, Any], answer: wire.Answer) -> None:
        self._keep(_message(call, int(call["message_id"])), answer)

    def _edit_markup(self, call: dict[str, Any], answer: wire.Answer) -> None:
        chat, message_id = int(call["chat_id"]), int(call["message_id"])
        newest = self.newest.get(chat)
        old = newest if newest is not None and newest.id == message_id else Message(chat, message_id, ".", "")
        message = Message(chat, message_id, old.text, _markup(call))
        if old is newest:
            self.newest[chat] = message
        answer(self._result(message))

    def _keep(self, message: Message, answer: wire.Answer) -> None:
        answer(self._result(message))
        newest = self.newest.get(message.chat)
        if newest is None or message.id >= newest.id:
            self.newest[message.chat] = message
            self.heard(message)

    def _result(self, message: Message) -> bytes:
        return b'{"ok":true,"result":%s}' % self._written(message).encode()

    def _written(self, message: Message) -> str:
        markup = f',"reply_markup":{message.markup}' if message.markup else ""
        return (
            f'{{"message_id":{message.id},"from":{_BOT},"chat":{_chat(message.chat)},'
            f'"date":{self._date()},"text":{json.dumps(message.text)}{markup}}}'
        )

    def _new_message(self) -> int:
        self._last_message += 1
        return self._last_message

    def _date(self) -> int:
        return int(time.time() + self._seconds_ahead)


def _message(call: dict[str, Any], message_id: int) -> Message:
    return Message(int(call["chat_id"]), message_id, call.get("text") or call["caption"], _markup(call))


def _markup(call: dict[str, Any]) -> str:
    markup = call.get("reply_markup") or ""
    text = markup if isinstance(markup, str) else json.dumps(markup)
    # Telegram leaves reply keyboards and their removal out of the messages it returns.
    return text if '"inline_keyboard"' in text else ""


def _sender(person: int) -> str:
    return f'{{"id":{person},"is_bot":false,"first_name":"Anna","language_code":"en"}}'


def _chat(person: int) -> str:
    return f'{{"id":{person},"first_name":"Anna","type":"private"}}'
