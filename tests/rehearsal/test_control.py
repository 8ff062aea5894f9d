import asyncio
import json
import sys
import time
from pathlib import Path

import pytest

from rehearsal import server
from rehearsal.stage import Stage, set_stage
from tests.fakes.person import Heard, Person, Telegram
from tests.rehearsal.conftest import BotCalls


def offset_in(clock_file: Path) -> float:
    return float(clock_file.read_text())


async def test_the_clock_goes_on_from_where_it_is_set(
    bot: BotCalls, telegram: Telegram, astrid: Person, clock_file: Path
) -> None:
    await telegram.it_is("2018-10-15T10:00:00+02:00")
    assert time.time() + offset_in(clock_file) == pytest.approx(1539590400, abs=5)
    sent = await bot.result("sendMessage", chat_id=astrid.id, text="x")
    assert sent["date"] == pytest.approx(1539590400, abs=5)
    clock = await telegram.get("/rehearsal/clock")
    assert clock["now"].startswith("2018-10-15T10:00:0")
    assert clock["now"].endswith("+02:00")


@pytest.mark.parametrize("now", ["tomorrow", "2018-10-15T10:00:00", ""])
async def test_a_time_without_meaning_or_offset_is_refused(telegram: Telegram, now: str) -> None:
    with pytest.raises(AssertionError, match="400"):
        await telegram.it_is(now)


async def test_a_new_rehearsal_starts_with_this_machines_time(telegram: Telegram, clock_file: Path) -> None:
    assert offset_in(clock_file) == 0
    assert (await telegram.get("/rehearsal/clock"))["offset"] == 0


async def test_a_person_hears_each_message_once(bot: BotCalls, astrid: Person) -> None:
    for text in ("one", "two", "three"):
        await bot.result("sendMessage", chat_id=astrid.id, text=text)
    assert (await astrid.hears()).text == "one"
    assert (await astrid.hears("three")) == Heard(4, "three", [], html="three")
    await astrid.hears_nothing(0.05)


async def test_a_person_waits_for_what_is_not_said_yet(bot: BotCalls, astrid: Person) -> None:
    async with asyncio.TaskGroup() as tasks:
        heard = tasks.create_task(astrid.hears("later"))
        await bot.result("sendMessage", chat_id=astrid.id, text="now")
        await bot.result("sendMessage", chat_id=astrid.id, text="later")
    assert heard.result().text == "later"


async def test_a_person_who_waits_in_vain_tells_what_was_said(bot: BotCalls, astrid: Person) -> None:
    await bot.result("sendMessage", chat_id=astrid.id, text="hej")
    with pytest.raises(AssertionError, match=r"Astrid Lind heard no new message with 'då'; the chat: .*hej"):
        await astrid.hears("då", timeout=0.05)


async def test_a_press_finds_the_newest_button_that_fits(bot: BotCalls, astrid: Person) -> None:
    for data in ("old", "new"):
        markup = {"inline_keyboard": [[{"text": "Ja tack", "callback_data": data}]]}
        await bot.result("sendMessage", chat_id=astrid.id, text="?", reply_markup=markup)
    await astrid.presses("Ja")
    await astrid.presses("Ja tack", message=2)
    assert [update["callback_query"]["data"] for update in (await bot.updates())[-2:]] == ["new", "old"]
    with pytest.raises(AssertionError, match="sees no button 'Nej'"):
        await astrid.presses("Nej")


async def test_calls_are_logged_with_their_answer(bot: BotCalls, telegram: Telegram, astrid: Person) -> None:
    await bot.answer("sendMessage", chat_id=astrid.id, text="x")
    await bot.answer("sendMessage", chat_id=7, text="x")
    await bot.updates()
    calls = await telegram.calls()
    assert [(call["number"], call["chat_id"], call["status"]) for call in calls] == [
        (1, astrid.id, 200),
        (2, 7, 400),
    ]
    assert await telegram.calls(since=1) == calls[1:]
    assert (await telegram.call_of("sendMessage"))["params"] == {"chat_id": astrid.id, "text": "x"}


async def test_changes_name_the_chats_that_are_new(telegram: Telegram, astrid: Person) -> None:
    before = await telegram.get("/rehearsal/changes")
    async with asyncio.TaskGroup() as tasks:
        after = tasks.create_task(telegram.get("/rehearsal/changes", after=before["revision"], wait=5))
        await astrid.says("hej")
    assert after.result()["chats"] == [astrid.id]
    assert after.result()["revision"] > before["revision"]


