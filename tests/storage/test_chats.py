import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat import states
from conversations.chat.states import Asking, Chat, Draft, Idle, Reviewing
from conversations.model.values import Answer, Consent
from storage import chats, tables
from storage.chats import Stored
from tests.storage.examples import MINUTE, NOW

ANSWERS: dict[str, Answer] = {"consent": Consent("1", NOW), "name": "Ada <b>Å</b>", "needs": None}
DRAFT = Draft("sample", "nonce", ANSWERS, {"name": 12}, revises="ABC234")

EXAMPLES = {
    "new": Chat("sv"),
    "asking": Chat("en", Asking(DRAFT, "name", from_summary=True), "sample", heard=2**40),
    "reviewing": Chat("sv", Reviewing(DRAFT), "sample", {"other": DRAFT}, 7, "album"),
    "idle with a draft": Chat("sv", Idle(DRAFT)),
}


@pytest.mark.parametrize("chat", EXAMPLES.values(), ids=EXAMPLES)
async def test_a_chat_comes_back_as_it_was_saved(connection: AsyncConnection, chat: Chat) -> None:
    await chats.save(connection, {5: chat}, NOW)
    assert await chats.read(connection, [5]) == {5: chat}


async def test_chats_are_loaded_in_bulk_and_unknown_ones_are_missing(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: Chat("sv"), -1001234567890: Chat("en"), 6: Chat("en")}, NOW)
    found = await chats.read(connection, [5, -1001234567890, 99])
    assert found == {5: Chat("sv"), -1001234567890: Chat("en")}


async def test_loading_no_chat_is_nothing(connection: AsyncConnection) -> None:
    assert await chats.read(connection, []) == {}


async def test_a_chat_that_is_saved_again_takes_the_place_of_the_old_one(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: Chat("sv")}, NOW)
    await chats.save(connection, {5: Chat("en")}, NOW + MINUTE)
    rows = (await connection.execute(select(tables.chats))).all()
    assert [tuple(row) for row in rows] == [(5, states.dump(Chat("en")), NOW + MINUTE, None, False)]


async def test_a_chat_that_cannot_be_reached_is_noted_with_the_reason(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: Chat("sv"), 6: Chat("sv")}, NOW)
    await chats.mark_unreachable(connection, [5], "blocked")
    assert await chats.unreachable(connection) == {5: "blocked"}


async def test_a_chat_can_be_reached_again(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: Chat("sv"), 6: Chat("sv")}, NOW)
    await chats.mark_unreachable(connection, [5, 6], "blocked")
    await chats.mark_unreachable(connection, [5], None)
    assert await chats.unreachable(connection) == {6: "blocked"}


async def test_who_writes_can_be_reached_again(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: Chat("sv")}, NOW)
    await chats.mark_unreachable(connection, [5], "blocked")
    await chats.save(connection, {5: Chat("sv")}, NOW)
    assert await chats.unreachable(connection) == {}


async def test_becoming_unreachable_leaves_the_conversation_as_it_was(connection: AsyncConnection) -> None:
    await chats.save(connection, {5: EXAMPLES["reviewing"]}, NOW)
    await chats.mark_unreachable(connection, [5], "blocked")
    assert await chats.read(connection, [5]) == {5: EXAMPLES["reviewing"]}


async def test_of_a_chat_that_cannot_be_read_stays_whether_it_hears_the_necessary_only(
    connection: AsyncConnection,
) -> None:
    stored = {
        5: Stored(states.dump(Chat("en")), only_necessary=False),
        6: Stored("", only_necessary=True),
        7: Stored("{}", only_necessary=False),
    }
    assert await chats.made(connection, stored) == ({5: Chat("en")}, {6: True, 7: False})
