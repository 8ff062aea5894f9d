"""People who use the bot, through a rehearsal that is running: they say, press, send, and hear."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp

Json = dict[str, Any]


@dataclass(frozen=True)
class Heard:
    """One message as the person sees it; the buttons are the texts on them, row by row."""

    message_id: int
    text: str
    buttons: list[list[str]]
    html: str = ""
    kind: str = "text"
    edited: bool = False
    deleted: bool = False
    seen: Json = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Toast:
    callback_id: str
    text: str
    show_alert: bool


class Telegram:
    """A running rehearsal, as those see it who are in it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session = aiohttp.ClientSession(url, connector=aiohttp.TCPConnector(limit=0))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        await self._session.close()

    async def person(self, name: str, language: str | None = "sv", username: str | None = None) -> "Person":
        first, _, last = name.partition(" ")
        names = {"first_name": first, "last_name": last, "username": username, "language_code": language}
        person = await self.post("/rehearsal/people", names)
        return Person(self, person["id"], name)

    async def group(self, title: str, *members: "Person") -> int:
        body = {"title": title, "members": [member.id for member in members]}
        return int((await self.post("/rehearsal/groups", body))["id"])

    async def injects(self, update: Json) -> int:
        """Send any object at all as an update."""
        return int((await self.post("/rehearsal/updates", update))["update_id"])

    async def fails(self, kind: str, method: str | None = None, times: int = 1, **more: Any) -> None:
        """Let the next calls of the bot fail."""
        order = {"kind": kind, "times": times} | ({"method": method} if method else {}) | more
        await self.post("/rehearsal/faults", order)

    async def mends(self) -> None:
        await self._ask("DELETE", "/rehearsal/faults")

    async def it_is(self, moment: str) -> None:
        """Set the clock, as 2018-10-15T10:00:00+02:00."""
        await self._ask("PUT", "/rehearsal/clock", json={"now": moment})

    async def calls(self, since: int = 0, method: str | None = None) -> list[Json]:
        calls: list[Json] = (await self.get("/rehearsal/calls", since=since))["calls"]
        return [call for call in calls if method in (None, call["method"])]

    async def call_of(self, method: str, timeout: float = 30.0) -> Json:  # noqa: ASYNC109  how long people wait
        """The first call of a method that is answered, waiting for it."""
        async with asyncio.timeout(timeout):
            number = 0
            while True:
                answer = await self.get("/rehearsal/calls", since=number, wait=timeout)
                for call in answer["calls"]:
                    if call["method"] == method:
                        return dict(call)
                number = answer["next"]

    async def state(self) -> Json:
        return dict(await self.get("/rehearsal/state"))

    async def post(self, path: str, body: Json) -> Any:
        return await self._ask("POST", path, json=body)

    async def get(self, path: str, **query: Any) -> Any:
        return await self._ask("GET", path, params=query)

    async def _ask(self, verb: str, path: str, **more: Any) -> Any:
        async with self._session.request(verb, path, **more) as answer:
            body = await answer.json()
            assert answer.ok, f"{verb} {path}: {answer.status} {body}"
            return body


