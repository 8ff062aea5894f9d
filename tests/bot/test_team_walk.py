"""A team and attendees who do anything at all, in batches over a real database: whatever it is, it is answered.

They press what they were shown, also long ago, reply to anything, change their words and send pictures; organisers come
and go, the files change, and time passes. Nothing fails, everybody hears something, and every chat can be loaded again.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.clock import machine_time
from bot.delivery.deliveries import Broadcasting
from bot.intake import applying
from bot.jobs.scheduler import Scheduler
from bot.world import World
from conversations import routes
from conversations.chat import states
from conversations.chat.states import Chat
from conversations.chat.wire import decode
from conversations.model.event.event import Event
from storage import outbox, subjects, tables
from storage.database import Database
from storage.outbox import Lane, Outcome
from tests.fakes import raw
from tests.fakes.hall import HandClock
from tests.fakes.knowledge import FewEntries
from tests.fakes.world import CONSENT, EMAIL, MEAL, NAME, NOTE, OLGA, OPEN, picnic, wording

Json = dict[str, Any]

NORA, ADA, BO, CEM = 901, 1, 2, 3
PEOPLE = [OLGA, OLGA, NORA, NORA, ADA, BO, CEM]
PHONE = {"key": "phone", "kind": "phone", "label": "Telefon", "question": "Nummer?", "required": False}
GROUP = {"key": "group", "kind": "target-group", "label": "Grupp", "question": "Vem är du?"}
ORGANISATION = {"key": "town", "kind": "text", "label": "Ort", "question": "Var?", "suggest": True}
REMINDER = {
    "key": "week",
    "audience": ["confirmed", "draft"],
    "before": "1 day",
    "text": "Snart!",
    "reconfirm": True,
}
WAITED: Json = {"waitlist": {}, "colleagues": {}}
PICNIC = picnic(
    CONSENT, NAME, EMAIL, PHONE, MEAL, ORGANISATION, NOTE, reminder=[REMINDER | {"audience": ["confirmed"]}],
    registration={"capacity": 2}, **WAITED,
)  # fmt: skip
CHANGED = picnic(CONSENT, NAME, EMAIL, MEAL, ORGANISATION, registration={"capacity": 3}, **WAITED)
WALK = picnic(
    NAME,
    EMAIL,
    GROUP,
    key="walk",
    name={"sv": "Vandringen", "en": "The walk"},
    registration={},
    reminder=[REMINDER],
    target_group=[{"key": "all", "label": "Alla", "admission": "decision"}],
)

WORDS = [
    "Åsa Öberg", "asa@exempel.se", "070-174 06 05", "Lund", "hoppa över", "tillbaka", "varför?", "Finns det glass?",
    "Parkering", "När börjar det?", "Hej", "imorgon 9", "igår 9", "{name}: {code}", "{fel}", "<b>&", "x" * 3500, "skicka", "1",
]  # fmt: skip
COMMANDS = [*routes.COMMANDS, "start picnic", "start walk", "find åsa", "checkin åsa", "invite personal",
            "invite arrangör", "count lund", "audit åsa", "nonsense"]  # fmt: skip

WRITTEN = {"name": "Åsa Öberg", "email": "asa@exempel.se", "phone": "070-174 06 05"}
ONWARD = {
    ("start", "begin"), ("start", "resume"), ("form", "consent"), ("pick", "meal"), ("pick", "group"), ("edit", "meal"),
    ("summary", "submit"), ("question", "pass"), ("compose", "event"), ("compose", "text"), ("compose", "now"),
    ("compose", "send"), ("broadcast", "now"), ("broadcast", "correct"), ("broadcast", "withdraw"), ("broadcast", "delete"),
    ("write", "begin"), ("talk", "answer"), ("find", "show"), ("find", "newcomer"), ("decide", "decline"), ("door", "in"),
}  # fmt: skip
"""Flow and step of the buttons that lead further into something."""


class Crowd:
    """People over a database, with what each was shown; time stands still until it passes."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.chance = random.Random(seed)
        self.clock = HandClock(OPEN)
        self.shown: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.heard: dict[int, list[int]] = defaultdict(list)
        self.said: dict[int, list[tuple[int, Json]]] = defaultdict(list)
        self.links: list[str] = []
        self.chats: dict[int, Chat] = {}
        self.numbers = 10
        self.world = World(
            {each.key: each for each in (PICNIC, WALK)}, "the_bot", wording(), frozenset([OLGA]),
            knowledge={each: FewEntries() for each in ("picnic", "walk")},
        )  # fmt: skip
        self.scheduler = Scheduler(database, self.world, self.clock, lambda: None)

    async def walks(self, steps: int) -> None:
        await self.scheduler.begin()
        for _ in range(steps):
            acts = [self._act(self.chance.choice(PEOPLE)) for _ in range(self.chance.choice([1, 1, 1, 2, 4]))]
            await self._takes([each for each in acts if each])
            if self.chance.random() < 0.3:
                await self.scheduler.run_once()
                await self._delivers()
            if self.chance.random() < 0.02:
                self._changes()
            if self.chance.random() < 0.05:
                self.clock.time += timedelta(hours=self.chance.choice([1, 6, 300]))

    def _changes(self) -> None:
        """An organiser changes the files while the bot runs."""
        events: Sequence[Event] = self.chance.choice(
            [(PICNIC, WALK), (CHANGED, WALK), (PICNIC,), (PICNIC, WALK)]
        )
        self.world = replace(self.world, events={each.key: each for each in events})
        self.scheduler.renew(self.world)

    async def _takes(self, acts: list[Json]) -> None:
        async with self.database.transaction() as connection:
            now = self.clock.now()
            self.world = replace(
                self.world,
                lessons=(await applying.apply(connection, acts, self.world, now, machine_time)).lessons,
            )
        answered = await self._delivers()
        for each in acts:
            assert _sender(each) in answered, each

    def _act(self, who: int) -> Json:
        """Something that somebody does, what they see now more often than what they saw before."""
        sender = raw.person(who)
        self.numbers += 1
        number, chance = self.numbers, self.chance.random()
        shown, heard, said = self.shown[who], self.heard[who], self.said[who]
        if shown and chance < 0.55:
            on, data = self.chance.choice(self._pressable(shown))
            return raw.pressed(data, sender, on)
        if chance < 0.57:
            return raw.said("/broadcast", sender, number)
        if chance < 0.62:
            return raw.said("/" + self.chance.choice(COMMANDS), sender, number)
        if chance < 0.64 and self.links:
            return raw.said(f"/start {self.chance.choice(self.links)}", sender, number)
        if chance < 0.68:
            files: Json = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
            return raw.update(message=raw.message(sender, number, **files, caption="Titta"))
        if chance < 0.73 and said:
            before, message = self.chance.choice(said[-5:])
            return raw.update(
                edited_message=message | {"text": self.chance.choice(WORDS), "edit_date": before}
            )
        text = self._words(who)
        reply = {}
        if heard and chance < 0.85:
            reply = {"reply_to_message": raw.message(sender, self.chance.choice(heard[-8:]), text="…")}
        message = raw.message(sender, number, text=text, **reply)
        said.append((number, message))
        return raw.update(message=message)

    def _pressable(self, shown: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """What leads on, what was shown last, or anything."""
        onward = [
            each for each in shown[-15:] if (press := decode(each[1])) and (press.flow, press.step) in ONWARD
        ]
        chance = self.chance.random()
        return onward if onward and chance < 0.5 else shown[-12:] if chance < 0.85 else shown

    def _words(self, who: int) -> str:
        """What answers the field that is asked, or anything."""
        state = self.chats[who].state if who in self.chats else None
        if isinstance(state, states.Asking) and self.chance.random() < 0.7:
            return WRITTEN.get(state.field, "Lund")
        return self.chance.choice(WORDS)

    async def _delivers(self) -> set[int]:
        """Everything arrives, and is about what it is about; gives who heard something."""
        found: set[int] = set()
        async with self.database.transaction() as connection:
            await connection.execute(update(tables.outbox).values(due_at=machine_time()))
            for lanes in ((Lane.ACKNOWLEDGEMENT, Lane.ANSWER), (Lane.BROADCAST, Lane.RENEWAL)):
                claimed = await outbox.claim(connection, machine_time(), lanes, 1000)
                outcomes = []
                for item in await Broadcasting(self.world).written(connection, claimed):
                    out = item.outgoing
                    self.numbers += 1
                    if out.payload:
                        found.add(out.chat)
                        self._show(out, self.numbers)
                    if out.subject and out.method.startswith("send"):
                        await subjects.note(connection, {(out.chat, self.numbers): out.subject})
                    outcomes.append(
                        Outcome(item, "sent" if out.payload else "cancelled", message=self.numbers)
                    )
                await outbox.settle(connection, outcomes)
            stored = await connection.execute(select(tables.chats.c.id, tables.chats.c.state))
            self.chats = {chat: states.load(state) for chat, state in stored}
        return found

    def _show(self, out: Any, message: int) -> None:
        text = json.dumps(out.payload)
        if out.method.startswith("send"):
            self.heard[out.chat].append(message)
        self.links += [each.split('"')[0] for each in _links(text)]
        keyboard = out.payload.get("reply_markup", {}).get("inline_keyboard", [])
        at = out.payload.get("message_id", message)
        self.shown[out.chat] += [
            (at, each["callback_data"]) for row in keyboard for each in row if "callback_data" in each
        ]


def _links(text: str) -> Iterator[str]:
    yield from re.findall(r"start=((?:join|claim|ticket)-[\w-]+)", text)


def _sender(given: Json) -> int:
    [content] = [each for key, each in given.items() if key != "update_id"]
    return int(content["from"]["id"])


@pytest.mark.parametrize("seed", [3, 5])
async def test_whatever_a_team_and_attendees_do_is_answered(database: Database, seed: int) -> None:
    crowd = Crowd(database, seed)
    await crowd.walks(250)
    assert {OLGA, NORA, ADA, BO, CEM} <= crowd.chats.keys()
