import asyncio
from typing import Any

import pytest

from rehearsal.stage import Stage
from tests.fakes.person import Person, Telegram
from tests.rehearsal.conftest import BotCalls, Hook


async def test_updates_that_are_not_acknowledged_come_again(bot: BotCalls, astrid: Person) -> None:
    first = await bot.updates()
    await astrid.says("hej")
    again = await bot.updates()
    assert [update["message"]["text"] for update in again] == ["/start", "hej"]
    assert again[0] == first[0]


async def test_update_ids_rise_by_one(bot: BotCalls, astrid: Person) -> None:
    await astrid.says("hej")
    one, two = await bot.updates()
    assert two["update_id"] == one["update_id"] + 1


async def test_an_offset_acknowledges_what_stands_below_it(bot: BotCalls, astrid: Person) -> None:
    await astrid.says("hej")
    one, two = await bot.updates()
    assert await bot.updates(offset=one["update_id"] + 1) == [two]
    assert await bot.updates() == [two]


async def test_a_negative_offset_keeps_only_the_last_ones(bot: BotCalls, astrid: Person) -> None:
    await astrid.says("hej")
    assert [update["message"]["text"] for update in await bot.updates(offset=-1)] == ["hej"]
    assert len(await bot.updates()) == 1


async def test_a_limit_holds_the_rest_back(bot: BotCalls, astrid: Person) -> None:
    await astrid.says("hej")
    assert len(await bot.updates(limit=1)) == 1


async def test_a_long_poll_answers_as_soon_as_somebody_writes(bot: BotCalls, telegram: Telegram) -> None:
    grace = await telegram.person("Grace Miller", language="en")
    async with asyncio.timeout(25), asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.updates(timeout=30))
        await grace.says("hi")
    assert poll.result()[0]["message"]["from"]["language_code"] == "en"


async def test_a_long_poll_ends_empty_when_nobody_writes(bot: BotCalls) -> None:
    assert await bot.updates(timeout=1) == []


async def test_a_second_poll_ends_the_first_with_a_conflict(
    bot: BotCalls, stage: Stage, telegram: Telegram
) -> None:
    grace = await telegram.person("Grace Miller")
    async with asyncio.timeout(25), asyncio.TaskGroup() as tasks:
        first = tasks.create_task(bot.refusal("getUpdates", timeout=30))
        await stage.world.updates.bell.until(lambda: stage.polls.newest == 1, 20)
        second = tasks.create_task(bot.updates(timeout=30))
        await stage.world.updates.bell.until(lambda: stage.polls.newest == 2, 20)
        await grace.says("hi")
    assert first.result().startswith("409 Conflict: terminated by other getUpdates request")
    assert len(second.result()) == 1


async def test_kinds_of_updates_that_are_not_allowed_never_arrive(bot: BotCalls, astrid: Person) -> None:
    await bot.updates(allowed_updates=["callback_query"], offset=-1)
    await astrid.says("nobody hears this")
    await astrid.presses_data("x", 1)
    assert "callback_query" in (await bot.updates())[-1]


async def test_any_object_can_be_injected(bot: BotCalls, telegram: Telegram) -> None:
    number = await telegram.injects({"message": {"chat": 7}})
    assert await bot.updates() == [{"update_id": number, "message": {"chat": 7}}]


