"""The messages that are kept current, as they were asked for in a batch."""

from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.parts import Actor, Part
from conversations.chat.effects import Dismiss, KeepCurrent
from storage import boards
from storage.boards import Board


@dataclass(slots=True)
class Boards(Part):
    """`asked` are in the order in which they came; who was `dismissed` sees no figures any more."""

    asked: list[Board] = field(default_factory=list)
    dismissed: set[int] = field(default_factory=set)

    changes: ClassVar = (KeepCurrent, Dismiss)

    def carry_out(self, change: KeepCurrent | Dismiss, actor: Actor) -> None:
        match change:
            case KeepCurrent(event, message, shown):
                self.asked.append(Board(actor.chat, event, message, shown, actor.now))
            case Dismiss(chat):
                self.dismissed.add(chat)
                self.asked = [each for each in self.asked if each.chat != chat]

    @property
    def has_changed(self) -> bool:
        return bool(self.asked or self.dismissed)

    async def write(self, connection: AsyncConnection) -> None:
        await boards.drop_all(connection, self.dismissed)
        for each in self.asked:
            if each.message:
                await boards.keep(connection, [each])
            else:
                await boards.drop(connection, each.chat, each.event)

    async def forget(self, connection: AsyncConnection, event: str) -> None:
        await boards.forget(connection, event)
