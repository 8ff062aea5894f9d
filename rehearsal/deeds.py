"""What people do: they write, press, send, edit, block. Each deed becomes an update for the bot."""

from dataclasses import dataclass
from typing import Any

from rehearsal import markup
from rehearsal.files import File, picture
from rehearsal.methods import file_fields
from rehearsal.wire import Json, Upload
from rehearsal.world import Chat, Message, Person, World


class Impossible(Exception):
    """Nobody could do this in Telegram."""


@dataclass(frozen=True)
class Deed:
    message_id: int
    update_id: int | None


@dataclass(frozen=True)
class Pressed:
    callback_id: str
    update_ids: list[int | None]


def says(
    world: World, person: Person, text: str, chat: Chat | None = None, reply_to: int | None = None
) -> Deed:
    plain, entities = markup.formatted(text, "")
    if not 1 <= len(plain) <= 4096:
        raise Impossible("A message has 1 to 4096 characters.")
    content: Json = {"text": plain} | ({"entities": entities} if entities else {})
    return _writes(world, person, content, chat, reply_to)


def sends(world: World, person: Person, kind: str, caption: str = "", upload: Upload | None = None) -> Deed:
    """Send something else than words: a file of a few bytes, or a place, a contact, a poll."""
    content = _things(person).get(kind) or _file(world, kind, upload)
    if caption:
        plain, entities = markup.formatted(caption, "")
        content |= {"caption": plain} | ({"caption_entities": entities} if entities else {})
    return _writes(world, person, content, None, None)


def edits(world: World, person: Person, message: Message, text: str) -> Deed:
    if message.sender is not person:
        raise Impossible("People edit only what they wrote.")
    plain, entities = markup.formatted(text, "")
    name = "text" if "text" in message.content else "caption"
    entity_name = "entities" if name == "text" else "caption_entities"
    message.content = {key: value for key, value in message.content.items() if key != entity_name}
    message.content |= {name: plain} | ({entity_name: entities} if entities else {})
    message.edited = int(world.clock.now())
    world.changed(message.chat)
    return Deed(message.id, world.updates.add("edited_message", message.as_telegram()))


def presses(
    world: World, person: Person, message_id: int, data: str, chat: Chat | None = None, times: int = 1
) -> Pressed:
    """Press a button, also one that was never there; twice is one press that arrives as two updates."""
    chat = chat or world.private_chat(person)
    press = world.press(chat, person)
    query = {
        "id": press.id,
        "from": person.as_user(),
        "chat_instance": str(hash(chat.id) * 7919),
        "data": data,
    }
    query["message"] = _pressed_message(chat, message_id)
    return Pressed(press.id, [world.updates.add("callback_query", query) for _ in range(times)])


def blocks(world: World, person: Person) -> int | None:
    return _changes_membership(world, person, blocked=True)


def unblocks(world: World, person: Person) -> int | None:
    return _changes_membership(world, person, blocked=False)


def founds(world: World, person: Person, title: str, members: list[int]) -> Chat:
    """Start a group with the bot in it."""
    group = world.add_group(title, members)
    _tell_membership(world, person, group, "left", "member")
    return group


def migrates(world: World, person: Person, group: Chat) -> Chat:
    """Turn a group into a supergroup; Telegram tells the bot in both."""
    supergroup = world.migrate(group)
    for chat, content in (
        (group, {"migrate_to_chat_id": supergroup.id}),
        (supergroup, {"migrate_from_chat_id": group.id}),
    ):
        world.updates.add("message", world.post(chat, person, content).as_telegram())
    return supergroup


def _writes(world: World, person: Person, content: Json, chat: Chat | None, reply_to: int | None) -> Deed:
    if chat is None and world.private_chat(person).blocked:
        unblocks(world, person)
    message = world.post(chat or world.private_chat(person), person, content, reply_to=reply_to)
    return Deed(message.id, world.updates.add("message", message.as_telegram()))


def _pressed_message(chat: Chat, message_id: int) -> Json:
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        return {"message_id": message_id, "chat": chat.as_telegram(), "date": 0}
    return message.as_telegram()


def _changes_membership(world: World, person: Person, *, blocked: bool) -> int | None:
    chat = world.private_chat(person)
    if chat.blocked == blocked:
        return None
    chat.blocked = blocked
    world.changed(chat)
    return _tell_membership(world, person, chat, *("member", "kicked")[:: 1 if blocked else -1])


def _tell_membership(world: World, person: Person, chat: Chat, old: str, new: str) -> int | None:
    body = {"chat": chat.as_telegram(), "from": person.as_user(), "date": int(world.clock.now())}
    body["old_chat_member"] = _membership(world, old)
    body["new_chat_member"] = _membership(world, new)
    return world.updates.add("my_chat_member", body)


def _membership(world: World, status: str) -> Json:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": world.bot.as_user(), "status": status} | until


def _file(world: World, kind: str, upload: Upload | None) -> Json:
    upload = upload or _PLACEHOLDERS.get(kind)
    if upload is None:
        raise Impossible(f"Nobody can send a {kind} here; these can be sent: {', '.join(sendable())}.")
    return _filed(kind, world.files.keep(upload, f"{kind}s"))


def _filed(kind: str, file: File) -> Json:
    if kind == "photo":
        return {kind: [file.as_telegram() | {"width": 320, "height": 320}]}
    fields: Json = {kind: file.as_telegram() | file_fields(kind, file)}
    if kind == "sticker":
        fields[kind]["emoji"] = "🙂"
    return fields | ({"document": fields[kind]} if kind == "animation" else {})


def sendable() -> list[str]:
    return [*_PLACEHOLDERS, *_things(Person(0, ""))]


_PLACEHOLDERS = {
    "photo": Upload("photo.png", "image/png", picture(84, 148, 196)),
    "sticker": Upload("sticker.png", "image/png", picture(250, 200, 80, side=64)),
    "voice": Upload("voice.ogg", "audio/ogg", b"OggS rehearsal"),
    "audio": Upload("audio.mp3", "audio/mpeg", b"ID3 rehearsal"),
    "video": Upload("video.mp4", "video/mp4", b"ftyp rehearsal"),
    "video_note": Upload("note.mp4", "video/mp4", b"ftyp rehearsal"),
    "animation": Upload("animation.mp4", "video/mp4", b"ftyp rehearsal"),
    "document": Upload("document.txt", "text/plain", b"A document from the rehearsal.\n"),
}


def _things(person: Person) -> dict[str, Any]:
    place = {"latitude": 59.3324, "longitude": 18.0586}
    contact = {"phone_number": "+46701740605", "first_name": person.first_name, "user_id": person.id}
    options = [{"persistent_id": word, "text": word, "voter_count": 0} for word in ("Ja", "Nej")]
    poll = {"id": "5000000000000000001", "question": "?", "options": options, "total_voter_count": 0}
    poll |= {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    poll |= {"allows_revoting": True, "members_only": False}
    return {
        "location": {"location": place},
        "venue": {
            "venue": {"location": place, "title": "Centralen", "address": "Stockholm"},
            "location": place,
        },
        "contact": {"contact": contact},
        "dice": {"dice": {"emoji": "🎲", "value": 4}},
        "poll": {"poll": poll},
    }
