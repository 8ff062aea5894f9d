from datetime import UTC, datetime
from typing import Any

import pytest

from bot.telegram import calls as telegram_calls
from bot.telegram import reading
from bot.telegram.reading import Act, Membership
from conversations.chat.effects import Acknowledge, Button, Drop, Effect, Keep, Replace, Say
from conversations.chat.facts import Person
from conversations.chat.inputs import Called, Commanded, Edited, Input, Pressed, Said, Sent
from conversations.model.registrations.registration import Registration
from storage.outbox import Lane, Outgoing
from tests.fakes import raw

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ADA = Person("Ada", "Åström", "sv")
BOT = "sample_bot"


def read(update: dict[str, Any]) -> Act | Membership | None:
    return reading.read(update, BOT)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Hello there", Said("Hello there", 10)),
        ("", Said("", 10)),
        ("half / half", Said("half / half", 10)),
        (" /start", Said(" /start", 10)),
        ("/start", Commanded("start", "", 10)),
        ("/start sample", Commanded("start", "sample", 10)),
        ("/start  two words ", Commanded("start", "two words", 10)),
        ("/start\nsample", Commanded("start", "sample", 10)),
        ("/START", Commanded("start", "", 10)),
        ("/start@sample_bot sample", Commanded("start", "sample", 10)),
        ("/start@Sample_Bot", Commanded("start", "", 10)),
        ("/start@other_bot", Said("/start@other_bot", 10)),
        ("/", Commanded("", "", 10)),
        ("/nonsense", Commanded("nonsense", "", 10)),
    ],
)
def test_words_are_a_message_or_a_command(text: str, given: Input) -> None:
    assert read(raw.said(text)) == Act(501, ADA, given)


def test_a_reply_tells_which_message_it_answers() -> None:
    answered = raw.message(number=7, text="…")
    assert read(raw.said("Hello", reply_to_message=answered)) == Act(501, ADA, Said("Hello", 10, 7))
    photo = raw.update(message=raw.message() | {"photo": [{}], "reply_to_message": answered})
    assert read(photo) == Act(501, ADA, Sent("photo", 10, None, 7))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("photo", "photo"), ("sticker", "sticker"), ("voice", "voice"), ("audio", "voice"), ("video", "video"),
        ("video_note", "video"), ("document", "document"), ("location", "location"), ("venue", "location"),
        ("contact", "contact"), ("poll", "other"), ("dice", "other"), ("game", "other"), ("story", "other"),
        ("checklist", "other"), ("paid_media", "other"), ("invoice", "other"),
    ],
)  # fmt: skip
def test_what_is_not_words_is_known_by_its_kind(key: str, kind: str) -> None:
    assert read(raw.update(message=raw.message() | {key: {}})) == Act(501, ADA, Sent(kind, 10))


def test_a_photo_or_a_document_can_be_sent_on_with_the_words_below_it() -> None:
    sizes = [{"file_id": "small"}, {"file_id": "large"}]
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    photo = raw.update(message=raw.message(photo=sizes, caption="Hi <", caption_entities=bold))
    document = raw.update(message=raw.message(document={"file_id": "BQAC"}))
    assert read(photo) == Act(501, ADA, Sent("photo", 10, None, None, "large", "Hi <", "<b>Hi</b> &lt;"))
    assert read(document) == Act(501, ADA, Sent("document", 10, None, None, "BQAC"))


def test_an_animation_is_no_document_though_it_carries_one() -> None:
    sent = raw.update(message=raw.message(document={}, animation={}))
    assert read(sent) == Act(501, ADA, Sent("video", 10))


def test_a_caption_does_not_make_a_photo_words() -> None:
    sent = raw.update(message=raw.message(photo=[{}], caption="/start"))
    assert read(sent) == Act(501, ADA, Sent("photo", 10))


def test_the_parts_of_an_album_belong_together() -> None:
    sent = raw.update(message=raw.message(photo=[{}], media_group_id="77"))
    assert read(sent) == Act(501, ADA, Sent("photo", 10, "77"))


def test_an_album_is_named_in_words_whatever_it_is_called_by() -> None:
    sent = raw.update(message=raw.message(photo=[{}], media_group_id=77))
    assert read(sent) == Act(501, ADA, Sent("photo", 10, "77"))


@pytest.mark.parametrize(
    "notice", ["pinned_message", "new_chat_title", "message_auto_delete_timer_changed", "users_shared"]
)
def test_a_notice_of_telegram_is_nobodys_input(notice: str) -> None:
    assert read(raw.update(message=raw.message() | {notice: {}})) is None


def test_an_edited_message_is_read_anew() -> None:
    edited = raw.update(edited_message=raw.message(text="Ada Å"))
    assert read(edited) == Act(501, ADA, Edited("Ada Å", 10))


