"""The Bot API's methods on the rehearsal's world: https://core.telegram.org/bots/api#available-methods."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from rehearsal import keyboards, markup, profile
from rehearsal.files import File, picture_size
from rehearsal.params import Params
from rehearsal.wire import Json, Upload, bad_request
from rehearsal.world import Message, Person, World

Method = Callable[[World, Params], Any]

_TOO_OLD_AFTER = 150.0  # seconds in which a press of a button may be answered
_DELETABLE_FOR = 48 * 3600  # seconds: https://core.telegram.org/bots/api#deletemessage
_TYPING_FOR = 5.0  # seconds: https://core.telegram.org/bots/api#sendchataction


def send_message(world: World, params: Params) -> Json:
    text, entities = _formatted(params, "text")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > 4096:
        raise bad_request("message is too long")
    return _send(world, params, _with_entities({"text": text}, "entities", entities))


def send_file(kind: str, world: World, params: Params) -> Json:
    world.open_chat(_chat_id(params))
    file = _file(world, params, kind)
    return _send(world, params, {kind: _described(kind, file)} | _caption(params))


def send_location(world: World, params: Params) -> Json:
    place = {name: float(params.text(name) or 0) for name in ("latitude", "longitude")}
    return _send(world, params, {"location": place})


def send_contact(world: World, params: Params) -> Json:
    names = ("phone_number", "first_name", "last_name", "vcard")
    return _send(world, params, {"contact": {name: params.text(name) for name in names if params.has(name)}})


def copy_message(world: World, params: Params) -> Json:
    original = _original(world, params)
    content = original.content | (_caption(params) if params.has("caption") else {})
    return {"message_id": _send(world, params, content)["message_id"]}


def forward_message(world: World, params: Params) -> Json:
    original = _original(world, params)
    origin = {"type": "user", "sender_user": original.sender.as_user(), "date": original.date}
    return _send(world, params, original.content | {"forward_origin": origin})


def edit_text(world: World, params: Params) -> Json:
    message = _editable(world, params)
    text, entities = _formatted(params, "text")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > 4096:
        raise bad_request("message is too long")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, params, message, _with_entities({"text": text}, "entities", entities))


def edit_caption(world: World, params: Params) -> Json:
    message = _editable(world, params)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return _edit(world, params, message, kept | _caption(params))


def edit_markup(world: World, params: Params) -> Json:
    message = _editable(world, params)
    return _edit(world, params, message, message.content)


def delete_message(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    message = chat.messages.get(params.whole("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    if world.clock.now() - message.date > _DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    chat.pinned = [pinned for pinned in chat.pinned if pinned != message.id]
    world.changed(chat)
    return True


def delete_messages(world: World, params: Params) -> bool:
    for message_id in params.object("message_ids") or []:
        delete_message(world, Params(params.values | {"message_id": message_id}))
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or time.monotonic() - press.at > _TOO_OLD_AFTER:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    world.toast(press, params.text("text"), show_alert=params.flag("show_alert"), url=params.text("url"))
    return True


def send_chat_action(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    chat.typing_until = time.monotonic() + _TYPING_FOR
    world.changed(chat)
    return True


def pin_message(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    message = chat.messages.get(params.whole("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to pin not found")
    chat.pinned = [*(pinned for pinned in chat.pinned if pinned != message.id), message.id]
    world.changed(chat)
    return True


def unpin_message(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    unpinned = params.whole("message_id", default=chat.pinned[-1] if chat.pinned else 0)
    if unpinned not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(unpinned)
    world.changed(chat)
    return True


def unpin_all(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    chat.pinned = []
    world.changed(chat)
    return True


def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.upload.content) > 20 * 1024 * 1024:
        raise bad_request("file is too big")
    return file.as_telegram() | {"file_path": file.path}


def get_chat(world: World, params: Params) -> Json:
    chat = world.open_chat(_chat_id(params))
    described = chat.as_telegram() | {"accent_color_id": 0, "max_reaction_count": 11}
    described["accepted_gift_types"] = profile.NO_GIFTS
    if chat.pinned:
        described["pinned_message"] = chat.messages[chat.pinned[-1]].as_telegram()
    return described


def get_chat_member(world: World, params: Params) -> Json:
    chat = world.open_chat(_chat_id(params))
    user_id = params.whole("user_id")
    if user_id == world.bot.id:
        return {"status": "member", "user": world.bot.as_user()}
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("invalid user_id specified")
    return {"status": "member" if user_id in chat.members else "left", "user": person.as_user()}


def get_chat_member_count(world: World, params: Params) -> int:
    return len(world.open_chat(_chat_id(params)).members) + 1


def leave_chat(world: World, params: Params) -> bool:
    chat = world.open_chat(_chat_id(params))
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.blocked = True
    world.changed(chat)
    return True


_FILE_KINDS = ("photo", "document", "sticker", "voice", "video", "video_note", "animation", "audio")
_METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "pinChatMessage": pin_message,
    "unpinChatMessage": unpin_message,
    "unpinAllChatMessages": unpin_all,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in (
        _METHODS
        | {f"send{kind.title().replace('_', '')}": partial(send_file, kind) for kind in _FILE_KINDS}
        | profile.METHODS
    ).items()
}


def _chat_id(params: Params) -> int:
    if params.chat_id is None:
        raise bad_request("chat_id is empty")
    return params.chat_id


def _formatted(params: Params, name: str) -> tuple[str, list[Json]]:
    given = params.object("caption_entities" if name == "caption" else "entities")
    if given and not params.has("parse_mode"):
        return markup.with_found(params.text(name), given)
    return markup.formatted(params.text(name), params.text("parse_mode"))


def _with_entities(content: Json, name: str, entities: list[Json]) -> Json:
    return content | ({name: entities} if entities else {})


def _caption(params: Params) -> Json:
    caption, entities = _formatted(params, "caption")
    if len(caption) > 1024:
        raise bad_request("message caption is too long")
    return _with_entities({"caption": caption}, "caption_entities", entities) if caption else {}


def _send(world: World, params: Params, content: Json) -> Json:
    chat = world.open_chat(_chat_id(params))
    keyboard = keyboards.checked(params.object("reply_markup"))
    reply_to = _reply_to(params)
    if reply_to.message_id and reply_to.message_id not in chat.messages and not reply_to.optional:
        raise bad_request("message to be replied not found")
    if params.flag("protect_content"):
        content = content | {"has_protected_content": True}
    return world.post(chat, world.bot, content, keyboard, reply_to.message_id).as_telegram()


class _ReplyTo:
    def __init__(self, described: Any, message_id: int) -> None:
        described = described if isinstance(described, dict) else {}
        self.message_id = int(described.get("message_id") or message_id) or None
        self.optional = bool(described.get("allow_sending_without_reply"))


def _reply_to(params: Params) -> _ReplyTo:
    return _ReplyTo(params.object("reply_parameters"), params.whole("reply_to_message_id"))


def _original(world: World, params: Params) -> Message:
    chat = world.chats.get(params.whole("from_chat_id"))
    message = chat.messages.get(params.whole("message_id")) if chat else None
    if message is None or message.deleted:
        raise bad_request("message to copy not found")
    return message


def _editable(world: World, params: Params) -> Message:
    message = world.open_chat(_chat_id(params)).messages.get(params.whole("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if isinstance(message.sender, Person) or (message.markup and not message.inline_keyboard):
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, params: Params, message: Message, content: Json) -> Json:
    keyboard = keyboards.checked(params.object("reply_markup"))
    rows = (keyboard or {}).get("inline_keyboard", [])
    if content == message.content and rows == message.inline_keyboard:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    message.markup = keyboard if rows else None
    if content != message.content:
        message.content, message.edited = content, int(world.clock.now())
    world.changed(message.chat)
    return message.as_telegram()


def _file(world: World, params: Params, kind: str) -> File:
    given = params.file(kind)
    if isinstance(given, Upload):
        return world.files.keep(given, f"{kind}s")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    known = world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known


def _described(kind: str, file: File) -> Any:
    """The field a message bears for a file of this kind."""
    width, height = picture_size(file.upload.content)
    if kind == "photo":
        return [file.as_telegram() | {"width": width, "height": height}]
    return file.as_telegram() | file_fields(kind, file)


def file_fields(kind: str, file: File) -> Json:
    named = {"file_name": file.upload.name, "mime_type": file.upload.mime}
    match kind:
        case "sticker":
            return {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        case "voice":
            return {"duration": 3, "mime_type": file.upload.mime}
        case "video_note":
            return {"length": 240, "duration": 3}
        case "video" | "animation":
            return named | {"width": 640, "height": 360, "duration": 3}
        case "audio":
            return named | {"duration": 3}
        case _:
            return named
