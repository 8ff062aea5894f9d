"""What is known to be asked is recognised word for word, and nearly so."""

import pytest

from conversations.model.questions.understanding import Entry
from knowledge.speech import wordings
from knowledge.speech.wordings import Wordings
from knowledge.text.tokens import words_of

CHOIR = wordings.of_event(
    [
        Entry("scores", "sv", "Noter", "De delas ut på fredagen."),
        Entry("lead", "sv", "Vem är Joy?", "Hon leder kören."),
    ]
)


@pytest.mark.parametrize("text", ["hörslinga", "Free or not?", "sovplats", "dress code"])
def test_a_question_of_the_bank_is_known_word_for_word(text: str) -> None:
    assert wordings.of_bank().have(words_of(text))


def test_a_known_question_may_have_a_slip_in_it() -> None:
    known = Wordings(["var ställer vi bilen"])
    said = ("var stäler vi bilen", "var äter vi lunchen", "vem är Kim")
    assert [known.nearly_have(words_of(each)) for each in said] == [True, False, False]


@pytest.mark.parametrize(("text", "carried"), [("noter?", True), ("Joy", False), ("parkering", False)])
def test_what_an_event_writes_on_is_asked_about_but_names_are_not(text: str, carried: bool) -> None:  # noqa: FBT001
    assert CHOIR.carry(words_of(text)) is carried
