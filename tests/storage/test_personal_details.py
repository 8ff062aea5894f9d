"""The statements in the operators' guide that delete a person, on both databases."""

import re
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.question import Question
from storage import questions, subjects
from tests.storage.examples import NOW

GUIDE = Path(__file__).parents[2] / "docs" / "operators.md"
PERSON, OTHER = 12345678, 702
ASKED = Question("AAAAAA", "sample", PERSON, 10, "sv", "Finns det parkering?", NOW, "open", lead="AAAAAA")
ALONE = replace(ASKED, code="BBBBBB", lead="BBBBBB", text="Får hunden komma?")
HEARD = replace(ASKED, code="CCCCCC", lead="", status="asked")
ALSO = replace(ASKED, code="DDDDDD", chat=OTHER)
FOLLOWING = replace(ASKED, code="EEEEEE", lead="FFFFFF")
FIRST = replace(ASKED, code="FFFFFF", lead="FFFFFF", chat=OTHER)


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
