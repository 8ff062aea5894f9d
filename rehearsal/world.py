"""Everybody and everything on the rehearsal's side of the wire: values in memory, and no HTTP."""

import secrets
import time
from collections import Counter
from dataclasses import dataclass, field

from rehearsal.bell import Bell
from rehearsal.clock import Clock
from rehearsal.files import Files
from rehearsal.menus import Menus
from rehearsal.updates import Updates
from rehearsal.wire import Json, Refusal, bad_request


@dataclass(frozen=True)
class Bot:
    token: str
    username: str
    name: str

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def as_user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(frozen=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    role: str = "attendee"
    """What the person is there for. It is for the page: Telegram and the bot know nothing of it."""

    def as_user(self) -> Json:
        names = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        known = {name: value for name, value in names.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **known}


@dataclass(eq=False)
class Message:
    """One message; what it contains is kept as Telegram's own fields (text, entities, photo and so on)."""

    id: int
    chat: "Chat"
    sender: Bot | Person
    date: int
    content: Json
    markup: Json | None = None
    reply_to: int | None = None
    edited: int | None = None
    deleted: bool = False

    @property
    def is_from_bot(self) -> bool:
        return isinstance(self.sender, Bot)

    @property
    def text(self) -> str:
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    def as_telegram(self, *, with_reply: bool = True) -> Json:
        message: Json = {
            "message_id": self.id,
            "from": self.sender.as_user(),
            "chat": self.chat.as_telegram(),
        }
        message |= {"date": self.date} | self.content
        if self.edited:
            message["edit_date"] = self.edited
        if self.inline_keyboard:
            message["reply_markup"] = {"inline_keyboard": self.inline_keyboard}
        answered = self.chat.messages.get(self.reply_to or 0)
        if answered and with_reply:
            message["reply_to_message"] = answered.as_telegram(with_reply=False)
        return message


@dataclass(frozen=True)
class Toast:
    """What a person sees for a moment after pressing a button."""

    number: int
    callback_id: str
    person_id: int
    text: str
    show_alert: bool
    url: str | None


@dataclass(frozen=True)
class Press:
    """A press of a button that the bot may still answer."""

    id: str
    chat: "Chat"
    person_id: int
    at: float


@dataclass(eq=False)
class Chat:
    """A private chat (it bears the person's id) or a group (its id is below zero)."""

    id: int
    description: Json
    members: list[int]
    messages: dict[int, Message] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    keyboard: Json | None = None
    keyboard_from: int = 0
    typing_until: float = 0.0
    revision: int = 0
    blocked: bool = False
    migrated_to: int | None = None

    @property
    def is_private(self) -> bool:
        return self.id > 0

    def as_telegram(self) -> Json:
        return {"id": self.id} | self.description

    def next_message_id(self) -> int:
        return next(reversed(self.messages), 0) + 1


@dataclass(eq=False)
class World:
    bot: Bot
    clock: Clock
    updates: Updates = field(default_factory=Updates)
    files: Files = field(default_factory=Files)
    menus: Menus = field(default_factory=Menus)
    profile: Json = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    bell: Bell = field(default_factory=Bell)
    calls_bell: Bell = field(default_factory=Bell)
    revision: int = 0
    closing: bool = False

    def changed(self, chat: Chat | None = None) -> None:
        """Tell everybody who watches that a chat, or the world around it, is new."""
        self.revision += 1
        if chat is not None:
            chat.revision = self.revision
        self.bell.ring()

    def close(self) -> None:
        """Let everybody who waits go home."""
        self.closing = True
        for bell in (self.bell, self.calls_bell, self.updates.bell):
            bell.ring()

    def add_person(self, first_name: str, role: str = "attendee", **names: str | None) -> Person:
        number = 100_000_001 + len(self.people) * 1_000_003
        person = Person(number, first_name, role=role, **names)
        self.people[person.id] = person
        self.changed()
        return person

    def add_group(self, title: str, members: list[int]) -> Chat:
        number = -(4_000_000_001 + self.counts["groups"])
        description = {"type": "group", "title": title, "all_members_are_administrators": True}
        return self._add_group(Chat(number, description, members))

    def migrate(self, group: Chat) -> Chat:
        """Turn a group into a supergroup, which gives it a new id."""
        number = -(1_000_000_000_000 + self.counts["groups"] + 2_000_000_001)
        description = {"type": "supergroup", "title": group.description["title"]}
        group.migrated_to = number
        return self._add_group(Chat(number, description, group.members))

    def private_chat(self, person: Person) -> Chat:
        """The person's chat with the bot, which begins when the person first writes."""
        if person.id not in self.chats:
            user = person.as_user()
            names = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
            self.chats[person.id] = Chat(person.id, {"type": "private"} | names, [person.id])
        return self.chats[person.id]

    def open_chat(self, chat_id: int) -> Chat:
        """The chat if the bot may write there; refuses as Telegram does otherwise."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            moved = {"migrate_to_chat_id": chat.migrated_to}
            raise Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", moved)
        if chat.blocked:
            raise Refusal(403, _SHUT_OUT["private" if chat.is_private else "group"])
        return chat

    def post(
        self,
        chat: Chat,
        sender: Bot | Person,
        content: Json,
        markup: Json | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Add a message to a chat, where everybody in it sees it."""
        message = Message(
            chat.next_message_id(), chat, sender, int(self.clock.now()), content, markup, reply_to
        )
        chat.messages[message.id] = message
        if message.is_from_bot:
            chat.typing_until = 0.0
            _change_keyboard(chat, message)
        elif "force_reply" in (chat.keyboard or {}):
            chat.keyboard = None
        self.counts["messages"] += 1
        self.changed(chat)
        return message

    def toast(self, press: Press, text: str, *, show_alert: bool, url: str = "") -> None:
        """Show the bot's answer to a press of a button."""
        toasts = press.chat.toasts
        toasts.append(Toast(len(toasts) + 1, press.id, press.person_id, text, show_alert, url or None))
        self.changed(press.chat)

    def press(self, chat: Chat, person: Person) -> Press:
        press = Press(str(secrets.randbits(62)), chat, person.id, time.monotonic())
        self.presses[press.id] = press
        return press

    def _add_group(self, chat: Chat) -> Chat:
        self.counts["groups"] += 1
        self.chats[chat.id] = chat
        self.changed(chat)
        return chat


_SHUT_OUT = {
    "private": "Forbidden: bot was blocked by the user",
    "group": "Forbidden: bot was kicked from the group chat",
}


def _change_keyboard(chat: Chat, message: Message) -> None:
    """A reply keyboard stays until another one, or a request to remove it, takes its place."""
    replies: Json = message.markup or {}
    if "keyboard" in replies or "force_reply" in replies:
        chat.keyboard, chat.keyboard_from = message.markup, message.id
    elif "remove_keyboard" in replies:
        chat.keyboard = None
