from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from conversations.chat.effects import Keep
from conversations.chat.wire import Press, encode
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
    asked = f"{said('cancel-sure', event=conference().name.sv)}\n\n{said('cancel-while-free')}"
    assert (astrid.registered, astrid.texts) == (True, [asked])
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


ASKED = datetime(2019, 1, 20, 10, tzinfo=UTC)
"""After the reminder that asks whether one comes."""


@pytest.mark.parametrize("words", ["ja", "Ja tack!", "👍🏽", "jag kommer", "Yes please"])
def test_who_answers_the_reminder_by_a_yes_in_words_is_expected(astrid: Talk, words: str) -> None:
    astrid.now = ASKED
    astrid.says(words)
    assert astrid.registration
    assert astrid.registration.coming_at == ASKED
    assert astrid.texts == [said("attend-thanks", event=conference().name.sv)]


@pytest.mark.parametrize("words", ["nej", "Nej tack, tyvärr", "👎", "I can't come"])
def test_who_answers_the_reminder_by_a_no_in_words_is_asked_before_the_seat_goes(
    astrid: Talk, words: str
) -> None:
    astrid.now = ASKED
    before = astrid.registration
    astrid.says(words)
    assert (astrid.registration, astrid.buttons) == (before, ["Ja, avboka", "Nej, behåll anmälan"])


@pytest.mark.parametrize("words", ["nja", "kanske", "ja, men när börjar det?"])
def test_a_maybe_is_no_answer_to_the_reminder(astrid: Talk, words: str) -> None:
    astrid.now = ASKED
    before = astrid.registration
    astrid.says(words)
    assert astrid.registration == before


def test_a_yes_before_anything_was_asked_changes_nothing(astrid: Talk) -> None:
    before = astrid.registration
    astrid.says("ja tack")
    assert astrid.registration == before


def test_a_yes_in_words_to_an_offer_shows_its_buttons_again(astrid: Talk) -> None:
    assert astrid.registration
    until = astrid.now + timedelta(days=1)
    offered = replace(astrid.registration, status="offered", offer_until=until)
    astrid.registrations[offered.event] = offered
    astrid.says("Ja tack!")
    assert (astrid.registration, astrid.buttons) == (
        offered,
        ["✅ Ta platsen", "Nej tack, ge den till nästa"],
    )
