"""How people write where they are reached: addresses of e-mail and telephone numbers."""

import pytest

from conversations.model.answers import reading
from conversations.model.refusal import Refusal
from conversations.model.registrations import searching
from tests.fakes.world import EMAIL, NAME, NOTE, OLGA, Described, Talk, picnic

PHONE: Described = {"key": "phone", "kind": "phone", "label": "Mobil", "question": "Nummer?"}
EVENT = picnic(NAME, EMAIL, PHONE)


def read(key: str, text: str) -> str | tuple[str, ...] | Refusal:
    field = EVENT.field_named(key)
    assert field
    return reading.read(field, EVENT, text)


@pytest.mark.parametrize(
    "words",
    [
        "anna@exempel.se", "Anna Lind <anna@exempel.se>", '"Lind, Anna" <anna@exempel.se>', "Min mejl är anna@exempel.se", "My e-mail is anna@exempel.se, thanks!",
        "mailto:anna@exempel.se", "e-post: anna@exempel.se", "“anna@exempel.se”", "”anna@exempel.se”", "‘anna@exempel.se’", "«anna@exempel.se»",
        "anna@exempel.se 😊", "anna@exempel.se😊", "📧anna@exempel.se", "anna@exempel.se.", "anna@exempel.se!", "(anna@exempel.se)", "<anna@exempel.se>,", "[anna@exempel.se]",
        "*anna@exempel.se*", "Anna, anna@exempel.se", "anna@exempel.se\nAnna Lind", "anna＠exempel.se", "anna@exempel.se anna@EXEMPEL.se", "mailto:anna@exempel.se?subject=Hej",
    ],
)  # fmt: skip
def test_the_one_address_within_words_is_taken(words: str) -> None:
    assert read("email", words) == "anna@exempel.se"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("anna@exempel,se", "anna@exempel.se"), ("anna @ exempel.se", "anna@exempel.se"), ("anna@ exempel.se", "anna@exempel.se"),
        ("anna@exempel. se", "anna@exempel.se"), ("anna@exempel .se", "anna@exempel.se"), ("anna@exempel..se", "anna@exempel.se"), ("anna@@exempel.se", "anna@exempel.se"),
        ("anna..lind@exempel.se", "anna.lind@exempel.se"), ("anna.@exempel.se", "anna@exempel.se"), ("anna@.exempel.se", "anna@exempel.se"),
        ("Min mejl är anna@exempel,se", "anna@exempel.se"), ("anna@exempel;se.", "anna@exempel.se"), ("anna@gmailcom", "anna@gmail.com"), ("anna@gmail", "anna@gmail.com"),
        ("anna@hotmail", "anna@hotmail.com"), ("anna@liveSE", "anna@live.se"), ("anna (at) exempel.se", "anna@exempel.se"), ("anna at exempel dot se", "anna@exempel.se"),
        ("anna snabela exempel punkt se", "anna@exempel.se"),
    ],
)  # fmt: skip
def test_a_slip_in_an_address_is_asked_about(words: str, meant: str) -> None:
    assert read("email", words) == Refusal("email-unclear", meant=(meant,))


@pytest.mark.parametrize(
    ("words", "likelier"),
    [
        ("anna@gmial.com", "anna@gmail.com"), ("anna@gmail.con", "anna@gmail.com"), ("anna@hotmial.com", "anna@hotmail.com"), ("åsa@gmail.com", "asa@gmail.com"),
        ("anna@gmåil.com", "anna@gmail.com"), ("anna@outlook.cm", "anna@outlook.com"),
    ],
)  # fmt: skip
def test_an_address_that_looks_mistaken_is_asked_about_and_can_be_kept(words: str, likelier: str) -> None:
    assert read("email", words) == Refusal("email-unclear", meant=(likelier, words))


@pytest.mark.parametrize("words", ["anna. lind@exempel.se", "anna .lind@exempel.se", "anna,lind@exempel.se"])
def test_no_half_of_an_address_is_taken_silently(words: str) -> None:
    assert read("email", words) == Refusal("email-unclear", meant=("anna.lind@exempel.se", "lind@exempel.se"))


@pytest.mark.parametrize(
    "words", ["a@b.se c@d.se", "a@b.se, c@d.se", "a@b.se eller c@d.se", "Anna <a@b.se>; Bo <c@d.se>"]
)
def test_of_two_addresses_it_is_asked_which(words: str) -> None:
    assert read("email", words) == Refusal("email-unclear", meant=("a@b.se", "c@d.se"))


@pytest.mark.parametrize(
    "words",
    ["", "anna", "anna@", "@exempel.se", "anna@exempel", "anna exempel.se", "finns på jobbet", "a@b.se c@d.se e@f.se g@h.se", "jag finns at home"],
)  # fmt: skip
def test_what_holds_no_address_is_refused(words: str) -> None:
    assert read("email", words) == Refusal("email-unclear")


