import aiohttp
import pytest

from rehearsal.files import picture
from tests.fakes.person import Person, Telegram, Toast
from tests.rehearsal.conftest import BotCalls, Json

INLINE = {
    "inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}, {"text": "Nej", "callback_data": "no"}]]
}


async def test_the_wrong_token_is_unauthorised(bot: BotCalls) -> None:
    bot.token = "1:other"
    assert await bot.refusal("getMe") == "401 Unauthorized"


async def test_a_malformed_token_is_not_found(bot: BotCalls) -> None:
    bot.token = "nonsense"
    assert await bot.refusal("getMe") == "404 Not Found"


async def test_an_unknown_method_is_not_found(bot: BotCalls) -> None:
    assert await bot.refusal("sendHug") == "404 Not Found"


async def test_names_of_methods_do_not_mind_case(bot: BotCalls) -> None:
    assert (await bot.result("GETME"))["username"] == "rehearsal_bot"


async def test_a_call_may_come_in_the_address(bot: BotCalls, astrid: Person) -> None:
    address = f"{bot.url}/bot{bot.token}/sendMessage"
    async with bot.session.get(address, params={"chat_id": astrid.id, "text": "hej"}) as answer:
        assert (await answer.json())["result"]["text"] == "hej"


async def test_a_call_may_be_a_form_with_objects_as_json(bot: BotCalls, astrid: Person) -> None:
    form = {
        "chat_id": str(astrid.id),
        "text": "hej",
        "reply_markup": '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
    }
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendMessage", data=form) as answer:
        assert (await answer.json())["ok"]
    assert (await astrid.hears("hej")).buttons == [["a"]]


async def test_a_call_may_be_multipart(bot: BotCalls, astrid: Person) -> None:
    with aiohttp.MultipartWriter("form-data") as form:
        for name, value in (("chat_id", str(astrid.id)), ("text", "hej")):
            form.append(value).set_content_disposition("form-data", name=name)
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendMessage", data=form) as answer:
        assert (await answer.json())["ok"]
    assert (await astrid.hears()).text == "hej"


async def test_broken_json_is_refused(bot: BotCalls) -> None:
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(f"{bot.url}/bot{bot.token}/getMe", data=b"{", headers=headers) as answer:
        assert answer.status == 400


async def test_a_message_comes_back_with_what_telegram_tells(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="hej", reply_markup=INLINE)
    assert sent.pop("date") > 0
    assert sent == {
        "message_id": 2,
        "from": {"id": 1, "is_bot": True, "first_name": "Rehearsal", "username": "rehearsal_bot"},
        "chat": {"id": astrid.id, "type": "private", "first_name": "Astrid", "last_name": "Lind"},
        "text": "hej",
        "reply_markup": INLINE,
    }


async def test_a_reply_carries_the_message_it_answers(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="hej", reply_parameters={"message_id": 1})
    assert sent["reply_to_message"]["text"] == "/start"


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"chat_id": 7, "text": "x"}, "chat not found"),
        ({"chat_id": "@channel", "text": "x"}, "chat not found"),
        ({"chat_id": "", "text": "x"}, "chat_id is empty"),
        ({"text": "x", "parse_mode": "Rich"}, "unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    ],
)
async def test_a_message_that_telegram_refuses(
    bot: BotCalls, astrid: Person, params: Json, description: str
) -> None:
    assert (
        await bot.refusal("sendMessage", **{"chat_id": astrid.id} | params)
        == f"400 Bad Request: {description}"
    )


