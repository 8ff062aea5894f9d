"""The bot's menu of commands, by scope and language: https://core.telegram.org/bots/api#botcommandscope."""

import re
from dataclasses import dataclass
from typing import Any

from rehearsal.wire import Json, bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_PLAIN = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_OF_CHAT = frozenset({"chat", "chat_administrators"})


@dataclass(frozen=True)
class Scope:
    kind: str = "default"
    chat_id: int | None = None
    user_id: int | None = None


class Menus:
    def __init__(self) -> None:
        self._menus: dict[tuple[Scope, str], list[Json]] = {}

    def set(self, scope: Scope, language: str, commands: Any) -> None:
        if not isinstance(commands, list):
            raise bad_request("can't parse commands: expected an Array")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._menus[scope, language] = [_checked(command) for command in commands]

    def get(self, scope: Scope, language: str) -> list[Json]:
        return self._menus.get((scope, language), [])

    def delete(self, scope: Scope, language: str) -> None:
        self._menus.pop((scope, language), None)

    def seen_by(self, person_id: int, chat_id: int, language: str) -> list[Json]:
        """The menu a person sees: the narrowest scope wins, and in it the person's own language."""
        for scope in _narrowest_first(person_id, chat_id):
            for wanted in (language, ""):
                if menu := self._menus.get((scope, wanted)):
                    return menu
        return []


def scope_of(described: Any) -> Scope:
    """Read a BotCommandScope; refuses what Telegram does not know."""
    described = described or {"type": "default"}
    kind = described.get("type") if isinstance(described, dict) else None
    if kind in _PLAIN:
        return Scope(kind)
    if kind in _OF_CHAT:
        return Scope(kind, int(described.get("chat_id", 0)))
    if kind == "chat_member":
        return Scope(kind, int(described.get("chat_id", 0)), int(described.get("user_id", 0)))
    raise bad_request("can't parse BotCommandScope: Unsupported type specified")


def _narrowest_first(person_id: int, chat_id: int) -> list[Scope]:
    if chat_id > 0:
        return [Scope("chat", chat_id), Scope("all_private_chats"), Scope()]
    return [
        Scope("chat_member", chat_id, person_id),
        Scope("chat", chat_id),
        Scope("all_group_chats"),
        Scope(),
    ]


def _checked(command: Any) -> Json:
    name, description = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
