"""What the team asks for is found in an index, however many are registered.

Each statement is caught as it is asked, and SQLite is asked how it would look for the answer.
Source: https://sqlite.org/eqp.html
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.counting import Counted
from conversations.model.registrations.registration import Registration
from conversations.model.threads import Thread
from storage import audit, boards, counts, drop_off, registrations, search, tallies, threads
from storage.boards import Board
from storage.database import Database
from tests.storage.examples import ADA, NOW

SMALL = ("team", "boards", "recounts", "stops", "sqlite_master", "some")
"""Tables that grow with the team or the form, and not with the registrations; and the first rows of a search."""

WORK: dict[str, Callable[[AsyncConnection], Awaitable[Any]]] = {
    "count": lambda asked: counts.of(asked, "sample", ["", "@day", "group"]),
    "count the most frequent": lambda asked: counts.top(asked, "sample", "organisation", 8),
    "count by a word": lambda asked: counts.named(asked, "sample", ["organisation"], ["malmo"]),
    "count some answers": lambda asked: counts.exactly(asked, "sample", [("group", "x"), ("where", "y")]),
    "count what comes close": lambda asked: tallies.answers_like(
        asked, "sample", "organisation", "Lunds komun"
    ),
    "count drafts": lambda asked: drop_off.of(asked, "sample"),
    "add to a count": lambda asked: counts.add(asked, {Counted("sample", "", "", "came"): 1}),
    "find by words": lambda asked: search.find(asked, ["ada", "strom"]),
    "find by a beginning": lambda asked: search.find(asked, ["ad"]),
    "find by a code": lambda asked: search.find(asked, [], "ABC"),
    "be found": lambda asked: search.enter(asked, {"ABC234": frozenset(["ada", "astrom"])}),
    "be found no more": lambda asked: search.leave(asked, ["ABC234"]),
    "read a ticket": lambda asked: registrations.named(asked, ["ABC234"], []),
    "check in": lambda asked: registrations.save(asked, [replace(ADA, came_at=NOW, came_by=1)]),
    "who is missing": lambda asked: registrations.missing(asked, "sample"),
    "a page of an export": lambda asked: anext(registrations.rows(asked, "sample"), None),
    "those in line in an export": lambda asked: anext(registrations.rows_in_line(asked, "sample"), None),
    "the audit": lambda asked: audit.newest(asked, 0),
    "the audit of somebody": lambda asked: audit.about(asked, ["ABC234"], [5], 99),
    "forget names in the audit": lambda asked: audit.make_anonymous(asked, "sample"),
    "a talk": lambda asked: threads.named(asked, ["key"]),
    "keep a talk": lambda asked: threads.save(asked, [Thread("key", "sample", "ABC234", 1, 5)]),
    "a message that is kept current": lambda asked: boards.keep(asked, [Board(1, "sample", 2, "", NOW)]),
}


@pytest.mark.parametrize("work", WORK)
async def test_it_uses_an_index(sqlite: Database, work: str) -> None:
    async with sqlite.transaction() as connection:
        await registrations.add(connection, [ADA, *(_other(number) for number in range(50))])
        await search.enter(connection, {"ABC234": frozenset(["ada", "astrom"]), "ABD234": frozenset(["ada"])})
        await counts.add(connection, {Counted("sample", "organisation", "Malmö", "confirmed"): 1})
        scans = [scan for plan in await _plans(connection, WORK[work]) for scan in _scans(plan)]
    assert scans == []


async def test_a_statement_without_an_index_would_be_seen(sqlite: Database) -> None:
    async with sqlite.transaction() as connection:
        plans = await _plans(
            connection, lambda asked: asked.exec_driver_sql("SELECT * FROM registrations WHERE reason = 'x'")
        )
    assert [scan for plan in plans for scan in _scans(plan)] == ["SCAN registrations"]


def _other(number: int) -> Registration:
    return replace(ADA, code=f"X{number:05}", person=number + 100, registrant=number + 100)


async def _plans(
    connection: AsyncConnection, work: Callable[[AsyncConnection], Awaitable[Any]]
) -> list[list[str]]:
    """How SQLite looks for the answer to each statement of a piece of work."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    engine = connection.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        await work(connection)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert asked
    plans = []
    for statement, values in asked:
        first: Any = values[0] if isinstance(values, list) else values
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", first)
        plans.append([str(row.detail) for row in rows])
    return plans


def _scans(plan: list[str]) -> list[str]:
    """The steps that look at every row of a table that grows, or of an index over it."""
    return [
        step
        for step in plan
        if re.match(r"SCAN (?!CONSTANT|\d)(\w+)", step) and step.partition(" ")[2].split()[0] not in SMALL
    ]