async def test_a_bot_that_never_polled_is_starting_and_after_a_while_away(
    bot: BotCalls, telegram: Telegram, stage: Stage
) -> None:
    assert (await telegram.state())["bot"]["presence"] == "starting"
    stage.set_at -= 120
    assert (await telegram.state())["bot"]["presence"] == "away"
    await bot.updates()
    assert (await telegram.state())["bot"]["presence"] == "here"
    stage.polls.ended_at -= 6
    assert (await telegram.state())["bot"]["presence"] == "away"


async def test_somebody_who_has_not_written_sees_an_empty_chat(telegram: Telegram) -> None:
    grace = await telegram.person("Grace Miller")
    assert (await grace.chat())["messages"] == []


async def test_people_have_ids_of_their_own(telegram: Telegram) -> None:
    one, two = await telegram.person("Grace Miller"), await telegram.person("Grace Miller")
    assert 10**8 < one.id < two.id
    assert [person["id"] for person in await telegram.get("/rehearsal/people")] == [one.id, two.id]


async def test_the_page_is_told_what_the_bot_is_called_in_each_language(
    bot: BotCalls, telegram: Telegram
) -> None:
    await bot.result("setMyName", name="Mässan", language_code="sv")
    await bot.result("setMyDescription", description="Come")
    told = (await telegram.state())["bot"]
    assert told["names"] == {"": "Rehearsal", "sv": "Mässan"}
    assert told["descriptions"] == {"": "Come"}


async def test_telegram_never_hears_what_somebody_is_there_for(bot: BotCalls, telegram: Telegram) -> None:
    olga = await telegram.post("/rehearsal/people", {"first_name": "Olga", "role": "organiser"})
    await telegram.post(f"/rehearsal/people/{olga['id']}/says", {"text": "/start"})
    (update,) = await bot.updates()
    assert olga["role"] == "organiser"
    assert "role" not in update["message"]["from"]


@pytest.mark.parametrize(
    ("deed", "body", "why"),
    [
        ("flies", {}, "404"),
        ("says", {"text": ""}, "1 to 4096"),
        ("says", {"text": "x", "chat_id": -7}, "404"),
        ("sends", {"kind": "elephant"}, "Nobody can send"),
        ("sends", {"kind": "document", "content": "not base64!"}, "base64"),
        ("edits", {"message_id": 99, "text": "x"}, "404"),
    ],
)
async def test_deeds_that_nobody_can_do_are_refused(
    telegram: Telegram, astrid: Person, deed: str, body: dict[str, object], why: str
) -> None:
    with pytest.raises(AssertionError, match=why):
        await telegram.post(f"/rehearsal/people/{astrid.id}/{deed}", body)


async def test_a_page_of_another_site_cannot_act(bot: BotCalls, astrid: Person) -> None:
    deed = f"{bot.url}/rehearsal/people/{astrid.id}/says"
    async with bot.session.post(deed, data='{"text": "x"}', headers={"Content-Type": "text/plain"}) as answer:
        assert answer.status == 415
    async with bot.session.get(bot.url, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 400


@pytest.mark.parametrize("path", ["/", "/chat.js", "/chat.css"])
async def test_the_page_needs_nothing_from_elsewhere(bot: BotCalls, path: str) -> None:
    async with bot.session.get(bot.url + path) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert 'src="http' not in await answer.text()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.com"])  # noqa: S104  it must be refused
async def test_the_rehearsal_listens_on_this_machine_only(host: str) -> None:
    with pytest.raises(server.NotLoopback):
        async with server.running(set_stage("1:a", "a_bot"), host):
            pass


async def test_the_program_tells_its_address_and_ends_when_told(tmp_path: Path) -> None:
    command = [
        "-m",
        "rehearsal",
        "--port",
        "0",
        "--clock-file",
        str(tmp_path / "clock"),
        "--now",
        "2018-10-15T10:00+02:00",
        "--question",
        "Is there cake?",
    ]
    program = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert program.stdout is not None
    told = json.loads(await program.stdout.readline())
    async with Telegram(told["url"]) as telegram:
        people = {each["first_name"]: each for each in await telegram.get("/rehearsal/people")}
        suggested = await telegram.get("/rehearsal/suggestions")
    program.terminate()
    await asyncio.wait_for(program.wait(), 10)
    assert {name: each["role"] for name, each in people.items()} == {
        "Astrid": "attendee",
        "Grace": "attendee",
        "Olga": "organiser",
    }
    assert (told["token"], told["organisers"]) == ("1:rehearsal", [people["Olga"]["id"]])
    assert suggested == [
        {"kind": "register", "person_id": people["Astrid"]["id"], "says": "/start"},
        {"kind": "ask", "person_id": people["Grace"]["id"], "says": "Is there cake?"},
        {"kind": "count", "person_id": people["Olga"]["id"], "says": "/count"},
    ]
