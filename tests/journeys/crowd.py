"""Many who are registered already, so that something can be sent to all of them."""

from datetime import UTC, datetime

from conversations import dialogue
from conversations.chat.facts import Person
from conversations.model.registrations.registration import CODE_ALPHABET, Registration
from rehearsal import world
from storage import chats, registrations, schema
from storage.database import Database
from tests.journeys.house import House

REGISTERED_AT = datetime(2018, 10, 1, tzinfo=UTC)


async def registered(house: House, people: int, event: str = "mer-for-fler") -> list[world.Person]:
    """People who have talked with the bot, and are registered in its database, before it is opened."""
    crowd = [house.stage.world.add_person("Deltagare", last_name=str(number)) for number in range(people)]
    for each in crowd:
        house.stage.world.private_chat(each)
    database = Database(f"sqlite:///{house.database}")
    await schema.migrate(database)
    async with database.transaction() as connection:
        talks = {each.id: dialogue.begin(Person(language="sv")) for each in crowd}
        await chats.save(connection, talks, REGISTERED_AT)
        await registrations.add(connection, [_registration(event, each, n) for n, each in enumerate(crowd)])
    await database.close()
    return crowd


def _registration(event: str, person: world.Person, number: int) -> Registration:
    return Registration(
        event=event,
        code=_code(number),
        status="confirmed",
        language="sv" if number % 3 else "en",
        answers={
            "name": f"Deltagare {number}",
            "email": f"deltagare{number}@exempel.se",
            "group": ("politician", "manager", "librarian")[number % 3],
            "organisation": f"Kommun {number % 7}",
        },
        registered_at=REGISTERED_AT,
        changed_at=REGISTERED_AT,
        registrant=person.id,
        person=person.id,
    )


def _code(number: int) -> str:
    base = len(CODE_ALPHABET)
    return "".join(CODE_ALPHABET[number // base**place % base] for place in reversed(range(6)))
