"""Questions through the intake: understood beside the loop, kept, passed on, answered and taught, on both databases."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.intake.intake import Intake
from bot.metrics import Metrics
from bot.world import World
from conversations.model.questions.question import Question
from conversations.model.questions.understanding import Hearing, Understood
from storage import questions, subjects, tables
from storage.database import Database
from tests.fakes import raw
from tests.fakes.knowledge import FewEntries
from tests.fakes.statements import statements_of

Json = dict[str, Any]

OLGA = raw.person(900)
ADA, BO = raw.ADA["id"], raw.BO["id"]


class Listening(FewEntries):
    """Remembers in which thread it was asked to understand."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[threading.Thread] = []

    def understand(self, text: str, hearing: Hearing) -> Understood:
        self.threads.append(threading.current_thread())
        return super().understand(text, hearing)


class Meanwhile(Clock):
    """A clock that lets something happen when it is looked at, which is in the middle of a batch."""

    def __init__(self) -> None:
        super().__init__()
        self.happens: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        self.happens()
        return super().now()


class House:
    """An intake over a database with a little knowledge, and what comes of what people do."""

    def __init__(self, database: Database, world: World) -> None:
        self.database = database
        self.knowledge = Listening()
        self.world = replace(world, organisers=frozenset([OLGA["id"]]), knowledge={"sample": self.knowledge})
        self.clock = Meanwhile()
        self.intake = Intake(database, self.world, self.clock, lambda: None, Metrics())

    def renews_meanwhile(self, world: World) -> None:
        """Give out another world in the middle of the next batch."""
        self.clock.happens = lambda: self.intake.renew(world)

    async def take(self, *given: Json) -> None:
        await self.intake.take(given)

    async def calls(self, chat: int) -> list[Json]:
        kept = tables.outbox.c
        async with self.database.transaction() as connection:
            rows = await connection.execute(select(kept.payload).where(kept.chat == chat).order_by(kept.id))
            return [json.loads(row.payload) for row in rows]

    async def texts(self, chat: int) -> list[str]:
        return [each["text"] for each in await self.calls(chat) if each.get("text")]

    async def button(self, chat: int, beginning: str) -> str:
        """What the newest button carries that begins so."""
        for call in reversed(await self.calls(chat)):
            for row in call.get("reply_markup", {}).get("inline_keyboard", []):
                for each in row:
                    if each.get("callback_data", "").startswith(beginning):
                        return str(each["callback_data"])
        raise LookupError(beginning)

    async def kept(self) -> list[Question]:
        async with self.database.transaction() as connection:
            rows = await connection.scalars(select(tables.questions.c.code))
            return await questions.named(connection, list(rows))

    async def asks(self, who: Json, text: str) -> None:
        """Ask, and pass the question on."""
        await self.take(raw.said(text, who))
        await self.take(raw.pressed(await self.button(who["id"], "question|pass"), who))

    async def is_shown(self, code: str, message: int = 55) -> None:
        """Telegram tells which message brought the question to the organiser."""
        async with self.database.transaction() as connection:
            await subjects.note(connection, {(OLGA["id"], message): f"question-{code}"})


@pytest.fixture
def house(database: Database, world: World) -> House:
    return House(database, world)


def reply(text: str, to: int = 55) -> Json:
    return raw.said(text, OLGA, number=60, reply_to_message=raw.message(OLGA, to, text="…"))


async def test_words_are_understood_in_another_thread_and_once(house: House) -> None:
    await house.take(raw.said("Var parkerar man?"))
    assert house.knowledge.heard == ["Var parkerar man?"]
    assert threading.main_thread() not in house.knowledge.threads
    assert (await house.texts(ADA))[0].startswith("Parkera i <b>garaget</b>")


async def test_what_needs_no_understanding_is_not_understood(house: House) -> None:
    await house.take(raw.said("/start"))
    await house.take(raw.pressed(await house.button(ADA, "start|begin")))
    await house.take(raw.pressed(await house.button(ADA, "form|consent")))
    await house.take(raw.said("Ada Åström", number=11), raw.said("ada@exempel.se", number=12))
    assert house.knowledge.heard == []


async def test_a_batch_in_which_many_ask_answers_each(house: House) -> None:
    people = [raw.person(number) for number in range(1, 21)]
    await house.take(*(raw.said("Kan man få glass?", each) for each in people))
    assert len(await house.kept()) == 20
    assert all([len(await house.texts(each["id"])) == 1 for each in people])


async def test_the_same_question_of_two_in_one_batch_reaches_the_organiser_once(house: House) -> None:
    await house.take(raw.said("Kan man få glass?"), raw.said("kan man få GLASS", raw.BO))
    presses = [
        raw.pressed(await house.button(each["id"], "question|pass"), each, on=70)
        for each in (raw.ADA, raw.BO)
    ]
    await house.take(*presses)
    kept = await house.kept()
    assert {each.lead for each in kept} == {next(each.code for each in kept if each.is_lead)}
    first, second = [each for each in await house.calls(OLGA["id"]) if "glass" in each.get("text", "")]
    assert ("👥 2" in first["text"], "👥 2" in second["text"]) == (False, True)


