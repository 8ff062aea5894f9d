"""Stores what people asked, and what organisers taught."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, get_args

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, and_, case, delete, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.languages import LANGUAGES
from conversations.model.questions.question import AskedOften, Lesson, Question, Status
from conversations.model.questions.understanding import Entry
from conversations.model.subjects import of_question
from storage import readable, tables
from storage.database import upsert

_questions = tables.questions.c
_lessons = tables.lessons.c
_words: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])

STATUSES = frozenset(get_args(Status))

_CHANGING = tuple(column.name for column in tables.questions.columns if column.name != "code")
_TAUGHT = tuple(column.name for column in tables.lessons.columns if column.name != "code")

_RATED_HELPFUL = func.sum(case((_questions.helped.is_(true()), 1), else_=0))
_RATED_USELESS = func.sum(case((_questions.helped.is_(false()), 1), else_=0))

Version = tuple[int, datetime | None]
"""How many lessons there are, and when the newest was taught: another one means that they have changed."""


async def named(connection: AsyncConnection, codes: Collection[str]) -> list[Question]:
    """Return the questions with these codes, and those that wait for, or got, the same answer."""
    if not codes:
        return []
    return await _all(connection, or_(_questions.code.in_(codes), _questions.lead.in_(codes)))


async def said_in(connection: AsyncConnection, places: Collection[tuple[int, int]]) -> list[Question]:
    """Return the questions that were said in messages, each given by its chat and its id."""
    chats, messages = {chat for chat, _ in places}, {message for _, message in places}
    if not places:
        return []
    found = await _all(connection, and_(_questions.chat.in_(chats), _questions.message.in_(messages)))
    return [each for each in found if (each.chat, each.message) in places]


async def waiting_of(connection: AsyncConnection, chats: Collection[int]) -> list[Question]:
    """Return the questions of persons that wait for an organiser."""
    if not chats:
        return []
    return await _all(connection, and_(_questions.chat.in_(chats), _questions.status == "open"))


async def same_as(connection: AsyncConnection, given: Collection[Question]) -> list[Question]:
    """Return the first of each question that waits and may be the same as one of these."""
    if not given:
        return []
    topics = {each.topic for each in given if each.topic}
    alike = or_(_questions.plain.in_({each.plain for each in given}), _questions.topic.in_(topics))
    events = {each.event for each in given}
    waits = and_(
        _questions.event.in_(events), _questions.status == "open", _questions.lead == _questions.code
    )
    return await _all(connection, and_(waits, alike))


async def waiting(connection: AsyncConnection, events: Collection[str], limit: int) -> list[Question]:
    """Return the first of each question that waits for an organiser, the oldest at the front."""
    waits = and_(
        _questions.event.in_(events), _questions.status == "open", _questions.lead == _questions.code
    )
    chosen = select(tables.questions).where(waits).order_by(_questions.asked_at, _questions.code).limit(limit)
    return await readable.read(connection, tables.questions, await connection.execute(chosen), _question)


async def asked_most(connection: AsyncConnection, events: Collection[str], limit: int) -> list[AskedOften]:
    """Return what was asked most, with how people rated the answers."""
    times = func.count()
    chosen = (
        select(_questions.event, _questions.topic, times, _RATED_HELPFUL, _RATED_USELESS)
        .where(_questions.event.in_(events), _questions.topic != "", _questions.status != "doubtful")
        .group_by(_questions.event, _questions.topic)
        .order_by(times.desc(), _questions.topic)
        .limit(limit)
    )
    return [AskedOften(*row) for row in await connection.execute(chosen)]


async def save(connection: AsyncConnection, given: Collection[Question]) -> None:
    """Store questions as they now stand."""
    if given:
        statement = upsert(connection, tables.questions, ("code",), *_CHANGING)
        await connection.execute(statement, [_row(each) for each in given])


async def remove(connection: AsyncConnection, codes: Collection[str]) -> None:
    if codes:
        await connection.execute(delete(tables.questions).where(_questions.code.in_(codes)))


def subjects(event: str) -> Select[tuple[str]]:
    """Select the subjects of the messages to organisers about the questions of an event."""
    return select(of_question("") + _questions.code).where(_questions.event == event)


async def forget(connection: AsyncConnection, event: str) -> int:
    """Delete all questions about an event; says how many there were."""
    return (await connection.execute(delete(tables.questions).where(_questions.event == event))).rowcount


async def forget_unclear(connection: AsyncConnection, before: datetime) -> None:
    """Delete what nobody has said since whether it was a question at all, or which event it was about."""
    unclear = or_(_questions.status == "doubtful", _questions.event == "")
    await connection.execute(delete(tables.questions).where(unclear, _questions.asked_at < before))


async def teach(connection: AsyncConnection, lessons: Collection[Lesson]) -> None:
    """Store entries that organisers taught."""
    if lessons:
        statement = upsert(connection, tables.lessons, ("code",), *_TAUGHT)
        await connection.execute(statement, [_lesson_row(each) for each in lessons])


async def unteach(connection: AsyncConnection, codes: Collection[str]) -> None:
    if codes:
        await connection.execute(delete(tables.lessons).where(_lessons.code.in_(codes)))


async def lessons(connection: AsyncConnection) -> list[Lesson]:
    """Return every lesson that organisers taught, the oldest first."""
    rows = await connection.execute(select(tables.lessons).order_by(_lessons.taught_at, _lessons.code))
    return await readable.read(connection, tables.lessons, rows, _lesson)


async def version(connection: AsyncConnection) -> Version:
    """Return the version of the lessons, which tells whether they are still those that were loaded."""
    row = (await connection.execute(select(func.count(), func.max(_lessons.taught_at)))).one()
    return row[0], row[1]


async def _all(connection: AsyncConnection, where: Any) -> list[Question]:
    chosen = select(tables.questions).where(where).order_by(_questions.asked_at, _questions.code)
    return await readable.read(connection, tables.questions, await connection.execute(chosen), _question)


def _row(question: Question) -> dict[str, Any]:
    row = {column: getattr(question, column) for column in ("code", *_CHANGING)}
    return row | {"closest": json.dumps(question.closest)}


def _question(row: Row[Any]) -> Question:
    readable.known(row.status, STATUSES)
    readable.known(row.language, LANGUAGES)
    told = {name: value for name, value in row._mapping.items() if name != "plain"}  # noqa: SLF001 - it is how rows are read by name
    return Question(**{**told, "closest": _words.validate_json(row.closest)})


def _lesson_row(lesson: Lesson) -> dict[str, Any]:
    entry = lesson.entry
    return {
        "code": lesson.code,
        "event": lesson.event,
        "key": entry.key,
        "language": entry.language,
        "title": entry.title,
        "text": entry.text,
        "phrasings": json.dumps(entry.phrasings, ensure_ascii=False),
        "taught_at": lesson.taught_at,
    }


def _lesson(row: Row[Any]) -> Lesson:
    language = readable.known(row.language, LANGUAGES)
    entry = Entry(row.key, language, row.title, row.text, _words.validate_json(row.phrasings))
    return Lesson(row.code, row.event, entry, row.taught_at)
