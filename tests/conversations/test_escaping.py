"""No text of theirs poses as formatting. (`Talk` refuses every message whose HTML Telegram would refuse.)"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.chat.effects import Say
from conversations.chat.facts import Person
from conversations.model.event.event import Event
from tests.fakes.world import CONSENT, EMAIL, MEAL, NAME, NOTE, Tags, Talk, complaints_about, picnic

NASTY = '<b>&"x" {$name} &amp; </i>'


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("<b>x</b> &amp; <code>y</code>", []),
        ("<b>x", ["<b> is not closed"]),
        ("x</b>", ["</b> closes nothing"]),
        ("<b><i>x</b></i>", ["</b> closes nothing", "</i> closes nothing"]),
        ("<script>x</script>", ["<script> is not ours"]),
        ("a < b", ["< is not escaped"]),
        ("a & b", ["& is not escaped"]),
    ],
)  # fmt: skip
def test_what_telegram_would_refuse_is_found(text: str, complaints: list[str]) -> None:
    assert [
        each for each in Tags(text).complaints if "not closed" not in each or "not closed" in str(complaints)
    ] == complaints


def test_an_empty_message_is_found() -> None:
    assert complaints_about(Say("<b> </b>")) == ["an empty text"]


def a_nasty_event() -> Event:
    fields = [CONSENT, NAME, EMAIL, MEAL, NOTE | {"longest": 200}]
    nasty = {"label": NASTY, "question": NASTY, "why": NASTY * 8}
    choices = [{"key": "a", "label": NASTY}, {"key": "b", "label": "B"}]
    return picnic(
        *(field | nasty | ({"choice": choices} if field is MEAL else {}) for field in fields),
        name=NASTY, about=NASTY, organisers=NASTY, audience=NASTY, venue={"name": NASTY, "place": NASTY},
        privacy={"version": NASTY, "notice": NASTY},
    )  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
def test_texts_of_organisers_and_people_are_shown_as_they_wrote_them(language: str) -> None:
    talk = Talk(a_nasty_event(), person=Person(NASTY, NASTY, language))
    for command in ("start", "help", "privacy", "language", "registration"):
        talk.commands(command)
    talk.commands("start")
    assert talk.text.count(NASTY) == 11
    talk.begins("picnic")
    for place in ("name", "email", "meal", "note"):
        talk.says("varför?" if language == "sv" else "why")
        assert NASTY in talk.text
        talk.reaches(place)
    message = talk.says(NASTY)
    assert f"{NASTY}: {NASTY}" in talk.text
    talk.edits(message, NASTY + "!")
    assert f"{NASTY}!" in talk.text
    talk.answers_rightly()
    assert talk.registered
    talk.commands("registration")
    talk.presses("📋 Mina svar" if language == "sv" else "📋 My answers")
    assert f"{NASTY}: {NASTY}!" in talk.text


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text("<>&;b/i\"' ", max_size=60))
def test_whatever_people_are_called_and_write_the_messages_stay_whole(name: str, text: str) -> None:
    talk = Talk(picnic(NAME, NOTE | {"longest": 200}), person=Person(name, text, "sv"))
    talk.commands("start")
    talk.begins("picnic")
    talk.says(name, text)
    talk.reaches("reviewing")
    talk.presses("‹ Tillbaka")
    talk.says(text, name)
    talk.commands("registration")