async def test_the_longest_message_is_counted_after_parsing(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text=f"<b>{'å' * 4096}</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096


@pytest.mark.parametrize(
    ("data", "is_taken"), [("x" * 64, True), ("x" * 65, False), ("å" * 33, False), ("", False)]
)
async def test_a_button_carries_1_to_64_bytes(
    bot: BotCalls, astrid: Person, data: str, *, is_taken: bool
) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": data}]]}
    answer = await bot.answer("sendMessage", chat_id=astrid.id, text="x", reply_markup=markup)
    assert (answer["ok"], answer.get("description")) == (
        is_taken,
        None if is_taken else "Bad Request: BUTTON_DATA_INVALID",
    )


@pytest.mark.parametrize("button", [{"text": "a"}, {"text": ""}, {"text": "a", "url": "no address"}, "a"])
async def test_a_button_that_does_nothing_is_refused(bot: BotCalls, astrid: Person, button: object) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert (await bot.refusal("sendMessage", chat_id=astrid.id, text="x", reply_markup=markup)).startswith(
        "400 "
    )


async def test_an_edit_changes_text_and_buttons(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="one", reply_markup=INLINE)
    heard = await astrid.hears()
    where = {"chat_id": astrid.id, "message_id": sent["message_id"]}
    await bot.result("editMessageText", **where, text="two")
    edited = await astrid.hears_edit(heard, "two")
    assert (edited.text, edited.buttons, edited.edited) == ("two", [], True)
    await bot.result("editMessageReplyMarkup", **where, reply_markup=INLINE)
    assert (await astrid.message(sent["message_id"])).buttons == [["Ja", "Nej"]]


async def test_an_edit_that_changes_nothing_is_refused(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="one", reply_markup=INLINE)
    where = {"chat_id": astrid.id, "message_id": sent["message_id"]}
    refusal = await bot.refusal("editMessageText", **where, text="one", reply_markup=INLINE)
    assert refusal.startswith("400 Bad Request: message is not modified: ")
    assert (await bot.refusal("editMessageReplyMarkup", **where, reply_markup=INLINE)) == refusal


async def test_a_bot_edits_only_its_own_messages(bot: BotCalls, astrid: Person) -> None:
    where = {"chat_id": astrid.id, "text": "x"}
    assert (
        await bot.refusal("editMessageText", **where, message_id=1)
        == "400 Bad Request: message can't be edited"
    )
    assert (
        await bot.refusal("editMessageText", **where, message_id=9)
        == "400 Bad Request: message to edit not found"
    )


async def test_a_deleted_message_is_gone(bot: BotCalls, astrid: Person) -> None:
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="one")
    where = {"chat_id": astrid.id, "message_id": sent["message_id"]}
    await bot.result("deleteMessage", **where)
    assert (await astrid.message(sent["message_id"])).deleted
    assert await astrid.transcript() == ["Astrid Lind: /start"]
    assert await bot.refusal("deleteMessage", **where) == "400 Bad Request: message to delete not found"


async def test_an_old_message_cannot_be_deleted(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    await telegram.it_is("2049-01-01T10:00:00+01:00")
    refusal = await bot.refusal("deleteMessage", chat_id=astrid.id, message_id=1)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"


async def test_a_press_is_answered_with_a_toast(bot: BotCalls, astrid: Person) -> None:
    await bot.result("sendMessage", chat_id=astrid.id, text="?", reply_markup=INLINE)
    callback_id = await astrid.presses("Ja")
    query = (await bot.updates())[-1]["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("yes", 2)
    await bot.result("answerCallbackQuery", callback_query_id=query["id"], text="Tack", show_alert=True)
    assert await astrid.toast() == Toast(callback_id, "Tack", show_alert=True)


async def test_a_press_that_is_unknown_or_too_old_cannot_be_answered(
    bot: BotCalls, astrid: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await bot.refusal("answerCallbackQuery", callback_query_id="7") == gone
    callback_id = await astrid.presses_data("x", 1)
    monkeypatch.setattr("rehearsal.methods._TOO_OLD_AFTER", -1.0)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=callback_id) == gone


async def test_a_press_on_a_deleted_message_says_so(bot: BotCalls, astrid: Person) -> None:
    await astrid.presses_data("x", 99)
    message = (await bot.updates())[-1]["callback_query"]["message"]
    assert (message["message_id"], message["date"]) == (99, 0)


async def test_an_upload_can_be_downloaded_and_sent_again(bot: BotCalls, astrid: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(astrid.id), "caption": "<b>Biljett</b>", "parse_mode": "HTML"})
    form.add_field("photo", picture(1, 2, 3, side=8), filename="ticket.png", content_type="image/png")
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendPhoto", data=form) as answer:
        sent = (await answer.json())["result"]
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (8, 8)
    again = await bot.result("sendPhoto", chat_id=astrid.id, photo=sent["photo"][-1]["file_id"])
    file = await bot.result("getFile", file_id=again["photo"][-1]["file_id"])
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/{file['file_path']}") as answer:
        assert await answer.read() == picture(1, 2, 3, side=8)


async def test_an_attached_document_keeps_its_name(bot: BotCalls, astrid: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(astrid.id), "document": "attach://one"}, quote_fields=False)
    form.add_field("one", b"BEGIN:VCALENDAR", filename="möte.ics", content_type="text/calendar")
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendDocument", data=form) as answer:
        sent = (await answer.json())["result"]
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("möte.ics", 15)
    (file,) = (await astrid.hears()).seen["files"]
    async with bot.session.get(bot.url + file["url"]) as answer:
        assert answer.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize("file", ["unknown", "https://example.com/a.png", ""])
async def test_a_file_that_is_not_here_is_refused(bot: BotCalls, astrid: Person, file: str) -> None:
    assert (await bot.refusal("sendPhoto", chat_id=astrid.id, photo=file)).startswith("400 Bad Request: ")


async def test_what_people_send_can_be_downloaded(bot: BotCalls, astrid: Person) -> None:
    await astrid.sends("document", caption="my list")
    document = (await bot.updates())[-1]["message"]["document"]
    file = await bot.result("getFile", file_id=document["file_id"])
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/{file['file_path']}") as answer:
        assert await answer.text() == "A document from the rehearsal.\n"


