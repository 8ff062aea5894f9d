from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.questions.question import AskedOften, Lesson, Question
from conversations.model.questions.understanding import Entry
from storage import questions
from tests.storage.examples import MINUTE, NOW

PARKING = Question(
    "AAAAAA", "sample", 5, 10, "sv", "Finns det <b>parkering</b>?", NOW, "open", "topic:parking",
    ("entry:hotel", "fact:where"), "AAAAAA", "name", helped=False, answer="Nej.",
)  # fmt: skip
ALSO = replace(PARKING, code="BBBBBB", chat=6, text="Kan man parkera?", asked_at=NOW + MINUTE)
DOGS = Question("CCCCCC", "sample", 5, 12, "en", "Are dogs allowed?", NOW + 2 * MINUTE)
LESSON = Lesson(
    "AAAAAA", "sample", Entry("asked-aaaaaa", "sv", "Parkering?", "Nej.", ("Kan man parkera?",)), NOW
)


async def test_a_question_comes_back_as_it_was_saved(connection: AsyncConnection) -> None:
    await questions.save(connection, [PARKING, DOGS])
    assert await questions.named(connection, ["AAAAAA", "CCCCCC", "ZZZZZZ"]) == [PARKING, DOGS]


async def test_a_question_that_is_saved_again_takes_the_place_of_the_old_one(
    connection: AsyncConnection,
) -> None:
    await questions.save(connection, [PARKING])
    await questions.save(connection, [replace(PARKING, status="answered", helped=None)])
    assert await questions.named(connection, ["AAAAAA"]) == [replace(PARKING, status="answered", helped=None)]


async def test_those_who_ask_the_same_come_with_the_first(connection: AsyncConnection) -> None:
    await questions.save(connection, [PARKING, ALSO, DOGS])
    assert await questions.named(connection, ["AAAAAA"]) == [PARKING, ALSO]


async def test_a_question_is_known_by_the_message_it_was_said_in(connection: AsyncConnection) -> None:
    await questions.save(connection, [PARKING, ALSO, DOGS])
    assert await questions.said_in(connection, {(5, 12), (6, 12), (5, 99)}) == [DOGS]


async def test_only_what_was_passed_on_waits_for_an_organiser(connection: AsyncConnection) -> None:
    await questions.save(connection, [PARKING, ALSO, DOGS])
    assert await questions.waiting_of(connection, {5}) == [PARKING]
    assert await questions.waiting(connection, ["sample"], 9) == [PARKING]
    assert await questions.waiting(connection, ["other"], 9) == []


async def test_the_same_question_is_found_by_its_words_and_by_its_topic(connection: AsyncConnection) -> None:
    await questions.save(connection, [PARKING, ALSO])
    same_words = replace(DOGS, text="finns det b PARKERING b")
    same_topic = replace(DOGS, topic="topic:parking")
    for asked, found in ((same_words, [PARKING]), (same_topic, [PARKING]), (DOGS, [])):
        assert await questions.same_as(connection, [asked]) == found


async def test_what_was_asked_most_stands_first_with_its_ratings(connection: AsyncConnection) -> None:
    dogs = replace(DOGS, topic="entry:dogs", helped=True)
    doubtful = replace(DOGS, code="DDDDDD", topic="entry:dogs", status="doubtful")
    await questions.save(connection, [PARKING, replace(ALSO, helped=None), dogs, doubtful])
    most = [AskedOften("sample", "topic:parking", 2, 0, 1), AskedOften("sample", "entry:dogs", 1, 1, 0)]
    assert await questions.asked_most(connection, ["sample"], 9) == most


async def test_the_questions_of_an_event_are_forgotten_together(connection: AsyncConnection) -> None:
    other = replace(DOGS, event="other")
    await questions.save(connection, [PARKING, ALSO, other])
    assert await questions.forget(connection, "sample") == 2
    assert await questions.named(connection, ["AAAAAA", "BBBBBB", "CCCCCC"]) == [other]


@pytest.mark.parametrize("unclear", [{"status": "doubtful"}, {"event": ""}])
async def test_what_was_perhaps_no_question_or_about_no_event_is_forgotten_in_time(
    connection: AsyncConnection, unclear: dict[str, Any]
) -> None:
    old, new = replace(PARKING, **unclear), replace(DOGS, **unclear)
    await questions.save(connection, [old, new])
    await questions.forget_unclear(connection, NOW + MINUTE)
    assert await questions.named(connection, ["AAAAAA", "CCCCCC"]) == [new]


async def test_a_lesson_comes_back_until_it_is_taken_back(connection: AsyncConnection) -> None:
    await questions.teach(connection, [LESSON])
    assert await questions.lessons(connection) == [LESSON]
    await questions.unteach(connection, ["AAAAAA"])
    assert await questions.lessons(connection) == []


async def test_the_version_tells_that_lessons_have_changed(connection: AsyncConnection) -> None:
    versions = [await questions.version(connection)]
    for lesson in (LESSON, replace(LESSON, taught_at=NOW + MINUTE), replace(LESSON, code="BBBBBB")):
        await questions.teach(connection, [lesson])
        versions.append(await questions.version(connection))
    await questions.unteach(connection, ["BBBBBB"])
    versions.append(await questions.version(connection))
    assert len(set(versions[:4])) == 4
    assert versions[4] == versions[2]
