import asyncio
import json
import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import Clock, machine_time
from bot.intake import batch
from bot.intake.intake import Intake
from bot.metrics import Metrics
from bot.world import World
from conversations.chat.states import Chat
from storage import chats, outbox, registrations, tables, updates
from storage.database import Away, Database
from storage.outbox import Lane, Outgoing
from tests.fakes import raw
from tests.fakes.statements import statements_of

Json = dict[str, Any]

ADA, BO = raw.ADA["id"], raw.BO["id"]
POISON: Json = {"message": {"from": raw.ADA, "text": "there is no chat here"}}
"""What is formed well enough to tell the sender, and not well enough to be applied."""


class House:
    """An intake over a database, and what one sees of it from outside."""

    def __init__(self, database: Database, world: World) -> None:
        self.database = database
        self.spoken = 0
        self.metrics = Metrics()
        self.intake = Intake(database, world, Clock(), self._speak, self.metrics)

    async def take(self, *given: Any) -> None:
        await self.intake.take(given)

    async def outbox(self, chat: int | None = None) -> list[Json]:
        """The calls that wait, in order: of one chat, or of all."""
        kept = tables.outbox.c
        chosen = select(kept.method, kept.payload).order_by(kept.id)
        rows = await self._rows(chosen if chat is None else chosen.where(kept.chat == chat))
        return [{"method": method, **json.loads(payload)} for method, payload in rows]

    async def told(self, chat: int) -> list[str]:
        return [
            each["text"]
            for each in await self.outbox(chat)
            if each["method"] in ("sendMessage", "editMessageText")
        ]

    async def button(self, chat: int, beginning: str, ending: str = "") -> str:
        """What the newest button of a chat carries that begins and ends so."""
        for call in reversed(await self.outbox(chat)):
            for row in call.get("reply_markup", {}).get("inline_keyboard", []):
                for each in row:
                    data = each.get("callback_data", "")
                    if data.startswith(beginning) and data.endswith(ending):
                        return str(data)
        raise LookupError(beginning)

    async def chat(self, chat: int) -> Chat:
        async with self.database.transaction() as connection:
            return (await chats.read(connection, [chat]))[chat]

    async def registered(self, *persons: int) -> dict[int, list[str]]:
        """The events that persons are registered for."""
        async with self.database.transaction() as connection:
            found = await registrations.of(connection, persons)
        return {person: sorted(each.event for each in found if each.person == person) for person in persons}

    async def applied(self) -> list[int]:
        return [
            each for (each,) in await self._rows(select(tables.updates.c.id).order_by(tables.updates.c.id))
        ]

    async def set_aside(self) -> list[tuple[int, Any]]:
        kept = tables.set_aside.c
        rows = await self._rows(select(kept.update_id, kept.payload).order_by(kept.id))
        return [(number, json.loads(payload)) for number, payload in rows]

    async def fill_in(self, *people: Json, name: str = "Ada Åström", email: str = "") -> list[str]:
        """All of them fill in the form, side by side, each with an address of their own; gives the button that submits each one's."""
        agree = {each["id"]: await self._begun(each) for each in people}
        await self.take(*(raw.pressed(agree[each["id"]], each) for each in people))
        await self.take(*(raw.said(name, each, 20) for each in people))
        await self.take(*(raw.said(email or f"p{each['id']}@example.org", each, 21) for each in people))
        await self.take(*(raw.said("hoppa över", each, 22) for each in people))
        return [await self.button(each["id"], "summary|submit") for each in people]

    async def _begun(self, person: Json) -> str:
        await self.take(raw.said("/start", person))
        await self.take(raw.pressed(await self.button(person["id"], "start|begin"), person))
        return await self.button(person["id"], "form|consent", "agree")

    async def _rows(self, chosen: Any) -> Sequence[Any]:
        async with self.database.transaction() as connection:
            return (await connection.execute(chosen)).all()

    def _speak(self) -> None:
        self.spoken += 1


@pytest.fixture
def house(database: Database, world: World) -> House:
    return House(database, world)


@pytest.fixture
def other_house(another_process: Database, world: World) -> House:
    """Another process over the same database."""
    return House(another_process, world)


@pytest.fixture
def sorry(world: World) -> str:
    return str(world.wording.html("sv", "apology"))


async def test_what_an_update_causes_is_on_disk_when_it_is_taken(house: House, other_house: House) -> None:
    update = raw.said("/start")
    await house.take(update)
    assert await other_house.applied() == [update["update_id"]]
    assert [each["method"] for each in await other_house.outbox(ADA)] == ["sendMessage"]
    assert (await other_house.chat(ADA)).heard == 10


