"""Which language a few words are written in."""

import pytest

from knowledge.text.languages import recognised
from knowledge.text.lexicon import lexicons


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("var är det?", "sv"),
        ("var ar det", "sv"),
        ("nar borjar det", "sv"),
        ("parkering", "sv"),
        ("where is it", "en"),
        ("parking?", "en"),
        ("how much does it cost", "en"),
    ],
)
@pytest.mark.parametrize("chat", ["sv", "en"])
def test_a_question_tells_its_language_whatever_the_chat_speaks(text: str, language: str, chat: str) -> None:
    assert recognised(text, chat) == language


@pytest.mark.parametrize("text", ["Anna Lindblom", "ok", "wifi", "zoom?", "42", "", "🙂"])
@pytest.mark.parametrize("chat", ["sv", "en"])
def test_words_that_tell_nothing_are_in_the_language_of_the_chat(text: str, chat: str) -> None:
    assert recognised(text, chat) == chat


@pytest.mark.parametrize(
    "text",
    [
        "Wo findet die Konferenz statt und was kostet das?",
        "missä konferenssi on ja paljonko se maksaa",
        "où est la conférence et combien ça coûte",
        "¿dónde es y cuánto cuesta?",
        "waar is het en hoeveel kost het",
        "gdzie jest konferencja i ile kosztuje",
        "где это будет",
        "أين المؤتمر",
        "会议在哪里",
    ],
)
@pytest.mark.parametrize("chat", ["sv", "en"])
def test_other_languages_are_neither(text: str, chat: str) -> None:
    assert recognised(text, chat) == ""


@pytest.mark.parametrize(
    "text", ["hvor er det og hva koster det", "hvornår begynder det", "jeg vil gjerne vite når det slutter"]
)
def test_norwegian_and_danish_are_answered_in_swedish(text: str) -> None:
    assert recognised(text, "en") == "sv"


def test_both_languages_listen_for_the_same_kinds_of_words() -> None:
    swedish, english = lexicons()
    assert swedish.keys == english.keys
