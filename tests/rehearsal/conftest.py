import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import aiohttp.web
import pytest

from rehearsal import server
from rehearsal.clock import Clock
from rehearsal.limits import Limits
from rehearsal.stage import Stage, set_stage
from tests.fakes.person import Person, Telegram

Json = dict[str, Any]
TOKEN = "1:rehearsal"


@dataclass
class BotCalls:
    """A bot's side of the wire, with nothing in between."""

    session: aiohttp.ClientSession
    url: str
    token: str = TOKEN

    async def answer(self, method: str, **params: Any) -> Json:
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=params) as answer:
            return dict(await answer.json())

    async def result(self, method: str, **params: Any) -> Any:
        answer = await self.answer(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        answer = await self.answer(method, **params)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def updates(self, **params: Any) -> list[Json]:
        return list(await self.result("getUpdates", **params))


@dataclass
class Hook:
    """A bot that listens on a webhook, and answers with the statuses it is given, then with 200."""

    url: str
    statuses: list[int]
    bodies: asyncio.Queue[Json]
    secrets: list[str | None]

    async def next(self) -> Json:
        async with asyncio.timeout(60):
            return await self.bodies.get()


@pytest.fixture
def clock_file(tmp_path: Path) -> Path:
    return tmp_path / "clock"


@pytest.fixture
def stage(clock_file: Path) -> Stage:
    stage = set_stage(TOKEN, "rehearsal_bot", Clock(clock_file), Limits(on=False))
    stage.webhook.first_wait = 0.01
    return stage


@pytest.fixture
async def url(stage: Stage) -> AsyncIterator[str]:
    async with server.running(stage) as (address, _):
        yield address


@pytest.fixture
async def bot(url: str) -> AsyncIterator[BotCalls]:
    async with aiohttp.ClientSession() as session:
        yield BotCalls(session, url)


@pytest.fixture
async def telegram(url: str) -> AsyncIterator[Telegram]:
    async with Telegram(url) as telegram:
        yield telegram


@pytest.fixture
async def astrid(telegram: Telegram) -> Person:
    """Somebody who has written to the bot; the bot knows."""
    person = await telegram.person("Astrid Lind", language="sv")
    await person.says("/start")
    return person


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook("", [], asyncio.Queue(), [])

    async def take(request: aiohttp.web.BaseRequest) -> aiohttp.web.StreamResponse:
        hook.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        hook.bodies.put_nowait(json.loads(await request.read()))
        return aiohttp.web.Response(status=hook.statuses.pop(0) if hook.statuses else 200)

    runner = aiohttp.web.ServerRunner(aiohttp.web.Server(take))
    await runner.setup()
    site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()