async def test_speaking_is_asked_for_after_each_batch(house: House) -> None:
    for given in ([raw.said("/start")], []):
        await house.take(*given)
    assert house.spoken == 2


async def test_an_update_that_is_for_nobody_is_remembered_too(house: House) -> None:
    await house.take(raw.update(7, poll={}))
    assert (await house.applied(), await house.outbox(), await house.set_aside()) == ([7], [], [])


async def test_the_updates_of_a_batch_are_applied_in_their_order(house: House) -> None:
    await house.take(
        raw.said("/start", number=10), raw.said("/help", number=11), raw.said("/privacy", number=12)
    )
    whole = await house.told(ADA)
    for number, command in ((13, "/start"), (14, "/help"), (15, "/privacy")):
        await house.take(raw.said(command, number=number))
    assert (len(whole), await house.told(ADA)) == (3, whole * 2)


class TestTheSameUpdates:
    """However often an update arrives, it is applied once."""

    async def test_one_batch_after_the_other(self, house: House) -> None:
        given = [raw.said("/start"), raw.said("/start", raw.BO)]
        for _ in range(3):
            await house.take(*given)
        assert [len(await house.outbox(chat)) for chat in (ADA, BO)] == [1, 1]

    async def test_twice_in_one_batch(self, house: House) -> None:
        update = raw.said("/start")
        await house.take(update, update)
        assert len(await house.outbox(ADA)) == 1

    async def test_among_others_that_are_new(self, house: House) -> None:
        first, second = raw.said("/start"), raw.said("/help", number=11)
        await house.take(first)
        await house.take(first, second)
        assert len(await house.outbox(ADA)) == 2

    async def test_at_the_same_time_in_two_processes(self, house: House, other_house: House) -> None:
        given = [raw.said("/start", raw.person(number)) for number in range(1, 21)]
        turns = (
            house.take(*given),
            other_house.take(*given),
            house.take(*given),
            other_house.take(*given[5:]),
        )
        await asyncio.gather(*turns)
        assert [len(await house.outbox(number)) for number in range(1, 21)] == [1] * 20
        assert await house.set_aside() == []

    async def test_a_number_that_comes_again_after_it_is_forgotten_is_a_new_update(
        self, house: House
    ) -> None:
        """Telegram restarts its ids at random after a quiet week, also at lower ones."""
        await house.take(raw.said("/start", update=500))
        async with house.database.transaction() as connection:
            await updates.forget(connection, machine_time() + 2 * updates.KEPT)
        await house.take(raw.said("/help", update=3), raw.said("/help", update=500))
        assert len(await house.outbox(ADA)) == 3


class TestAPress:
    async def test_twice_under_two_ids_registers_once(self, house: House) -> None:
        [submit] = await house.fill_in(raw.ADA)
        await house.take(raw.pressed(submit, on=50))
        await house.take(raw.pressed(submit, on=50))
        assert await house.registered(ADA) == {ADA: ["sample"]}

    async def test_twice_in_one_batch_registers_once(self, house: House) -> None:
        [submit] = await house.fill_in(raw.ADA)
        await house.take(*(raw.pressed(submit, on=50) for _ in range(5)))
        assert await house.registered(ADA) == {ADA: ["sample"]}
        assert (await house.set_aside(), await self._count(house)) == ([], 1)

    async def test_at_once_in_two_processes_registers_once(self, house: House, other_house: House) -> None:
        [submit] = await house.fill_in(raw.ADA)
        presses = [raw.pressed(submit, on=50) for _ in range(8)]
        await asyncio.gather(
            *((house, other_house)[turn % 2].take(each) for turn, each in enumerate(presses))
        )
        acknowledged = [each for each in await house.outbox(ADA) if each["method"] == "answerCallbackQuery"]
        assert (await house.set_aside(), await self._count(house)) == ([], 1)
        assert len([each for each in acknowledged if each["callback_query_id"] == "callback-50"]) == 8

    async def _count(self, house: House) -> int:
        async with house.database.transaction() as connection:
            return await connection.scalar(select(func.count()).select_from(tables.registrations)) or 0


async def test_two_people_who_register_at_once_both_are(house: House, other_house: House) -> None:
    first, second = await house.fill_in(raw.ADA, raw.BO | {"language_code": "sv"})
    await asyncio.gather(
        house.take(raw.pressed(first, on=50)), other_house.take(raw.pressed(second, raw.BO, on=50))
    )
    assert await house.registered(ADA, BO) == {ADA: ["sample"], BO: ["sample"]}


