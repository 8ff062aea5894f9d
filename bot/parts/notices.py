"""Carries out what organisers decide about telling people what has changed of an event."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.broadcasts import notices
from conversations.chat.effects import Say, Tell
from conversations.chat.scene import Scene
from conversations.model.event import changes
from conversations.model.event.changes import Change
from storage import audience
from storage import notices as storage_notices


async def settle(connection: AsyncConnection, scene: Scene, offer: str, key: str) -> list[Tell]:
    """Write down that an offer about the scene's event is decided, and tell all organisers; nothing where it was, or is outdated."""
    noticed = await storage_notices.find(connection, scene.event.key)
    found = notices.standing(scene, noticed.known)
    if changes.sign(found) != offer:
        return []
    known = changes.known(scene.event)
    if not await storage_notices.settle(connection, scene.event.key, offer, known):
        return []
    return notices.settled(scene, found, key)


async def card(connection: AsyncConnection, scene: Scene, found: Sequence[Change]) -> Say | None:
    """Return the offer to tell of changes; nothing where they concern nobody."""
    event = scene.event
    reaches = [await audience.reach(connection, event, notices.audience([each])) for each in found]
    if not any(each.total for each in reaches):
        return None
    reach = await audience.reach(connection, event, notices.audience(found))
    return notices.card(scene, found, reaches, reach)


async def open_card(connection: AsyncConnection, scene: Scene) -> list[Say]:
    """Return the offer that waits for a decision, where there is one."""
    noticed = await storage_notices.find(connection, scene.event.key)
    found = notices.standing(scene, noticed.known) if noticed.offer else []
    shown = await card(connection, scene, found)
    return [shown] if shown else []
