"""What people did while the bot was away comes in one batch: each step finds what the ones before it called for."""

from collections.abc import Iterator

import pytest

from conversations.chat.states import Asking, Chat, Draft, Reviewing
from tests.fakes import raw
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import EMAIL, ME, NAME, OPEN, picnic

TOWN = {"key": "town", "kind": "text", "label": "Ort", "question": "Var?", "suggest": True}
GRACE = 777


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    here = Hall(url, picnic(NAME, EMAIL, TOWN), OPEN)
    here.starts(here.event)
    yield here
    here.closes()


def test_an_answer_is_held_against_those_of_others_also_where_the_question_was_asked_in_the_batch(
    hall: Hall,
) -> None:
    known = Draft("picnic", "n", {"name": "Åsa Öberg", "email": "asa@exempel.se", "town": "Sundsvall"})
    begun = Draft("picnic", "g", {"name": "Grace Miller"})
    hall.stand(
        {
            ME: Chat("sv", Reviewing(known), event="picnic"),
            GRACE: Chat("sv", Asking(begun, "email"), event="picnic"),
        }
    )
    hall.takes([pressed(ME, "summary|submit|n|")])
    hall.takes(
        [
            raw.said(words, raw.person(GRACE), number)
            for number, words in ((31, "grace@exempel.se"), (32, "Sundsval"))
        ]
    )
    texts = [str(each.get("text")) for each in hall.outgoing() if each.get("chat_id") == GRACE]
    assert any("Menar du <b>Sundsvall</b>" in each for each in texts)
