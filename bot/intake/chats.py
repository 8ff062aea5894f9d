"""The chats of a batch: where each conversation stands, and whether the bot may write there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.telegram.reading import Act
from conversations import dialogue
from conversations.chat import needs
from conversations.chat.facts import Person
from conversations.chat.states import Chat
from storage import chats, outbox, subjects
from storage.chats import Stored


@dataclass(slots=True)
class Chats:
    """By their id, `now` as they stand; `about` is by chat and message.

    Those that are `lost` can't be read and begin anew; each tells whether it hears the necessary only. Of those that were blocked or unblocked, `reachable` says whether the bot may write there.
    """

    now: dict[int, Chat] = field(default_factory=dict)
    lost: dict[int, bool] = field(default_factory=dict)
    about: dict[tuple[int, int], str] = field(default_factory=dict)
    reachable: dict[int, bool] = field(default_factory=dict)

    def of(self, chat: int, person: Person) -> Chat:
        if chat not in self.now:
            only_necessary = self.lost.get(chat, False)
            self.now[chat] = replace(dialogue.begin(person), only_necessary=only_necessary)
        return self.now[chat]

    def subject(self, act: Act) -> str:
        """What the message is about that an act is a reply to; nothing where it is none, or about nothing."""
        return self.about.get((act.chat, needs.reply_to(act.given) or 0), "")

    async def know(self, connection: AsyncConnection, stored: Mapping[int, Stored]) -> None:
        """Take the chats as they are stored."""
        self.now, self.lost = await chats.made(connection, stored)

    async def know_subjects(self, connection: AsyncConnection, acts: Sequence[Act]) -> None:
        if replied := {(act.chat, message) for act in acts if (message := needs.reply_to(act.given))}:
            self.about = await subjects.of(connection, replied)

    async def write(self, connection: AsyncConnection, now: datetime) -> None:
        await chats.save(connection, self.now, now)

    async def write_reachable(self, connection: AsyncConnection) -> None:
        """Note who can be written to; what waits for the others is given up."""
        blocked = [chat for chat, may_write in self.reachable.items() if not may_write]
        unblocked = [chat for chat, may_write in self.reachable.items() if may_write]
        if blocked:
            await chats.mark_unreachable(connection, blocked, "blocked")
            await outbox.close(connection, blocked, "blocked")
        if unblocked:
            await chats.mark_unreachable(connection, unblocked, None)
