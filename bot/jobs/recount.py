"""Counts registrations anew where a form has changed, a slice at a time."""

from collections import Counter

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.event.event import Event
from conversations.model.registrations import basis, counting, searching, tally
from conversations.model.registrations.counting import Counted
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.tally import Tallied
from storage import counts, recounts, registrations, search, tallies
from storage.recounts import BEGINNING, Recount

SLICE = 100
"""How many registrations are counted in one transaction, for which everybody waits."""

CLEARED_AT_ONCE = 2000


async def go_on(connection: AsyncConnection, event: Event, recount: Recount) -> bool:
    """Count one slice more; says whether that was the last one."""
    if recount.mark == BEGINNING and await _clear(connection, event, recount) == CLEARED_AT_ONCE:
        return False
    found, mark = await registrations.behind(connection, event.key, recount.mark, SLICE)
    await _count(connection, event, recount, found)
    await recounts.move(connection, event.key, mark)
    return mark is None


async def _clear(connection: AsyncConnection, event: Event, recount: Recount) -> int:
    """Delete what was counted before, up to a limit; says how many rows that were."""
    gone = await tallies.clear(connection, event.key, recount.fields, CLEARED_AT_ONCE)
    return gone + await counts.clear(connection, event.key, recount.fields, CLEARED_AT_ONCE - gone)


async def _count(
    connection: AsyncConnection, event: Event, recount: Recount, found: list[Registration]
) -> None:
    tallied: Counter[Tallied] = Counter()
    counted: Counter[Counted] = Counter()
    for each in found:
        tallied.update(tally.tallied(event, each))
        counted.update(counting.difference(event, None, each))
    fields = recount.fields
    new = await tallies.add(
        connection, {key: number for key, number in tallied.items() if key.field in fields}
    )
    await tallies.enter(connection, [each for each in new if tally.suggests(event, each.field)])
    await counts.add(connection, {key: number for key, number in counted.items() if key.field in fields})
    if basis.WORDS in fields:
        await _enter(connection, event, [each for each in found if each.answers])


async def _enter(connection: AsyncConnection, event: Event, found: list[Registration]) -> None:
    """Let registrations be found by the words that they have now, where those are others than before."""
    before = await search.words_of(connection, [each.code for each in found])
    words = {each.code: searching.words_of(event, each) for each in found}
    changed = {code: own for code, own in words.items() if own != set(before.get(code, ()))}
    if changed:
        await search.enter(connection, changed)
