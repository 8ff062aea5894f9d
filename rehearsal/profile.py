"""What the bot tells about itself: names, descriptions, and its menu of commands."""

from collections.abc import Callable
from functools import partial
from typing import Any

from rehearsal.menus import scope_of
from rehearsal.params import Params
from rehearsal.wire import Json, bad_request
from rehearsal.world import World

NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _params: Params) -> Json:
    return world.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


def set_commands(world: World, params: Params) -> bool:
    scope = scope_of(params.object("scope"))
    if scope.chat_id is not None:
        world.open_chat(scope.chat_id)
    world.menus.set(scope, params.text("language_code"), params.object("commands"))
    world.changed()
    return True


def get_commands(world: World, params: Params) -> list[Json]:
    return world.menus.get(scope_of(params.object("scope")), params.text("language_code"))


def delete_commands(world: World, params: Params) -> bool:
    world.menus.delete(scope_of(params.object("scope")), params.text("language_code"))
    world.changed()
    return True


def set_text(name: str, world: World, params: Params) -> bool:
    text = params.text(name)
    if len(text) > _LONGEST[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    world.profile[f"{name}:{params.text('language_code')}"] = text
    world.changed()
    return True


def get_text(name: str, world: World, params: Params) -> Json:
    return {name: spoken(world, name, params.text("language_code"))}


def spoken(world: World, name: str, language: str) -> str:
    """The bot's name or description as a person of this language sees it."""
    wanted = world.profile.get(f"{name}:{language}") or world.profile.get(f"{name}:")
    return str(wanted or (world.bot.name if name == "name" else ""))


def told(world: World, name: str) -> dict[str, str]:
    """The bot's name or description by language; the one under "" is for phones of all others."""
    languages = [key.partition(":")[2] for key in world.profile if key.startswith(f"{name}:")]
    return {language: spoken(world, name, language) for language in ("", *languages)}


def set_menu_button(world: World, params: Params) -> bool:
    world.profile["menu_button"] = params.object("menu_button") or {"type": "default"}
    return True


def get_menu_button(world: World, _params: Params) -> Any:
    return world.profile.get("menu_button", {"type": "commands"})


def always(_world: World, _params: Params) -> bool:
    return True


METHODS: dict[str, Callable[[World, Params], Any]] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": partial(set_text, "name"),
    "getMyName": partial(get_text, "name"),
    "setMyDescription": partial(set_text, "description"),
    "getMyDescription": partial(get_text, "description"),
    "setMyShortDescription": partial(set_text, "short_description"),
    "getMyShortDescription": partial(get_text, "short_description"),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "logOut": always,
    "close": always,
}
