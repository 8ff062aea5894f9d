"""A Bot API that remembers what it was asked, and answers as it was told to."""

import asyncio
from collections import defaultdict, deque
from typing import Any

Json = dict[str, Any]


class FakeApi:
    """Takes the place of bot.telegram_api.TelegramApi. Where nothing was told, all goes well.

    `fails(chat, …)` lists what the next calls for a chat raise, None where one goes well; `held` lets calls wait.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.held: asyncio.Event | None = None
        self.under_way = 0
        self._errors: dict[int, deque[Exception | None]] = defaultdict(deque)
        self._answers = 0
        self._changed = asyncio.Event()

    def fails(self, chat: int, *errors: Exception | None) -> None:
        self._errors[chat] += errors

    async def call(self, method: str, payload: Json, seconds: float = 0) -> Any:  # noqa: ARG002 - as TelegramApi
        self.calls.append((method, payload))
        self._changed.set()
        if self.held:
            self.under_way += 1
            await self.held.wait()
            self.under_way -= 1
        await asyncio.sleep(0)
        if (waiting := self._errors[payload.get("chat_id", 0)]) and (error := waiting.popleft()):
            raise error
        self._answers += 1
        return (
            True
            if method == "answerCallbackQuery"
            else {"message_id": payload.get("message_id", 1000 + self._answers)}
        )

    @property
    def texts(self) -> list[tuple[int, str]]:
        """Who was told what, in order."""
        return [(each.get("chat_id", 0), each.get("text", "")) for _, each in self.calls]

    async def heard(self, count: int) -> list[tuple[int, str]]:
        """What was asked, once it is so many calls."""
        async with asyncio.timeout(20):
            while len(self.calls) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.texts