async def test_two_who_draw_the_same_code_both_get_registered(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Chance:
        """Draws one code twice, and new ones then."""

        codes = iter([b"aaaaaa", b"aaaaaa", b"bbbbbb", b"cccccc"])
        token_urlsafe = staticmethod(secrets.token_urlsafe)

        def token_bytes(self, _count: int) -> bytes:
            return next(self.codes)

    people = [raw.person(number) for number in (1, 2)]
    buttons = await house.fill_in(*people)
    monkeypatch.setattr(batch, "secrets", Chance())
    await house.take(
        *(raw.pressed(button, each, on=50) for button, each in zip(buttons, people, strict=True))
    )
    assert await house.registered(1, 2) == {1: ["sample"], 2: ["sample"]}
    assert await house.set_aside() == []


async def test_what_one_person_does_in_two_processes_at_once_is_all_kept(
    house: House, other_house: House
) -> None:
    """Also for people who never wrote before, of whom there is no row that could be locked."""
    people = [raw.person(number) for number in range(1, 31)]
    turns = [
        each.take(raw.said("/start", person, number))
        for person in people
        for each, number in ((house, 10), (other_house, 20))
    ]
    await asyncio.gather(*turns)
    assert [(await house.chat(each["id"])).heard for each in people] == [20] * 30
    assert [len(await house.told(each["id"])) for each in people] == [2] * 30


class TestAPoisonedUpdate:
    async def test_is_put_aside_as_it_came(self, house: House) -> None:
        poison = raw.update(5, **POISON)
        await house.take(poison)
        assert (await house.set_aside(), await house.applied()) == ([(5, poison)], [5])

    async def test_is_put_aside_with_its_traceback(self, house: House) -> None:
        await house.take(raw.update(5, **POISON))
        async with house.database.transaction() as connection:
            kept = await connection.scalar(select(tables.set_aside.c.traceback))
        assert str(kept).endswith("KeyError: 'chat'\n")

    async def test_does_not_keep_the_others_from_being_applied(self, house: House) -> None:
        before, after = raw.said("/start", raw.BO), raw.said("/help", raw.BO, 11)
        await house.take(before, raw.update(5, **POISON), after)
        assert (len(await house.told(BO)), len(await house.set_aside())) == (2, 1)
        assert await house.applied() == sorted([before["update_id"], 5, after["update_id"]])

    async def test_yields_an_apology_to_its_sender(self, house: House, sorry: str) -> None:
        await house.take(raw.said("/start", raw.BO), raw.update(5, **POISON))
        assert await house.told(ADA) == [sorry]

    async def test_yields_an_apology_in_the_language_of_the_chat(self, house: House, world: World) -> None:
        await house.take(raw.said("/start", raw.ADA | {"language_code": "en"}))
        await house.take(raw.update(**POISON))
        assert (await house.told(ADA))[-1] == world.wording.html("en", "apology")

    async def test_yields_one_apology_however_often_it_arrives(self, house: House, sorry: str) -> None:
        poison = raw.update(5, **POISON)
        for _ in range(3):
            await house.take(poison, poison)
        assert (await house.told(ADA), len(await house.set_aside())) == ([sorry], 1)

    async def test_is_counted(self, house: House) -> None:
        await house.take(raw.update(**POISON), raw.said("/start"))
        counted = [
            house.metrics.registry.get_sample_value(f"bot_updates_{name}_total")
            for name in ("taken", "put_aside")
        ]
        assert counted == [2, 1]


RUBBISH: dict[str, Any] = {
    "nothing": None,
    "a text": "rubbish",
    "a number": 7,
    "a list": [[[]]],
    "an empty object": {},
    "no id": {"message": raw.message(text="/start")},
    "an id in words": {"update_id": "seven"},
    "an id that is no number": {"update_id": None},
    "an id that is too large": {"update_id": 2**63},
    "an id that is far too small": {"update_id": -(10**30)},
    "a chat that is too large": raw.update(81, message=raw.message(raw.ADA | {"id": 10**30}, text="/start")),
    "a sender who is no object": raw.update(82, message={"from": "me"}),
    "deep nonsense": raw.update(83, message={"from": {"id": {"id": []}}, "chat": [{}], "text": {"text": []}}),
    "a press of nobody": raw.update(84, callback_query={"from": None, "data": []}),
    "a character that no encoding knows": raw.said(
        "/start \udcff", raw.ADA | {"first_name": "\udcff"}, update=85
    ),
    "a character that PostgreSQL does not keep": raw.said(
        "/start", raw.ADA | {"first_name": "\x00"}, update=86
    ),
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)
async def test_rubbish_does_not_block_the_others(house: House, rubbish: Any) -> None:
    await house.take(raw.said("/start", raw.BO), rubbish, raw.said("/help", raw.BO, 11))
    assert len(await house.told(BO)) == 2
    assert [payload for _, payload in await house.set_aside()] in ([rubbish], [])


async def test_all_rubbish_at_once_is_put_aside(house: House) -> None:
    given = [each for name, each in RUBBISH.items() if "PostgreSQL" not in name and "encoding" not in name]
    await house.take(*given)
    assert [payload for _, payload in await house.set_aside()] == given


class TestWhileTheDatabaseIsAway:
    async def test_nothing_is_applied_and_the_updates_may_come_again(
        self, house: House, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        given = [raw.said("/start"), raw.update(5, **POISON)]
        async with away():
            with pytest.raises(Away):
                await house.take(*given)
        assert (await house.applied(), await house.outbox(), house.spoken) == ([], [], 0)
        await house.take(*given)
        assert len(await house.applied()) == 2

    async def test_a_poisoned_update_is_not_put_aside_for_it(
        self, house: House, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        async with away():
            with pytest.raises(Away):
                await house.intake._put_aside(raw.said("/start"), KeyError("chat"))  # noqa: SLF001
        assert await house.set_aside() == []


class TestWhetherTheBotMayWrite:
    async def test_who_blocks_the_bot_cannot_be_reached_and_waits_for_nothing(self, house: House) -> None:
        await house.take(raw.said("/start"))
        await house.take(raw.membership("kicked"))
        assert (await self._unreachable(house), await self._statuses(house)) == ({ADA: "blocked"}, ["failed"])

    async def test_who_lets_the_bot_in_again_can_be_reached(self, house: House) -> None:
        await house.take(raw.said("/start"), raw.membership("kicked"))
        await house.take(raw.membership("member"))
        assert await self._unreachable(house) == {}

    async def test_in_one_batch_the_last_word_counts(self, house: House) -> None:
        await house.take(raw.said("/start"), raw.membership("kicked"), raw.membership("member"))
        assert await self._unreachable(house) == {}
        await house.take(raw.said("/start", number=11), raw.membership("member"), raw.membership("kicked"))
        assert await self._unreachable(house) == {ADA: "blocked"}
        await house.take(raw.membership("kicked"), raw.said("/start", number=12))
        assert await self._unreachable(house) == {}

    async def _unreachable(self, house: House) -> dict[int, str]:
        async with house.database.transaction() as connection:
            return await chats.unreachable(connection)

    async def _statuses(self, house: House) -> list[str]:
        async with house.database.transaction() as connection:
            return list(await connection.scalars(select(tables.outbox.c.status)))


class TestStatements:
    """A batch costs a number of statements, whatever the number of its updates."""

    @pytest.mark.parametrize("size", [1, 10, 100])
    async def test_of_a_batch_of_first_messages(self, house: House, size: int) -> None:
        given = [raw.said("/start", raw.person(number)) for number in range(1, size + 1)]
        assert await self._cost(house, given) == self._expected(house, 5)

    @pytest.mark.parametrize("size", [10, 100])
    async def test_of_a_batch_that_registers_people(self, house: House, size: int) -> None:
        people = [raw.person(number) for number in range(1, size + 1)]
        buttons = await house.fill_in(*people)
        given = [raw.pressed(button, each, on=50) for button, each in zip(buttons, people, strict=True)]
        assert await self._cost(house, given) == self._expected(house, 15)
        assert len(await house.registered(*range(1, size + 1))) == size

    async def test_of_a_batch_that_was_applied_before(self, house: House) -> None:
        given = [raw.said("/start", raw.person(number)) for number in range(1, 11)]
        await house.take(*given)
        assert await self._cost(house, given) == 1

    async def _cost(self, house: House, given: list[Json]) -> int:
        async with house.database.transaction():
            pass  # a connection is made, which asks for things of its own
        with statements_of(house.database) as asked:
            await house.take(*given)
        return len(asked)

    def _expected(self, house: House, count: int) -> int:
        """PostgreSQL has one more: it locks the chats, where SQLite locks the database."""
        return count if house.database.is_sqlite else count + 1


async def test_an_answer_waits_behind_what_the_person_was_told_before(house: House) -> None:
    async with house.database.transaction() as connection:
        await outbox.put(
            connection, [Outgoing(ADA, Lane.ANSWER, "sendMessage", {"text": "first"})], machine_time()
        )
    await house.take(raw.said("/start"))
    assert (await house.told(ADA))[0] == "first"
