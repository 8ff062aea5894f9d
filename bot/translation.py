"""Telegram's words into the core's, and the core's into Telegram's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, assert_never
from urllib.parse import quote

from bot import formatting
from conversations.effects import (
    Acknowledge,
    AskNumber,
    Button,
    Change,
    ClearKeyboard,
    Delete,
    Effect,
    Pin,
    Renew,
    Replace,
    ReplaceCaption,
    Rows,
    Say,
    SendFile,
    SendMedia,
    SendPlot,
    SendQr,
    SendSheet,
    ShowMenu,
    Tell,
)
from conversations.facts import Person
from conversations.inputs import Called, Edited, Input, Pressed, Said, Sent, Shared, read_command
from conversations.registration import NOBODY
from storage.outbox import Lane, Outgoing

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

CALLBACK_LIFE = timedelta(seconds=120)
"""Telegram drops a callback that is not answered in time; a little before that, nobody waits for it any more."""

KINDS = {
    "photo": "photo",
    "sticker": "sticker",
    "voice": "voice",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
    "animation": "video",
    "document": "document",
    "location": "location",
    "venue": "location",
    "contact": "contact",
    "poll": "other",
    "dice": "other",
    "game": "other",
    "story": "other",
    "checklist": "other",
    "paid_media": "other",
    "invoice": "other",
}
"""What can stand in a message instead of words. Other messages are Telegram's own notices, and nobody's input."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did in a chat."""

    chat: int
    person: Person
    given: Input


@dataclass(frozen=True, slots=True)
class Membership:
    """That the bot may write in a chat from now on, or no longer."""

    chat: int
    may_write: bool


def read(update: dict[str, Any], bot: str) -> Act | Membership | None:
    """What an update says; None where it is not for the bot to answer.

    Raises KeyError, TypeError or ValueError where it is not formed as Telegram forms it.
    """
    if query := update.get("callback_query"):
        return _read_press(query)
    if member := update.get("my_chat_member"):
        return _read_membership(member)
    if message := update.get("message"):
        return _read_message(message, bot)
    if edited := update.get("edited_message"):
        return _read_edit(edited)
    return None


def sender_of(update: Any) -> int | None:
    """Who sent an update, as far as that can be found in one that is not formed as it should be."""
    for kind in ALLOWED_UPDATES[:3]:
        part = update.get(kind) if isinstance(update, dict) else None
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and is_id(sender.get("id")):
            return int(sender["id"])
    return None


def is_id(given: object) -> bool:
    """Whether something can be an id: Telegram's have at most 52 bits, and the database keeps 64."""
    return isinstance(given, int) and not isinstance(given, bool) and abs(given) < 2**63


def outgoing(chat: int, effects: Iterable[Effect], now: datetime, lane: Lane = Lane.ANSWER) -> list[Outgoing]:
    """The calls that effects ask for; those that only change what is stored ask for none."""
    calls = [call for effect in effects if (call := _call(chat, effect, now))]
    return calls if lane == Lane.ANSWER else [replace(call, lane=lane) for call in calls]


def _call(chat: int, effect: Effect, now: datetime) -> Outgoing | None:
    if isinstance(effect, Change):
        return None
    match effect:
        case Tell(other, message):
            return _call(other, message, now) if other != NOBODY else None
        case Acknowledge():
            return _acknowledgement(chat, effect, now)
        case Say(text, rows, subject):
            return _answer(chat, "sendMessage", written(chat, text, rows), subject)
        case Replace(message, text, rows, subject):
            payload = {**written(chat, text, rows), "message_id": message}
            return _answer(chat, "editMessageText", payload, subject)
        case Renew(subject, text, rows):
            return replace(_answer(chat, "editMessageText", written(chat, text, rows), subject), renews=True)
        case SendMedia() | ReplaceCaption() | Delete():
            return _on_media(chat, effect)
        case AskNumber() | ClearKeyboard() | SendQr() | SendFile() | ShowMenu():
            return _special(chat, effect)
        case SendPlot() | SendSheet() | Pin():
            return _for_team(chat, effect)
        case _:
            assert_never(effect)


