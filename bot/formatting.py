"""What somebody wrote, with the formatting that Telegram has for it, as HTML."""

from html import escape
from typing import Any

from telegram import Message

PLAIN = frozenset({"bot_command", "url", "email", "phone_number", "hashtag", "cashtag", "mention"})
"""Kinds of entities that Telegram finds by itself, again and again."""


def html(message: dict[str, Any]) -> str:
    """The text of a message, or what stands below its file."""
    name = "text" if "text" in message else "caption"
    entities = message.get("entities" if name == "text" else "caption_entities") or []
    written = str(message.get(name) or "")
    if all(each.get("type") in PLAIN for each in entities):
        return escape(written, quote=False)
    read = Message.de_json(message, None)
    return str((read.text_html if name == "text" else read.caption_html) or "")