async def test_the_same_question_later_joins_the_one_that_waits(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    await house.asks(raw.BO, "Kan man få glass?")
    assert len({each.lead for each in await house.kept()}) == 1


async def test_a_reply_reaches_everybody_who_asked(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    await house.asks(raw.BO, "kan man få glass")
    lead = next(each.code for each in await house.kept() if each.is_lead)
    await house.is_shown(lead)
    await house.take(reply("Ja, till alla!"))
    for each in (ADA, BO):
        assert "Ja, till alla!" in (await house.texts(each))[-1]
    assert {each.status for each in await house.kept()} == {"answered"}


async def test_what_is_taught_and_taken_back_is_on_disk(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    [question] = await house.kept()
    await house.is_shown(question.code)
    await house.take(reply("Ja, till alla!"))
    await house.take(raw.pressed(f"question|teach|{question.code}|", OLGA))
    async with house.database.transaction() as connection:
        [lesson] = await questions.lessons(connection)
    assert (lesson.entry.title, lesson.entry.text) == ("Kan man få glass?", "Ja, till alla!")
    await house.take(raw.pressed(f"question|unteach|{question.code}|", OLGA, on=8))
    async with house.database.transaction() as connection:
        assert await questions.lessons(connection) == []


async def test_what_is_taught_is_known_at_once_in_the_words_it_was_asked_in(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    [question] = await house.kept()
    await house.is_shown(question.code)
    await house.take(reply("Ja, **glass** till alla!"))
    await house.take(
        raw.pressed(f"question|teach|{question.code}|", OLGA), raw.said("kan man få GLASS", raw.BO)
    )
    assert (await house.texts(BO))[-1].startswith("Ja, <b>glass</b> till alla!")
    await house.take(raw.said("Kan man få glass", raw.BO, number=30))
    assert (await house.texts(BO))[-1].startswith("Ja, <b>glass</b> till alla!")
    await house.take(raw.pressed(f"question|unteach|{question.code}|", OLGA, on=8))
    await house.take(raw.said("Kan man få glass", raw.BO, number=31))
    assert "inget svar" in (await house.texts(BO))[-1]


async def test_a_corrected_answer_is_given_at_once_though_the_knowledge_was_opened_with_the_old_one(
    house: House,
) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    [question] = await house.kept()
    await house.is_shown(question.code)
    sent = reply("Ja, glas.")
    await house.take(sent)
    await house.take(raw.pressed(f"question|teach|{question.code}|", OLGA))
    async with house.database.transaction() as connection:
        [lesson] = await questions.lessons(connection)
    house.knowledge.entries[lesson.entry.key, "sv"] = lesson.entry
    house.intake.renew(replace(house.world, lessons=(lesson,), opened_with=(lesson,)))
    await house.take(raw.update(edited_message=sent["message"] | {"text": "Ja, glass."}))
    assert (await house.texts(ADA))[-1].endswith("\n\nJa, glass.")
    await house.take(raw.said("Kan man få glass", raw.BO, number=30))
    assert (await house.texts(BO))[-1].startswith("Ja, glass.")


async def test_another_world_that_comes_while_something_is_taught_stays(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    [question] = await house.kept()
    await house.is_shown(question.code)
    await house.take(reply("Ja, till alla!"))
    house.renews_meanwhile(replace(house.world, rate=1.0))
    await house.take(raw.pressed(f"question|teach|{question.code}|", OLGA))
    world = house.intake.world
    assert (world.rate, [each.code for each in world.lessons]) == (1.0, [question.code])


async def test_who_asked_before_is_not_offered_it_again(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    await house.take(raw.said("Kan man få glass?", number=20))
    assert "redan gått till arrangören" in (await house.texts(ADA))[-1]


async def test_an_edited_question_is_answered_anew(house: House) -> None:
    await house.take(raw.said("Kan man få glass?", number=20))
    await house.take(raw.update(edited_message=raw.message(number=20, text="Var parkerar man?")))
    assert [each.text for each in await house.kept()] == ["Var parkerar man?"]


async def test_the_organisers_list_shows_what_waits_and_what_is_asked_most(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    await house.take(raw.said("Var parkerar man?", raw.BO))
    await house.take(raw.said("/questions", OLGA))
    texts = await house.texts(OLGA["id"])
    assert "Kan man få glass?" in texts[-2]
    assert "1 × Parkering" in texts[-1]


async def test_a_question_costs_few_statements(house: House) -> None:
    await house.take(raw.said("/start"))
    async with house.database.transaction():
        pass
    with statements_of(house.database) as asked:
        await house.take(raw.said("Var parkerar man?", number=20))
    assert len(asked) <= 11


async def test_questions_are_deleted_with_their_event(house: House) -> None:
    await house.asks(raw.ADA, "Kan man få glass?")
    [question] = await house.kept()
    await house.is_shown(question.code)
    async with house.database.transaction() as connection:
        await subjects.forget(connection, questions.subjects("sample"))
        assert await questions.forget(connection, "sample") == 1
        assert await subjects.of(connection, [(OLGA["id"], 55)]) == {}
