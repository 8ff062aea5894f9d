"""The menus of commands: for everybody in each language, and with more in it for those who may do more.

Source: https://core.telegram.org/bots/api#botcommandscope
"""

from collections.abc import Iterator
from typing import Any

from telegram import BotCommand, BotCommandScopeChat

from bot.batch import World
from conversations.commands import NAMES, ORGANISERS_NAMES
from conversations.event import LANGUAGES


def all_of(world: World) -> Iterator[dict[str, Any]]:
    """The arguments of each call that sets a menu; the first language is for everybody whose own there is none of."""
    for language in LANGUAGES:
        for code in ("", language) if language == LANGUAGES[0] else (language,):
            yield {"commands": _menu(world, language, NAMES), "language_code": code or None}
            for organiser in sorted(world.organisers):
                menu = _menu(world, language, (*NAMES, *ORGANISERS_NAMES))
                yield {
                    "commands": menu,
                    "language_code": code or None,
                    "scope": BotCommandScopeChat(organiser),
                }


def _menu(world: World, language: str, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, world.wording.plain(language, f"command-{name}")) for name in names]
