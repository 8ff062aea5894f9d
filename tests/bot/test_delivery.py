import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.deliveries import Broadcasting
from bot.delivery.limits import PRIVATE_BURST, Limits
from bot.delivery.loop import IDLE_SECONDS, Delivery
from bot.delivery.telegram_api import NotConnected
from bot.metrics import Metrics
from bot.world import World, wording
from conversations.chat.states import Chat
from storage import chats, outbox, subjects, tables
from storage.database import Away, Database
from storage.outbox import Lane, Outgoing
from tests.fakes.api import FakeApi

ACK, ANSWER, BROADCAST = Lane.ACKNOWLEDGEMENT, Lane.ANSWER, Lane.BROADCAST
ADA, BO, CY, GROUP = 1, 2, 3, -4
MARK = 900


class Ticks:
    """The machine's clock, which stands still until it is moved; or goes on by a `step` whenever it is read."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.step = 0.0

    def moves(self, seconds: float) -> None:
        self.seconds += seconds

    def machine_time(self) -> datetime:
        return datetime(2030, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        self.seconds += self.step
        return self.seconds


class Night:
    """Rests that take no time: what can happen meanwhile happens, else the clock is moved by as long as the rest was to be.

    Only who rests for good is left to rest, until somebody wakes them.
    """

    def __init__(self, ticks: Ticks) -> None:
        self.rests: list[float] = []
        self._ticks = ticks
        self._is_still = asyncio.Event()

    async def rest(self, woken: asyncio.Event, seconds: float) -> None:
        for _ in range(10):
            await asyncio.sleep(0)
        if woken.is_set():
            return
        self.rests.append(seconds)
        if seconds < IDLE_SECONDS:
            self._ticks.moves(max(0.0, seconds))
            return
        self._is_still.set()
        await woken.wait()
        self._is_still.clear()

    async def falls(self) -> None:
        """Until nothing is left to be done but to wait for somebody."""
        async with asyncio.timeout(20):
            await self._is_still.wait()


class Office:
    """A delivery over a database and a fake API, and what one sees of it from outside."""

    def __init__(
        self, database: Database, ticks: Ticks, rate: float = 30, broadcasting: Broadcasting | None = None
    ) -> None:
        self.database = database
        self.ticks = ticks
        self.api = FakeApi()
        self.metrics = Metrics()
        broadcasting = broadcasting or Broadcasting(World({}, "sample_bot", wording()))
        self.delivery = Delivery(database, self.api, Limits(rate), self.metrics, broadcasting)  # type: ignore[arg-type]
        self._marks = 0

    async def put(self, *outgoing: Outgoing) -> None:
        async with self.database.transaction() as connection:
            await outbox.put(connection, outgoing, self.ticks.machine_time())
        self.delivery.wake()

    async def later(self, seconds: float) -> None:
        self.ticks.moves(seconds)
        self.delivery.wake()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
            tasks.create_task(self.delivery.run())
            try:
                yield
            finally:
                self.delivery.stop()

    async def rests(self) -> None:
        """Until all that may leave now has left: what comes in last has been carried, twice over."""
        for _ in range(2):
            self._marks += 1
            async with asyncio.timeout(20):
                await self.put(message(MARK + self._marks, "mark"))
                await until(self._has_carried)

    @property
    def told(self) -> list[tuple[int, str]]:
        """Who was told what, in order, besides the marks."""
        return [each for each in self.api.texts if each[1] != "mark"]

    async def rows(self, *names: str) -> list[tuple[Any, ...]]:
        """What stands in the outbox."""
        columns = [tables.outbox.c[name] for name in names]
        async with self.database.transaction() as connection:
            found = await connection.execute(select(*columns).order_by(tables.outbox.c.id))
            return [tuple(row) for row in found]

    async def claimed(self, *outgoing: Outgoing) -> None:
        """Messages that were about to be sent when the bot ended all of a sudden."""
        await self.put(*outgoing)
        async with self.database.transaction() as connection:
            await outbox.claim(connection, self.ticks.machine_time(), (ACK, BROADCAST), 100)

    async def _has_carried(self) -> bool:
        has_left = (MARK + self._marks, "mark") in self.api.texts
        return has_left and ("sending",) not in await self.rows("status")


async def until(holds: Callable[[], Awaitable[bool] | bool]) -> None:
    """Look again and again, for what tells nobody when it changes; whoever calls limits the time."""
    while True:
        found = holds()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.002)


def message(chat: int, text: str, lane: Lane = ANSWER, method: str = "sendMessage", **given: Any) -> Outgoing:
    return Outgoing(chat, lane, method, {"chat_id": chat, "text": text, **given})


def about(subject: str, text: str, *, renews: bool = False) -> Outgoing:
    """A message to Ada about something, or a new text for the newest one."""
    sent = message(ADA, text, method="editMessageText" if renews else "sendMessage")
    return replace(sent, subject=subject, renews=renews)


@asynccontextmanager
async def away_after_the_call(
    office: Office, away: Callable[[], AbstractAsyncContextManager[None]]
) -> AsyncIterator[None]:
    """The database is away from the first call until the delivery has ended."""
    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(office.delivery.run())
        await office.api.heard(1)
        async with away():
            yield
            await running


def seen(chat: int, expires_at: datetime | None = None) -> Outgoing:
    return Outgoing(chat, ACK, "answerCallbackQuery", {"callback_query_id": "c"}, expires_at)


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Ticks:
    given = Ticks()
    monkeypatch.setattr("bot.delivery.loop.machine_time", given.machine_time)
    monkeypatch.setattr("bot.delivery.loop.monotonic", given.monotonic)
    monkeypatch.setattr("bot.delivery.loop.AWAY_SECONDS", 0.01)
    return given


@pytest.fixture
def office(database: Database, ticks: Ticks) -> Office:
    return Office(database, ticks)


@pytest.fixture
def night(ticks: Ticks, monkeypatch: pytest.MonkeyPatch) -> Night:
    given = Night(ticks)
    monkeypatch.setattr("bot.delivery.loop.rest", given.rest)
    return given


async def test_what_is_put_is_sent_as_it_stands_and_gone(office: Office) -> None:
    async with office.running():
        await office.put(message(ADA, "Hi", reply_markup={"inline_keyboard": []}), seen(BO))
        await office.rests()
    sent = [each for each in office.api.calls if each[1].get("text") != "mark"]
    assert sent == [
        ("answerCallbackQuery", {"callback_query_id": "c"}),
        ("sendMessage", {"chat_id": ADA, "text": "Hi", "reply_markup": {"inline_keyboard": []}}),
    ]
    assert await office.rows("id") == []


async def test_what_waited_before_the_start_is_sent(office: Office) -> None:
    await office.put(message(ADA, "Hi"))
    async with office.running():
        await office.api.heard(1)
    assert office.told == [(ADA, "Hi")]


async def test_a_broadcast_is_kept_with_the_id_of_its_message(office: Office) -> None:
    async with office.running():
        await office.put(message(ADA, "Hi", BROADCAST))
        await office.later(1)
        await office.api.heard(1)
    assert await office.rows("status", "message") == [("sent", 1001)]


class TestOrder:
    async def test_within_a_chat_is_kept(self, office: Office) -> None:
        words = [f"{number}" for number in range(20)]
        async with office.running():
            await office.put(*(message(ADA, each) for each in words))
            for _ in range(20):
                await office.later(1)
                await office.rests()
        assert office.told == [(ADA, each) for each in words]

    async def test_within_a_chat_is_kept_where_a_message_has_to_be_sent_again(self, office: Office) -> None:
        office.api.fails(ADA, NetworkError("Bad Gateway"), TimedOut())
        async with office.running():
            await office.put(message(ADA, "first"), message(ADA, "second"))
            await office.rests()
            for _ in range(2):
                await office.later(1)
                await office.rests()
        assert [text for _, text in office.told] == ["first", "first", "first", "second"]

    async def test_one_message_of_a_chat_is_under_way_at_a_time(self, office: Office) -> None:
        office.api.held = asyncio.Event()
        async with office.running():
            await office.put(*(message(ADA, each) for each in "abc"), message(BO, "b"))
            await office.api.heard(2)
            await office.put(message(CY, "c"))
            await office.api.heard(3)
            before = office.told
            office.api.held.set()
        assert before == [(ADA, "a"), (BO, "b"), (CY, "c")]

    async def test_acknowledgements_leave_first_and_broadcasts_last(self, office: Office) -> None:
        await office.put(message(ADA, "broadcast", BROADCAST), message(ADA, "answer"), seen(ADA))
        async with office.running():
            await office.api.heard(3)
        assert [text for _, text in office.told] == ["", "answer", "broadcast"]

    async def test_an_acknowledgement_does_not_wait_for_the_chat(self, office: Office) -> None:
        async with office.running():
            await office.put(*(message(ADA, str(number)) for number in range(PRIVATE_BURST + 2)))
            await office.rests()
            await office.put(seen(ADA))
            await office.rests()
        assert office.told[-1] == (0, "")


class TestLimits:
    async def test_a_chat_gets_no_more_than_its_burst_at_once(self, office: Office) -> None:
        async with office.running():
            await office.put(*(message(ADA, str(number)) for number in range(20)))
            await office.rests()
            await office.rests()
            assert len(office.told) == PRIVATE_BURST
            await office.later(1)
            await office.rests()
        assert len(office.told) == PRIVATE_BURST + 1

    async def test_a_chat_that_waits_keeps_no_other_waiting(self, office: Office) -> None:
        async with office.running():
            await office.put(*(message(ADA, str(number)) for number in range(20)))
            await office.rests()
            await office.put(message(BO, "hello"))
            await office.rests()
        assert (BO, "hello") in office.told

    async def test_waiting_for_ones_turn_is_no_attempt(self, office: Office) -> None:
        async with office.running():
            await office.put(*(message(ADA, str(number)) for number in range(PRIVATE_BURST + 1)))
            await office.rests()
        assert await office.rows("status", "attempts") == [("queued", 0)]

    async def test_the_bulk_rate_holds(self, database: Database, ticks: Ticks) -> None:
        office = Office(database, ticks, rate=20)
        await office.put(*(message(chat, "all", BROADCAST) for chat in range(1, 10)))
        sent = []
        async with office.running():
            for _ in range(5):
                await office.rests()
                sent.append(len(office.told))
                await office.later(0.1)
        assert sent == [2, 4, 6, 8, 9]

    async def test_answers_are_not_held_to_the_bulk_rate(self, database: Database, ticks: Ticks) -> None:
        office = Office(database, ticks, rate=1)
        await office.put(
            *(message(chat, "all", BROADCAST) for chat in range(1, 31)),
            *(message(chat, "you", ANSWER) for chat in range(1, 31)),
        )
        async with office.running():
            await office.rests()
        assert [[text for _, text in office.told].count(each) for each in ("you", "all")] == [30, 1]

    @pytest.mark.parametrize("step", [0.0, 0.001, 0.003])
    async def test_a_broadcast_uses_the_whole_rate_while_nobody_writes(
        self, office: Office, night: Night, step: float
    ) -> None:
        """Also where a message may leave by the time that a turn is over: then there is nothing to wait for."""
        office.ticks.step = step
        await office.put(*(message(chat, "all", BROADCAST) for chat in range(1, 91)))
        began = office.ticks.seconds
        async with office.running():
            await night.falls()
        assert len(office.told) == 90
        assert office.ticks.seconds - began <= 90 / 30 / 0.97
        assert max(night.rests[:-1]) < 4 / 30

    async def test_a_broadcast_goes_on_where_nobody_is_left_to_be_told(
        self, office: Office, night: Night
    ) -> None:
        """Items that stay take no room, so there is nothing to wait for."""
        late = office.ticks.machine_time()
        items = [replace(message(chat, "all", BROADCAST), expires_at=late) for chat in range(1, 91)]
        await office.put(*items)
        async with office.running():
            await night.falls()
        assert (office.told, await office.rows("id")) == ([], [])
        assert night.rests == [0.0] * len(night.rests[:-1]) + [IDLE_SECONDS]

    async def test_while_people_are_answered_no_turn_sets_an_alarm(self, office: Office) -> None:
        """Broadcasts are looked for once a second then, which takes no alarm for each turn."""
        async with office.running():
            await office.put(*(message(ADA, str(number)) for number in range(PRIVATE_BURST)))
            await office.api.heard(PRIVATE_BURST)
            assert office.delivery._alarms == []  # noqa: SLF001 - it is seen nowhere else

    async def test_a_broadcast_that_finds_no_room_leaves_when_calls_end(
        self, office: Office, night: Night, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.delivery.loop.AT_ONCE", 2)
        office.api.held = asyncio.Event()
        await office.put(message(ADA, "you"), message(BO, "you"), message(CY, "all", BROADCAST))
        async with office.running():
            await night.falls()
            before = office.told
            office.api.held.set()
            await office.api.heard(3)
            await night.falls()
        assert (before, office.told[2:]) == ([(ADA, "you"), (BO, "you")], [(CY, "all")])
        assert IDLE_SECONDS not in night.rests[:-2]

    async def test_who_waits_behind_many_that_may_not_leave_yet_is_answered_at_once(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.delivery.loop.AT_ONCE", 2)
        busy = [message(chat, str(number)) for number in range(PRIVATE_BURST + 1) for chat in (ADA, BO)]
        async with office.running():
            await office.put(*busy, message(CY, "hello"))
            await office.api.heard(2 * PRIVATE_BURST + 1)
        assert office.told[-1] == (CY, "hello")

    async def test_a_broadcast_begins_though_there_was_none_a_moment_ago(
        self, sqlite: Database, ticks: Ticks
    ) -> None:
        office = Office(sqlite, ticks)
        async with office.running():
            await office.rests()
            await office.put(message(ADA, "all", BROADCAST))
            await office.rests()
            office.api.calls.clear()
            ticks.moves(1.01)
            await office.api.heard(1)
        assert office.told == [(ADA, "all")]

    async def test_more_than_can_be_under_way_leaves_in_the_end(
        self, database: Database, ticks: Ticks
    ) -> None:
        office = Office(database, ticks)
        await office.put(*(message(chat, "you") for chat in range(1, 701)))
        async with office.running():
            await office.api.heard(700)
        assert len(set(office.told)) == 700


class TestTooManyRequests:
    async def test_pauses_that_chat_and_bulk_messages(self, office: Office) -> None:
        office.api.fails(ADA, RetryAfter(5))
        async with office.running():
            await office.put(message(ADA, "first"), message(ADA, "second"))
            await office.rests()
            await office.put(message(BO, "answer"), message(CY, "all", BROADCAST))
            await office.later(4)
            await office.rests()
            before = office.told
            await office.later(1.01)
            await office.rests()
        assert before == [(ADA, "first"), (BO, "answer")]
        assert office.told[2:] == [(ADA, "first"), (ADA, "second"), (CY, "all")] or office.told[2:] == [
            (ADA, "first"), (CY, "all"), (ADA, "second"),
        ]  # fmt: skip

    async def test_of_two_chats_pauses_everything(self, office: Office) -> None:
        office.api.fails(ADA, RetryAfter(5))
        office.api.fails(BO, RetryAfter(5))

        async def cys_turn_is_later() -> bool:
            later = office.ticks.machine_time() + timedelta(seconds=5)
            return (CY, "queued", later) in await office.rows("chat", "status", "due_at")

        async with office.running():
            await office.put(message(ADA, "a"), message(BO, "b"))
            await office.api.heard(2)
            await office.put(message(CY, "c"))
            await until(cys_turn_is_later)
            assert office.told == [(ADA, "a"), (BO, "b")]
            await office.later(5.01)
            await office.api.heard(5)
        assert office.told[2:] == [(ADA, "a"), (BO, "b"), (CY, "c")]

    async def test_is_counted(self, office: Office) -> None:
        office.api.fails(ADA, RetryAfter(5))
        async with office.running():
            await office.put(message(ADA, "a"))
            await office.rests()
        assert office.metrics.registry.get_sample_value("bot_too_many_requests_total") == 1


class TestAChatThatIsGone:
    async def test_is_noted_and_what_waits_for_it_is_closed(self, office: Office) -> None:
        async with office.database.transaction() as connection:
            await chats.save(connection, {ADA: Chat("sv"), BO: Chat("sv")}, office.ticks.machine_time())
        office.api.fails(ADA, Forbidden("Forbidden: bot was blocked by the user"))
        async with office.running():
            await office.put(message(ADA, "first"), message(ADA, "second"), message(ADA, "all", BROADCAST))
            await office.put(message(BO, "hello"))
            await office.rests()
        assert office.told[0] == (ADA, "first")
        assert (ADA, "second") not in office.told
        async with office.database.transaction() as connection:
            assert await chats.unreachable(connection) == {ADA: "blocked"}

    async def test_fails_with_the_reason(self, office: Office) -> None:
        office.api.fails(ADA, BadRequest("Chat not found"))
        async with office.running():
            await office.put(message(ADA, "first"), message(ADA, "second"))
            await office.rests()
        assert await office.rows("status", "reason") == [("failed", "Chat not found")] * 2

    async def test_a_group_that_moved_gets_its_messages_at_the_new_id(self, office: Office) -> None:
        office.api.fails(GROUP, ChatMigrated(-1004))
        async with office.running():
            await office.put(message(GROUP, "first"), message(GROUP, "second"))
            await office.rests()
        assert office.told == [(GROUP, "first"), (-1004, "first"), (-1004, "second")]


class TestWhenItIsUnknownWhetherItArrived:
    ERRORS = (TimedOut(), NetworkError("Bad Gateway"), NetworkError("ServerDisconnectedError"))

    @pytest.mark.parametrize("error", ERRORS, ids=str)
    async def test_an_answer_is_sent_again(self, office: Office, error: TelegramError) -> None:
        office.api.fails(ADA, error)
        async with office.running():
            await office.put(message(ADA, "Hi"))
            await office.rests()
            await office.later(0.51)
            await office.rests()
        assert (office.told, await office.rows("id")) == ([(ADA, "Hi")] * 2, [])

    @pytest.mark.parametrize("error", ERRORS, ids=str)
    async def test_a_broadcast_is_unsure_and_never_sent_again(
        self, office: Office, error: TelegramError
    ) -> None:
        office.api.fails(ADA, error)
        await office.put(message(ADA, "all", BROADCAST))
        async with office.running():
            await office.rests()
            await office.later(3600)
            await office.rests()
        assert (office.told, await office.rows("status")) == ([(ADA, "all")], [("unsure",)])

    async def test_what_was_never_sent_is_sent_again_broadcasts_too(self, office: Office) -> None:
        office.api.fails(ADA, NotConnected())
        await office.put(message(ADA, "all", BROADCAST))
        async with office.running():
            await office.rests()
            await office.later(1.01)
            await office.rests()
        assert (office.told, await office.rows("status")) == ([(ADA, "all")] * 2, [("sent",)])


async def test_an_edit_whose_message_is_gone_is_sent_anew(office: Office) -> None:
    office.api.fails(ADA, BadRequest("Message to edit not found"))
    async with office.running():
        await office.put(message(ADA, "Hi", method="editMessageText", message_id=9))
        await office.rests()
    assert [each for each in office.api.calls if each[1]["text"] == "Hi"] == [
        ("editMessageText", {"chat_id": ADA, "text": "Hi", "message_id": 9}),
        ("sendMessage", {"chat_id": ADA, "text": "Hi"}),
    ]


async def test_an_acknowledgement_that_is_too_late_is_dropped(office: Office) -> None:
    now = office.ticks.machine_time()
    async with office.running():
        await office.put(seen(ADA, now), seen(BO, now + timedelta(seconds=1)))
        await office.rests()
    assert (len(office.told), await office.rows("id")) == (1, [])


async def test_an_acknowledgement_is_tried_once(office: Office) -> None:
    office.api.fails(0, TimedOut())
    async with office.running():
        await office.put(seen(ADA))
        await office.rests()
        await office.later(60)
        await office.rests()
    assert (len(office.told), await office.rows("id")) == (1, [])


async def test_what_cannot_be_put_into_a_request_fails_and_stops_nobody(office: Office) -> None:
    office.api.fails(ADA, UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"))
    async with office.running():
        await office.put(message(ADA, "first"), message(ADA, "second"))
        await office.rests()
    assert (office.told[-1], await office.rows("status", "reason")) == (
        (ADA, "second"), [("failed", "UnicodeEncodeError")],
    )  # fmt: skip


async def test_what_became_of_the_messages_is_counted(office: Office) -> None:
    office.api.fails(ADA, BadRequest("Message is too long"))
    async with office.running():
        await office.put(message(ADA, "long"), message(BO, "short"), seen(CY))
        await office.api.heard(3)
    value = office.metrics.registry.get_sample_value
    found = [
        value("bot_letters_total", {"lane": lane, "status": status})
        for lane, status in (("answer", "failed"), ("answer", "sent"), ("acknowledgement", "sent"))
    ]
    assert found == [1, 1, 1]


class TestARestart:
    async def test_sends_answers_again_and_lists_broadcasts_as_unsure(self, office: Office) -> None:
        await office.claimed(seen(ADA), message(BO, "answer"), message(CY, "all", BROADCAST))
        async with office.running():
            await office.rests()
        assert (office.told, await office.rows("chat", "status")) == ([(BO, "answer")], [(CY, "unsure")])

    async def test_after_the_loop_was_cut_off_in_the_middle_of_calls_loses_nothing(
        self, office: Office, ticks: Ticks
    ) -> None:
        office.api.held = asyncio.Event()
        people = range(1, 21)
        await office.put(*(message(chat, each) for chat in people for each in ("first", "second")))
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(office.delivery.run())
            await office.api.heard(20)
            running.cancel()
        again = Office(office.database, ticks)
        async with again.running():
            await again.rests()
        assert sorted(again.told) == sorted((chat, each) for chat in people for each in ("first", "second"))
        assert await again.rows("id") == []


async def test_stopping_takes_no_more_and_settles_what_is_under_way(office: Office) -> None:
    office.api.held = asyncio.Event()
    async with office.running():
        await office.put(message(ADA, "first"), message(ADA, "second"))
        await office.api.heard(1)
        office.delivery.stop()
        office.api.held.set()
    assert (office.told, await office.rows("status")) == ([(ADA, "first")], [("queued",)])


class TestWhileTheDatabaseIsAway:
    async def test_stopping_does_not_wait_for_it_and_the_next_start_takes_up_what_is_not_settled(
        self, office: Office, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        office.api.held = asyncio.Event()
        await office.put(message(ADA, "first"))
        async with away_after_the_call(office, away):
            office.delivery.stop()
            office.api.held.set()
        assert await office.rows("status") == [("sending",)]

    async def test_nothing_is_lost_and_nothing_is_sent_twice(
        self, office: Office, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        office.api.held = asyncio.Event()
        await office.put(*(message(chat, each) for chat in (ADA, BO) for each in ("first", "second")))
        await office.put(message(CY, "all", BROADCAST))
        async with office.running():
            await office.api.heard(3)
            with capture_logs() as entries:
                async with away(), asyncio.timeout(20):
                    office.api.held.set()
                    await until(lambda: len(entries) >= 3)
                assert office.api.under_way == 0
            await office.rests()
        assert {each["event"] for each in entries} == {"the database is away, what is to be sent waits"}
        assert sorted(office.told) == [
            (ADA, "first"), (ADA, "second"), (BO, "first"), (BO, "second"), (CY, "all"),
        ]  # fmt: skip
        assert await office.rows("chat", "status") == [(CY, "sent")]

    async def test_the_log_says_so_without_anybodys_words(
        self, office: Office, away: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        await office.put(message(ADA, "a secret"))
        async with office.running():
            await office.rests()
            with capture_logs() as entries:
                async with away(), asyncio.timeout(20):
                    office.delivery.wake()
                    await until(lambda: bool(entries))
        assert set(entries[0]) == {"event", "log_level", "error", "at", "reason"}


async def test_a_token_that_was_revoked_stops_the_bot_and_keeps_what_is_to_be_sent(
    office: Office, ticks: Ticks
) -> None:
    office.api.fails(ADA, InvalidToken("Unauthorized"))
    await office.put(message(ADA, "Hi"), message(BO, "Hi"))
    with pytest.raises(ExceptionGroup) as caught:
        await office.delivery.run()
    assert caught.group_contains(InvalidToken)
    again = Office(office.database, ticks)
    async with again.running():
        await again.rests()
    assert (ADA, "Hi") in again.told


async def test_a_method_that_telegram_does_not_know_fails_and_stops_nobody(office: Office) -> None:
    office.api.fails(ADA, InvalidToken("Not Found"))
    async with office.running():
        await office.put(message(ADA, "a", method="sendNonsense"), message(ADA, "b"))
        await office.rests()
    assert (office.told[-1], await office.rows("status")) == ((ADA, "b"), [("failed",)])


async def test_what_a_message_is_about_is_remembered_when_it_was_sent(office: Office) -> None:
    async with office.running():
        await office.put(about("question-7", "first"), about("", "about nothing"))
        await office.rests()
    async with office.database.transaction() as connection:
        noted = [tuple(row) for row in await connection.execute(select(tables.subjects))]
    assert noted == [(ADA, 1001, "question-7")]


async def test_the_newest_message_about_a_subject_is_renewed(office: Office) -> None:
    async with office.running():
        await office.put(about("question-7", "first"))
        await office.rests()
        await office.put(about("question-7", "second"))
        await office.rests()
        await office.put(
            about("question-7", "renewed", renews=True), about("question-8", "never sent", renews=True)
        )
        await office.rests()
    async with office.database.transaction() as connection:
        newest = await subjects.newest(connection, [(ADA, "question-7")])
    renewals = [payload["message_id"] for method, payload in office.api.calls if method == "editMessageText"]
    assert renewals == [newest[ADA, "question-7"]]


SHEET = {"event": "gone", "kind": "csv", "language": "sv", "sensitive": False}


def file_for(chat: int) -> Outgoing:
    """A file of an event whose folder is gone, so it can't be made."""
    attached = {"sheet": SHEET, "name": "gone.csv", "as": "document", "sorry": "no file"}
    return Outgoing(chat, ANSWER, "sendDocument", {"chat_id": chat, "attached": attached})