def _special(chat: int, effect: AskNumber | ClearKeyboard | SendQr | SendFile | ShowMenu) -> Outgoing:
    match effect:
        case ShowMenu(language, lines):
            return _answer(chat, "setMyCommands", _menu(chat, language, lines))
        case AskNumber(text, label):
            return _answer(chat, "sendMessage", {**written(chat, text, ()), "reply_markup": _keyboard(label)})
        case ClearKeyboard(text):
            markup = {"remove_keyboard": True}
            return _answer(chat, "sendMessage", {**written(chat, text, ()), "reply_markup": markup})
        case SendQr(link, caption):
            attached = {"qr": link, "name": "ticket.png", "as": "photo"}
            return _answer(chat, "sendPhoto", _file(chat, caption, attached))
        case SendFile(name, content, caption):
            attached = {"text": content, "name": name, "as": "document"}
            return _answer(chat, "sendDocument", _file(chat, caption, attached))


def _for_team(chat: int, effect: SendPlot | SendSheet | Pin) -> Outgoing:
    match effect:
        case Pin(message, pinned):
            return _answer(chat, *_pin(chat, message, pinned=pinned))
        case SendPlot(plotted, caption, sorry):
            attached = {"plot": plotted, "name": "count.png", "as": "photo", "sorry": sorry}
            return _answer(chat, "sendPhoto", _file(chat, caption, attached))
        case SendSheet(name, event, kind, language, caption, sorry, sensitive):
            sheet = {"event": event, "kind": kind, "language": language, "sensitive": sensitive}
            attached = {"sheet": sheet, "name": name, "as": "document", "sorry": sorry}
            return _answer(chat, "sendDocument", _file(chat, caption, attached))


def _on_media(chat: int, effect: SendMedia | ReplaceCaption | Delete) -> Outgoing:
    match effect:
        case SendMedia(kind, file_id, caption, rows):
            payload = {**_captioned(chat, caption, rows), kind: file_id}
            return _answer(chat, "sendPhoto" if kind == "photo" else "sendDocument", payload)
        case ReplaceCaption(message, caption, rows):
            payload = {**_captioned(chat, caption, rows), "message_id": message}
            return _answer(chat, "editMessageCaption", payload)
        case Delete(message):
            return _answer(chat, "deleteMessage", {"chat_id": chat, "message_id": message})


def _captioned(chat: int, caption: str, rows: Rows) -> dict[str, Any]:
    """The parameters that sending a file and editing its caption share."""
    payload = written(chat, caption, rows)
    return {
        "caption": payload.pop("text"),
        **{name: value for name, value in payload.items() if name != "link_preview_options"},
    }


def _answer(chat: int, method: str, payload: dict[str, Any], subject: str = "") -> Outgoing:
    return Outgoing(chat, Lane.ANSWER, method, payload, subject=subject or None)


