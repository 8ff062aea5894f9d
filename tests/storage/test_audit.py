from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.model.registrations.audit import PAGE, Entry
from storage import audit
from tests.storage.examples import NOW

CHANGED = Entry(NOW, "sample", "organiser", "changed", 1, "ABC234", {"name": ("Ada", "Bo Åström")}, 1)


async def test_an_entry_is_stored_and_read_whole(connection: AsyncConnection) -> None:
    await audit.add(connection, [CHANGED])
    assert await audit.newest(connection, 0) == [CHANGED]


async def test_entries_are_read_page_by_page_the_newest_first(connection: AsyncConnection) -> None:
    await audit.add(connection, [CHANGED] * (PAGE + 2))
    first = await audit.newest(connection, 0)
    second = await audit.newest(connection, first[-1].number)
    assert [each.number for each in (*first, *second)] == list(range(PAGE + 2, 0, -1))


async def test_entries_are_found_by_registration_and_by_who_acted(connection: AsyncConnection) -> None:
    other = Entry(NOW, "sample", "staff", "arrived", 2, "XYZ234", {}, 2)
    await audit.add(connection, [CHANGED, other])
    assert await audit.about(connection, ["ABC234"], [], 0) == [CHANGED]
    assert await audit.about(connection, [], [2], 0) == [other]


async def test_of_a_deleted_event_only_acts_and_times_are_left(connection: AsyncConnection) -> None:
    await audit.add(connection, [CHANGED])
    await audit.make_anonymous(connection, "sample")
    assert await audit.newest(connection, 0) == [
        Entry(NOW, "sample", "organiser", "changed", None, None, {}, 1)
    ]


async def test_the_entries_about_one_person_can_be_made_anonymous(connection: AsyncConnection) -> None:
    await audit.add(connection, [CHANGED, Entry(NOW, "sample", "staff", "arrived", 2, "XYZ234")])
    await audit.make_anonymous_about(connection, ["ABC234"])
    assert [each.code for each in await audit.newest(connection, 0)] == ["XYZ234", None]
