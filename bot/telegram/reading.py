"""Reads Telegram's updates into what a person did."""

from dataclasses import dataclass, replace
from typing import Any

from bot.telegram import formatting
from conversations.chat.facts import Person
from conversations.chat.inputs import Called, Edited, Input, Pressed, Said, Sent, Shared, read_command

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

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


NOBODY = Person()
"""Stands for whoever writes as a chat."""


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


def _read_message(message: dict[str, Any], bot: str) -> Act | None:
    chat, sender = message["chat"], message.get("from")
    if chat["type"] != "private" and "sender_chat" in message:
        return _read_call(message, bot, NOBODY)
    if sender is None or sender.get("is_bot"):
        return None
    if chat["type"] != "private":
        return _read_call(message, bot, _person(sender))
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


def _read_call(message: dict[str, Any], bot: str, person: Person) -> Act | None:
    """In a group only what is meant for the bot is answered: a command, or its name.

    An anonymous administrator or a channel writes as a chat, and not as a person.
    """
    chat, text = message["chat"], str(message.get("text") or "")
    if chat["type"] == "channel":
        return None
    command = read_command(text, 0, bot) if text.startswith("/") else None
    if command is None and f"@{bot}".casefold() not in text.casefold():
        return None
    return Act(int(chat["id"]), person, Called(int(message["message_id"])))


def _read_edit(message: dict[str, Any]) -> Act | None:
    if message["chat"]["type"] != "private" or "text" not in message:
        return None
    edited = Edited(str(message["text"]), int(message["message_id"]), _reply_to(message))
    return Act(int(message["chat"]["id"]), _person(message["from"]), edited)


def _read_press(query: dict[str, Any]) -> Act:
    """A press belongs to the private chat with whoever pressed.

    No words can take the place of a message that is too old to be read, which has date 0, or that is a picture.
    """
    message = query.get("message") or {}
    number = int(message["message_id"]) if message.get("date") and "text" in message else 0
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
