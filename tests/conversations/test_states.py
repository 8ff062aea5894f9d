"""What was stored loads again, however old."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from conversations.chat import states
from conversations.chat.states import Asking, Chat, Draft, Idle, Reviewing
from conversations.model.values import Consent

AT = datetime(2018, 10, 15, 8, 30, tzinfo=UTC)

ASKING = (
    '{"language":"en","state":{"draft":{"event":"picnic","nonce":"abc","answers":{"consent":{"version":"1",'
    '"at":"2018-10-15T08:30:00Z"},"name":"Åsa","note":null},"messages":{"name":7},"revises":null},'
    '"field":"meal","from_summary":true,"name":"asking"},"event":"picnic","shelf":{"walk":{"event":"walk",'
    '"nonce":"def","answers":{},"messages":{},"revises":"ABC234"}},"heard":7,"album":"1","version":1}'
)
IDLE = (
    '{"language":"sv","state":{"draft":null,"name":"idle"},"event":null,"shelf":{},"heard":0,"album":null,'
    '"version":1}'
)

DRAFT = Draft("picnic", "abc", {"consent": Consent("1", AT), "name": "Åsa", "note": None}, {"name": 7})

STORED = [
    ('{"language":"sv"}', Chat("sv")),
    (IDLE, Chat("sv")),
    (
        ASKING,
        Chat(
            "en",
            Asking(DRAFT, "meal", from_summary=True),
            "picnic",
            {"walk": Draft("walk", "def", revises="ABC234")},
            7,
            "1",
        ),
    ),
    (
        '{"language":"sv","state":{"draft":{"event":"picnic","nonce":"abc"},"name":"reviewing"},"event":"picnic"}',
        Chat("sv", Reviewing(Draft("picnic", "abc")), "picnic"),
    ),
    (
        '{"language":"sv","state":{"draft":{"event":"picnic","nonce":"abc"},"name":"idle"},"event":"picnic"}',
        Chat("sv", Idle(Draft("picnic", "abc")), "picnic"),
    ),
]


@pytest.mark.parametrize(("stored", "chat"), STORED)
def test_a_chat_of_an_older_bot_loads(stored: str, chat: Chat) -> None:
    assert states.load(stored) == chat


@pytest.mark.parametrize("chat", [chat for _, chat in STORED])
def test_a_chat_is_the_same_after_it_was_stored(chat: Chat) -> None:
    assert states.load(states.dump(chat)) == chat


def test_a_chat_carries_its_version() -> None:
    assert states.load(states.dump(Chat("sv"))).version == states.VERSION == 2


@pytest.mark.parametrize(
    "stored",
    ['{"language":"sv","version":3}', '{"language":"sv","state":{"name":"paying","sum":1},"version":3}'],
)
def test_a_chat_of_a_newer_bot_is_told_from_a_broken_one(stored: str) -> None:
    with pytest.raises(states.UnknownVersion, match="stored as version 3, known up to 2"):
        states.load(stored)


def test_a_broken_chat_does_not_load() -> None:
    with pytest.raises(ValidationError):
        states.load('{"language":"sv","state":{"name":"paying"},"version":1}')
