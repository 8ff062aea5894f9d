"""What is an answer, and what isn't."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.model.answers import reading
from conversations.model.event.fields import FormField
from conversations.model.event.kinds import several
from conversations.model.refusal import Refusal
from conversations.model.values import Answer, Consent
from tests.fakes.world import CONSENT, EMAIL, MEAL, NAME, NOTE, Described, conference, picnic

FIELDS: dict[str, Described] = {"consent": CONSENT, "name": NAME, "email": EMAIL, "meal": MEAL, "note": NOTE}
EVENT = picnic(*FIELDS.values())


def read(key: str, text: str) -> str | tuple[str, ...] | Refusal:
    field = EVENT.field_named(key)
    assert field
    return reading.read(field, EVENT, text)


@pytest.mark.parametrize(
    "name",
    [
        "Åsa Öberg", "李小龍", "Анна Каренина", "Анна", "O'Brien", "José", "Jean-Luc d'Arc", "Ng Đức", "محمد علي",
        "אברהם", "राम", "Dr. Martin Luther King, Jr.", "Li", "X Æ",
        "Jennifer 8. Lee", "X Æ A-12", "Nguyễn Văn A", "d'Arc", "Renée d’Arc", "van der Berg", "Müller-Lüdenscheidt", "Björk", "Anna 2", "R2 D2",
        "Mary Jane O'Neill-Smith III", "J.R.R. Tolkien", "ʻAkahi Kāne", "Ó Súilleabháin", "María José (Pepa) Gómez", "Karl XVI Gustaf", "St.John Smith",
    ],
)  # fmt: skip
def test_a_name_in_any_script_is_a_name(name: str) -> None:
    assert read("name", name) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("  Åsa   Öberg ", "Åsa Öberg"),
        ("Åsa\nÖberg", "Åsa Öberg"),
        ("Åsa\tÖberg", "Åsa Öberg"),
        ("Jose\u0301", "José"),
        ("A\u030asa O\u0308berg", "Åsa Öberg"),
        ("Åsa\u202e Öberg\u0000\ufeff", "Åsa Öberg"),
        ("Åsa\u00a0Öberg", "Åsa Öberg"),
    ],
)
def test_a_name_is_tidied(said: str, name: str) -> None:
    assert read("name", said) == name


@pytest.mark.parametrize(
    "said",
    ["", " ", "A", "!", "42", "070-174 06 05", "Anna 0701740605", "12a", "www.exempel.se", "exempel.se", "exempel.com", "asa@exempel.se", "<b>Åsa</b>", "När börjar det?", "🦄🦄", "\u200d\u200d",
     "https://exempel.se"],
)  # fmt: skip
def test_what_is_no_name_is_refused(said: str) -> None:
    assert read("name", said) == Refusal("name-unclear")


def test_a_name_has_at_most_a_hundred_characters() -> None:
    assert read("name", "Å" * 100) == "Å" * 100
    assert read("name", "Å" * 101) == Refusal("name-too-long", {"longest": 100})
    assert read("name", "Ada" + "🌻" * 49) == Refusal("name-too-long", {"longest": 100})


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("asa@exempel.se", "asa@exempel.se"),
        (" asa@exempel.se. ", "asa@exempel.se"),
        ("<asa@exempel.se>", "asa@exempel.se"),
        ("mailto:asa@exempel.se", "asa@exempel.se"),
        ("Asa.Oberg+bot@EXEMPEL.SE", "Asa.Oberg+bot@exempel.se"),
        ("åsa@öberg.se", "åsa@öberg.se"),
        ("asa@xn--berg-4qa.se", "asa@öberg.se"),
        ("asa@\u200bexempel.se", "asa@exempel.se"),
    ],
)
def test_an_e_mail_address_is_read_as_people_paste_it(said: str, address: str) -> None:
    assert read("email", said) == address


@pytest.mark.parametrize(
    "said",
    [
        "",
        "asa",
        "asa@",
        "@exempel.se",
        "asa@exempel",
        "asa exempel.se",
    ],
)
def test_what_is_no_e_mail_address_is_refused(said: str) -> None:
    assert read("email", said) == Refusal("email-unclear")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Lund", "Lund"),
        ("en\r\ntvå", "en\ntvå"),
        ("en\n\n\n\n\ntvå", "en\n\ntvå"),
        ("en \n två", "en\ntvå"),
        ("a\tb\x0bc", "a b c"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("x" * 20, "x" * 20),
        ('<b>&"x"', '<b>&"x"'),
    ],
)  # fmt: skip
def test_a_text_stays_as_it_was_said_but_for_what_cannot_be_seen(said: str, text: str) -> None:
    assert read("note", said) == text


@pytest.mark.parametrize("said", ["", "   ", "\n\n", "\u200b", "\u200d", "\u0000\u0007"])
def test_a_text_without_anything_to_see_is_refused(said: str) -> None:
    assert read("note", said) == Refusal("text-empty")


def test_a_text_too_long_is_refused_with_how_long_it_is() -> None:
    assert read("note", "x" * 21) == Refusal("text-too-long", {"longest": 20, "length": 21})


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("Fisk", "fish"), ("fish", "fish"), ("FISH", "fish"), (" fi ", "fish"), ("f", "fish"), ("1", "fish"),
        ("2", "vegan"), ("vegan", "vegan"), ("Veg", "vegan"),
    ],
)  # fmt: skip
def test_a_choice_is_read_by_its_words_their_beginning_or_its_number_in_both_languages(
    said: str, choice: str
) -> None:
    assert read("meal", said) == choice


@pytest.mark.parametrize("said", ["", "0", "3", "kött", "isk", "²", "9" * 4000])
def test_what_is_no_choice_is_refused(said: str) -> None:
    assert read("meal", said) == Refusal("choose-by-button")


def test_a_beginning_that_fits_two_choices_is_refused() -> None:
    field = conference().field_named("group")
    assert field
    assert reading.read(field, conference(), "Elected") == "politician"
    assert reading.read(field, conference(), "Chef") == "manager"
    assert reading.read(field, conference(), "b") == "librarian"
    assert reading.read(field, conference(), "f") == Refusal("choose-by-button")  # Förtroendevald, Från …


def test_the_words_of_a_choice_go_before_its_number() -> None:
    days = [{"key": "two", "label": "2"}, {"key": "one", "label": "1"}]
    event = picnic(NAME, {**MEAL, "choice": days})
    assert reading.read(event.fields[1], event, "1") == "one"


PHONE: Described = {"key": "phone", "kind": "phone", "label": "Telefon", "question": "Nummer?"}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("070-174 06 05", "+46701740605"),
        ("0701740605", "+46701740605"),
        ("+46 (0)70-174 06 05", "+46701740605"),
        ("0046 70 174 06 05", "+46701740605"),
        ("070\u2011174\u00a006\u00a005\u202c", "+46701740605"),
        ("Ring 070-174 06 05", "+46701740605"),
        ("08-123 456 78", "+46812345678"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_a_phone_number_is_read_as_people_write_it(said: str, number: str) -> None:
    event = picnic(NAME, PHONE)
    assert reading.read(event.fields[1], event, said) == number
    assert reading.known(event, {"phone": number}) == {"phone": number}


@pytest.mark.parametrize(
    "said", ["", "hej", "112", "123", "070", "070-174", "+46", "0" * 300, "+999 12 34 56"]
)
def test_what_is_no_phone_number_is_refused(said: str) -> None:
    event = picnic(NAME, PHONE)
    assert reading.read(event.fields[1], event, said) == Refusal("phone-unclear")


def test_a_phone_number_without_a_country_belongs_to_that_of_the_event() -> None:
    event = picnic(NAME, PHONE, phone_region="GB")
    assert reading.read(event.fields[1], event, "020 7946 0958") == "+442079460958"


NUMBER: Described = {"key": "guests", "kind": "number", "label": "Gäster", "question": "Hur många?"}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("3", "3"), (" 3 ", "3"), ("03", "3"), ("+3", "3"), ("-3", "-3"), ("\u22123", "-3"), ("3 st", "3"),
        ("3st.", "3"), ("3.", "3"), ("2 personer", "2"), ("1 000", "1000"), ("1\u00a0000\u00a0000", "1000000"),
        ("٣", "3"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_as_people_write_it(said: str, number: str) -> None:
    event = picnic(NAME, NUMBER)
    assert reading.read(event.fields[1], event, said) == number


@pytest.mark.parametrize(
    "said", ["", "två", "2.5", "1,5", "1-2", "2 3", "²", "½", "9" * 10, "--1", "st 3", "1e3"]
)
def test_what_is_no_whole_number_is_refused(said: str) -> None:
    event = picnic(NAME, NUMBER)
    assert reading.read(event.fields[1], event, said) == Refusal("number-unclear")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("-1", Refusal("number-too-small", {"least": 0})),
        ("0", "0"),
        ("2", "2"),
        ("3", Refusal("number-too-large", {"most": 2})),
    ],
)
def test_a_number_lies_within_the_bounds(said: str, read: str | Refusal) -> None:
    event = picnic(NAME, {**NUMBER, "least": 0, "most": 2})
    assert reading.read(event.fields[1], event, said) == read


def test_a_day_is_kept_as_machines_write_it() -> None:
    event = picnic(NAME, {"key": "day", "kind": "date", "label": "Dag", "question": "När?"})
    assert reading.read(event.fields[1], event, "den 23 januari 2019") == "2019-01-23"
    assert reading.read(event.fields[1], event, "snart") == Refusal("date-unclear")


@pytest.mark.parametrize("said", ["kanske", "", "1"])
def test_what_is_neither_yes_nor_no_is_refused(said: str) -> None:
    event = picnic(NAME, {"key": "swim", "kind": "yes-no", "label": "Bad", "question": "Badar du?"})
    assert reading.read(event.fields[1], event, said) == Refusal("choose-yes-or-no")


GAMES: Described = {
    "key": "games",
    "kind": "several",
    "label": "Lekar",
    "question": "Vilka?",
    "choice": [
        {"key": "ball", "label": {"sv": "Boll och bana", "en": "Ball and field"}},
        {"key": "chess", "label": {"sv": "Schack", "en": "Chess"}},
        {"key": "rope", "label": {"sv": "Dragkamp", "en": "Tug of war"}},
    ],
}


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("Schack", ("chess",)),
        ("dragkamp, schack", ("chess", "rope")),
        ("Schack Och Dragkamp", ("chess", "rope")),
        ("chess, tug of war, and ball", ("ball", "chess", "rope")),
        ("1 & 3", ("ball", "rope")),
        ("2; 2", ("chess",)),
        ("schack\ndragkamp", ("chess", "rope")),
        ("Boll och bana", ("ball",)),
    ],
)
def test_several_choices_are_read_in_the_order_of_the_form(said: str, keys: tuple[str, ...]) -> None:
    event = picnic(NAME, GAMES)
    assert reading.read(event.fields[1], event, said) == keys
    assert reading.known(event, {"games": keys}) == {"games": keys}


@pytest.mark.parametrize("said", ["", ",", "och", "fotboll", "schack, fotboll", "4"])
def test_what_is_not_among_several_choices_is_refused(said: str) -> None:
    event = picnic(NAME, GAMES)
    assert reading.read(event.fields[1], event, said) == Refusal("choose-by-button")


@pytest.mark.parametrize(
    ("settings", "keys", "read"),
    [
        ({}, [], Refusal("several-too-few", {"least": 1})),
        ({"required": False}, [], ()),
        ({"least": 0}, [], ()),
        ({"least": 2}, ["chess"], Refusal("several-too-few", {"least": 2})),
        ({"least": 2}, ["chess", "chess"], Refusal("several-too-few", {"least": 2})),
        ({"least": 2}, ["rope", "ball"], ("ball", "rope")),
        ({"most": 1}, ["rope", "ball"], Refusal("several-too-many", {"most": 1})),
        ({"most": 1}, ["rope", "rope"], ("rope",)),
        ({}, ["gone", "rope"], ("rope",)),
    ],
)
def test_as_many_are_chosen_as_the_form_says(
    settings: Described, keys: list[str], read: tuple[str, ...] | Refusal
) -> None:
    field = FormField.model_validate({**GAMES, **settings})
    assert several.chosen(field, keys) == read


def test_consent_is_given_by_a_button_only() -> None:
    assert read("consent", "ja") == Refusal("consent-by-button")


@given(st.sampled_from(sorted(FIELDS)), st.text(st.characters(), max_size=300))
def test_any_words_give_an_answer_that_holds_or_a_refusal(key: str, said: str) -> None:
    match read(key, said):
        case Refusal():
            pass
        case answer:
            assert reading.known(EVENT, {key: answer}) == {key: answer}


@given(st.text(st.characters()))
def test_what_is_tidy_stays_so(said: str) -> None:
    assert reading.tidy(reading.tidy(said)) == reading.tidy(said)


AGREED = Consent("1", datetime(2018, 10, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("change", "answer", "holds"),
    [
        (NOTE, "Lund", True),
        (NOTE, None, True),
        (NOTE | {"required": True}, None, False),
        (NOTE | {"longest": 3}, "Lund", False),
        (NOTE, AGREED, False),
        (NAME, "Åsa", True),
        (NAME, "asa@exempel.se", False),
        (EMAIL, "asa@exempel.se", True),
        (EMAIL, "Åsa", False),
        (MEAL, "fish", True),
        (MEAL, "beef", False),
        (CONSENT, AGREED, True),
        (CONSENT, Consent("0", AGREED.at), False),
        (CONSENT, "ja", False),
        (PHONE, "+46701740605", True),
        (PHONE, "0701740605", False),
        (NUMBER, "3", True),
        (NUMBER | {"most": 2}, "3", False),
        (NUMBER, ("3",), False),
        (GAMES, ("ball", "rope"), True),
        (GAMES, ("ball", "gone"), False),
        (GAMES, ("rope", "ball"), False),
        (GAMES, (), False),
        (GAMES, "ball", False),
        (GAMES | {"most": 1}, ("ball", "rope"), False),
        (GAMES | {"kind": "choice"}, ("ball",), False),
    ],
)
def test_an_answer_holds_as_long_as_the_form_would_take_it(
    change: dict[str, Any], answer: Answer, *, holds: bool
) -> None:
    fields = [change] if change["kind"] == "name" else [change, {**NAME, "key": "other"}]
    event = picnic(*fields)
    key = FormField.model_validate(change).key
    assert reading.known(event, {key: answer, "gone": "x"}) == ({key: answer} if holds else {})


def test_answers_from_a_branch_that_was_left_are_kept() -> None:
    swim = {"key": "swim", "kind": "yes-no", "label": "Bad", "question": "Badar du?"}
    event = picnic(NAME, swim, {**NOTE, "when": {"swim": ["yes"]}})
    left: dict[str, Answer] = {"name": "Åsa", "swim": "no", "note": "Handduk"}
    assert reading.known(event, left) == left
    assert reading.known(event, {**left, "swim": "kanske"}) == {"name": "Åsa", "note": "Handduk"}
