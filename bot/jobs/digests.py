"""Tells organisers of cancellations by itself: gathered, by day, and once in a day for each event."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.batch import Batch
from bot.jobs.interval import Interval
from conversations.chat.effects import Tell
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.language.languages import LANGUAGES
from conversations.model.event.event import Event
from conversations.model.registrations.audit import Entry
from conversations.model.registrations.registration import Registration
from conversations.team import digest
from conversations.team.digest import Left
from storage import audit, chats, digests, registrations
from storage.digests import Told

LOOKS_EVERY = 60.0
"""Seconds between two looks; a digest waits an hour anyway."""

ACTS = ("cancelled", "offered")
"""What the audit calls what a digest tells of."""


class DigestJobs:
    """Looks for cancellations to tell of, and knows when it last looked; after a restart it simply looks again."""

    def __init__(self) -> None:
        self._looks = Interval(LOOKS_EVERY)

    async def go(self, connection: AsyncConnection, batch: Batch, ticks: float) -> None:
        """Look where it is time, or where the clock has jumped."""
        if self._looks.begins(batch.now, ticks):
            for event in batch.world.events.values():
                await _tell(connection, batch, event)


async def _tell(connection: AsyncConnection, batch: Batch, event: Event) -> None:
    """What was not told yet, where it is due; what has been told is noted in the same transaction."""
    last = await digests.last(connection, event.key)
    entries = await audit.since(connection, event.key, last.entry, ACTS)
    known = {
        each.code: each
        for each in await registrations.named(connection, {each.code for each in entries if each.code}, [])
    }
    own = {each.code: each.at for each in entries if (each.act, each.role) == ("cancelled", "attendee")}
    gone = [known[code] for code in own if code in known and _is_gone(known[code])]
    if not gone or not digest.is_due(event, batch.now, min(own[each.code] for each in gone), last.at):
        return
    await batch.parts.seats.count_all(connection)
    left = _left(event, gone, _offered(entries, known))
    for chat, silenced, scene in await _organisers(connection, batch, event):
        if event.key not in silenced:
            batch.carry_out(0, [Tell(chat, digest.card(scene, left))])
    await digests.note(connection, event.key, Told(batch.now, entries[-1].number))


def _is_gone(registration: Registration) -> bool:
    """Whether a seat was given up by whose it was, and not taken back."""
    return registration.status == "cancelled" and registration.left_as is not None


def _offered(entries: Sequence[Entry], known: dict[str, Registration]) -> list[Registration]:
    codes = dict.fromkeys(each.code for each in entries if each.act == "offered")
    return [known[code] for code in codes if code in known]


def _left(event: Event, gone: Sequence[Registration], offered: Sequence[Registration]) -> Left:
    def called(those: Sequence[Registration], status: str) -> list[str]:
        return [event.called(each.answers) for each in those if each.status == status]

    return Left(called(gone, "cancelled"), called(offered, "offered"), called(offered, "confirmed"))


async def _organisers(
    connection: AsyncConnection, batch: Batch, event: Event
) -> list[tuple[int, Sequence[str], Scene]]:
    """Each with the events that they have silenced, and the scene in their language."""
    await batch.parts.team.read_once(connection)
    facts = batch.own_facts()
    found = await chats.read(connection, facts.team.organisers)
    return [
        (
            chat,
            found[chat].silenced if chat in found else (),
            Scene(Chat(language or LANGUAGES[0]), facts, event),
        )
        for chat, language in sorted(facts.team.organisers.items())
    ]