def test_an_edited_reply_still_says_what_it_is_a_reply_to() -> None:
    edited = raw.update(
        edited_message=raw.message(text="Ada Å", reply_to_message=raw.message() | {"message_id": 7})
    )
    assert read(edited) == Act(501, ADA, Edited("Ada Å", 10, 7))


@pytest.mark.parametrize(
    "edited", [raw.message(caption="new", photo=[{}]), raw.message(chat=raw.GROUP, text="new"), raw.message(location={})]
)  # fmt: skip
def test_other_edits_are_nobodys_input(edited: dict[str, Any]) -> None:
    assert read(raw.update(edited_message=edited)) is None


@pytest.mark.parametrize(
    "text", ["/start", "/start@sample_bot x", "Hello @Sample_bot!", "/help@other_bot ask @sample_bot"]
)
def test_in_a_group_the_bot_answers_when_it_is_called(text: str) -> None:
    assert read(raw.said(text, chat=raw.GROUP)) == Act(-1001234, ADA, Called(10))


@pytest.mark.parametrize("text", ["Hello", "/start@other_bot", "a/start"])
def test_in_a_group_the_bot_leaves_people_alone(text: str) -> None:
    assert read(raw.said(text, chat=raw.GROUP)) is None


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@pytest.mark.parametrize("text", ["/start@sample_bot", "/count", "@sample_bot, är du där?"])
@pytest.mark.parametrize(
    ("sender", "wrote"),
    [(ANONYMOUS, raw.GROUP), (CHANNEL_BOT, raw.CHANNEL), (CHANNEL_BOT, {"id": -5, "type": "group"})],
)
def test_an_anonymous_administrator_or_a_channel_gets_an_answer_in_the_group(
    text: str, sender: dict[str, Any], wrote: dict[str, Any]
) -> None:
    update = raw.said(text, sender, chat=raw.GROUP, sender_chat=wrote)
    assert read(update) == Act(-1001234, Person(), Called(10))


def test_who_writes_as_a_chat_without_a_person_gets_an_answer_too() -> None:
    update = raw.said("/start@sample_bot", chat=raw.GROUP, sender_chat=raw.GROUP)
    del update["message"]["from"]
    assert read(update) == Act(-1001234, Person(), Called(10))


def test_an_anonymous_administrator_who_talks_to_others_is_left_alone() -> None:
    assert read(raw.said("Hej alla", ANONYMOUS, chat=raw.GROUP, sender_chat=raw.GROUP)) is None


def test_another_bot_in_a_group_is_left_alone() -> None:
    bot = {"id": 77, "is_bot": True, "first_name": "Other"}
    assert read(raw.said("/start@sample_bot", bot, chat=raw.GROUP)) is None


def test_a_photo_in_a_group_is_left_alone() -> None:
    assert read(raw.update(message=raw.message(chat=raw.GROUP, photo=[{}]))) is None


@pytest.mark.parametrize(
    "update",
    [
        raw.update(message={"message_id": 1, "chat": raw.CHANNEL, "text": "/start"}),
        raw.said("/start", chat=raw.CHANNEL),
        raw.update(channel_post=raw.message(chat=raw.CHANNEL, text="/start")),
        raw.said("/start", raw.ADA | {"is_bot": True}),
        raw.update(),
        raw.update(poll_answer={"poll_id": "1"}),
        raw.update(something_new={}),
    ],
)
def test_what_is_not_for_the_bot_is_left_alone(update: dict[str, Any]) -> None:
    assert read(update) is None


def test_a_press_names_the_button_the_message_and_how_to_acknowledge_it() -> None:
    assert read(raw.pressed("form|name||skip", on=9)) == Act(
        501, ADA, Pressed("form|name||skip", "callback-9", 9)
    )


def test_a_press_in_a_group_belongs_to_the_chat_with_whoever_pressed() -> None:
    update = raw.pressed("a")
    update["callback_query"]["message"]["chat"] = raw.GROUP
    assert read(update) == Act(501, ADA, Pressed("a", "callback-9", 9))


@pytest.mark.parametrize(
    "under", [None, {"message_id": 9, "date": 0, "chat": {"id": 501, "type": "private"}}]
)
def test_a_press_on_a_message_that_is_out_of_reach_has_no_message(under: Any) -> None:
    update = raw.pressed("a")
    update["callback_query"]["message"] = under
    assert read(update) == Act(501, ADA, Pressed("a", "callback-9", 0))


def test_a_press_without_data_is_an_empty_one() -> None:
    update = raw.pressed("a")
    del update["callback_query"]["data"]
    assert read(update) == Act(501, ADA, Pressed("", "callback-9", 9))


@pytest.mark.parametrize(
    ("status", "may_write"),
    [("member", True), ("administrator", True), ("restricted", True), ("kicked", False), ("left", False)],
)
def test_a_membership_says_whether_the_bot_may_write(status: str, may_write: bool) -> None:  # noqa: FBT001
    assert read(raw.membership(status)) == Membership(501, may_write)
    assert read(raw.membership(status, chat=raw.GROUP)) == Membership(-1001234, may_write)


