"""Faults on order: the next calls of the bot fail the way that was asked for."""

import asyncio
from dataclasses import dataclass

from rehearsal.limits import too_many
from rehearsal.wire import Json, Refusal

KINDS = frozenset({"400", "403", "429", "500", "502", "timeout", "reset-before", "reset-after", "slow"})
_WORDS = {
    "400": "Bad Request: the rehearsal refuses this",
    "403": "Forbidden: bot was blocked by the user",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


class Silence(Exception):
    """The connection closes without an answer."""


@dataclass
class Fault:
    kind: str
    times: int = 1
    method: str | None = None
    chat_id: int | None = None
    retry_after: int = 1
    description: str | None = None
    seconds: float = 30.0
    parameters: Json | None = None

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Polling is struck only when it is named: it would use up faults meant for others."""
        named = method == self.method.lower() if self.method else method != "getupdates"
        return self.times > 0 and named and self.chat_id in {None, chat_id}

    async def before(self) -> None:
        """Fail now, unless the call is first to be carried out."""
        match self.kind:
            case "429":
                raise too_many(self.retry_after)
            case "slow":
                await asyncio.sleep(self.seconds)
            case "timeout":
                await asyncio.sleep(self.seconds)
                raise Silence
            case "reset-before":
                raise Silence
            case "400" | "403" | "500" | "502":
                raise Refusal(int(self.kind), self.description or _WORDS[self.kind], self.parameters)

    def after(self) -> None:
        if self.kind == "reset-after":
            raise Silence


class Faults:
    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        self.ordered.append(fault)

    def clear(self) -> None:
        self.ordered.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The first fault that fits this call, which is used up by one."""
        fault = next((one for one in self.ordered if one.strikes(method, chat_id)), None)
        if fault:
            fault.times -= 1
            self.ordered = [one for one in self.ordered if one.times > 0]
        return fault
