from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import subjects, tables

CODE, QUESTION = "ABC234", "question-7"
ADA, BO = 5, 6


async def test_a_message_is_known_by_what_it_is_about(connection: AsyncConnection) -> None:
    await subjects.note(connection, {(ADA, 10): CODE, (BO, 10): QUESTION})
    found = await subjects.of(connection, [(ADA, 10), (BO, 10), (ADA, 11)])
    assert found == {(ADA, 10): CODE, (BO, 10): QUESTION}


async def test_the_newest_message_about_a_subject_is_the_lowest_in_its_chat(
    connection: AsyncConnection,
) -> None:
    await subjects.note(connection, {(ADA, 10): CODE, (BO, 99): CODE})
    await subjects.note(connection, {(ADA, 12): CODE, (ADA, 11): QUESTION})
    wanted = [(ADA, CODE), (ADA, QUESTION), (BO, QUESTION)]
    assert await subjects.newest(connection, wanted) == {(ADA, CODE): 12, (ADA, QUESTION): 11}


async def test_an_older_message_still_tells_what_it_is_about(connection: AsyncConnection) -> None:
    await subjects.note(connection, {(ADA, 10): CODE})
    await subjects.note(connection, {(ADA, 12): CODE})
    assert await subjects.of(connection, [(ADA, 10)]) == {(ADA, 10): CODE}


async def test_a_message_that_is_replaced_is_about_something_else(connection: AsyncConnection) -> None:
    await subjects.note(connection, {(ADA, 10): CODE})
    await subjects.note(connection, {(ADA, 10): QUESTION})
    assert await subjects.of(connection, [(ADA, 10)]) == {(ADA, 10): QUESTION}


async def test_asking_about_no_message_is_nothing(connection: AsyncConnection) -> None:
    assert (await subjects.of(connection, []), await subjects.newest(connection, [])) == ({}, {})


async def test_what_is_gone_is_no_subject_any_more(connection: AsyncConnection) -> None:
    await subjects.note(connection, {(ADA, 10): CODE, (BO, 10): QUESTION})
    await subjects.forget(connection, [CODE])
    assert [row.subject for row in await connection.execute(select(tables.subjects))] == [QUESTION]
