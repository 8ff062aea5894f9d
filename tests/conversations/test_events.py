"""One bot, several events."""

import pytest

from conversations.chat.wire import Press, encode
from tests.fakes.world import JOY, Talk, conference, picnic, said

EVENTS = (conference(), picnic())


@pytest.mark.parametrize("act", ["Hej", "/start", "/registration", "/help", "(photo)", "/start nowhere"])
def test_who_has_chosen_no_event_is_asked_which(act: str) -> None:
    talk = Talk(*EVENTS)
    talk.acts(act)
    assert talk.buttons == ["Mer för fler – en dag om användardriven innovation", "Picknicken"]
    assert talk.chat.event is None


def test_an_event_is_chosen_by_its_button() -> None:
    talk = Talk(*EVENTS)
    talk.commands("start")
    talk.presses("Picknicken")
    assert talk.chat.event == "picnic"
    assert said("greeting", name=" Åsa", event="Picknicken") in talk.text


@pytest.mark.parametrize("key", ["mer-for-fler", "picnic"])
def test_a_link_leads_straight_to_its_event(key: str) -> None:
    talk = Talk(*EVENTS)
    talk.commands("start", key)
    assert talk.chat.event == key
    assert talk.event.name["sv"] in talk.text


def test_a_link_to_no_event_says_so() -> None:
    talk = Talk(*EVENTS)
    talk.commands("start", "nowhere")
    assert talk.text == said("event-unknown")
    talk.presses("Picknicken")
    talk.commands("start", "nowhere")
    assert talk.text == said("event-unknown")


def test_a_language_can_be_chosen_before_an_event() -> None:
    talk = Talk(*EVENTS)
    talk.commands("language")
    assert talk.buttons == ["Svenska", "English"]
    talk.presses("English")
    assert (talk.chat.language, talk.text) == ("en", said("which-event", "en"))


def test_a_group_sees_no_events_but_the_way_to_a_private_chat() -> None:
    talk = Talk(*EVENTS)
    talk.calls()
    assert talk.buttons == ["Öppna chatten"]
    assert not talk.shown


def test_only_one_event_needs_no_choice() -> None:
    talk = Talk(picnic())
    talk.says("Hej")
    assert talk.chat.event == "picnic"


def two_drafts() -> Talk:
    """A draft for each event; the talk is about the picnic."""
    talk = Talk(*EVENTS)
    talk.commands("start", "mer-for-fler")
    talk.presses("Anmäl mig", "Jag godkänner")
    talk.says("Anna Lind")
    talk.commands("start", "picnic")
    talk.presses("Anmäl mig")
    talk.says("Anna Lind")
    return talk


def test_drafts_for_two_events_both_survive() -> None:
    talk = two_drafts()
    assert (talk.event.key, talk.place) == ("picnic", "meal")
    talk.commands("start", "mer-for-fler")
    talk.presses("Fortsätt där jag var")
    assert (talk.event.key, talk.place) == ("mer-for-fler", "email")
    talk.commands("start", "picnic")
    talk.presses("Fortsätt där jag var")
    assert (talk.event.key, talk.place, talk.answers) == ("picnic", "meal", {"name": "Anna Lind"})


def test_a_button_of_the_other_draft_leads_back_to_it() -> None:
    talk = two_drafts()
    back = next(
        each
        for each in talk.shown
        if each.button.press.startswith("form|email|") and "back" in each.button.press
    )
    talk.presses_shown(back)
    assert (talk.event.key, talk.place) == ("mer-for-fler", "idle")
    talk.presses("Fortsätt där jag var")
    assert talk.place == "email"


def test_a_draft_on_the_shelf_is_fitted_when_it_is_taken_down() -> None:
    talk = two_drafts()
    talk.changes(
        conference().model_copy(update={"privacy": conference().privacy.model_copy(update={"version": "2"})})
    )
    talk.commands("start", "mer-for-fler")
    assert list(talk.answers) == ["name"]
    talk.presses("Fortsätt där jag var")
    assert talk.place == "consent"


def test_a_person_can_be_registered_for_both() -> None:
    talk = two_drafts()
    talk.reaches("reviewing")
    talk.answers_rightly()
    talk.commands("start")
    talk.presses("Mer för fler – en dag om användardriven innovation", "Fortsätt där jag var")
    talk.reaches("reviewing")
    talk.answers_rightly()
    assert {key: each.status for key, each in talk.registrations.items()} == {
        "picnic": "confirmed",
        "mer-for-fler": "confirmed",
    }


def test_a_button_of_a_registration_leads_to_its_event() -> None:
    talk = Talk(*EVENTS)
    talk.commands("start", "picnic")
    talk.registers()
    show = encode(Press("registration", "show", talk.registrations["picnic"].code))
    talk.commands("start", "mer-for-fler")
    talk.presses("Anmäl mig", "Jag godkänner")
    talk.forges(show)
    assert talk.event.key == "picnic"
    assert said("status-confirmed", event="Picknicken") in talk.text
    talk.commands("start", "mer-for-fler")
    talk.presses("Fortsätt där jag var")
    assert talk.place == "name"


def test_an_event_that_is_gone_leads_to_the_others_and_loses_no_draft() -> None:
    talk = two_drafts()
    gone = talk.events.pop("picnic")
    talk.says("fisk")
    assert (talk.event.key, talk.place) == ("mer-for-fler", "idle")
    talk.changes(gone)
    talk.commands("start", "picnic")
    talk.presses("Fortsätt där jag var")
    assert talk.place == "meal"


def test_the_way_into_an_event_that_is_gone_says_so() -> None:
    talk = Talk(*EVENTS)
    talk.commands("start", "picnic")
    del talk.events["picnic"]
    talk.commands("start")
    talk.presses("Anmäl mig")
    assert talk.event.key == "mer-for-fler"
    talk.forges("start|begin||picnic")
    assert talk.toast == said("event-gone")


@pytest.mark.parametrize("act", ["Hej", "/start", "/start picnic", "/registration", "/help", "(photo)"])
def test_without_any_event_there_is_nothing_to_register_for(act: str) -> None:
    talk = Talk(picnic(), person=JOY)
    talk.events.clear()
    talk.acts(act)
    assert talk.texts == [said("no-event", "en")]


def test_a_long_name_of_an_event_is_cut_on_its_button() -> None:
    talk = Talk(picnic(name="Ö" * 120), conference())
    talk.commands("start")
    assert talk.buttons[0] == "Ö" * 59 + "…"


def test_a_registration_for_an_event_that_is_gone_makes_nobody_choose() -> None:
    talk = Talk(*EVENTS)
    for event in ("mer-for-fler", "picnic"):
        talk.commands("start", event)
        talk.registers()
    del talk.events["mer-for-fler"]
    talk.commands("registration")
    assert said("status-confirmed", event="Picknicken") in talk.text
