"""Puts effects into calls of the Bot API."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, assert_never
from urllib.parse import quote

from conversations.chat.effects import (
    Acknowledge,
    AskNumber,
    Button,
    Change,
    ClearKeyboard,
    Delete,
    Effect,
    Pin,
    Renew,
    RenewCaption,
    Replace,
    ReplaceCaption,
    Rows,
    Say,
    SendFile,
    SendMedia,
    SendPlot,
    SendSheet,
    SendTicket,
    ShowMenu,
    Tell,
)
from conversations.model.registrations.registration import NOBODY
from storage.outbox import Lane, Outgoing

CALLBACK_LIFE = timedelta(seconds=120)
"""Telegram drops a callback that is not answered in time; a little before that, nobody waits for it any more."""


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
        case SendMedia() | ReplaceCaption() | RenewCaption() | Delete():
            return _on_media(chat, effect)
        case AskNumber() | ClearKeyboard() | SendTicket() | SendFile() | ShowMenu():
            return _special(chat, effect)
        case SendPlot() | SendSheet() | Pin():
            return _for_team(chat, effect)
        case _:
            assert_never(effect)


def _special(chat: int, effect: AskNumber | ClearKeyboard | SendTicket | SendFile | ShowMenu) -> Outgoing:
    match effect:
        case ShowMenu(language, lines):
            return _answer(chat, "setMyCommands", _menu(chat, language, lines))
        case AskNumber(text, label):
            return _answer(chat, "sendMessage", {**written(chat, text, ()), "reply_markup": _keyboard(label)})
        case ClearKeyboard(text):
            markup = {"remove_keyboard": True}
            return _answer(chat, "sendMessage", {**written(chat, text, ()), "reply_markup": markup})
        case SendTicket(drawn, caption, rows, subject):
            attached = {"ticket": drawn, "name": "ticket.png", "as": "photo", "sorry": caption}
            payload = {**_captioned(chat, caption, rows), "attached": attached}
            return _answer(chat, "sendPhoto", payload, subject)
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


def _on_media(chat: int, effect: SendMedia | ReplaceCaption | RenewCaption | Delete) -> Outgoing:
    match effect:
        case RenewCaption(subject, caption, rows):
            payload = _captioned(chat, caption, rows)
            return replace(_answer(chat, "editMessageCaption", payload, subject), renews=True)
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


def _button(button: Button) -> dict[str, Any]:
    seen = {"text": button.label, **({"style": button.style} if button.style else {})}
    if button.shared:
        link, text = quote(button.link, safe=""), quote(button.shared, safe="")
        return {**seen, "url": f"https://t.me/share/url?url={link}&text={text}"}
    if button.link:
        return {**seen, "url": button.link}
    if button.copied:
        return {**seen, "copy_text": {"text": button.copied}}
    return {**seen, "callback_data": button.press}


def _acknowledgement(chat: int, effect: Acknowledge, now: datetime) -> Outgoing:
    payload: dict[str, Any] = {"callback_query_id": effect.callback}
    if effect.text:
        payload |= {"text": effect.text, "show_alert": effect.alert}
    return Outgoing(chat, Lane.ACKNOWLEDGEMENT, "answerCallbackQuery", payload, now + CALLBACK_LIFE)
