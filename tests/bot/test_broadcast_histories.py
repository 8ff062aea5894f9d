"""Random histories of broadcasts over a real database: compose, edit, schedule, move the event, pause, crash, time passing.

Whatever happens, nobody is told twice without the organiser's word, nobody whom it reached when it began is left out,
and no reminder leaves at another time than its own.
"""

import itertools
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, update

from bot.clock import machine_time
from bot.delivery.deliveries import Broadcasting
from conversations.broadcasts import reminders
from conversations.broadcasts.cards import as_shown
from conversations.chat.states import Chat
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.composition import Composition
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import outbox, registrations, tables
from storage.outbox import Lane, OutboxItem, Outcome
from tests.fakes.hall import Hall, Json, pressed
from tests.fakes.world import NAME, OLGA, picnic

BEGIN = datetime(2018, 12, 20, 10, tzinfo=UTC)
PEOPLE = range(1, 7)
CONFIRMED = Audience(("confirmed",))
FATES = ("arrives and dies", "dies", "sent", "sent", "blocked", "failed", "queued")
"""What Telegram does with a message: the two that die leave the bot without an answer, and it crashes."""

DELIVERING = st.lists(st.tuples(st.sampled_from(FATES), st.integers(1, 3)), max_size=4)
"""What becomes of the next messages, and of how many at a time."""

REMINDER = {
    "key": "week",
    "audience": ["confirmed"],
    "before": "7 days",
    "at": datetime(2018, 1, 1, 9).time(),  # noqa: DTZ001  a time of day
    "too_late": "12 hours",
    "text": "Snart!",
}


def event(day: date) -> Event:
    return picnic(NAME, starts=day, reminder=[REMINDER])


class PostOffice(Hall):
    """The hall with somebody who carries what is to be sent, a few at a time."""

    def registers(self, person: int, status: str) -> None:
        self._run(self._register(person, status))

    def claims(self, limit: int) -> list[OutboxItem]:
        """Take the next items as the bot does; those that are for nobody any more are settled."""
        return list(self._run(self._claim(limit)))

    def settles(self, outcomes: list[Outcome]) -> None:
        self._run(self._settle(outcomes))

    def recovers(self) -> None:
        self._run(self._recover())

    def rows(self, table: Any) -> list[Json]:
        return list(self._run(self._select(select(table).order_by(table.c.id))))

    async def _register(self, person: int, status: Any) -> None:
        async with self._opened().transaction() as connection:
            now = machine_time()
            code = f"CODE{person}A"
            new = Registration("picnic", code, status, "sv", {"name": f"P{person}"}, now, now, person, person)
            place = person if status == "waitlisted" else None
            new = replace(new, place=place)
            await registrations.remove(connection, [code])
            await registrations.add(connection, [new])

    async def _claim(self, limit: int) -> list[OutboxItem]:
        async with self._opened().transaction() as connection:
            taken = await outbox.claim(connection, machine_time(), (Lane.BROADCAST, Lane.BROADCAST), limit)
            items = await Broadcasting(self._world).written(connection, taken)
            await outbox.settle(
                connection, [Outcome(each, "cancelled") for each in items if not each.outgoing.payload]
            )
            return [each for each in items if each.outgoing.payload]

    async def _settle(self, outcomes: list[Outcome]) -> None:
        async with self._opened().transaction() as connection:
            await outbox.settle(connection, outcomes)

    async def _recover(self) -> None:
        async with self._opened().transaction() as connection:
            await outbox.recover(connection)
            await connection.execute(update(tables.outbox).values(due_at=machine_time()))


