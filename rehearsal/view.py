"""A chat as the people in it see it, for the page and for the tests."""

import time
from dataclasses import asdict
from typing import Any

from rehearsal import markup
from rehearsal.files import File
from rehearsal.wire import Json
from rehearsal.world import Chat, Message, World

_FILES = ("photo", "sticker", "voice", "audio", "video", "video_note", "animation", "document")
_OTHER = ("venue", "location", "contact", "dice", "poll", "migrate_to_chat_id", "migrate_from_chat_id")


def chat_view(world: World, chat: Chat) -> Json:
    return {
        "chat_id": chat.id,
        "title": chat.description.get("title"),
        "members": chat.members,
        "revision": chat.revision,
        "blocked": chat.blocked,
        "messages": [message_view(world, message) for message in chat.messages.values()],
        "toasts": [asdict(toast) for toast in chat.toasts],
        "pinned": chat.pinned,
        "keyboard": _reply_keyboard(chat),
        "typing": max(0.0, round(chat.typing_until - time.monotonic(), 1)),
    }


def message_view(world: World, message: Message) -> Json:
    seen: Json = {
        "message_id": message.id,
        "from": "bot" if message.is_from_bot else message.sender.id,
        "date": message.date,
        "deleted": message.deleted,
        "edited": message.edited is not None,
    }
    return seen if message.deleted else seen | _content_view(world, message)


def _content_view(world: World, message: Message) -> Json:
    content = message.content
    entities = content.get("entities") or content.get("caption_entities") or []
    return {
        "kind": next((kind for kind in (*_FILES, *_OTHER) if kind in content), "text"),
        "text": message.text,
        "html": markup.as_html(message.text, entities),
        "entities": entities,
        "files": _files_view(world, content),
        "details": {kind: content[kind] for kind in _OTHER if kind in content},
        "buttons": [[_button_view(button) for button in row] for row in message.inline_keyboard],
        "reply_to": message.reply_to,
        "forwarded": "forward_origin" in content,
    }


def _files_view(world: World, content: Json) -> list[Json]:
    described = [(kind, content[kind]) for kind in _FILES if kind in content]
    files = [(kind, world.files.get(_file_id(value))) for kind, value in described[:1]]
    return [_file_view(kind, file) for kind, file in files if file]


def _file_id(described: Any) -> str:
    newest = described[-1] if isinstance(described, list) else described
    return str(newest["file_id"])


def _file_view(kind: str, file: File) -> Json:
    return {
        "kind": kind,
        "name": file.upload.name,
        "mime": file.upload.mime,
        "size": len(file.upload.content),
        "file_id": file.id,
        "url": f"/rehearsal/files/{file.id}",
    }


def _button_view(button: Json) -> Json:
    seen: Json = {"text": button["text"]}
    if "callback_data" in button:
        seen["data"] = button["callback_data"]
    if "url" in button:
        seen["url"] = button["url"]
    if "style" in button:
        seen["style"] = button["style"]
    if "copy_text" in button:
        seen["copy"] = button["copy_text"]["text"]
    return seen


def _reply_keyboard(chat: Chat) -> Json | None:
    keyboard = chat.keyboard
    if keyboard is None:
        return None
    return {
        "message_id": chat.keyboard_from,
        "rows": keyboard.get("keyboard", []),
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "force_reply": bool(keyboard.get("force_reply")),
        "placeholder": keyboard.get("input_field_placeholder"),
    }
