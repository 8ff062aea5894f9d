"""A database with many who are registered, so that a broadcast can be measured."""

from datetime import datetime
from pathlib import Path

from conversations import dialogue
from conversations.chat.facts import Person
from conversations.model.broadcasts.audience import Audience
from conversations.model.broadcasts.broadcast import Broadcast, Content
from conversations.model.registrations.registration import CODE_ALPHABET, Registration
from storage import chats, registrations, schema
from storage.database import Database

EVENT = "mer-for-fler"
FIRST = 1_000
AT = datetime.fromisoformat("2018-10-01T10:00:00+00:00")


async def seeded(file: Path, people: int) -> Database:
    database = Database(f"sqlite:///{file}")
    await schema.migrate(database)
    async with database.transaction() as connection:
        await chats.save(
            connection, {FIRST + n: dialogue.begin(Person(language="sv")) for n in range(people)}, AT
        )
        await registrations.add(connection, [_registration(FIRST + n, n) for n in range(people)])
    return database


def order(now: datetime) -> Broadcast:
    """A broadcast to all of them, due at once."""
    texts = Content({"sv": "Hej {name}, vi börjar klockan nio.", "en": "Hello {name}, we begin at nine."})
    return Broadcast(
        "benchmark", "broadcast", EVENT, Audience(("confirmed",)), texts, "scheduled", FIRST - 1, now, now
    )


def _registration(chat: int, number: int) -> Registration:
    base = len(CODE_ALPHABET)
    code = "".join(CODE_ALPHABET[number // base**place % base] for place in reversed(range(6)))
    answers = {"name": f"Person {number}", "email": f"person{number}@example.org", "group": "politician"}
    return Registration(EVENT, code, "confirmed", "sv", answers, AT, AT, chat, chat)
