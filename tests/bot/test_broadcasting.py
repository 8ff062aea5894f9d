from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.delivery.deliveries import Broadcasting
from bot.delivery.telegram_api import NotConnected
from bot.world import World, wording
from conversations.chat.states import Chat, Draft, Idle
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Account, Broadcast, Content, Media
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import broadcasts, chats, registrations, tables
from storage.database import Database
from tests.bot.test_delivery import Office, Ticks

ADA, BO = 1, 2
TEXTS = {"sv": "<b>Hej {name}</b>: {code}", "en": "Hello {name}: {code}"}


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Ticks:
    given = Ticks()
    monkeypatch.setattr("bot.delivery.loop.machine_time", given.machine_time)
    monkeypatch.setattr("bot.delivery.loop.monotonic", given.monotonic)
    return given


@pytest.fixture
def opened(database: Database, ticks: Ticks, event: Event) -> Callable[..., Office]:
    world = World({event.key: event}, "sample_bot", wording())
    return lambda **more: Office(database, ticks, broadcasting=Broadcasting(world, **more))


def content(**more: Any) -> Content:
    return Content(TEXTS, **more)


async def launched(office: Office, event: Event, **more: Any) -> Broadcast:
    """A broadcast to Ada, who reads Swedish, and to Bo, who reads English."""
    now = office.ticks.machine_time()
    given = {
        "key": "one",
        "kind": "broadcast",
        "audience": Audience(("confirmed",)),
        "content": content(),
        **more,
    }
    order = Broadcast(event=event.key, status="scheduled", author=9, created_at=now, **given)
    async with office.database.transaction() as connection:
        if not await registrations.of(connection, [ADA]):
            await registrations.add(connection, [registered(ADA, "sv", now), registered(BO, "en", now)])
            await chats.save(connection, {ADA: Chat("sv"), BO: Chat("en")}, now)
        stored = await broadcasts.add(connection, order)
        await broadcasts.launch(connection, stored, event, now)
    office.delivery.wake()
    return stored


def registered(person: int, language: str, now: Any) -> Registration:
    answers = {"name": f"Person & {person}"}
    return Registration("sample", f"CODE{person}A", "confirmed", language, answers, now, now, person, person)


async def account(office: Office, order: Broadcast) -> Account:
    async with office.database.transaction() as connection:
        return await broadcasts.account(connection, order.id)


async def test_each_reads_it_in_their_language_with_their_own_name_and_code(
    opened: Callable[..., Office], event: Event
) -> None:
    office = opened()
    order = await launched(office, event)
    async with office.running():
        await office.rests()
    assert office.told == [
        (ADA, "<b>Hej Person &amp; 1</b>: COD-E1A"),
        (BO, "Hello Person &amp; 2: COD-E2A"),
    ]
    assert await account(office, order) == Account(sent=2)


async def test_a_file_goes_with_the_text_below_it(opened: Callable[..., Office], event: Event) -> None:
    office = opened(paid=True)
    await launched(office, event, content=content(media=Media("photo", "AgAC")))
    async with office.running():
        await office.rests()
    [(method, payload)] = [each for each in office.api.calls if each[1]["chat_id"] == ADA]
    assert (method, payload["photo"], payload["caption"], payload["allow_paid_broadcast"], "text" in payload) == (
        "sendPhoto", "AgAC", "<b>Hej Person &amp; 1</b>: COD-E1A", True, False,
    )  # fmt: skip


async def test_nobody_is_asked_to_pay_unless_it_is_allowed(
    opened: Callable[..., Office], event: Event
) -> None:
    office = opened()
    await launched(office, event)
    async with office.running():
        await office.rests()
    assert all("allow_paid_broadcast" not in payload for _, payload in office.api.calls)


async def test_a_text_that_is_changed_while_it_is_sent_leaves_as_it_is_now(
    opened: Callable[..., Office], event: Event
) -> None:
    office = opened()
    order = await launched(office, event)
    async with office.database.transaction() as connection:
        await broadcasts.rewrite(connection, order.id, Content({"sv": "nytt", "en": "new"}))
    async with office.running():
        await office.rests()
    assert office.told == [(ADA, "nytt"), (BO, "new")]


async def test_an_event_whose_folder_came_while_the_bot_ran_is_written_too(
    database: Database, ticks: Ticks, event: Event
) -> None:
    office = Office(database, ticks)
    order = await launched(office, event)
    office.delivery.renew(World({event.key: event}, "sample_bot", wording()))
    async with office.running():
        await office.rests()
    assert await account(office, order) == Account(sent=2)


