"""The updates that wait for the bot, and which of them it has acknowledged."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from rehearsal.bell import Bell
from rehearsal.wire import Json

# Telegram sends these only to bots that name them: https://core.telegram.org/bots/api#getupdates
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(eq=False)
class Waiting:
    """One update; an injected one may carry an id that is acknowledged already, and must still get out once."""

    update: Json
    injected: bool = False
    handed_out: bool = False

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


class Updates:
    def __init__(self) -> None:
        self.bell = Bell()
        self.waiting: list[Waiting] = []
        self.next_id = 100_000_000 + secrets.randbelow(800_000_000)
        self.allowed: frozenset[str] = frozenset()

    def allow(self, kinds: Iterable[str]) -> None:
        """Decide which kinds later events may become; none named means all the usual ones."""
        self.allowed = frozenset(kinds)

    def add(self, kind: str, body: Json) -> int | None:
        """Queue an update and give its id, or nothing if the bot does not want this kind."""
        if not (kind in self.allowed if self.allowed else kind not in ON_REQUEST):
            return None
        return self._queue(Waiting({"update_id": self._new_id(), kind: body}))

    def inject(self, update: Json) -> int:
        """Queue any object at all, also with an id that was used before."""
        numbered = {"update_id": self._new_id()} | update if "update_id" not in update else update
        return self._queue(Waiting(numbered, injected=True))

    def acknowledge(self, offset: int) -> None:
        """Forget what stands below the offset; a negative one keeps only that many of the last."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [one for one in self.waiting if not _is_settled(one, offset)]

    def hand_out(self, limit: int) -> list[Json]:
        batch = self.waiting[:limit]
        for one in batch:
            one.handed_out = True
        return [one.update for one in batch]

    def remove(self, one: Waiting) -> None:
        if one in self.waiting:
            self.waiting.remove(one)

    def clear(self) -> None:
        self.waiting = []

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _queue(self, one: Waiting) -> int:
        self.waiting.append(one)
        self.bell.ring()
        return one.id


def _is_settled(one: Waiting, offset: int) -> bool:
    return one.id < offset and (one.handed_out or not one.injected)