async def test_a_blocked_bot_cannot_write(bot: BotCalls, astrid: Person) -> None:
    await astrid.blocks()
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await bot.refusal("sendMessage", chat_id=astrid.id, text="x") == blocked
    member = (await bot.updates())[-1]["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("member", "kicked")
    await astrid.unblocks()
    await bot.result("sendMessage", chat_id=astrid.id, text="welcome back")
    member = (await bot.updates())[-1]["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("kicked", "member")


async def test_nobody_is_written_to_before_they_write(bot: BotCalls, telegram: Telegram) -> None:
    grace = await telegram.person("Grace Miller")
    assert await bot.refusal("sendMessage", chat_id=grace.id, text="x") == "400 Bad Request: chat not found"


async def test_the_narrowest_menu_in_the_own_language_is_seen(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    grace = await telegram.person("Grace Miller", language="en")

    async def menu(name: str, **where: object) -> None:
        await bot.result("setMyCommands", commands=[{"command": name, "description": name}], **where)

    await menu("everywhere")
    assert await grace.commands() == ["everywhere"]
    await menu("private", scope={"type": "all_private_chats"})
    await menu("privat", scope={"type": "all_private_chats"}, language_code="sv")
    assert (await astrid.commands(), await grace.commands()) == (["privat"], ["private"])
    await menu("hers", scope={"type": "chat", "chat_id": astrid.id})
    assert await astrid.commands() == ["hers"]
    await bot.result("deleteMyCommands", scope={"type": "chat", "chat_id": astrid.id})
    assert await astrid.commands() == ["privat"]
    assert (await bot.result("getMyCommands"))[0]["command"] == "everywhere"


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"commands": [{"command": "Å", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 7}}, "chat not found"),
        (
            {"commands": [], "scope": {"type": "moon"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
    ],
)
async def test_a_menu_that_telegram_refuses(bot: BotCalls, params: Json, description: str) -> None:
    assert await bot.refusal("setMyCommands", **params) == f"400 Bad Request: {description}"


async def test_the_bot_describes_itself_by_language(bot: BotCalls) -> None:
    await bot.result("setMyDescription", description="Register here")
    await bot.result("setMyDescription", description="Anmäl dig här", language_code="sv")
    assert await bot.result("getMyDescription", language_code="sv") == {"description": "Anmäl dig här"}
    assert await bot.result("getMyDescription", language_code="fi") == {"description": "Register here"}


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: BotCalls, astrid: Person) -> None:
    keyboard = {
        "keyboard": [["Ja", {"text": "Ring mig", "request_contact": True}]],
        "one_time_keyboard": True,
    }
    await bot.result("sendMessage", chat_id=astrid.id, text="?", reply_markup=keyboard)
    await bot.result("sendMessage", chat_id=astrid.id, text="!")
    seen = (await astrid.chat())["keyboard"]
    assert seen["rows"] == [[{"text": "Ja"}, {"text": "Ring mig", "request_contact": True}]]
    await bot.result("sendMessage", chat_id=astrid.id, text=".", reply_markup={"remove_keyboard": True})
    assert (await astrid.chat())["keyboard"] is None


async def test_a_message_can_be_pinned_and_unpinned(bot: BotCalls, astrid: Person) -> None:
    await bot.result("pinChatMessage", chat_id=astrid.id, message_id=1)
    assert (await astrid.chat())["pinned"] == [1]
    assert (await bot.result("getChat", chat_id=astrid.id))["pinned_message"]["text"] == "/start"
    await bot.result("unpinChatMessage", chat_id=astrid.id)
    assert (await astrid.chat())["pinned"] == []


async def test_a_bot_that_left_a_group_cannot_write_there(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    group = await telegram.group("Staff", astrid)
    member = await bot.result("getChatMember", chat_id=group, user_id=astrid.id)
    assert (member["status"], member["user"]["first_name"]) == ("member", "Astrid")
    await bot.result("leaveChat", chat_id=group)
    assert (await bot.refusal("sendMessage", chat_id=group, text="x")).startswith("403 Forbidden")


async def test_a_message_can_be_copied_and_forwarded(
    bot: BotCalls, telegram: Telegram, astrid: Person
) -> None:
    grace = await telegram.person("Grace Miller")
    await grace.says("hi")
    where = {"chat_id": grace.id, "from_chat_id": astrid.id, "message_id": 1}
    assert await bot.result("copyMessage", **where) == {"message_id": 2}
    assert "forward_origin" in await bot.result("forwardMessage", **where)
    assert await grace.transcript() == ["Grace Miller: hi", "bot: /start", "bot: /start"]


async def test_typing_is_seen_until_the_bot_has_spoken(bot: BotCalls, astrid: Person) -> None:
    await bot.result("sendChatAction", chat_id=astrid.id, action="typing")
    assert (await astrid.chat())["typing"] > 0
    await bot.result("sendMessage", chat_id=astrid.id, text="x")
    assert (await astrid.chat())["typing"] == 0
