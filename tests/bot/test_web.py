import asyncio
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from bot.clock import Clock, machine_time
from bot.intake import webhook as intake_webhook
from bot.intake.intake import Intake
from bot.intake.webhook import AT_MOST, LARGEST_BODY, Webhook
from bot.metrics import Metrics
from bot.world import World
from storage import outbox, tables
from storage.database import Database
from storage.outbox import Lane, Outgoing
from tests.fakes import raw

SECRET = "hush-hush_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
URL = "https://bot.example.org/hook?x=1"


@dataclass
class Site:
    """The bot as it is seen over HTTP."""

    client: httpx.AsyncClient
    database: Database
    batches: list[int]
    stop: Callable[[], object]

    async def post(self, update: Any, secret: str | None = SECRET) -> int:
        headers = {} if secret is None else {HEADER: secret}
        return (await self.client.post("/hook", json=update, headers=headers)).status_code

    async def applied(self) -> list[int]:
        async with self.database.transaction() as connection:
            return list(await connection.scalars(select(tables.updates.c.id).order_by(tables.updates.c.id)))


class CountingIntake(Intake):
    """An intake that remembers how large its batches were."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.batches: list[int] = []

    async def take(self, given: Any) -> None:
        self.batches.append(len(given))
        await super().take(given)


@pytest.fixture
async def site(database: Database, world: World) -> AsyncIterator[Site]:
    metrics = Metrics()
    intake = CountingIntake(database, world, Clock(), lambda: None, metrics)
    webhook = Webhook(intake, SECRET)
    app = intake_webhook.application(database, metrics, webhook, URL)
    async with (
        asyncio.timeout(30),
        asyncio.TaskGroup() as tasks,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client,
    ):
        running = tasks.create_task(webhook.run())
        yield Site(client, database, intake.batches, running.cancel)
        running.cancel()


async def test_an_update_is_on_disk_when_it_is_answered_with_200(site: Site) -> None:
    assert (await site.post(raw.said("/start", update=7)), await site.applied()) == (200, [7])


async def test_the_same_update_twice_is_answered_twice_and_applied_once(site: Site) -> None:
    update = raw.said("/start", update=7)
    assert [await site.post(update), await site.post(update), await site.applied()] == [200, 200, [7]]


async def test_updates_that_arrive_side_by_side_are_taken_together(site: Site) -> None:
    updates = [raw.said("/start", raw.person(number), update=number) for number in range(1, 251)]
    answers = await asyncio.gather(*(site.post(each) for each in updates))
    assert (set(answers), await site.applied()) == ({200}, list(range(1, 251)))
    assert (sum(site.batches), max(site.batches) <= AT_MOST, len(site.batches) < 50) == (250, True, True)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], SECRET.upper(), "å"])
async def test_without_the_secret_nothing_is_taken(site: Site, secret: str | None) -> None:
    headers = [] if secret is None else [(HEADER.encode(), secret.encode())]
    answer = await site.client.post("/hook", json=raw.said("/start"), headers=headers)
    assert (answer.status_code, await site.applied()) == (401, [])


async def test_the_secret_is_compared_in_constant_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(given: bytes, kept: bytes) -> bool:
        compared.append((given, kept))
        return given == kept

    monkeypatch.setattr(hmac, "compare_digest", compare)
    await site.post(raw.said("/start"), "wrong")
    assert compared == [(b"wrong", SECRET.encode())]


RUBBISH = (b"", b"{", b"null", b"[]", b'"text"', b"7", b"{}", b'{"update_id": "7"}', b'{"update_id": null}', b"\xff\xfe",
           b"[" * 100_000)  # fmt: skip


@pytest.mark.parametrize("body", RUBBISH, ids=lambda body: repr(body[:20]))
async def test_rubbish_is_answered_with_400(site: Site, body: bytes) -> None:
    answer = await site.client.post("/hook", content=body, headers={HEADER: SECRET})
    assert answer.status_code == 400


async def test_a_body_that_is_too_large_is_answered_with_400(site: Site) -> None:
    body = raw.said("x" * LARGEST_BODY)
    assert (await site.post(body), await site.applied()) == (400, [])


async def test_a_body_that_does_not_tell_its_length_is_read_no_further_than_it_may_be_long(
    site: Site,
) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += LARGEST_BODY // 4
            yield b" " * (LARGEST_BODY // 4)

    answer = await site.client.post("/hook", content=endless(), headers={HEADER: SECRET})
    assert (answer.status_code, read) == (400, LARGEST_BODY // 4 * 5)


async def test_an_update_that_cannot_be_applied_is_put_aside_and_not_sent_again(site: Site) -> None:
    assert await site.post({"update_id": 7, "message": {"from": raw.ADA}}) == 200
    assert await site.applied() == [7]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_the_webhook_takes_posts_only(site: Site, method: str) -> None:
    assert (await site.client.request(method, "/hook", headers={HEADER: SECRET})).status_code == 405


async def test_there_is_nothing_elsewhere(site: Site) -> None:
    assert [(await site.client.get(path)).status_code for path in ("/", "/hook/more", "/docs")] == [404] * 3


async def test_while_the_database_is_away_updates_are_to_come_again(
    site: Site, away: Callable[[], AbstractAsyncContextManager[None]]
) -> None:
    updates = [raw.said("/start", raw.person(number), update=number) for number in range(1, 6)]
    async with away():
        assert set(await asyncio.gather(*(site.post(each) for each in updates))) == {503}
    assert await site.applied() == []
    assert set(await asyncio.gather(*(site.post(each) for each in updates))) == {200}
    assert await site.applied() == [1, 2, 3, 4, 5]


async def test_whoever_goes_away_before_the_answer_keeps_nobody_waiting(site: Site) -> None:
    async with asyncio.TaskGroup() as tasks:
        impatient = tasks.create_task(site.post(raw.said("/start", update=7)))
        await asyncio.sleep(0)
        impatient.cancel()
    assert await site.post(raw.said("/start", raw.BO, update=8)) == 200


async def test_when_the_bot_stops_what_is_not_applied_is_to_come_again(site: Site) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = [tasks.create_task(site.post(raw.said("/start", update=number))) for number in (1, 2)]
        await asyncio.sleep(0)
        site.stop()
    answers = [each.result() for each in waiting]
    assert await site.applied() == [
        number for number, answer in zip((1, 2), answers, strict=True) if answer == 200
    ]
    assert await site.post(raw.said("/start", update=3)) == 503


class TestHealth:
    async def test_tells_what_waits(self, site: Site) -> None:
        async with site.database.transaction() as connection:
            await outbox.put(connection, [Outgoing(1, Lane.ANSWER, "sendMessage", {})], machine_time())
        answer = await site.client.get("/health")
        assert (answer.status_code, answer.json()) == (200, {"database": "ok", "outbox": {"queued": 1}})

    async def test_is_bad_while_the_database_is_away(
        self, site: Site, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        async with away():
            answer = await site.client.get("/health")
        assert (answer.status_code, answer.json()) == (503, {"database": "away"})


class TestMetrics:
    async def test_tell_what_was_taken_and_what_waits(self, site: Site) -> None:
        await site.post(raw.said("/start"))
        answer = await site.client.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
        assert {"bot_updates_taken_total 1.0", "bot_updates_put_aside_total 0.0", 'bot_outbox_rows{status="queued"} 1.0'} <= set(lines)  # fmt: skip

    async def test_name_nobody(self, site: Site) -> None:
        await site.post(raw.said("a secret"))
        text = (await site.client.get("/metrics")).text
        names = [line.split(" ")[0] for line in text.splitlines() if not line.startswith("#")]
        assert not [each for each in ("Ada", "501", "secret") if any(each in name for name in names)]

    async def test_tell_what_they_can_while_the_database_is_away(
        self, site: Site, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        async with away():
            answer = await site.client.get("/metrics")
        assert (answer.status_code, "bot_updates_taken_total" in answer.text) == (200, True)
        assert "bot_outbox_rows{" not in answer.text


async def test_without_a_webhook_health_and_metrics_are_served(database: Database) -> None:
    app = intake_webhook.application(database, Metrics(), None, "")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        assert [(await client.get(path)).status_code for path in ("/health", "/metrics")] == [200, 200]
        assert (await client.post("/")).status_code == 404
