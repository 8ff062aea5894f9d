"""The organiser changes the form, or the notice, while people are in the middle of it."""

from dataclasses import replace
from typing import Any

import pytest

from conversations.model.event.event import Event
from conversations.model.values import Consent
from tests.fakes.world import CLOSED, CONSENT, EMAIL, MEAL, NAME, NOTE, OPEN, Described, Talk, picnic, said

FIELDS: list[Described] = [CONSENT, NAME, EMAIL, MEAL, NOTE]
KEYS = [field["key"] for field in FIELDS]
PHONE = {"key": "phone", "kind": "text", "label": "Telefon", "question": "Telefon?"}
ANSWERS = {
    "consent": Consent("1", OPEN),
    "name": "Åsa Öberg",
    "email": "asa@exempel.se",
    "meal": "fish",
    "note": None,
}
CHANGED = said("draft-outdated")


def a_talk_at(place: str) -> Talk:
    talk = Talk(picnic(*FIELDS))
    talk.begins("picnic")
    talk.reaches(place)
    return talk


def without(key: str) -> Event:
    return picnic(*(field for field in FIELDS if field["key"] != key))


def with_changed(key: str, change: dict[str, Any]) -> Event:
    return picnic(
        *(field | change if field["key"] == key else field for field in FIELDS), target_group=[STAFF]
    )


@pytest.mark.parametrize("place", [*KEYS, "reviewing"])
@pytest.mark.parametrize("key", ["consent", "email", "meal", "note"])
def test_a_field_that_is_gone_takes_only_its_own_answer_along(place: str, key: str) -> None:
    talk = a_talk_at(place)
    answers = talk.answers
    talk.changes(without(key))
    talk.sends("photo")
    assert talk.answers == {each: answer for each, answer in answers.items() if each != key}
    assert (CHANGED in talk.text) == (place == key)
    if place == key:
        assert talk.place == [*KEYS, "reviewing"][KEYS.index(key) + 1]
    talk.reaches("reviewing")
    talk.presses("Skicka in anmälan")
    assert talk.registration
    assert talk.registration.answers == {each: answer for each, answer in ANSWERS.items() if each != key}


@pytest.mark.parametrize("place", KEYS)
@pytest.mark.parametrize("number", range(1, len(FIELDS) + 1))
def test_a_new_field_is_asked_whereever_it_stands(place: str, number: int) -> None:
    talk = a_talk_at(place)
    talk.changes(picnic(*FIELDS[:number], PHONE, *FIELDS[number:]))
    asked = [place]
    while talk.place != "reviewing":
        talk.answers_rightly()
        asked.append(talk.place)
    assert sorted(asked) == sorted([*KEYS[KEYS.index(place) :], "phone", "reviewing"])
    assert talk.answers == {**ANSWERS, "phone": "Lund"}


@pytest.mark.parametrize("number", range(1, len(FIELDS) + 1))
def test_who_is_at_the_summary_is_asked_only_for_the_new_field(number: int) -> None:
    talk = a_talk_at("reviewing")
    talk.changes(picnic(*FIELDS[:number], PHONE, *FIELDS[number:]))
    talk.presses("Skicka in anmälan")
    assert not talk.registrations
    assert talk.texts[0] == CHANGED
    assert talk.place == "phone"
    talk.says("112")
    assert (talk.place, talk.answers) == ("reviewing", {**ANSWERS, "phone": "112"})


FISH, VEGAN, BEEF = ({"key": key, "label": key} for key in ("fish", "vegan", "beef"))
STAFF = {"key": "staff", "label": "Personal"}

KIND_CHANGES = [
    ("consent", {"kind": "text"}, True),
    ("email", {"kind": "text"}, False),
    ("meal", {"kind": "text", "choice": []}, False),
    ("meal", {"kind": "email", "choice": []}, True),
    ("meal", {"choice": [VEGAN, BEEF]}, True),
    ("meal", {"choice": [BEEF, FISH]}, False),
    ("meal", {"kind": "target-group", "choice": []}, True),
    ("note", {"required": True}, True),
    ("note", {"kind": "email"}, False),
    ("note", {"longest": 1}, False),
]


@pytest.mark.parametrize(("key", "change", "again"), KIND_CHANGES)
def test_only_an_answer_that_no_longer_fits_is_asked_again(
    key: str, change: dict[str, Any], *, again: bool
) -> None:
    talk = a_talk_at("reviewing")
    talk.changes(with_changed(key, change))
    talk.sends("photo")
    assert talk.place == (key if again else "reviewing")
    assert talk.answers == {each: answer for each, answer in ANSWERS.items() if not (again and each == key)}


def test_a_name_that_no_longer_fits_is_asked_again() -> None:
    talk = a_talk_at("reviewing")
    talk.changes(picnic(CONSENT, {**NAME, "kind": "email"}, {**NAME, "key": "other"}, EMAIL, MEAL, NOTE))
    talk.sends("photo")
    assert talk.place == "name"
    assert "other" not in talk.answers
    talk.says("joy@exempel.se", "Joy Mogensen")
    assert talk.place == "reviewing"


@pytest.mark.parametrize("place", KEYS[1:])
def test_a_new_notice_must_be_agreed_to_before_anything_else_is_asked(place: str) -> None:
    talk = a_talk_at(place)
    answers = talk.answers
    talk.changes(picnic(*FIELDS, privacy={"version": "2", "notice": "Nytt."}))
    talk.answers_rightly()
    assert (talk.texts[0], talk.place) == (CHANGED, "consent")
    assert talk.answers == {key: answer for key, answer in answers.items() if key != "consent"}
    talk.reaches("reviewing")
    assert talk.answers == {**ANSWERS, "consent": Consent("2", OPEN)}


