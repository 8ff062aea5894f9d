from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.chat.states import Asking, Chat, Draft, Idle
from conversations.model.broadcasts.audience import Audience, Example, Reach
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import audience, chats, registrations
from tests.fakes.world import MEAL, NAME, NOTE, picnic
from tests.storage.examples import NOW

GROUPS = [
    {"key": "cook", "label": "Kock"},
    {"key": "guest", "label": "Gäst"},
]
WHO = {"key": "who", "kind": "target-group", "label": "Vem", "question": "Vem?"}
TOWN = {"key": "town", "kind": "text", "label": "Ort", "question": "Ort?", "suggest": True}
GAMES = {
    "key": "games",
    "kind": "several",
    "label": "Lekar",
    "question": "Lekar?",
    "required": False,
    "choice": [{"key": each, "label": each} for each in ("ball", "ball-two", "rope")],
}

ADA, BO, CY, DI, EVA = 1, 2, 3, 4, 5


@pytest.fixture
def event() -> Event:
    return picnic(NAME, WHO, TOWN, MEAL, GAMES, NOTE, target_group=GROUPS)


def registered(person: int | None, code: str, **more: Any) -> Registration:
    answers = {"name": code, **more.pop("answers", {})}
    given = {"status": "confirmed", "language": "sv", "registrant": person or 0, **more}
    return Registration(
        "picnic", code, answers=answers, registered_at=NOW, changed_at=NOW, person=person, **given
    )


async def everybody(connection: AsyncConnection) -> None:
    """Ada cooks and has come, Bo is a guest on the waitlist, Cy has cancelled, Di has a draft and Eva another event's."""
    await registrations.add(
        connection,
        [
            registered(ADA, "ADA222", came_at=NOW, answers={"who": "cook", "town": "Lund", "meal": "fish", "games": ("ball", "rope")}),
            registered(None, "ADA333", registrant=ADA, answers={"who": "guest", "town": "Lund"}),
            registered(BO, "BO2222", status="waitlisted", language="en", answers={"who": "guest", "town": "Malmö", "games": ("ball-two",)}),
            registered(CY, "CY2222", status="cancelled"),
            replace(registered(EVA, "EVA222"), event="other"),
        ],
    )  # fmt: skip
    here = Draft("picnic", "n1", {"name": "Di", "who": "cook"})
    elsewhere = Draft("other", "n2", {"who": "cook"})
    revision = Draft("picnic", "n3", revises="ADA222")
    states = {
        ADA: Chat("sv", Idle(revision)),
        BO: Chat("en"),
        CY: Chat("sv", Asking(Draft("picnic", "n4", {"who": "guest"}), "name")),
        DI: Chat("sv", Idle(elsewhere), shelf={"picnic": here}),
        EVA: Chat("sv", Idle(replace(elsewhere, event="other"))),
    }
    await chats.save(connection, states, NOW)


async def reached(connection: AsyncConnection, event: Event, rule: Audience) -> set[tuple[int, str | None]]:
    found = audience.recipients(event, rule).c
    return {tuple(row) for row in await connection.execute(select(found.chat, found.code))}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Audience(), {(ADA, "ADA222"), (BO, "BO2222")}),
        (Audience(("confirmed",)), {(ADA, "ADA222")}),
        (Audience(("cancelled",)), {(CY, "CY2222")}),
        (Audience(("draft",)), {(CY, None), (DI, None)}),
        (Audience(("draft",), groups=("cook",)), {(DI, None)}),
        (Audience(("draft", "confirmed")), {(ADA, "ADA222"), (CY, None), (DI, None)}),
        (Audience(groups=("guest",)), {(ADA, "ADA333"), (BO, "BO2222")}),
        (Audience(organisations=("Malmö",)), {(BO, "BO2222")}),
        (Audience(organisations=("Malmö", "Lund")), {(ADA, "ADA222"), (BO, "BO2222")}),
        (Audience(choices=("meal.fish",)), {(ADA, "ADA222")}),
        (Audience(choices=("games.ball",)), {(ADA, "ADA222")}),
        (Audience(choices=("games.ball-two",)), {(BO, "BO2222")}),
        (Audience(choices=("games.ball-two", "games.rope")), {(ADA, "ADA222"), (BO, "BO2222")}),
        (Audience(choices=("games.rope", "meal.vegan")), set()),
        (Audience(languages=("en",)), {(BO, "BO2222")}),
        (Audience(languages=("en",), groups=("cook",)), set()),
        (Audience(arrived=True), {(ADA, "ADA222")}),
        (Audience(("confirmed", "waitlisted", "draft"), arrived=False), {(ADA, "ADA333"), (BO, "BO2222")}),
    ],
)
async def test_a_rule_finds_those_who_fit_all_its_parts(
    connection: AsyncConnection, event: Event, rule: Audience, expected: Collection[Any]
) -> None:
    await everybody(connection)
    assert await reached(connection, event, rule) == expected


