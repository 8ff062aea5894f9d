"""The talks between the team and attendees that a batch knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from conversations.chat.effects import KeepThread
from conversations.chat.needs import Needs
from conversations.model.threads import Thread
from storage import threads


@dataclass(slots=True)
class Talks(Part):
    """`threads` are by key; those that are not on disk yet are in `changed`, too."""

    threads: dict[str, Thread] = field(default_factory=dict)
    changed: dict[str, Thread] = field(default_factory=dict)

    needed_for: ClassVar = ("threads",)
    changes: ClassVar = (KeepThread,)

    def of(self, needs: Needs) -> dict[str, Thread]:
        return {key: self.threads[key] for key in needs.threads if key in self.threads}

    def completed(self, needs: Needs) -> Needs:
        """Add the codes of the registrations that the threads are about."""
        codes = [each.code for each in self.of(needs).values()]
        return replace(needs, codes=(*needs.codes, *codes)) if codes else needs

    async def load(self, connection: AsyncConnection, needs: Sequence[Needs]) -> None:
        keys = {key for each in needs for key in each.threads}
        self.threads = {each.key: each for each in await threads.named(connection, keys)} | self.threads

    def carry_out(self, change: KeepThread, actor: Actor) -> None:  # noqa: ARG002 - whoever talks
        self.threads[change.thread.key] = self.changed[change.thread.key] = change.thread

    @property
    def has_changed(self) -> bool:
        return bool(self.changed)

    async def write(self, connection: AsyncConnection) -> None:
        await threads.save(connection, self.changed.values())

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        await threads.forget(connection, event)
