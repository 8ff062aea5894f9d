"""Selects who fits an audience: one statement, from which the counts, the examples and the deliveries all come."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    case,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.language.languages import LANGUAGES
from conversations.model.broadcasts.audience import Audience, Example, Reach, group_field, organisation_field
from conversations.model.event.event import Event
from conversations.model.event.kinds.all import KINDS
from storage import tables
from storage.json_text import JsonText
from storage.registrations import owner

_registrations = tables.registrations.c
_chats = tables.chats.c

NO_CHAT = "no chat"
"""Why somebody can't be reached whom staff registered on the spot."""


def recipients(event: Event, audience: Audience) -> Subquery:
    """Select a row per chat that gets a broadcast: the chat, code, status and language, and why it can't be reached.

    Who has several registrations gets it for their own. Who has no chat has a row without one.
    """
    found = union_all(*_parts(event, audience)).subquery()
    number = func.row_number().over(
        partition_by=(found.c.chat, case((found.c.chat.is_(None), found.c.code))),
        order_by=(found.c.rank, found.c.code),
    )
    numbered = select(found, number.label("number")).subquery()
    unreachable = case((numbered.c.chat.is_(None), NO_CHAT), else_=_chats.unreachable).label("unreachable")
    may_hear = or_(_chats.only_necessary.is_(None), ~_chats.only_necessary, literal(audience.necessary))
    return (
        select(numbered.c.chat, numbered.c.code, numbered.c.status, numbered.c.language, unreachable)
        .select_from(numbered.outerjoin(tables.chats, _chats.id == numbered.c.chat))
        .where(numbered.c.number == 1, may_hear)
        .subquery()
    )


async def reach(connection: AsyncConnection, event: Event, audience: Audience) -> Reach:
    """Count how many an audience reaches."""
    found = recipients(event, audience).c
    lost = found.unreachable.is_not(None)
    by = (found.status, found.language, lost.label("lost"))
    total, unreachable = 0, 0
    statuses: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for row in await connection.execute(select(*by, func.count().label("number")).group_by(*by)):
        total += row.number
        unreachable += row.number if row.lost else 0
        statuses[row.status] += row.number
        languages[row.language] += row.number
    return Reach(total, dict(statuses), dict(languages), unreachable)


async def example(
    connection: AsyncConnection, event: Event, audience: Audience, language: str = ""
) -> Example | None:
    """One of those whom an audience reaches, in this language where there is one."""
    found = recipients(event, audience).c
    chosen = select(found.chat, found.code, found.language)
    if language:
        chosen = chosen.where(found.language == language)
    unreachable = case((found.unreachable.is_(None), 0), else_=1)
    row = (await connection.execute(chosen.order_by(unreachable, found.code).limit(1))).first()
    return Example(row.chat, row.code, row.language) if row else None


async def counts(connection: AsyncConnection, event: Event, audience: Audience, key: str) -> dict[str, int]:
    """Count, among those with a registration whom an audience reaches, each answer to a field."""
    found = recipients(event, audience).c
    answer = JsonText(_registrations.answers, key).label("answer")
    chosen = (
        select(answer, func.count().label("number")).where(_registrations.code == found.code).group_by(answer)
    )
    counted: Counter[str] = Counter()
    for row in await connection.execute(chosen):
        counted.update(dict.fromkeys(_keys(row.answer), row.number))
    return dict(counted)


def _keys(answer: str | None) -> list[str]:
    """Return the answers in one that was given: several are a list in JSON."""
    if not answer:
        return []
    try:
        found = json.loads(answer)
    except ValueError:
        return [answer]
    return [str(each) for each in found] if isinstance(found, list) else [answer]


def _parts(event: Event, audience: Audience) -> list[Select[Any]]:
    parts = [_registered(event, audience)]
    if "draft" in audience.wanted:
        parts.append(_drafting(event, audience))
    return parts


def _registered(event: Event, audience: Audience) -> Select[Any]:
    """Select the registrations that fit; one that nobody has taken over yet is told to whoever filled it in."""

    def answer(key: str) -> ColumnElement[Any]:
        return JsonText(_registrations.answers, key)

    return select(
        owner().label("chat"),
        _registrations.code.label("code"),
        _registrations.status.label("status"),
        _registrations.language.label("language"),
        case((_registrations.person.is_(None), 1), else_=0).label("rank"),
    ).where(
        _registrations.event == event.key,
        _registrations.status.in_([each for each in audience.wanted if each != "draft"]),
        *_answers(event, audience, answer),
        *_language(_registrations.language, audience),
        *_arrival(audience),
    )


def _drafting(event: Event, audience: Audience) -> Select[Any]:
    """Select the drafts of new registrations, of those who have none that stands."""
    here = JsonText(_chats.state, "state", "draft", "event") == event.key
    shelved = JsonText(_chats.state, "shelf", event.key, "event") == event.key

    def part(*path: str) -> ColumnElement[Any]:
        on_shelf = JsonText(_chats.state, "shelf", event.key, *path)
        return case((here, JsonText(_chats.state, "state", "draft", *path)), else_=on_shelf)

    registered = (
        select(_registrations.id)
        .where(
            _registrations.event == event.key,
            _registrations.person == _chats.id,
            _registrations.status.not_in(("declined", "cancelled")),
        )
        .exists()
    )
    language = JsonText(_chats.state, "language")
    return select(
        _chats.id.label("chat"),
        null().cast(tables.registrations.c.code.type).label("code"),
        literal("draft").label("status"),
        language.label("language"),
        literal(2).label("rank"),
    ).where(
        or_(here, shelved),
        part("revises").is_(None),
        part("claims").is_(None),
        func.coalesce(cast(part("colleague"), Text), "0").in_(("0", "false")),
        ~registered,
        *_answers(event, audience, lambda key: part("answers", key)),
        *_language(language, audience),
        *([false()] if audience.arrived is not None else []),
    )


def _answers(
    event: Event, audience: Audience, answer: Callable[[str], ColumnElement[Any]]
) -> list[ColumnElement[bool]]:
    """Return the conditions on what was answered; `answer` gives the text of the answer to a field."""
    wanted: list[ColumnElement[bool]] = []
    group, organisation = group_field(event), organisation_field(event)
    if audience.groups and group:
        wanted.append(answer(group.key).in_(audience.groups))
    if audience.organisations and organisation:
        wanted.append(answer(organisation.key).in_(audience.organisations))
    for key, choices in audience.choices_by_field.items():
        field = event.field_named(key)
        if field and KINDS[field.kind].many:
            wanted.append(or_(*(answer(key).like(f'%"{choice}"%') for choice in choices)))
        elif field:
            wanted.append(answer(key).in_(choices))
    return wanted


def _language(language: ColumnElement[Any], audience: Audience) -> list[ColumnElement[bool]]:
    """Return the condition on the language; people in one that the bot does not speak are not reached."""
    return [language.in_(audience.languages or LANGUAGES)]


def _arrival(audience: Audience) -> list[ColumnElement[bool]]:
    match audience.arrived:
        case None:
            return []
        case True:
            return [_registrations.came_at.is_not(None)]
        case False:
            return [_registrations.came_at.is_(None)]