async def test_who_has_cancelled_since_is_not_told(opened: Callable[..., Office], event: Event) -> None:
    office = opened()
    order = await launched(office, event)
    async with office.database.transaction() as connection:
        [ada] = await registrations.of(connection, [ADA])
        await registrations.save(connection, [replace(ada, status="cancelled")])
    async with office.running():
        await office.rests()
    assert [chat for chat, _ in office.told] == [BO]
    assert await account(office, order) == Account(sent=1, cancelled=1)


async def test_a_draft_is_told_until_it_is_submitted(opened: Callable[..., Office], event: Event) -> None:
    office = opened()
    now = office.ticks.machine_time()
    async with office.database.transaction() as connection:
        drafting = {each: Chat("sv", Idle(Draft("sample", "n", {"name": "Åsa"}))) for each in (ADA, BO)}
        await chats.save(connection, drafting, now)
        texts = Content({"sv": "Hej {name}"})
        order = await broadcasts.add(
            connection,
            Broadcast("one", "broadcast", "sample", Audience(("draft",)), texts, "scheduled", 9, now),
        )
        await broadcasts.launch(connection, order, event, now)
        await chats.save(connection, {BO: Chat("sv")}, now)
    async with office.running():
        await office.rests()
    assert office.told == [(ADA, "Hej Åsa")]
    assert await account(office, order) == Account(sent=1, cancelled=1)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Forbidden("bot was blocked by the user"), Account(sent=1, blocked=1)),
        (BadRequest("Chat not found"), Account(sent=1, blocked=1)),
        (BadRequest("Message is too long"), Account(sent=1, failed=1)),
        (TimedOut(), Account(sent=1, unsure=1)),
        (NetworkError("Bad Gateway"), Account(sent=1, unsure=1)),
        (RetryAfter(1), Account(sent=2)),
        (NotConnected(), Account(sent=2)),
    ],
)
async def test_what_goes_wrong_is_accounted_for_and_never_stops_the_others(
    opened: Callable[..., Office], event: Event, error: TelegramError, expected: Account
) -> None:
    office = opened()
    office.api.fails(ADA, error)
    order = await launched(office, event)
    async with office.running():
        await office.rests()
        await office.later(5)
        await office.rests()
    assert await account(office, order) == expected


async def test_what_is_too_late_is_missed_and_not_sent(opened: Callable[..., Office], event: Event) -> None:
    office = opened()
    order = await launched(office, event)
    async with office.database.transaction() as connection:
        await connection.execute(tables.outbox.update().values(expires_at=office.ticks.machine_time()))
    async with office.running():
        await office.rests()
    assert (office.told, await account(office, order)) == ([], Account(missed=2))


@pytest.mark.parametrize(
    ("kind", "media", "method"),
    [
        ("correction", None, "editMessageText"),
        ("correction", Media("document", "BQAC"), "editMessageCaption"),
        ("withdrawal", None, "deleteMessage"),
    ],
)
async def test_a_broadcast_is_changed_where_it_arrived(
    opened: Callable[..., Office], event: Event, kind: Any, media: Media | None, method: str
) -> None:
    office = opened()
    office.api.fails(BO, Forbidden("bot was blocked by the user"))
    order = await launched(office, event)
    async with office.running():
        await office.rests()
        async with office.database.transaction() as connection:
            sent = await connection.scalar(select(tables.outbox.c.message).where(tables.outbox.c.chat == ADA))
        change = await launched(
            office, event, key="later", kind=kind, original=order.id, content=content(media=media)
        )
        await office.later(2)
        await office.rests()
    changes = [
        (name, payload["message_id"]) for name, payload in office.api.calls if not name.startswith("send")
    ]
    assert (changes, await account(office, change)) == ([(method, sent)], Account(sent=1))


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("correction", "Message is not modified", Account(sent=2)),
        ("correction", "Message to edit not found", Account(sent=1, failed=1)),
        ("withdrawal", "Message to delete not found", Account(sent=2)),
        ("withdrawal", "Message can't be deleted for everyone", Account(sent=1, failed=1)),
    ],
)
async def test_a_change_that_telegram_refuses_says_so(
    opened: Callable[..., Office], event: Event, kind: Any, words: str, expected: Account
) -> None:
    office = opened()
    order = await launched(office, event)
    async with office.running():
        await office.rests()
        office.api.fails(ADA, BadRequest(words))
        change = await launched(office, event, key="later", kind=kind, original=order.id)
        await office.later(2)
        await office.rests()
    assert await account(office, change) == expected
    assert len([name for name, _ in office.api.calls if name == "sendMessage"]) == 2 + office._marks  # noqa: SLF001
