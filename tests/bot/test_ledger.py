from datetime import UTC, datetime

from bot.parts.registrations import Ledger
from conversations.model.registrations.registration import Registration
from storage import registrations
from storage.database import Database

NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)


def _registration(code: str, person: int | None, registrant: int = 501) -> Registration:
    return Registration("course", code, "confirmed", "sv", {"name": "Åsa"}, NOW, NOW, registrant, person)


async def test_registrations_are_stored_in_the_order_in_which_they_came(database: Database) -> None:
    ledger = Ledger()
    for code, person in (("ZZZZZZ", 1), ("AAAAAA", 2), ("MMMMMM", 3)):
        ledger.keep(_registration(code, person, person))
    async with database.transaction() as connection:
        await ledger.write(connection)
        stored = [each.code async for each in registrations.live(connection, "course")]
    assert stored == ["ZZZZZZ", "AAAAAA", "MMMMMM"]


def test_colleagues_stand_in_the_order_in_which_they_were_registered() -> None:
    ledger = Ledger()
    for code in ("ZZZZZZ", "AAAAAA", "MMMMMM"):
        ledger.keep(_registration(code, None))
    assert list(ledger.for_others(501)) == list(ledger.others[501]) == ["ZZZZZZ", "AAAAAA", "MMMMMM"]