class Person:
    """One person in a private chat with the bot."""

    def __init__(self, telegram: Telegram, number: int, name: str) -> None:
        self.telegram = telegram
        self.id = number
        self.name = name
        self._heard = 0
        self._toasts = 0

    async def says(self, text: str, chat_id: int | None = None, reply_to: int | None = None) -> int:
        """Write a message, and tell its id."""
        body = {"text": text, "chat_id": chat_id, "reply_to": reply_to}
        return int((await self._does("says", body))["message_id"])

    async def presses(self, text: str, message: "Heard | int | None" = None, times: int = 1) -> str:
        """Press the button with this text, on the newest message that has one; gives the callback's id."""
        number = message.message_id if isinstance(message, Heard) else message
        message_id, data = await self._button(text, number)
        return await self.presses_data(data, message_id, times)

    async def presses_data(self, data: str, message_id: int, times: int = 1) -> str:
        """Press a button that may be old, or never have been there."""
        pressed = await self._does("presses", {"message_id": message_id, "data": data, "times": times})
        return str(pressed["callback_id"])

    async def sends(self, kind: str, caption: str | None = None, **more: Any) -> int:
        return int((await self._does("sends", {"kind": kind, "caption": caption} | more))["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        await self._does("edits", {"message_id": message_id, "text": text})

    async def blocks(self) -> None:
        await self._does("blocks", {})

    async def unblocks(self) -> None:
        await self._does("unblocks", {})

    async def hears(self, containing: str | None = None, timeout: float = 30.0) -> Heard:  # noqa: ASYNC109
        """The next message from the bot that was not heard before; one that contains a text skips others."""
        try:
            return await self._hears(containing, timeout)
        except TimeoutError:
            wanted = f" with {containing!r}" if containing else ""
            said = [message["text"] for message in (await self.chat())["messages"] if "text" in message]
            raise AssertionError(f"{self.name} heard no new message{wanted}; the chat: {said}") from None

    async def hears_nothing(self, for_seconds: float = 0.3) -> None:
        try:
            heard = await self._hears(None, for_seconds)
        except TimeoutError:
            return
        raise AssertionError(f"{self.name} heard {heard.text!r}")

    async def hears_edit(
        self,
        message: "Heard | int",
        containing: str = "",
        timeout: float = 30.0,  # noqa: ASYNC109
    ) -> Heard:
        """The message once the bot has changed it to contain a text."""
        number = message.message_id if isinstance(message, Heard) else message
        before = message.seen if isinstance(message, Heard) else None
        async with asyncio.timeout(timeout):
            async for chat in self._versions():
                seen = _with_id(chat, number)
                if seen and seen != before and containing in seen.get("text", ""):
                    return _heard(seen)
        raise AssertionError

    async def toast(self, timeout: float = 30.0) -> Toast:  # noqa: ASYNC109
        """The next answer to a press that was not seen before; its text may be empty."""
        async with asyncio.timeout(timeout):
            async for chat in self._versions():
                for toast in chat["toasts"]:
                    if toast["number"] > self._toasts:
                        self._toasts = toast["number"]
                        return Toast(toast["callback_id"], toast["text"], toast["show_alert"])
        raise AssertionError

    async def message(self, message_id: int) -> Heard:
        """A message as it stands now."""
        seen = _with_id(await self.chat(), message_id)
        assert seen is not None, f"{self.name} has no message {message_id}"
        return _heard(seen)

    async def chat(self) -> Json:
        """Everything the person sees."""
        return dict(await self.telegram.get(f"/rehearsal/chats/{self.id}"))

    async def transcript(self) -> list[str]:
        """The chat as lines, one a message."""
        messages = [seen for seen in (await self.chat())["messages"] if not seen["deleted"]]
        return [f"{'bot' if seen['from'] == 'bot' else self.name}: {seen['text']}" for seen in messages]

    async def commands(self) -> list[str]:
        menu = await self.telegram.get("/rehearsal/commands", person=self.id)
        return [command["command"] for command in menu]

    async def _does(self, deed: str, body: Json) -> Any:
        return await self.telegram.post(f"/rehearsal/people/{self.id}/{deed}", body)

    async def _hears(self, containing: str | None, seconds: float) -> Heard:
        async with asyncio.timeout(seconds):
            async for chat in self._versions():
                for seen in chat["messages"]:
                    if self._is_news(seen) and (containing is None or containing in seen["text"]):
                        self._heard = seen["message_id"]
                        return _heard(seen)
        raise AssertionError

    def _is_news(self, seen: Json) -> bool:
        return seen["from"] == "bot" and not seen["deleted"] and seen["message_id"] > self._heard

    async def _button(self, text: str, message_id: int | None) -> tuple[int, str]:
        """Where the button is: its whole text is better than a part, a newer message better than an older."""
        buttons = [
            (seen["message_id"], button)
            for seen in reversed((await self.chat())["messages"])
            for row in seen.get("buttons", [])
            for button in row
            if "data" in button and message_id in (None, seen["message_id"])
        ]
        fits: tuple[Callable[[str], bool], ...] = (lambda on: on == text, lambda on: text in on)
        for fit in fits:
            for number, button in buttons:
                if fit(button["text"]):
                    return number, button["data"]
        raise AssertionError(
            f"{self.name} sees no button {text!r}, only {[one['text'] for _, one in buttons]}"
        )

    async def _versions(self) -> AsyncIterator[Json]:
        """The chat as it is now, and again each time it changes."""
        revision = -1
        while True:
            query = {"after": revision, "wait": 50}
            chat = await self.telegram.get(f"/rehearsal/chats/{self.id}", **query)
            revision = chat["revision"]
            yield chat


def _with_id(chat: Json, message_id: int) -> Json | None:
    return next((seen for seen in chat["messages"] if seen["message_id"] == message_id), None)


def _heard(seen: Json) -> Heard:
    buttons = [[button["text"] for button in row] for row in seen.get("buttons", [])]
    return Heard(
        seen["message_id"],
        seen.get("text", ""),
        buttons,
        html=seen.get("html", ""),
        kind=seen.get("kind", ""),
        edited=seen["edited"],
        deleted=seen["deleted"],
        seen=seen,
    )
