"""What a button looks like says what it leads to."""

import pytest

from conversations.chat import buttons
from conversations.chat.effects import Button
from tests.fakes.world import NAME, Talk, picnic, source


def style_of(talk: Talk, label: str) -> str:
    [found] = [each for each in talk.offered if each.label == label]
    return found.style


def test_the_way_in_stands_out_and_what_settles_it_is_green() -> None:
    talk = Talk(picnic(NAME))
    talk.commands("start")
    assert style_of(talk, "Anmäl mig") == "primary"
    talk.begins("picnic")
    talk.reaches("reviewing")
    assert style_of(talk, "Skicka in anmälan") == "success"


def test_what_gives_something_up_is_red_only_where_it_is_meant() -> None:
    talk = Talk(picnic(NAME))
    talk.registers()
    assert style_of(talk, "Avboka") == ""
    talk.presses("Avboka")
    assert [style_of(talk, each) for each in talk.buttons] == ["danger", ""]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_style_belongs_to_a_button_that_there_is(language: str) -> None:
    assert all(f"\n{key} = " in source(language) for key in buttons.STYLES)


def test_most_buttons_are_plain() -> None:
    assert Button("x", "y").style == ""
