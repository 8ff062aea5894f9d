"""Words that are heard as a question can still be the answer: there is always a way out."""

import pytest

from tests.fakes.world import NAME, NOTE, Described, Talk, picnic

TOWN: Described = {**NOTE, "key": "town", "required": True, "longest": 200}


def asked_for(field: str) -> Talk:
    talk = Talk(picnic(NAME, TOWN, {**NOTE, "key": "more"}))
    talk.reaches(field)
    return talk


@pytest.mark.parametrize(
    "name", ["are kvistad", "finns lund", "när lund", "var karlsson", "can ek", "finns van lund", "tack ek"]
)
def test_a_person_whose_name_is_heard_as_a_question_keeps_it_by_a_tap(name: str) -> None:
    talk = asked_for("name")
    talk.says(name)
    assert (talk.place, "Vem?" in talk.texts[-1]) == ("name", True)
    talk.presses("✓ Det är mitt namn")
    assert (talk.place, talk.answers["name"], talk.questions) == ("town", name, {})


@pytest.mark.parametrize("town", ["finns lund", "var är vi förening", "kan konsult", "when company"])
def test_a_person_whose_answer_is_heard_as_a_question_keeps_it_by_a_tap(town: str) -> None:
    talk = asked_for("town")
    talk.says(town)
    assert talk.place == "town"
    talk.presses("✓ Det är mitt svar")
    assert (talk.place, talk.answers["town"]) == ("more", town)


@pytest.mark.parametrize(
    "words", ["när är det?", "finns det parkering nära eller inte", "when and where is it then", "tack"]
)
def test_what_is_surely_no_name_is_only_answered(words: str) -> None:
    talk = asked_for("name")
    talk.says(words)
    assert "✓ Det är mitt namn" not in [each.button.label for each in talk.shown]


def test_a_question_that_was_passed_on_stays_with_the_organisers_when_it_was_an_answer_too() -> None:
    talk = asked_for("name")
    talk.says("finns lund")
    talk.presses("✉️ Skicka till arrangören", "✓ Det är mitt namn")
    assert (talk.answers["name"], len(talk.questions)) == ("finns lund", 1)


def test_an_edit_of_a_name_that_was_heard_as_a_question_changes_it() -> None:
    talk = asked_for("name")
    message = talk.says("finns lund")
    talk.presses("✓ Det är mitt namn")
    talk.edits(message, "Finn Slund")
    assert talk.answers["name"] == "Finn Slund"
