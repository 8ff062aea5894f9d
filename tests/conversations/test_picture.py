"""The picture of the dialogue in the docs is the dialogue."""

from functools import cache

import pytest

from tests.conversations import draw, picture
from tests.fakes.world import wording

pytestmark = pytest.mark.slow


@cache
def drawn() -> str:
    return picture.mermaid(wording())


def test_the_picture_in_the_docs_is_the_dialogue_as_it_is() -> None:
    assert draw.PAGE.read_text(encoding="utf-8") == draw.page(drawn()), f"renew it: {draw.COMMAND}"


def test_the_picture_shows_the_way_to_a_registration_and_out_of_it() -> None:
    lines = drawn().splitlines()
    ways = {tuple(line.split(": ")[0].split(" --> ")): line.split(": ")[1] for line in lines[2:]}
    assert "[Register me]" in ways["    idle", "asking"]
    assert "an answer in words" in ways["    asking", "reviewing"]
    assert "[Send my registration]" in ways["    reviewing", "registered"]
    assert "[Yes, cancel it]" in ways["    registered", "idle"]


def test_the_picture_is_small_enough_to_be_read() -> None:
    assert len(drawn().splitlines()) <= 20
