import asyncio

import aiohttp
import pytest

from rehearsal.limits import Limits
from rehearsal.stage import Stage
from tests.fakes.person import Person, Telegram
from tests.rehearsal.conftest import BotCalls


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("400", "400 Bad Request: the rehearsal refuses this"),
        ("403", "403 Forbidden: bot was blocked by the user"),
        ("500", "500 Internal Server Error"),
        ("429", "429 Too Many Requests: retry after 1"),
    ],
)
async def test_the_next_calls_fail_as_ordered(
    bot: BotCalls, telegram: Telegram, astrid: Person, kind: str, answer: str
) -> None:
    await telegram.fails(kind, "sendMessage", times=2)
    for _ in range(2):
        assert await bot.refusal("sendMessage", chat_id=astrid.id, text="x") == answer
    await bot.result("sendMessage", chat_id=astrid.id, text="now")
    assert (await astrid.hears()).text == "now"


async def test_too_many_requests_say_how_long_to_wait(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    await telegram.fails("429", retry_after=7)
    answer = await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert answer["parameters"] == {"retry_after": 7}


async def test_a_bad_gateway_is_not_json(bot: BotCalls, telegram: Telegram) -> None:
    await telegram.fails("502")
    async with bot.session.get(f"{bot.url}/bot{bot.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_a_fault_may_have_its_own_words(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    await telegram.fails("403", description="Forbidden: user is deactivated")
    assert (
        await bot.refusal("sendMessage", chat_id=astrid.id, text="x") == "403 Forbidden: user is deactivated"
    )


async def test_a_fault_may_strike_one_chat_only(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    grace = await telegram.person("Grace Miller")
    await grace.says("hi")
    await telegram.fails("500", chat_id=grace.id)
    await bot.result("sendMessage", chat_id=astrid.id, text="x")
    assert (await bot.refusal("sendMessage", chat_id=grace.id, text="x")).startswith("500")


async def test_polling_fails_only_when_it_is_named(bot: BotCalls, telegram: Telegram) -> None:
    await telegram.fails("500")
    assert await bot.updates() == []
    await telegram.mends()
    await telegram.fails("500", "getUpdates")
    assert (await bot.refusal("getUpdates")).startswith("500")


async def test_a_reset_before_leaves_nothing_behind(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    await telegram.fails("reset-before", "sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert await astrid.transcript() == ["Astrid Lind: /start"]


async def test_a_reset_after_has_done_the_work(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    await telegram.fails("reset-after", "sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert await astrid.transcript() == ["Astrid Lind: /start", "bot: x"]
    (call,) = await telegram.calls(method="sendMessage")
    assert call["status"] == 0


async def test_a_timeout_hangs_and_then_closes(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    await telegram.fails("timeout", "sendMessage", seconds=0.2)
    start = asyncio.get_running_loop().time()
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert asyncio.get_running_loop().time() - start > 0.15


async def test_a_slow_call_is_carried_out_after_a_while(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    await telegram.fails("slow", "sendMessage", seconds=0.2)
    start = asyncio.get_running_loop().time()
    await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert asyncio.get_running_loop().time() - start > 0.15
    assert await astrid.transcript() == ["Astrid Lind: /start", "bot: x"]


async def test_a_fault_nobody_knows_cannot_be_ordered(telegram: Telegram) -> None:
    with pytest.raises(AssertionError, match="Kinds"):
        await telegram.fails("earthquake")


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(
    bot: BotCalls, stage: Stage, astrid: Person
) -> None:
    stage.limits.on = True
    for _ in range(20):
        await bot.result("sendMessage", chat_id=astrid.id, text="x")
    answer = await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})


async def test_a_group_takes_twenty_a_minute(
    bot: BotCalls, stage: Stage, telegram: Telegram, astrid: Person
) -> None:
    stage.limits.on = True
    group = await telegram.group("Staff", astrid)
    for _ in range(20):
        await bot.result("sendMessage", chat_id=group, text="x")
    answer = await bot.answer("sendMessage", chat_id=group, text="x")
    assert 50 < answer["parameters"]["retry_after"] <= 60


async def test_a_rehearsal_may_hold_all_chats_to_one_rate(
    bot: BotCalls, stage: Stage, telegram: Telegram, astrid: Person
) -> None:
    stage.limits = Limits(bulk=1)
    grace = await telegram.person("Grace Miller")
    await grace.says("hi")
    await bot.result("sendMessage", chat_id=astrid.id, text="x")
    assert (await bot.refusal("sendMessage", chat_id=grace.id, text="x")).startswith("429")
