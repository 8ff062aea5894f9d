"""Counts are made anew only where a form has changed, in slices, while people register; and come out right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.intake import batch as batches
from bot.jobs import recount
from bot.jobs.scheduler import Scheduler
from bot.world import World
from conversations.chat.effects import Keep
from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.registrations import basis, counting, searching, tally
from conversations.model.registrations.registration import Registration, Status
from storage import recounts, registrations, search, tables
from storage.database import Database
from tests.fakes.statements import statements_of
from tests.fakes.world import wording
from tests.storage.examples import ADA, NOW

ROWS = ("registrations", "words", "counts", "tallies")


@pytest.fixture(scope="session")
def event(event: Event) -> Event:
    """A form in which much is counted: a choice, what waits for it, and an organisation that others have too."""
    choices = [{"key": each, "label": each} for each in ("fish", "beans")]
    fields: list[dict[str, Any]] = [
        {"key": "food", "kind": "choice", "label": "Mat", "question": "Vad?", "choice": choices},
        {"key": "sauce", "kind": "yes-no", "label": "Sås", "question": "Sås?", "when": {"food": ["fish"]}},
        {"key": "firm", "kind": "text", "label": "Firma", "question": "Vilken?", "suggest": True},
    ]
    added = [FormField.model_validate(each) for each in fields]
    return _copied(event, field=(*event.field, *added))


def edited(event: Event, key: str, **changes: object) -> Event:
    """The event when its organiser has changed one of its fields."""
    fields = [each.model_copy(update=changes) if each.key == key else each for each in event.field]
    return _copied(event, field=tuple(fields))


def _copied(event: Event, **changes: object) -> Event:
    """A copy that has computed nothing yet."""
    copy = event.model_copy(update=changes)
    for computed in copy.__dict__.keys() - Event.model_fields.keys():
        del copy.__dict__[computed]
    return copy


def world_of(event: Event) -> World:
    return World({event.key: event}, "sample_bot", wording())


def scheduler_of(database: Database, event: Event) -> Scheduler:
    return Scheduler(database, world_of(event), Clock(), lambda: None)


def people(number: int, first: int = 0) -> list[Registration]:
    return [registered(f"B{each:05}", each) for each in range(first, number)]


def registered(code: str, number: int) -> Registration:
    firm = f"Firma {number % 3}"
    answers = {
        "name": f"Person {number}",
        "food": ("fish", "beans")[number % 2],
        "sauce": "yes",
        "firm": firm,
    }
    status: Status = "cancelled" if number % 7 == 6 else "confirmed"
    new = replace(ADA, code=code, person=100 + number, registrant=100 + number, ticket=None)
    return replace(new, answers=answers, status=status)


async def stored(database: Database, given: Iterable[Registration]) -> None:
    async with database.transaction() as connection:
        await registrations.add(connection, list(given))


async def counted(database: Database) -> tuple[dict[Any, int], dict[Any, int], set[tuple[str, str]]]:
    """All that is counted, and the words by which registrations are found."""
    async with database.transaction() as connection:
        tallied = (await connection.execute(select(tables.tallies))).all()
        counts = (await connection.execute(select(tables.counts))).all()
        words = (await connection.execute(select(tables.words))).all()
    return (
        {(each.field, each.answer): each.registrations for each in tallied if each.registrations},
        {(each.field, each.answer, each.state): each.registrations for each in counts if each.registrations},
        {(each.word, each.code) for each in words},
    )


def full_count(event: Event, given: Iterable[Registration]) -> tuple[Any, Any, Any]:
    """What a count of all these comes to."""
    tallied: Counter[Any] = Counter()
    counts: Counter[Any] = Counter()
    words: set[tuple[str, str]] = set()
    for each in given:
        tallied.update({key[1:]: number for key, number in tally.tallied(event, each).items()})
        counts.update({key[1:]: number for key, number in counting.difference(event, None, each).items()})
        words |= {(word, each.code) for word in searching.words_of(event, each)}
    return dict(tallied), dict(counts), words


async def keeps(database: Database, event: Event, changed: Iterable[Registration]) -> None:
    """Let a batch store these, as one of the intake would."""
    async with database.transaction() as connection:
        batch = batches.begin(world_of(event), NOW, NOW)
        changed = list(changed)
        codes = [each.code for each in changed]
        batch.parts.registrations.know(await registrations.named(connection, codes, []))
        batch.carry_out(0, [Keep(each) for each in changed])
        await batch.write(connection)


async def test_nothing_is_counted_at_a_start_with_the_same_form(database: Database, event: Event) -> None:
    asked = []
    for before, number in ((0, 3), (3, 30)):
        await stored(database, people(number, before))
        await scheduler_of(database, event).begin()
        again = scheduler_of(database, event)
        with statements_of(database) as statements:
            await again.begin()
            await again.count_slice()
        asked.append(statements)
    assert asked[0] == asked[1]
    looked_through = [each for each in asked[1] if any(f"FROM {table}" in each for table in ROWS)]
    assert [each for each in looked_through if "min(registrations.event)" not in each] == []


def test_texts_and_capacities_change_no_stamp(event: Event) -> None:
    changed = edited(event, event.name_field.key, question={"sv": "Vad?", "en": "What?"})
    assert basis.stamps(changed) == basis.stamps(event)


def test_a_field_that_changes_is_counted_anew_and_no_other(event: Event) -> None:
    before, after = basis.stamps(event), basis.stamps(edited(event, "food", sensitive=True))
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"food", "sauce", counting.PAIR}


@pytest.mark.parametrize("size", [1, 4, 100])
async def test_a_count_is_right_whatever_changes_meanwhile(
    database: Database, event: Event, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recount, "SLICE", size)
    given = {each.code: each for each in people(20)}
    await stored(database, given.values())
    scheduler = scheduler_of(database, event)
    await scheduler.begin()
    for step in range(10):
        await scheduler.count_slice()
        changed = [registered(f"B{each:05}", each + step) for each in (step, 19 - step)]
        changed = [replace(each, person=given[each.code].person, registrant=1) for each in changed]
        new = registered(f"{'AC'[step % 2]}{step:05}", 500 + step)
        await keeps(database, event, [*changed, new])
        given |= {each.code: each for each in (*changed, new)}
    while await scheduler.count_slice():
        pass
    assert await counted(database) == full_count(event, given.values())


async def test_an_edit_in_the_middle_of_a_count_begins_it_again(
    database: Database, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recount, "SLICE", 3)
    monkeypatch.setattr(recount, "CLEARED_AT_ONCE", 2)
    given = people(12)
    await stored(database, given)
    scheduler = scheduler_of(database, event)
    await scheduler.begin()
    await scheduler.count_slice()
    after = edited(event, "food", sensitive=True)
    scheduler = scheduler_of(database, after)
    await scheduler.begin()
    while await scheduler.count_slice():
        pass
    assert await counted(database) == full_count(after, given)


async def test_a_slice_looks_at_no_more_registrations_than_it_may(
    database: Database, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recount, "SLICE", 3)
    await stored(database, people(12))
    async with database.transaction() as connection:
        await recounts.begin(connection, "sample", basis.stamps(event))
        [before] = (await recounts.unfinished(connection)).values()
        assert not await recount.go_on(connection, event, before)
        [now] = (await recounts.unfinished(connection)).values()
        assert (before.mark, now.mark) == ("", "B00002")
        assert await search.find(connection, ["person"]) == (
            await registrations.named(connection, ["B00000", "B00001", "B00002"], [])
        )


async def test_seats_that_are_not_counted_yet_are_taken(
    database: Database, monkeypatch: pytest.MonkeyPatch, event: Event
) -> None:
    monkeypatch.setattr(recount, "SLICE", 3)
    choices = tuple(each.model_copy(update={"capacity": 15}) for each in event.field[4].choice)
    limited = _copied(
        edited(event, "food", choice=choices),
        registration=event.registration.model_copy(update={"capacity": 20}),
    )
    given = people(12)
    await stored(database, given)
    await scheduler_of(database, limited).begin()
    holding = sum(each.holds_seat for each in given)
    fish = sum(each.holds_seat and each.answers["food"] == "fish" for each in given)
    async with database.transaction() as connection:
        batch = batches.begin(world_of(limited), NOW, NOW)
        await batch.parts.seats.count(connection, "sample")
        assert await recounts.unfinished(connection)
        seats = batch.parts.seats.by_event["sample"]
        left = [seats.left(limited, each) for each in ("", "food.fish", "food.beans")]
    assert left == [20 - holding, 15 - fish, 15 - (holding - fish)]
