"""The bot's name and descriptions, as its events tell them; where they say nothing, as @BotFather was told.

Telegram lets a name be changed only a few times a day, so nothing is told that stands there already.
Source: https://core.telegram.org/bots/api#setmyname
"""

from collections.abc import Mapping

import structlog
from telegram.error import TelegramError

from bot.delivery.telegram_api import TelegramApi
from bot.log import fault
from conversations.language.wording import Wording
from conversations.model.event.event import Event
from conversations.welcome import profile

METHODS: Mapping[str, str] = {
    "name": "MyName",
    "description": "MyDescription",
    "short_description": "MyShortDescription",
}
"""How the methods that get and set a part of the profile end."""

log = structlog.get_logger()


async def introduce(api: TelegramApi, events: Mapping[str, Event], wording: Wording) -> None:
    """Tell Telegram the parts of the profile that changed. What it refuses is logged, and left to the next start."""
    shown = list(profile.shown(list(events.values()), wording))
    for part in METHODS:
        try:
            await _tell(api, part, {each.language: getattr(each, part) for each in shown})
        except TelegramError as error:
            log.warning("Telegram did not take the bot's profile", part=part, **fault(error))


async def _tell(api: TelegramApi, part: str, texts: Mapping[str, str]) -> None:
    """Set the texts of some languages that differ; an empty one falls back to that for all other languages."""
    general = await _known(api, part, "")
    for language, text in texts.items():
        if await _known(api, part, language) != (text or general):
            await api.call(f"set{METHODS[part]}", {part: text, "language_code": language})


async def _known(api: TelegramApi, part: str, language: str) -> str:
    known = await api.call(f"get{METHODS[part]}", {"language_code": language})
    return str(known.get(part, ""))
