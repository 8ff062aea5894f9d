from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.chat.buttons import Press, encode
from conversations.chat.effects import Keep
from tests.fakes.world import STARTED, Talk, conference, said


@pytest.fixture
def astrid() -> Talk:
    talk = Talk(conference())
    talk.registers()
    return talk


def press(talk: Talk, act: str, code: str = "") -> None:
    assert talk.registration
    talk.forges(encode(Press("attend", act, code or talk.registration.code)))


def test_one_tap_says_that_one_comes(astrid: Talk) -> None:
    press(astrid, "yes")
    assert astrid.registration
    assert (astrid.registration.coming_at, astrid.registration.status) == (astrid.now, "confirmed")
    assert astrid.text == said("attend-thanks", event=conference().name.sv)


def test_who_has_no_seat_any_more_is_not_told_to_be_expected(astrid: Talk) -> None:
    assert astrid.registration
    waiting = replace(astrid.registration, status="pending")
    astrid.registrations[waiting.event] = waiting
    press(astrid, "yes")
    assert (astrid.registration, said("attend-thanks", event=conference().name.sv) in astrid.text) == (
        waiting,
        False,
    )


@pytest.mark.parametrize("old", [False, True])
def test_who_leaves_the_seat_is_asked_first(astrid: Talk, *, old: bool) -> None:
    """Also by the button of a reminder that was sent when one tap was enough."""
    if old:
        astrid.says("Hej")
    press(astrid, "no")
    assert (astrid.registered, astrid.texts) == (True, [said("cancel-sure", event=conference().name.sv)])
    astrid.presses(said("button-cancel-no"))
    assert astrid.registered
    press(astrid, "no")
    astrid.presses(said("button-cancel-yes"))
    assert not astrid.registered


def test_after_the_seat_is_given_up_another_answer_changes_nothing(astrid: Talk) -> None:
    press(astrid, "no-yes")
    assert not astrid.registered
    press(astrid, "yes")
    assert (astrid.registered, bool(astrid.texts)) == (False, True)


def test_one_tap_hands_the_seat_on(astrid: Talk) -> None:
    press(astrid, "other")
    assert astrid.registration
    assert (bool(astrid.registration.claim), astrid.registered) == (True, True)


@pytest.mark.parametrize("act", ["yes", "no", "no-yes", "other"])
def test_nothing_is_changed_once_the_event_has_begun(astrid: Talk, act: str) -> None:
    astrid.now = STARTED + timedelta(hours=1)
    press(astrid, act)
    assert (bool(astrid.toast), [each for each in astrid.effects if isinstance(each, Keep)]) == (True, [])


def test_the_buttons_of_others_do_nothing(astrid: Talk) -> None:
    press(astrid, "no", "ABC234")
    assert astrid.registered


@pytest.mark.parametrize(("word", "expected"), [("fewer", True), ("all", False)])
def test_one_hears_less_or_all_again(astrid: Talk, word: str, *, expected: bool) -> None:
    for _ in range(2):
        astrid.forges(encode(Press("messages", word)))
        assert (astrid.chat.only_necessary, len(astrid.texts)) == (expected, 1)


def test_whoever_is_in_the_form_sees_their_place_again() -> None:
    talk = Talk(conference())
    talk.begins()
    talk.forges(encode(Press("messages", "fewer")))
    assert (talk.chat.only_necessary, talk.place, len(talk.texts)) == (True, "consent", 2)