class Histories(RuleBasedStateMachine):
    url: str

    def __init__(self) -> None:
        super().__init__()
        self.post = PostOffice(self.url, event(date(2019, 1, 23)), BEGIN)
        self.post.empties()
        self.post.starts(self.post.event)
        self.numbers = itertools.count(1)
        self.status: dict[int, str] = {}
        self.quiet: set[int] = set()
        self.arrived: Counter[tuple[int, int]] = Counter()
        self.allowed: Counter[tuple[int, int]] = Counter()
        self.begun: set[int] = set()

    @initialize()
    def several_are_registered(self) -> None:
        for person in PEOPLE[:4]:
            self.somebody_registers_or_changes(person, "confirmed")

    # What people and organisers do.

    @rule(
        person=st.sampled_from(PEOPLE),
        status=st.sampled_from(["confirmed", "confirmed", "cancelled", "waitlisted"]),
    )
    def somebody_registers_or_changes(self, person: int, status: str) -> None:
        self.post.registers(person, status)
        self.post.stand({person: Chat("sv", event="picnic", only_necessary=person in self.quiet)})
        self.status[person] = status

    @rule(person=st.sampled_from(PEOPLE), word=st.sampled_from(["fewer", "all"]))
    def somebody_chooses_what_to_hear(self, person: int, word: str) -> None:
        self.post.takes([pressed(person, f"messages|{word}||")])
        (self.quiet.add if word == "fewer" else self.quiet.discard)(person)

    @rule(later=st.sampled_from([0, 0, 0, 5, 50]), times=st.integers(1, 2), fates=DELIVERING)
    def an_organiser_sends_or_schedules(self, later: int, times: int, fates: list[tuple[str, int]]) -> None:
        nonce = f"n{next(self.numbers)}"
        due = self.post.clock.time + timedelta(hours=later) if later else None
        written = Composition("picnic", nonce, CONFIRMED, {"sv": nonce}, due_at=due)
        self._composes(written)
        self._presses(f"compose|{'send' if later else 'now'}|{nonce}|{as_shown(written)}", times)
        self.the_bot_delivers_on_and_on(fates)

    @rule(
        act=st.sampled_from(["pause", "continue", "cancel", "halt", "retry", "resend", "leave", "now", "delete", "show"]),
        which=st.integers(0, 9), times=st.integers(1, 2),
    )  # fmt: skip
    def an_organiser_manages(self, act: str, which: int, times: int) -> None:
        orders = self.post.rows(tables.broadcasts)
        if not orders:
            return
        order = orders[which % len(orders)]
        if act == "resend":
            unsure = [
                row
                for row in self._deliveries()
                if row["broadcast"] == order["id"] and row["status"] == "unsure"
            ]
            self.allowed.update((row["broadcast"], row["chat"]) for row in unsure)
        self._presses(f"broadcast|{act}|{order['id']}|picnic", times)

    @rule(which=st.integers(0, 9))
    def an_organiser_corrects(self, which: int) -> None:
        orders = [each for each in self.post.rows(tables.broadcasts) if each["original"] is None]
        if orders:
            nonce = f"n{next(self.numbers)}"
            number = orders[which % len(orders)]["id"]
            written = Composition("picnic", nonce, texts={"sv": nonce}, corrects=number)
            self._composes(written)
            self._presses(f"compose|now|{nonce}|{as_shown(written)}", 1)

    # What happens around them.

    @rule(fates=DELIVERING)
    def the_bot_delivers_on_and_on(self, fates: list[tuple[str, int]]) -> None:
        for fate, number in fates:
            self._delivers(fate, number)

    def _delivers(self, fate: str, number: int) -> None:
        items = self.post.claims(number)
        if fate in ("sent", "arrives and dies"):
            self.arrived.update(_place(each) for each in items if each.outgoing.method.startswith("send"))
        if "dies" in fate:
            self.post.recovers()
        else:
            message = next(self.numbers) if fate == "sent" else None
            due = machine_time() - timedelta(seconds=1) if fate == "queued" else None
            self.post.settles([Outcome(each, fate, "x", due, message) for each in items])  # type: ignore[arg-type]
        self._check()

    @rule(hours=st.sampled_from([1, 5, 12, 24, 24 * 5]))
    def time_passes(self, hours: int) -> None:
        for _ in range(min(hours, 12)):
            self.post.passes(timedelta(hours=hours / min(hours, 12)))
            self._goes_round()

    @rule(hours=st.sampled_from([10, 30]))
    def the_bot_is_away(self, hours: int) -> None:
        self.post.passes(timedelta(hours=hours))
        self.post.recovers()
        self.post.starts(self.post.event)
        self._goes_round()

    @rule(day=st.integers(1, 31))
    def the_event_moves(self, day: int) -> None:
        self.post.starts(event(date(2019, 1, day)))
        self._goes_round()

    def teardown(self) -> None:
        """Let everything end that has begun, and see that nothing is left."""
        for each in self.post.rows(tables.broadcasts):
            self._presses(f"broadcast|continue|{each['id']}|picnic", 1)
        while items := self.post.claims(50):
            self.arrived.update(_place(each) for each in items if each.outgoing.method.startswith("send"))
            self.post.settles([Outcome(each, "sent", message=1) for each in items])
        self._goes_round()
        waiting = {
            row["broadcast"] for row in self._deliveries() if row["status"] in ("queued", "sending", "paused")
        }
        begun = {
            each["id"]: each["status"] for each in self.post.rows(tables.broadcasts) if each["started_at"]
        }
        assert (waiting, set(begun.values()) - {"done", "cancelled"}) == (set(), set())
        self.post.closes()

    # How.

    def _composes(self, composition: Composition) -> None:
        self.post.stand({OLGA: Chat("sv", event="picnic", composing=composition)})

    def _presses(self, data: str, times: int) -> None:
        self.post.takes([pressed(OLGA, data) for _ in range(times)])
        self._check()

    def _goes_round(self) -> None:
        self.post.goes_round()
        self._check()

    def _deliveries(self) -> list[Json]:
        return [row for row in self.post.rows(tables.outbox) if row["broadcast"] is not None]

    # What has to be true.

    def _check(self) -> None:
        rows = self._deliveries()
        assert not [place for place, times in self.arrived.items() if times > 1 + self.allowed[place]], (
            "told twice"
        )
        assert all(times == 1 for times in Counter((row["broadcast"], row["chat"]) for row in rows).values())
        for order in self.post.rows(tables.broadcasts):
            if order["started_at"] and order["id"] not in self.begun:
                self.begun.add(order["id"])
                self._check_the_beginning(order, rows)

    def _check_the_beginning(self, order: Json, rows: list[Json]) -> None:
        """It reaches all who fit at that instant, and a reminder leaves in its own time, by day."""
        if order["original"] is not None:
            return
        told = {row["chat"] for row in rows if row["broadcast"] == order["id"]}
        assert told == {
            each for each, status in self.status.items() if status == "confirmed" and each not in self.quiet
        }
        if order["kind"] == "reminder":
            now = self.post.clock.time
            [plan] = reminders.planned(self.post.event)
            assert order["key"] == plan.key
            ordered = json.loads(order["texts"])["texts"]["sv"] != "Snart!" or now < plan.due_at
            assert ordered or plan.due_at <= now <= plan.too_late_at
            assert ordered or not self.post.event.night.holds(now)


def _place(item: OutboxItem) -> tuple[int, int]:
    return item.outgoing.broadcast or 0, item.outgoing.chat


def test_whatever_happens_everybody_is_told_once(url: str) -> None:
    """On PostgreSQL fewer histories; what differs there is in statements, which tests/storage tries on both."""
    histories = 30 if url.startswith("sqlite") else 12
    there = type("HistoriesThere", (Histories,), {"url": url})
    run_state_machine_as_test(
        there,
        settings=settings(
            max_examples=histories, stateful_step_count=20, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
