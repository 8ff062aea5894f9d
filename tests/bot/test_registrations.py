from datetime import UTC, datetime

from bot.parts import Actor
from bot.parts.registrations import Registrations
from bot.parts.talks import Talks
from conversations.chat.effects import Keep
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from storage import registrations
from storage.database import Database

NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)


def _known(event: Event, *kept: tuple[str, int | None, int]) -> Registrations:
    known = Registrations({event.key: event}, Talks())
    for code, person, registrant in kept:
        answers = {"name": "Åsa"}
        each = Registration(event.key, code, "confirmed", "sv", answers, NOW, NOW, registrant, person)
        known.carry_out(Keep(each), Actor(registrant, NOW, {}))
    return known


async def test_registrations_are_stored_in_the_order_in_which_they_came(
    database: Database, event: Event
) -> None:
    known = _known(event, ("ZZZZZZ", 1, 1), ("AAAAAA", 2, 2), ("MMMMMM", 3, 3))
    async with database.transaction() as connection:
        await known.write(connection)
        stored = [each.code async for each in registrations.live(connection, event.key)]
    assert stored == ["ZZZZZZ", "AAAAAA", "MMMMMM"]


def test_colleagues_stand_in_the_order_in_which_they_were_registered(event: Event) -> None:
    known = _known(event, *((code, None, 501) for code in ("ZZZZZZ", "AAAAAA", "MMMMMM")))
    assert list(known.for_others(501)) == list(known.others[501]) == ["ZZZZZZ", "AAAAAA", "MMMMMM"]
