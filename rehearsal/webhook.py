"""Delivery of updates to the bot's own address: https://core.telegram.org/bots/api#setwebhook."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from http.client import responses

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import PyreqwestError

from rehearsal.updates import Updates, Waiting
from rehearsal.wire import Json

_PATIENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class Address:
    url: str
    secret_token: str = ""
    max_connections: int = 40


@dataclass
class Webhook:
    """Brings each update until it is taken with a 2xx; the waits between double up to the longest."""

    updates: Updates
    first_wait: float = 0.2
    longest_wait: float = 10.0
    address: Address | None = None
    in_flight: set[Waiting] = field(default_factory=set)
    last_error: str | None = None
    last_error_at: int = 0

    def point_to(self, address: Address | None) -> None:
        self.address, self.last_error = address, None
        self.updates.bell.ring()

    def as_telegram(self) -> Json:
        shown: Json = {
            "url": self.address.url if self.address else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.waiting),
        }
        if self.address:
            shown["max_connections"] = self.address.max_connections
        if self.last_error:
            shown |= {"last_error_date": self.last_error_at, "last_error_message": self.last_error}
        if self.updates.allowed:
            shown["allowed_updates"] = sorted(self.updates.allowed)
        return shown

    async def run(self) -> None:
        """Deliver until cancelled."""
        client = ClientBuilder().timeout(_PATIENCE).follow_redirects(enable=False).no_proxy().build()
        async with client, asyncio.TaskGroup() as deliveries:
            while True:
                await self.updates.bell.until(lambda: self._next() is not None)
                if (waiting := self._next()) is not None:
                    self.in_flight.add(waiting)
                    deliveries.create_task(self._deliver(client, waiting))

    def _next(self) -> Waiting | None:
        if self.address is None or len(self.in_flight) >= self.address.max_connections:
            return None
        return next((one for one in self.updates.waiting if one not in self.in_flight), None)

    async def _deliver(self, client: Client, waiting: Waiting) -> None:
        wait = self.first_wait
        try:
            while (address := self.address) is not None and waiting in self.updates.waiting:
                if await self._is_taken(client, address, waiting.update):
                    self.updates.remove(waiting)
                    break
                await self.updates.bell.until(lambda: self.address is not address, wait)
                wait = min(2 * wait, self.longest_wait)
        finally:
            self.in_flight.discard(waiting)
            self.updates.bell.ring()

    async def _is_taken(self, client: Client, address: Address, update: Json) -> bool:
        secret = {"X-Telegram-Bot-Api-Secret-Token": address.secret_token} if address.secret_token else {}
        try:
            answer = await client.post(address.url).headers(secret).body_json(update).build().send()
            if answer.status < HTTPStatus.MULTIPLE_CHOICES:
                return True
            self._failed(
                f"Wrong response from the webhook: {answer.status} {responses.get(answer.status, '')}"
            )
        except PyreqwestError as error:
            self._failed(f"Connection failed: {error.message}")
        finally:
            _go_on_unless_cancelled()
        return False

    def _failed(self, why: str) -> None:
        self.last_error, self.last_error_at = why, int(time.time())


def _go_on_unless_cancelled() -> None:
    """Raise CancelledError in a task that is cancelled: pyreqwest forgets it where it comes together with the answer."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