def _file(chat: int, caption: str, attached: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a file, which is made when it is sent; see `telegram_api`."""
    return {"chat_id": chat, "caption": caption, "parse_mode": "HTML", "attached": attached}


def _pin(chat: int, message: int, *, pinned: bool) -> tuple[str, dict[str, Any]]:
    """Pinning says nothing of itself: https://core.telegram.org/bots/api#pinchatmessage"""
    where: dict[str, Any] = {"chat_id": chat, "message_id": message}
    return (
        ("pinChatMessage", {**where, "disable_notification": True}) if pinned else ("unpinChatMessage", where)
    )


def _menu(chat: int, language: str, lines: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The commands of one chat: https://core.telegram.org/bots/api#setmycommands"""
    commands = [{"command": name, "description": word} for name, word in lines]
    return {
        "commands": commands,
        "scope": {"type": "chat", "chat_id": chat},
        "language_code": language,
    }


def _keyboard(label: str) -> dict[str, Any]:
    """One button that shares the number: https://core.telegram.org/bots/api#keyboardbutton"""
    return {
        "keyboard": [[{"text": label, "request_contact": True}]],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }


def _read_message(message: dict[str, Any], bot: str) -> Act | None:
    chat, sender = message["chat"], message.get("from")
    if sender is None or sender.get("is_bot"):
        return None
    if chat["type"] != "private":
        return _read_call(message, bot)
    given = _given(message, bot)
    return Act(int(chat["id"]), _person(sender), given) if given else None


def _given(message: dict[str, Any], bot: str) -> Input | None:
    number = int(message["message_id"])
    if "forward_origin" in message:
        return Sent("forwarded", number, _album(message), _reply_to(message))
    if (text := message.get("text")) is not None:
        return read_command(text, number, bot) or _said(str(text), number, message)
    if own := _own_number(message):
        return Shared(own, number)
    kind = next((name for key, name in KINDS.items() if key in message), None)
    return _sent(kind, number, message) if kind else None


def _said(text: str, number: int, message: dict[str, Any]) -> Said:
    html = formatting.html(message) if message.get("entities") else ""
    return Said(text, number, _reply_to(message), html)


def _sent(kind: str, number: int, message: dict[str, Any]) -> Sent:
    """Something other than words, with what is needed to send a file on."""
    sent = Sent(kind, number, _album(message), _reply_to(message))
    file_id = _file_id(kind, message)
    if not file_id:
        return sent
    html = formatting.html(message) if message.get("caption_entities") else ""
    return replace(sent, file_id=file_id, text=str(message.get("caption") or ""), html=html)


def _file_id(kind: str, message: dict[str, Any]) -> str:
    """Of a photo that of the largest size, which stands last; nothing of other things than photos and documents."""
    match kind, message.get(kind):
        case "photo", [*_, {"file_id": file_id}]:
            return str(file_id)
        case "document", {"file_id": file_id}:
            return str(file_id)
        case _:
            return ""


def _own_number(message: dict[str, Any]) -> str:
    """The sender's own number, with its country; a contact of somebody else is nobody's answer."""
    contact = message.get("contact") or {}
    if contact.get("user_id") != message["from"]["id"]:
        return ""
    digits = str(contact.get("phone_number", ""))
    return digits if digits.startswith("+") else f"+{digits}"


def _album(message: dict[str, Any]) -> str | None:
    """Which album a part belongs to; it is stored with the chat, so nothing else than words gets through."""
    album = message.get("media_group_id")
    return None if album is None else str(album)


def _reply_to(message: dict[str, Any]) -> int | None:
    """The message in the same chat that this one is a reply to."""
    answered = message.get("reply_to_message")
    return int(answered["message_id"]) if answered else None


def _read_call(message: dict[str, Any], bot: str) -> Act | None:
    """In a group only what is meant for the bot is answered: a command, or its name."""
    chat, text = message["chat"], str(message.get("text") or "")
    if chat["type"] == "channel":
        return None
    command = read_command(text, 0, bot) if text.startswith("/") else None
    if command is None and f"@{bot}".casefold() not in text.casefold():
        return None
    return Act(int(chat["id"]), _person(message["from"]), Called(int(message["message_id"])))


def _read_edit(message: dict[str, Any]) -> Act | None:
    if message["chat"]["type"] != "private" or "text" not in message:
        return None
    edited = Edited(str(message["text"]), int(message["message_id"]), _reply_to(message))
    return Act(int(message["chat"]["id"]), _person(message["from"]), edited)


def _read_press(query: dict[str, Any]) -> Act:
    """A press belongs to the private chat with whoever pressed; a message too old to be read has date 0."""
    message = query.get("message") or {}
    number = int(message["message_id"]) if message.get("date") else 0
    pressed = Pressed(str(query.get("data", "")), str(query["id"]), number)
    return Act(int(query["from"]["id"]), _person(query["from"]), pressed)


def _read_membership(member: dict[str, Any]) -> Membership:
    may_write = member["new_chat_member"]["status"] not in ("kicked", "left")
    return Membership(int(member["chat"]["id"]), may_write)


def _person(sender: dict[str, Any]) -> Person:
    return Person(
        str(sender.get("first_name", "")),
        str(sender.get("last_name", "")),
        str(sender.get("language_code", "")),
    )


def written(chat: int, text: str, rows: Rows) -> dict[str, Any]:
    """The parameters that sending and editing share.

    Source: https://core.telegram.org/bots/api#sendmessage
    """
    message: dict[str, Any] = {
        "chat_id": chat,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if rows:
        message["reply_markup"] = {"inline_keyboard": [[_button(each) for each in row] for row in rows]}
    return message


def _button(button: Button) -> dict[str, str]:
    if button.shared:
        link, text = quote(button.link, safe=""), quote(button.shared, safe="")
        return {"text": button.label, "url": f"https://t.me/share/url?url={link}&text={text}"}
    if button.link:
        return {"text": button.label, "url": button.link}
    return {"text": button.label, "callback_data": button.press}


def _acknowledgement(chat: int, effect: Acknowledge, now: datetime) -> Outgoing:
    payload: dict[str, Any] = {"callback_query_id": effect.callback}
    if effect.text:
        payload |= {"text": effect.text, "show_alert": effect.alert}
    return Outgoing(chat, Lane.ACKNOWLEDGEMENT, "answerCallbackQuery", payload, now + CALLBACK_LIFE)
