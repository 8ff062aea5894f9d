"""Turns what somebody wrote, with the formatting that Telegram has for it, into HTML."""

from html import escape
from typing import Any

from telegram import Message

PLAIN = frozenset({"bot_command", "url", "email", "phone_number", "hashtag", "cashtag", "mention"})
"""Kinds of entities that Telegram finds by itself, again and again."""


def html(message: dict[str, Any]) -> str:
    """The text of a message, or what stands below its file."""
    name, marks = ("text", "entities") if "text" in message else ("caption", "caption_entities")
    written, entities = str(message.get(name) or ""), message.get(marks) or []
    if all(each.get("type") in PLAIN for each in entities):
        return escape(written, quote=False)
    envelope = {each: message[each] for each in ("message_id", "date", "chat")}
    return Message.de_json({**envelope, "text": written, "entities": entities}, None).text_html