def test_a_person_without_a_surname_or_language_has_none() -> None:
    assert read(raw.said("Hi", {"id": 7, "first_name": "Bo"})) == Act(7, Person("Bo"), Said("Hi", 10))


@pytest.mark.parametrize(
    "update",
    [
        {"message": "text"}, {"message": {"text": "no chat"}}, {"message": ["a list"]},
        {"callback_query": {"id": "1"}}, {"callback_query": "x"}, {"my_chat_member": {"chat": {"id": 1}}},
        {"message": {"chat": {"id": "x", "type": "private"}, "from": {}, "message_id": "1", "text": "a"}},
        {"message": raw.message(text="a") | {"message_id": None}},
    ],
)  # fmt: skip
def test_what_telegram_would_not_send_is_an_error(update: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        read(update)


@pytest.mark.parametrize(
    ("update", "sender"),
    [
        (raw.said("a"), 501),
        (raw.pressed("a"), 501),
        (raw.update(edited_message=raw.message(text="a")), 501),
        ({"message": {"from": {"id": 7}}}, 7),
        ({"message": {"from": {"id": "7"}}}, None),
        ({"message": {"from": {"id": True}}}, None),
        ({"message": {"from": {"id": 2**63}}}, None),
        ({"message": {"from": 7}}, None),
        ({"message": "text"}, None),
        ({"my_chat_member": {"from": {"id": 7}}}, None),
        ("rubbish", None),
        (None, None),
    ],
)
def test_the_sender_is_found_as_far_as_that_goes(update: Any, sender: int | None) -> None:
    assert reading.sender_of(update) == sender


TEXT = {
    "chat_id": 501,
    "text": "<b>Hi</b>",
    "parse_mode": "HTML",
    "link_preview_options": {"is_disabled": True},
}
ROWS = ((Button("Yes", press="a|b|c|d"), Button("Site", link="https://example.org")), (Button("No", "x"),))
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "a|b|c|d"}, {"text": "Site", "url": "https://example.org"}],
        [{"text": "No", "callback_data": "x"}],
    ]
}
REGISTRATION = Registration("sample", "ABC234", "confirmed", "sv", {}, NOW, NOW)


@pytest.mark.parametrize(
    ("effect", "calls"),
    [
        (Say("<b>Hi</b>"), [Outgoing(501, Lane.ANSWER, "sendMessage", TEXT)]),
        (
            Say("<b>Hi</b>", ROWS),
            [Outgoing(501, Lane.ANSWER, "sendMessage", TEXT | {"reply_markup": KEYBOARD})],
        ),
        (
            Replace(9, "<b>Hi</b>", ROWS),
            [Outgoing(501, Lane.ANSWER, "editMessageText", TEXT | {"message_id": 9, "reply_markup": KEYBOARD})],
        ),
        (
            Acknowledge("c"),
            [Outgoing(501, Lane.ACKNOWLEDGEMENT, "answerCallbackQuery", {"callback_query_id": "c"},
                               NOW + telegram_calls.CALLBACK_LIFE)],
        ),
        (
            Acknowledge("c", "Well!", alert=True),
            [Outgoing(501, Lane.ACKNOWLEDGEMENT, "answerCallbackQuery",
                      {"callback_query_id": "c", "text": "Well!", "show_alert": True},
                      NOW + telegram_calls.CALLBACK_LIFE)],
        ),
        (Keep(REGISTRATION), []),
        (Drop(REGISTRATION), []),
    ],
)  # fmt: skip
def test_an_effect_is_a_call(effect: Effect, calls: list[Outgoing]) -> None:
    assert telegram_calls.outgoing(501, [effect], NOW) == calls


def test_the_order_of_effects_is_kept() -> None:
    calls = telegram_calls.outgoing(501, [Acknowledge("c"), Say("a"), Keep(REGISTRATION), Say("b")], NOW)
    assert [each.payload.get("text") for each in calls] == [None, "a", "b"]


def test_a_press_is_acknowledged_before_telegram_gives_it_up() -> None:
    assert telegram_calls.CALLBACK_LIFE.total_seconds() < 150


def test_a_button_has_a_style_and_words_to_copy_on_the_wire() -> None:
    rows = ((Button("Ja", "cancel|yes", style="danger"), Button("Kopiera", copied="https://t.me/x")),)
    [[yes, copy]] = telegram_calls.written(1, "?", rows)["reply_markup"]["inline_keyboard"]
    assert yes == {"text": "Ja", "style": "danger", "callback_data": "cancel|yes"}
    assert copy == {"text": "Kopiera", "copy_text": {"text": "https://t.me/x"}}
