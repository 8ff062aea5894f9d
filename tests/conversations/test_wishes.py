"""What the bot does by itself is not answered as if it were the organiser's."""

import pytest

from conversations.model.answers import wishes
from conversations.model.answers.wishes import Wish
from tests.fakes.world import EMAIL, NAME, NOTE, OPEN, Described, Talk, picnic

PHONE: Described = {
    "key": "phone",
    "kind": "phone",
    "label": {"sv": "Mobil", "en": "Mobile"},
    "question": "Nummer?",
}
EVENT = picnic(NAME, EMAIL, PHONE, NOTE)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("jag vill ändra min e-post till anna@exempel.se", Wish("change", "email", "anna@exempel.se")),
        ("fel e-post, det ska vara anna@exempel.se", Wish("change", "email", "anna@exempel.se")),
        ("Hej! Jag skrev fel mejladress, det ska vara anna@exempel.se.", Wish("change", "email", "anna@exempel.se")),
        ("Byt min mail till anna@exempel.se tack", Wish("change", "email", "anna@exempel.se")),
        ("wrong email, it should be anna@exempel.se", Wish("change", "email", "anna@exempel.se")),
        ("Please change my e-mail to anna@exempel.se", Wish("change", "email", "anna@exempel.se")),
        ("ändra mitt telefonnummer till 070-174 06 05", Wish("change", "phone", "+46701740605")),
        ("fel nummer! det ska vara 070-174 06 05", Wish("change", "phone", "+46701740605")),
        ("Jag vill ändra mitt namn till Anna Berg", Wish("change", "name", "Anna Berg")),
        ("my name is wrong, it should be Anna Berg", Wish("change", "name", "Anna Berg")),
        ("ändra övrigt till Nötter", Wish("change", "note", "Nötter")),
        ("jag vill ändra min e-post", Wish("change", "email")),
        ("hur ändrar jag mina svar?", Wish("change")),
        ("can I change my registration", Wish("change")),
        ("avboka mig", Wish("cancel")),
        ("hur avbokar jag", Wish("cancel")),
        ("Jag måste tyvärr avboka", Wish("cancel")),
        ("jag vill avboka min plats", Wish("cancel")),
        ("How do I cancel?", Wish("cancel")),
        ("I need to cancel my registration", Wish("cancel")),
        ("Radera alla mina uppgifter", Wish("forget")),
        ("ta bort mina uppgifter", Wish("forget")),
        ("delete my data please", Wish("forget")),
        ("glöm mig", Wish("forget")),
        ("kan jag byta språk", Wish("switch-language")),
        ("byt till engelska", Wish("switch-language")),
        ("can you speak English?", Wish("switch-language")),
    ],
)  # fmt: skip
def test_a_wish_is_read_as_people_write_it(words: str, wish: Wish | None) -> None:
    assert wishes.read(words, EVENT, OPEN) == wish


@pytest.mark.parametrize(
    "words",
    [
        "", "Vad kostar det att avboka?", "är mötet inställt?", "när är sista dag att avboka", "kan jag byta plats med Bo i pausen?", "Anna Berg", "anna@exempel.se",
        "jag skrev till info@exempel.se i går", "hur många talar engelska där?", "finns det fel i programmet", "What is the cancellation fee?", "avbokningsregler",
        "raderas mina svar efter konferensen", "kan man byta workshop till B",
    ],
)  # fmt: skip
def test_what_asks_for_something_else_is_no_wish(words: str) -> None:
    assert wishes.read(words, EVENT, OPEN) is None


@pytest.fixture
def talk() -> Talk:
    talk = Talk(EVENT)
    talk.registers()
    return talk


def test_one_tap_saves_the_address_that_somebody_wishes_to_have(talk: Talk) -> None:
    talk.says("jag vill ändra min e-post till anna@exempel.se")
    assert talk.texts == ["Ska jag ändra E-post till anna@exempel.se i din anmälan?"]
    talk.presses("Spara ändringarna")
    assert talk.registration
    assert (talk.registration.answers["email"], talk.place) == ("anna@exempel.se", "idle")


def test_who_does_not_save_a_wished_change_keeps_the_registration(talk: Talk) -> None:
    before = talk.registration
    talk.says("fel mobil, det ska vara 073-123 45 67")
    talk.presses("Avbryt utan att spara")
    assert (talk.registration, talk.place) == (before, "idle")


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("avboka mig", "Avboka"),
        ("hur avbokar jag", "Avboka"),
        ("jag vill ändra mina svar", "Ändra mina svar"),
        ("fel e-post", "Ändra mina svar"),
        ("Radera alla mina uppgifter", "Avboka"),
        ("kan jag byta språk", "In English"),
    ],
)
def test_a_wish_is_answered_with_the_button_that_does_it(talk: Talk, words: str, button: str) -> None:
    before = talk.registration
    talk.says(words)
    assert (talk.buttons[0], talk.registration, talk.questions) == (button, before, {})
    talk.presses(button)
    assert talk.effects


@pytest.mark.parametrize("place", ["note", "reviewing"])
def test_in_the_form_a_wished_answer_is_offered_for_the_field_that_it_is_for(place: str) -> None:
    talk = Talk(EVENT)
    talk.reaches(place)
    talk.says("fel e-post, det ska vara anna@exempel.se")
    assert talk.text.startswith("Menar du anna@exempel.se?")
    talk.presses("anna@exempel.se")
    assert (talk.place, talk.answers["email"]) == (place, "anna@exempel.se")


def test_in_the_form_a_field_that_is_to_change_is_asked_again() -> None:
    talk = Talk(EVENT)
    talk.reaches("note")
    talk.says("jag skrev fel e-post")
    assert (talk.place, talk.answers["email"]) == ("email", "asa@exempel.se")
    talk.says("anna@exempel.se")
    assert (talk.place, talk.answers["email"]) == ("note", "anna@exempel.se")


def test_who_is_not_registered_is_told_how_it_will_be() -> None:
    talk = Talk(EVENT)
    talk.says("avboka mig")
    assert "Du är inte anmäld till Picknicken" in talk.text