def at_the_address() -> Talk:
    talk = Talk(picnic(NAME, EMAIL, NOTE))
    talk.reaches("email")
    return talk


def test_the_address_that_was_meant_is_taken_by_a_tap() -> None:
    talk = at_the_address()
    talk.says("anna@exempel,se")
    assert talk.text.startswith("Menar du anna@exempel.se?")
    talk.presses("anna@exempel.se")
    assert (talk.place, talk.answers["email"]) == ("note", "anna@exempel.se")


@pytest.mark.parametrize("words", ["ja", "Ja tack!", "👍", "yes"])
def test_the_address_that_was_meant_is_taken_by_a_yes(words: str) -> None:
    talk = at_the_address()
    talk.says("anna@exempel,se", words)
    assert (talk.place, talk.answers["email"]) == ("note", "anna@exempel.se")


def test_a_no_asks_for_the_address_again() -> None:
    talk = at_the_address()
    talk.says("anna@exempel,se", "nej")
    assert (talk.place, talk.answers.get("email")) == ("email", None)
    assert "E-post?" in talk.text


def test_who_writes_another_address_goes_on() -> None:
    talk = at_the_address()
    talk.says("anna@exempel,se", "anna.lind@exempel.se")
    assert (talk.place, talk.answers["email"]) == ("note", "anna.lind@exempel.se")


def test_who_wrote_two_addresses_chooses_one() -> None:
    talk = at_the_address()
    talk.says("anna@exempel.se eller anna@hem.se")
    assert talk.text.startswith("Menar du anna@exempel.se eller anna@hem.se?")
    talk.presses("anna@hem.se")
    assert (talk.place, talk.answers["email"]) == ("note", "anna@hem.se")


def test_an_edit_with_a_slip_says_what_was_perhaps_meant() -> None:
    talk = at_the_address()
    message = talk.says("anna@exempel.se")
    talk.edits(message, "anna@exempel,se")
    assert "Menar du anna@exempel.se?" in talk.text
    assert talk.answers["email"] == "anna@exempel.se"


def test_whoever_is_registered_at_the_door_is_reached_by_the_address_within_words() -> None:
    talk = Talk(picnic(NAME, EMAIL))
    talk.me = OLGA
    talk.forges("find|newcomer||picnic")
    talk.says("Bo Ek\nBo Ek <bo@exempel,se>")
    assert talk.text == "Menar du bo@exempel.se?"
    talk.says("Bo Ek\nmejl: <bo@exempel.se>")
    assert "bo@exempel.se" in talk.text


@pytest.mark.parametrize(
    "words",
    ["bo.ek@exempel.se", "Bo Ek <bo.ek@exempel.se>", "mejlen är bo.ek@exempel.se", "bo.ek@exempel,se"],
)
def test_somebody_is_looked_for_by_the_address_within_words(words: str) -> None:
    assert searching.wanted_in(words) == ["bo", "ek", "exempel", "se"]


def test_somebody_is_looked_for_by_all_words_where_no_address_is_among_them() -> None:
    assert searching.wanted_in("Bo Ek, Lund") == ["bo", "ek", "lund"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("+88801234567", "+88801234567"), ("+888 0123 4567", "+88801234567"), ("00888 0123 4567", "+88801234567"), ("Mitt nummer: +888 0123 4567.", "+88801234567"),
        ("0046 70 174 06 05", "+46701740605"), ("+46 (0)70-174 06 05", "+46701740605"), ("(070) 174 06 05", "+46701740605"), ("070.174.06.05", "+46701740605"),
        ("070–174 06 05", "+46701740605"), ("46701740605", "+46701740605"), ("tel:+46701740605", "+46701740605"), ("ring mig på 070-1740605", "+46701740605"),
        ("Call me at +46 70 174 06 05, please", "+46701740605"), ("☎️ 070-174 06 05", "+46701740605"), ("070-174 06 05 (jobb)", "+46701740605"), ("+46 070 174 06 05", "+46701740605"),
        ("08-123 456 78 ankn 12", "+46812345678 ext. 12"), ("08-123 456 78, anknytning 12", "+46812345678 ext. 12"), ("08-12345678 ext. 5", "+46812345678 ext. 5"), ("08-123 456 78 x5", "+46812345678 ext. 5"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(words: str, number: str) -> None:
    assert read("phone", words) == number
    assert reading.known(EVENT, {"phone": number}) == {"phone": number}


def test_of_two_numbers_it_is_asked_which() -> None:
    meant = ("+46701740605", "+46731234567")
    assert read("phone", "070-1740605 eller 073-1234567") == Refusal("phone-unclear", meant=meant)


def test_an_anonymous_number_is_shared_by_telegrams_button() -> None:
    talk = Talk(picnic(NAME, PHONE, NOTE))
    talk.reaches("phone")
    talk.shares("+88801234567")
    assert (talk.place, talk.answers["phone"]) == ("note", "+88801234567")
