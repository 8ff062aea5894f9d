"""Stores what the bot's messages are about, so that the newest can be edited, and a reply finds what it belongs to."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, delete, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database import upsert

Place = tuple[int, int]
"""A chat, and a message in it."""

_subjects = tables.subjects.c


async def note(connection: AsyncConnection, about: Mapping[Place, str]) -> None:
    """Remember what messages are about."""
    if about:
        rows = [
            {"chat": chat, "message": message, "subject": about[chat, message]} for chat, message in about
        ]
        await connection.execute(upsert(connection, tables.subjects, ("chat", "message"), "subject"), rows)


async def newest(
    connection: AsyncConnection, wanted: Collection[tuple[int, str]]
) -> dict[tuple[int, str], int]:
    """Return the newest message about each subject in its chat, as far as one was sent."""
    if not wanted:
        return {}
    chosen = select(_subjects.chat, _subjects.subject, func.max(_subjects.message).label("message"))
    chosen = chosen.where(tuple_(_subjects.chat, _subjects.subject).in_(list(wanted)))
    rows = await connection.execute(chosen.group_by(_subjects.chat, _subjects.subject))
    return {(row.chat, row.subject): row.message for row in rows}


async def of(connection: AsyncConnection, places: Collection[Place]) -> dict[Place, str]:
    """Return the subject of each message; messages about nothing are left out."""
    if not places:
        return {}
    chosen = select(tables.subjects).where(tuple_(_subjects.chat, _subjects.message).in_(list(places)))
    return {(row.chat, row.message): row.subject for row in await connection.execute(chosen)}


async def forget(connection: AsyncConnection, gone: Collection[str] | Select[tuple[str]]) -> None:
    """Forget which messages are about these subjects."""
    await connection.execute(delete(tables.subjects).where(_subjects.subject.in_(gone)))