def test_who_submits_after_the_notice_changed_is_asked_to_agree_and_then_registered() -> None:
    talk = a_talk_at("reviewing")
    talk.changes(picnic(*FIELDS, privacy={"version": "2", "notice": "Nytt."}))
    talk.presses("Skicka in anmälan")
    assert (talk.place, talk.registrations) == ("consent", {})
    talk.answers_rightly()
    talk.presses("Skicka in anmälan")
    assert talk.registration
    assert talk.registration.answers == {**ANSWERS, "consent": Consent("2", OPEN)}


def test_back_to_the_summary_asks_for_what_a_change_made_missing() -> None:
    talk = a_talk_at("reviewing")
    talk.presses("Ändra ett svar", "E-post")
    talk.changes(picnic(*FIELDS, privacy={"version": "2", "notice": "Nytt."}))
    talk.presses("‹ Tillbaka")
    assert talk.place == "consent"


def test_a_draft_that_waits_is_fitted_when_it_is_taken_up() -> None:
    talk = a_talk_at("reviewing")
    talk.commands("cancel")
    talk.changes(picnic(*FIELDS, PHONE))
    talk.commands("start")
    assert said("greeting-again-new", name=" Åsa", event="Picknicken", answered=5, total=6) in talk.text
    talk.presses("Fortsätt där jag var")
    assert talk.place == "phone"


def test_a_registration_stands_as_it_is_until_it_is_changed_and_then_lacks_what_is_new() -> None:
    talk = a_talk_at("reviewing")
    talk.presses("Skicka in anmälan")
    before = talk.registration
    assert before
    talk.changes(picnic(*FIELDS, PHONE))
    talk.commands("registration")
    assert talk.registration == before
    talk.presses("Ändra mina svar")
    assert talk.place == "phone"
    talk.says("112")
    talk.presses("Spara ändringarna")
    assert talk.registration
    assert talk.registration.answers == {**ANSWERS, "phone": "112"}


KINDS: dict[str, tuple[Any, Described]] = {
    "text": ("på onsdag", {}),
    "phone": ("+46701740605", {}),
    "url": ("https://exempel.se/jag", {}),
    "number": ("2", {}),
    "date": ("2019-01-23", {}),
    "yes-no": ("yes", {}),
    "choice": ("fish", {"choice": MEAL["choice"]}),
    "several": (("fish", "vegan"), {"choice": MEAL["choice"]}),
    "consent": (Consent("1", OPEN), {}),
}


@pytest.mark.parametrize("now", KINDS)
@pytest.mark.parametrize("before", KINDS)
def test_what_was_answered_is_shown_and_changed_though_the_field_is_of_another_kind(
    before: str, now: str
) -> None:
    answer, _ = KINDS[before]
    _, settings = KINDS[now]
    field = {"key": "extra", "kind": now, "label": "Extra", "question": "Extra?", **settings}
    talk = Talk(picnic(NAME))
    talk.registers()
    registration = talk.registrations["picnic"]
    talk.registrations["picnic"] = replace(registration, answers={**registration.answers, "extra": answer})
    talk.changes(picnic(field, NAME))
    talk.commands("registration")
    talk.presses("📋 Mina svar")
    assert "Extra: " in talk.text
    talk.presses(said("button-change-registration"))
    talk.reaches("reviewing")
    talk.answers_rightly()
    assert talk.place == "idle"


@pytest.mark.parametrize("command", ["help", "language", "privacy", "start", "registration", "cancel"])
def test_a_command_works_while_the_form_changes(command: str) -> None:
    talk = a_talk_at("meal")
    talk.changes(without("meal"))
    talk.commands(command)
    assert talk.text
    talk.reaches("reviewing")


def test_a_choice_that_is_gone_says_so_when_its_old_button_is_pressed() -> None:
    talk = a_talk_at("meal")
    talk.changes(with_changed("meal", {"choice": [VEGAN, BEEF]}))
    talk.presses("Fisk")
    assert (talk.toast, talk.place, talk.buttons[:2]) == (said("choice-gone"), "meal", ["vegan", "beef"])


def test_an_edit_of_an_answer_to_a_field_that_is_gone_changes_nothing() -> None:
    talk = a_talk_at("email")
    message = talk.says("anna@exempel.se")
    talk.changes(without("email"))
    talk.edits(message, "bo@exempel.se")
    assert "email" not in talk.answers
    assert talk.texts[0] == said("edit-unused")


def changes_what_is_over_since() -> Talk:
    """Somebody who was changing a registration while an organiser declined it."""
    talk = a_talk_at("reviewing")
    talk.presses("Skicka in anmälan", "Ändra mina svar")
    while talk.place != "idle":
        talk.presses("‹ Tillbaka")
    registration = talk.registrations["picnic"]
    talk.registrations["picnic"] = replace(registration, status="declined")
    return talk


def test_a_change_of_a_registration_that_is_over_goes_on_as_a_new_one() -> None:
    talk = changes_what_is_over_since()
    talk.begins("picnic")
    talk.reaches("reviewing")
    talk.presses(said("button-submit"))
    assert talk.registered


def test_a_change_of_a_registration_that_is_over_ends_where_nobody_can_register() -> None:
    talk = changes_what_is_over_since()
    resume = said("button-resume")
    talk.commands("start")
    talk.now = CLOSED
    talk.presses(resume)
    assert (talk.place, talk.draft) == ("idle", None)
    assert said("status-declined", event="Picknicken") in talk.text
