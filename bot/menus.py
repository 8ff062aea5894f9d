"""The menus of commands: for everybody in each language, and with more in it for those who may do more.

Source: https://core.telegram.org/bots/api#botcommandscope
"""

from collections.abc import Iterable, Iterator
from typing import Any

from telegram import BotCommand, BotCommandScopeChat

from bot.batch import World
from conversations import menu
from conversations.roles import Member, Role


def all_of(world: World, team: Iterable[Member]) -> Iterator[dict[str, Any]]:
    """The arguments of each call that sets a menu; the first language is for everybody whose own there is none of."""
    yield from _menus(world, None)
    for member in team:
        scope = BotCommandScopeChat(member.chat)
        yield from ({**each, "scope": scope} for each in _menus(world, member.role))


def _menus(world: World, role: Role | None) -> Iterator[dict[str, Any]]:
    for shown in menu.shown_to(role, world.wording):
        commands = [BotCommand(name, word) for name, word in shown.lines]
        yield {"commands": commands, "language_code": shown.language or None}
