"""Offers organisers to tell people what has changed of an event: once for each change, also where the bot was away meanwhile."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.batch import Batch
from bot.parts import notices as parts_notices
from conversations.broadcasts import notices
from conversations.chat.effects import Say, Tell
from conversations.chat.scene import Scene
from conversations.chat.states import Chat
from conversations.language.languages import LANGUAGES
from conversations.model.event import changes
from conversations.model.event.event import Event
from storage import notices as storage_notices


async def see_to(connection: AsyncConnection, batch: Batch, event: Event) -> None:
    """Compare an event with what people know of it, and ask the organisers where that concerns somebody."""
    await batch.parts.team.read_once(connection)
    scene = Scene(Chat(LANGUAGES[0], event=event.key), batch.own_facts(), event)
    known, offer = await storage_notices.find(connection, event.key)
    found = notices.standing(scene, known)
    sign = changes.sign(found)
    if found and sign == offer:
        return
    cards = await _cards(connection, scene, found)
    if known is None or not any(cards.values()):
        if offer and batch.now < event.ends_at:
            batch.carry_out(0, notices.taken_back(scene))
        await storage_notices.note(connection, event.key, changes.known(event))
        return
    if offer:
        batch.carry_out(0, notices.replaced(scene))
    batch.carry_out(0, [Tell(chat, card) for chat, card in cards.items() if card])
    await storage_notices.note(connection, event.key, known, sign)


async def _cards(
    connection: AsyncConnection, scene: Scene, found: list[changes.Change]
) -> dict[int, Say | None]:
    """Return the offer for each organiser, in their language."""
    spoken = {
        language: await parts_notices.card(connection, scene.speaking(language), found)
        for language in LANGUAGES
    }
    return {chat: spoken[language] for chat, language in sorted(scene.facts.team.organisers.items())}
