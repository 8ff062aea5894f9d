"""What goes on with broadcasts by itself: those whose time has come begin, progress is shown, those that are done end."""

from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import orders, roster
from bot.batch import Batch
from bot.roster import Roster
from conversations.broadcast import Broadcast
from conversations.effects import Effect, Renew, Say, Tell
from conversations.event import LANGUAGES
from conversations.facts import Person
from conversations.references import References
from conversations.scene import Scene
from conversations.states import Chat
from storage import broadcasts, outbox

PROGRESS_SECONDS = 3.0
"""How often a report that an organiser looks at is edited, at the most."""


class BroadcastRound:
    """Knows when progress was shown last; after a restart it is simply shown."""

    def __init__(self) -> None:
        self._shown_at: dict[int, float] = {}

    async def go(self, connection: AsyncConnection, batch: Batch, ticks: float) -> bool:
        """Go round once; says whether there is something new to send."""
        began = await _begin(connection, batch)
        ended = await broadcasts.finish(connection, batch.machine_time)
        going = await broadcasts.standing(connection, "sending")
        due = [each.id for each in going if ticks - self._shown_at.get(each.id, 0.0) >= PROGRESS_SECONDS]
        if not (began or ended or due):
            return False
        batch.roster = await roster.load(connection, batch.world.organisers)
        shown = await broadcasts.find(connection, {*ended, *due})
        for each in shown.values():
            await _show(connection, batch, each, is_over=each.id in ended)
        self._shown_at = dict.fromkeys(due, ticks) | {
            each: at for each, at in self._shown_at.items() if each not in ended and each not in due
        }
        return bool(began)


async def _begin(connection: AsyncConnection, batch: Batch) -> list[Broadcast]:
    """Begin with those whose time has come."""
    scheduled = await broadcasts.standing(connection, "scheduled")
    due = [
        each
        for each in scheduled
        if each.event in batch.world.events and each.due_at and each.due_at <= batch.now
    ]
    for each in due:
        await broadcasts.launch(connection, each, batch.world.events[each.event], batch.machine_time)
    return due


async def _show(connection: AsyncConnection, batch: Batch, broadcast: Broadcast, *, is_over: bool) -> None:
    """The report as it is now, where it stands; who ordered a broadcast also hears that it is over."""
    if broadcast.event not in batch.world.events:
        return
    for chat, language in _readers(batch.roster, broadcast).items():
        scene = _scene(batch, chat, language, broadcast)
        said = await orders.report(connection, scene, broadcast)
        await outbox.supersede(connection, chat, said.subject)
        effects: list[Effect] = [Tell(chat, Renew(said.subject, said.text, said.rows))]
        if is_over:
            effects.append(Tell(chat, Say(scene.html("broadcast-over"))))
        batch.carry_out(chat, effects)


def _readers(known: Roster, broadcast: Broadcast) -> dict[int, str]:
    """Who ordered it; of what nobody ordered, all organisers."""
    organisers = [chat for chat, member in known.members.items() if member.role == "organiser"]
    readers: Iterable[int] = [broadcast.author] if broadcast.author else organisers
    languages: Mapping[int, str] = known.languages
    return {chat: languages.get(chat, LANGUAGES[0]) for chat in readers}


def _scene(batch: Batch, chat: int, language: str, broadcast: Broadcast) -> Scene:
    facts = batch.facts(chat, Person(), References())
    return Scene(Chat(language), facts, batch.world.events[broadcast.event])
