"""Sets the menus of commands: for everybody in each language, and with more in it for those who may do more.

Source: https://core.telegram.org/bots/api#botcommandscope
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

from telegram import BotCommand, BotCommandScopeChat

from bot.parts.team import Team
from bot.world import World
from conversations import routes
from conversations.chat import menu
from conversations.model.team import Member, Role
from storage import boards
from storage import team as storage_team
from storage.database import Database


async def introduce(
    database: Database, world: World, tell: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Tell Telegram each menu. Who stands in ORGANISERS no longer loses the menu, the messages that were kept current
    and the links that they made.

    They are forgotten when Telegram has heard it, so that a start that fails does not leave them the menu.
    """
    async with database.transaction() as connection:
        known = Team(world.organisers)
        await known.read(connection)
        former = await storage_team.fixed(connection) - world.organisers
        await boards.drop_all(connection, former)
        await storage_team.revoke_but(connection, known.organisers)
    for shown in all_of(world, [known.members[each] for each in known.languages], former):
        await tell(shown)
    async with database.transaction() as connection:
        await storage_team.dismiss_fixed(connection, former)


def all_of(world: World, members: Iterable[Member], former: Iterable[int] = ()) -> Iterator[dict[str, Any]]:
    """The arguments of each call that sets a menu; the first language is for everybody whose own there is none of."""
    yield from _menus(world, None)
    roles: dict[int, Role | None] = dict.fromkeys(former) | {each.chat: each.role for each in members}
    for chat, role in roles.items():
        scope = BotCommandScopeChat(chat)
        yield from ({**each, "scope": scope} for each in _menus(world, role))


def _menus(world: World, role: Role | None) -> Iterator[dict[str, Any]]:
    for shown in menu.shown(routes.names(role), world.wording):
        commands = [BotCommand(name, word) for name, word in shown.lines]
        yield {"commands": commands, "language_code": shown.language or None}
