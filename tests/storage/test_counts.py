from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.counting import Counted
from storage import counts

MALMO = Counted("sample", "organisation", "Malmö stad", "confirmed")
LUND = Counted("sample", "organisation", "Lunds kommun", "confirmed")
WHOLE = Counted("sample", "", "", "confirmed")


async def test_counts_add_up(connection: AsyncConnection) -> None:
    await counts.add(connection, {WHOLE: 2, MALMO: 2})
    await counts.add(connection, {WHOLE: -1, LUND: 1})
    assert await counts.of(connection, "sample", [""]) == {("", ""): {"confirmed": 1}}
    assert await counts.of(connection, "sample", ["organisation"]) == {
        ("organisation", "Malmö stad"): {"confirmed": 2},
        ("organisation", "Lunds kommun"): {"confirmed": 1},
    }


async def test_what_is_down_to_nothing_is_not_told(connection: AsyncConnection) -> None:
    await counts.add(connection, {WHOLE: 1})
    await counts.add(connection, {WHOLE: -1})
    assert await counts.of(connection, "sample", [""]) == {}


async def test_the_most_frequent_answers_come_with_all_their_states(connection: AsyncConnection) -> None:
    await counts.add(connection, {MALMO: 3, LUND: 1, MALMO._replace(state="cancelled"): 4})
    assert await counts.top(connection, "sample", "organisation", 1) == {
        ("organisation", "Malmö stad"): {"confirmed": 3, "cancelled": 4}
    }


async def test_an_answer_is_found_by_parts_of_its_words_without_marks(connection: AsyncConnection) -> None:
    await counts.add(connection, {MALMO: 3, LUND: 1})
    found = await counts.named(connection, "sample", ["organisation"], ["malm", "stad"])
    assert list(found) == [("organisation", "Malmö stad")]
    assert await counts.named(connection, "sample", ["organisation"], ["%"]) == {}


async def test_what_was_counted_anew_takes_the_place_of_what_was(connection: AsyncConnection) -> None:
    await counts.add(connection, {WHOLE: 7, MALMO: 3})
    await counts.replace(connection, "sample", {WHOLE: 1})
    assert await counts.of(connection, "sample", ["", "organisation"]) == {("", ""): {"confirmed": 1}}
