"""The statements in the operators' guide that delete a person, on both databases."""

import re
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.states import Chat
from conversations.model.questions.question import Question
from conversations.model.registrations import audit as audits
from conversations.model.threads import Thread
from storage import audit as storage_audit
from storage import boards, chats, questions, registrations, search, subjects, tables, threads
from storage.boards import Board
from tests.storage.examples import ADA, NOW

GUIDE = Path(__file__).parents[2] / "docs" / "operators.md"
PERSON, OTHER = 12345678, 702
ASKED = Question("AAAAAA", "sample", PERSON, 10, "sv", "Finns det parkering?", NOW, "open", lead="AAAAAA")
ALONE = replace(ASKED, code="BBBBBB", lead="BBBBBB", text="Får hunden komma?")
HEARD = replace(ASKED, code="CCCCCC", lead="", status="asked")
ALSO = replace(ASKED, code="DDDDDD", chat=OTHER)
FOLLOWING = replace(ASKED, code="EEEEEE", lead="FFFFFF")
FIRST = replace(ASKED, code="FFFFFF", lead="FFFFFF", chat=OTHER)


MINE = replace(ADA, person=PERSON, registrant=PERSON)
"""What has to be gone: the number of the person, the code of the registration, the name and its words."""
TRACES = (str(PERSON), ADA.code, "Ada", "ada", "åström", "astrom")


def statements() -> list[str]:
    """What the guide says to run for somebody who wants to be deleted."""
    guide = GUIDE.read_text(encoding="utf-8")
    found = re.search(r"\*\*Somebody wants to be deleted.*?```sql\n(.*?)```", guide, re.DOTALL)
    assert found
    return [each for each in map(str.strip, found[1].split(";")) if each]


async def test_the_questions_of_a_person_go_and_those_of_others_still_wait(
    connection: AsyncConnection,
) -> None:
    await questions.save(connection, [ASKED, ALONE, HEARD, ALSO, FIRST, FOLLOWING])
    await subjects.note(connection, {(PERSON, 55): "question-AAAAAA"})
    for statement in statements():
        await connection.execute(text(statement))
    left = await questions.named(connection, ["AAAAAA", "BBBBBB", "CCCCCC", "EEEEEE", "FFFFFF"])
    assert left == [replace(ASKED, chat=0, message=0), ALSO, FIRST]
    assert await subjects.of(connection, [(PERSON, 55)]) == {}


async def test_no_table_holds_a_trace_of_the_person_afterwards(connection: AsyncConnection) -> None:
    await registrations.add(connection, [MINE])
    await search.enter(connection, {MINE.code: {"ada", "astrom"}})
    await chats.save(connection, {PERSON: Chat("sv")}, NOW)
    noted = audits.Entry(NOW, "sample", "attendee", "registered", PERSON, MINE.code, {"name": ("", "Ada")})
    await storage_audit.add(connection, [noted])
    await threads.save(connection, [Thread("talk", "sample", MINE.code, OTHER, PERSON)])
    await boards.keep(connection, [Board(PERSON, "sample", 1, "", NOW)])
    assert await _traces(connection) != []
    for statement in statements():
        await connection.execute(text(statement))
    assert await _traces(connection) == []


async def _traces(connection: AsyncConnection) -> list[str]:
    """The tables in which something of the person stands."""
    found: list[str] = []
    for table in tables.metadata.sorted_tables:
        rows = (await connection.execute(table.select())).all()
        if any(trace in str(value) for row in rows for value in row for trace in TRACES):
            found.append(table.name)
    return found