async def test_who_has_several_registrations_is_reached_once_and_for_their_own(
    connection: AsyncConnection, event: Event
) -> None:
    await everybody(connection)
    found = audience.recipients(event, Audience(("confirmed",))).c
    assert [tuple(row) for row in await connection.execute(select(found.chat, found.code))] == [
        (ADA, "ADA222")
    ]


async def test_the_counts_are_those_of_the_rows(connection: AsyncConnection, event: Event) -> None:
    await everybody(connection)
    await chats.mark_unreachable(connection, [BO], "blocked")
    rule = Audience(("confirmed", "waitlisted", "draft"))
    assert await audience.reach(connection, event, rule) == Reach(
        4, {"confirmed": 1, "waitlisted": 1, "draft": 2}, {"sv": 3, "en": 1}, 1
    )


async def test_answers_are_counted_within_the_rule(connection: AsyncConnection, event: Event) -> None:
    await everybody(connection)
    assert await audience.counts(connection, event, Audience(), "games") == {
        "ball": 1,
        "rope": 1,
        "ball-two": 1,
    }
    assert await audience.counts(connection, event, Audience(("confirmed",)), "who") == {"cook": 1}


async def test_each_who_has_no_chat_is_counted_and_can_not_be_reached(
    connection: AsyncConnection, event: Event
) -> None:
    await registrations.add(
        connection, [registered(ADA, "ADA222"), registered(None, "WAL222"), registered(None, "WAL333")]
    )
    found = audience.recipients(event, Audience()).c
    rows = await connection.execute(select(found.chat, found.code, found.unreachable).order_by(found.code))
    assert [tuple(row) for row in rows] == [
        (ADA, "ADA222", None), (None, "WAL222", "no chat"), (None, "WAL333", "no chat"),
    ]  # fmt: skip
    assert await audience.reach(connection, event, Audience()) == Reach(3, {"confirmed": 3}, {"sv": 3}, 2)
    assert await audience.example(connection, event, Audience()) == Example(ADA, "ADA222", "sv")


async def test_the_example_is_one_of_those_in_the_language_asked_for(
    connection: AsyncConnection, event: Event
) -> None:
    await everybody(connection)
    assert await audience.example(connection, event, Audience(), "en") == Example(BO, "BO2222", "en")
    assert await audience.example(connection, event, Audience(languages=("sv",)), "en") is None


async def test_who_turned_the_others_off_is_reached_by_what_is_necessary_only(
    connection: AsyncConnection, event: Event
) -> None:
    await everybody(connection)
    await chats.save(connection, {ADA: Chat("sv", only_necessary=True)}, NOW)
    assert await reached(connection, event, Audience()) == {(BO, "BO2222")}
    assert await reached(connection, event, Audience(necessary=True)) == {(ADA, "ADA222"), (BO, "BO2222")}
    assert (await audience.reach(connection, event, Audience())).total == 1