async def test_an_update_injected_again_arrives_though_it_was_acknowledged(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    (update,) = await bot.updates()
    assert await bot.updates(offset=update["update_id"] + 1) == []
    await telegram.injects(update)
    assert await bot.updates(offset=update["update_id"] + 1) == [update]
    assert await bot.updates(offset=update["update_id"] + 1) == []
    assert astrid.id == update["message"]["from"]["id"]


async def test_a_webhook_brings_updates_with_its_secret(bot: BotCalls, hook: Hook, astrid: Person) -> None:
    await bot.result("setWebhook", url=hook.url, secret_token="hush")
    assert (await hook.next())["message"]["text"] == "/start"
    await astrid.says("hej")
    assert (await hook.next())["message"]["text"] == "hej"
    assert hook.secrets == ["hush", "hush"]


async def test_a_webhook_delivers_again_until_it_gets_a_success(
    bot: BotCalls, stage: Stage, hook: Hook, astrid: Person
) -> None:
    hook.statuses = [503, 500, 302]
    await bot.result("setWebhook", url=hook.url)
    bodies = [await hook.next() for _ in range(4)]
    assert bodies == [bodies[0]] * 4
    assert await stage.world.updates.bell.until(lambda: not stage.world.updates.waiting, 5)
    info = await bot.result("getWebhookInfo")
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert astrid.id == bodies[0]["message"]["chat"]["id"]


async def test_a_webhook_that_nobody_answers_is_reported(bot: BotCalls, stage: Stage, astrid: Person) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/", max_connections=3)
    for _ in range(200):
        if stage.webhook.last_error:
            break
        await astrid.chat()
    info = await bot.result("getWebhookInfo")
    assert info["max_connections"] == 3
    assert info["pending_update_count"] == 1
    assert info["last_error_message"].startswith("Connection failed")


async def test_polling_and_a_webhook_exclude_each_other(bot: BotCalls, hook: Hook) -> None:
    await bot.result("setWebhook", url=hook.url)
    assert (await bot.refusal("getUpdates")).startswith(
        "409 Conflict: can't use getUpdates method while webhook"
    )
    await bot.result("deleteWebhook")
    assert await bot.updates() == []


async def test_pending_updates_can_be_dropped(bot: BotCalls, astrid: Person) -> None:
    await bot.result("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []
    assert await astrid.transcript() == ["Astrid Lind: /start"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("photo", "photo"),
        ("sticker", "sticker"),
        ("voice", "voice"),
        ("video", "video"),
        ("video_note", "video_note"),
        ("document", "document"),
        ("location", "location"),
        ("contact", "contact"),
        ("audio", "audio"),
        ("animation", "animation"),
        ("poll", "poll"),
        ("dice", "dice"),
        ("venue", "venue"),
    ],
)
async def test_people_send_more_than_words(bot: BotCalls, astrid: Person, kind: str, field: str) -> None:
    await astrid.sends(kind)
    assert (await bot.updates())[-1]["message"][field]


async def test_commands_are_marked_in_what_people_say(bot: BotCalls, astrid: Person) -> None:
    (update,) = await bot.updates()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["chat"] == {
        "id": astrid.id,
        "type": "private",
        "first_name": "Astrid",
        "last_name": "Lind",
    }


async def test_an_edit_is_an_update_of_its_own(bot: BotCalls, astrid: Person) -> None:
    number = await astrid.says("helo")
    await astrid.edits(number, "hello")
    edited: dict[str, Any] = (await bot.updates())[-1]["edited_message"]
    assert (edited["message_id"], edited["text"], "edit_date" in edited) == (number, "hello", True)


async def test_a_double_press_is_one_callback_in_two_updates(bot: BotCalls, astrid: Person) -> None:
    callback_id = await astrid.presses_data("pay", 1, times=2)
    *_, one, two = await bot.updates()
    assert one["callback_query"] == two["callback_query"]
    assert one["callback_query"]["id"] == callback_id
    assert one["update_id"] != two["update_id"]


async def test_a_group_tells_the_bot_that_it_joined(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    group = await telegram.group("Staff", astrid)
    await astrid.says("/count", chat_id=group)
    joined, said = (await bot.updates())[-2:]
    assert group < 0
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["chat"]["title"] == "Staff"


async def test_a_group_that_grew_has_a_new_id(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    group = await telegram.group("Staff", astrid)
    moved = (await telegram.post(f"/rehearsal/groups/{group}/migrates", {}))["id"]
    answer = await bot.answer("sendMessage", chat_id=group, text="hi")
    assert answer["parameters"] == {"migrate_to_chat_id": moved}
    assert (await bot.result("sendMessage", chat_id=moved, text="hi"))["chat"]["type"] == "supergroup"
