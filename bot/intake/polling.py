"""Long polling: the offset moves on only after what came before is on disk."""

import asyncio
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.delivery.telegram_api import TelegramApi
from bot.intake.intake import Intake
from bot.log import fault
from bot.telegram.reading import ALLOWED_UPDATES, is_id
from storage import database

log = structlog.get_logger()

POLL_SECONDS = 30
GRACE_SECONDS = 10
"""An answer that comes this much later than promised comes no more; the connection is made anew."""

LONGEST_WAIT = 15.0


class Polling:
    """Asks for updates for as long as it is not cancelled; between two batches it may stop at any time."""

    def __init__(self, api: TelegramApi, intake: Intake) -> None:
        self._api = api
        self._intake = intake
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        while True:
            try:
                await self._turn()
                self._failures = 0
            except InvalidToken:
                raise
            except (TelegramError, database.Away) as error:
                await self._recover(error)

    async def _turn(self) -> None:
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            asked["offset"] = self._offset
        given = await self._api.call("getUpdates", asked, seconds=POLL_SECONDS + GRACE_SECONDS)
        if given:
            await self._intake.take(given)
            numbers = [number for each in given if is_id(number := each.get("update_id"))]
            self._offset = max(numbers, default=self._offset or 0) + 1

    async def _recover(self, error: Exception) -> None:
        """Wait a little longer each time, and begin with a new connection."""
        self._failures += 1
        wait = min(LONGEST_WAIT, 0.25 * 2 ** min(self._failures, 10))
        if isinstance(error, Conflict):
            log.warning("another bot polls with the same token: stop one of the two", wait=wait)
        else:
            log.warning("polling failed, and is tried again", wait=wait, **fault(error))
        if isinstance(error, TelegramError):
            await self._api.reconnect()
        await asyncio.sleep(wait)