def picture_for(chat: int) -> Outgoing:
    """A file that can be made."""
    attached = {"text": "x", "name": "x.md", "as": "document", "sorry": "no picture"}
    return Outgoing(chat, ANSWER, "sendDocument", {"chat_id": chat, "attached": attached})


async def test_who_waits_for_a_file_is_told_when_it_cannot_be_made(office: Office) -> None:
    await office.put(file_for(ADA), message(BO, "hello"))
    async with office.running():
        await office.rests()
    assert sorted(office.told) == [(ADA, "no file"), (BO, "hello")]
    assert (ADA, "failed") in await office.rows("chat", "status")


def ticket_for(chat: int) -> Outgoing:
    """A ticket with a picture that Telegram does not take in these tests."""
    attached = {"text": "x", "name": "x.md", "as": "photo", "sorry": "the words of the ticket"}
    payload = {"chat_id": chat, "attached": attached, "reply_markup": {"inline_keyboard": []}}
    return Outgoing(chat, ANSWER, "sendPhoto", payload, subject="ticket-AAAAAA")


async def test_a_ticket_that_arrived_without_its_picture_says_when_it_is_no_longer_valid(
    office: Office,
) -> None:
    over = {"chat_id": ADA, "caption": "no longer valid", "parse_mode": "HTML"}
    ended = Outgoing(ADA, ANSWER, "editMessageCaption", over, subject="ticket-AAAAAA", renews=True)
    office.api.fails(ADA, BadRequest("photo is too big"))
    async with office.running():
        await office.put(ticket_for(ADA))
        await office.rests()
        office.api.fails(ADA, BadRequest("There is no caption in the message to edit"))
        await office.put(ended)
        await office.rests()
    async with office.database.transaction() as connection:
        newest = await subjects.newest(connection, [(ADA, "ticket-AAAAAA")])
    [edited] = [payload for method, payload in office.api.calls if method == "editMessageText"]
    assert (edited["message_id"], edited["text"]) == (newest[ADA, "ticket-AAAAAA"], "no longer valid")
    assert "caption" not in edited


async def test_who_waits_for_a_file_is_told_when_telegram_does_not_take_it(office: Office) -> None:
    office.api.fails(ADA, BadRequest("file is too big"))
    await office.put(picture_for(ADA))
    async with office.running():
        await office.rests()
    assert office.told == [(ADA, ""), (ADA, "no picture")]


async def test_who_has_blocked_the_bot_is_told_of_no_file(office: Office) -> None:
    office.api.fails(ADA, Forbidden("bot was blocked by the user"))
    await office.put(picture_for(ADA))
    async with office.running():
        await office.rests()
    assert office.told == [(ADA, "")]


async def test_a_file_is_made_later_when_the_database_was_away(office: Office) -> None:
    office.api.fails(ADA, Away())
    await office.put(picture_for(ADA))
    async with office.running():
        await office.rests()
        await office.later(1)
        await office.rests()
    assert office.told == [(ADA, ""), (ADA, "")]
