"""Whatever an organiser is in the middle of, words go where the last message says, and to nobody else."""

from collections.abc import Callable

import pytest

from conversations.broadcasts.orders import Preview
from conversations.chat.effects import Keep
from conversations.chat.wire import Press, encode
from conversations.model import subjects
from conversations.model.event.event import Event
from conversations.model.questions.question import Question
from conversations.model.registrations.registration import Registration
from conversations.model.threads import Thread
from tests.fakes.world import MEAL, NAME, OLGA, OPEN, STARTED, Talk, picnic, said

BO, CEM = 47, 48
CODE = "BBB234"
QUESTION = Question("QST234", "picnic", CEM, 10, "sv", "Finns det glass?", OPEN, "open", lead="QST234")
ABOUT_QUESTION, ABOUT_THREAD = 5001, 5002
WALK = picnic(NAME, key="walk", name={"sv": "Vandringen", "en": "The walk"})


def registered(person: int, code: str) -> Registration:
    answers = {"name": f"Person {person}"}
    return Registration(
        "picnic", code, "pending", "sv", answers, OPEN, OPEN, registrant=person, person=person
    )


def olga(*events: Event) -> Talk:
    """An organiser in the middle of her own registration, to whom a question and a message of a talk have come."""
    talk = Talk(*(events or (picnic(NAME, MEAL),)))
    talk.me = OLGA
    talk.found = {CODE: registered(BO, CODE)}
    talk.questions = {"QST234": QUESTION}
    talk.threads = {"cem": Thread("cem", "picnic", "CCC234", OLGA, CEM)}
    talk.subjects = {
        ABOUT_QUESTION: subjects.of_question("QST234"),
        ABOUT_THREAD: subjects.of_thread("cem"),
    }
    return talk


def declines(talk: Talk) -> None:
    talk.forges(f"decide|decline|{CODE}|")


def writes(talk: Talk) -> None:
    talk.forges(f"write|begin|{CODE}|")


def registers_on_the_spot(talk: Talk) -> None:
    talk.forges("find|newcomer||picnic")


def composes(talk: Talk) -> None:
    talk.forges("compose|event||picnic")
    assert talk.chat.composing
    talk.forges(encode(Press("compose", "text", talk.chat.composing.nonce)))


WHERE: dict[str, tuple[Callable[[Talk], None], Callable[[Talk], bool]]] = {
    "declining": (declines, lambda talk: any("Kom i tid" in each for each in talk.told(BO))),
    "writing": (writes, lambda talk: any("Kom i tid" in each for each in talk.told(BO))),
    "on the spot": (registers_on_the_spot, lambda talk: any(isinstance(each, Keep) for each in talk.effects)),
    "composing": (composes, lambda talk: any(isinstance(each, Preview) for each in talk.effects)),
}
"""How something comes to be awaited, and whether words have gone there."""

BETWEEN: dict[str, Callable[[Talk], object]] = {
    "a sticker": lambda talk: talk.sends("sticker"),
    "a number": lambda talk: talk.shares("0701740605"),
    "an edit of nothing": lambda talk: talk.edits(99999, "Hej"),
    "an edit of an answer": lambda talk: (
        talk.edits(min(talk.draft.messages.values()), "Olga Ny") if talk.draft else None
    ),
    "an answer to a question": lambda talk: talk.replies(ABOUT_QUESTION, "Ja, glass."),
    "a corrected answer": lambda talk: talk.edits(99999, "Ja, glass!", ABOUT_QUESTION),
    "an answer in a talk": lambda talk: talk.replies(ABOUT_THREAD, "Hej Cem"),
    "an old button": lambda talk: talk.forges("start|begin||nowhere"),
}


def in_the_form() -> Talk:
    talk = olga()
    talk.begins("picnic")
    talk.says("Olga Ek")
    return talk


@pytest.mark.parametrize("where", WHERE)
def test_what_asks_for_words_is_said_last_also_in_the_form(where: str) -> None:
    talk = in_the_form()
    WHERE[where][0](talk)
    assert "Mat?" not in talk.texts[-1], talk.texts


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("where", WHERE)
def test_words_still_go_where_the_last_message_says(where: str, between: str) -> None:
    talk = in_the_form()
    begins, has_gone = WHERE[where]
    begins(talk)
    draft = talk.draft
    BETWEEN[between](talk)
    if "edit of an answer" not in between:
        assert talk.draft == draft
    assert talk.told(BO) == []
    if not talk.toast:
        assert talk.texts[-1].split(" ")[0] in ("✍️", "Vem"), talk.texts
    talk.says("Kom i tid")
    assert has_gone(talk)
    assert talk.told(CEM) == []


@pytest.mark.parametrize("where", WHERE)
def test_a_reply_to_a_message_of_a_talk_goes_to_that_talk(where: str) -> None:
    talk = in_the_form()
    WHERE[where][0](talk)
    talk.replies(ABOUT_THREAD, "Bara till Cem")
    assert "Bara till Cem" in talk.told(CEM)[0]
    assert talk.told(BO) == []


@pytest.mark.parametrize("where", WHERE)
def test_cancel_stops_what_is_awaited_and_leaves_the_form_as_it_is(where: str) -> None:
    talk = in_the_form()
    stood = talk.chat.state
    begins, has_gone = WHERE[where]
    begins(talk)
    talk.commands("cancel")
    assert (talk.texts[0], talk.chat.state) == (said("awaited-stopped"), stood)
    talk.says("Kom i tid")
    assert not has_gone(talk)


@pytest.mark.parametrize("where", WHERE)
def test_a_form_that_changes_meanwhile_swallows_no_words(where: str) -> None:
    talk = in_the_form()
    begins, has_gone = WHERE[where]
    begins(talk)
    talk.changes(picnic(NAME))
    talk.says("Kom i tid")
    assert has_gone(talk)


def test_a_form_that_changes_meanwhile_swallows_no_press_of_the_team() -> None:
    talk = in_the_form()
    talk.changes(picnic(NAME))
    talk.forges(f"find|show|{CODE}|")
    assert "Person 47" in talk.text


def test_a_reply_or_a_code_says_which_event_it_is_about() -> None:
    talk = olga(picnic(NAME), WALK)
    talk.now = STARTED
    talk.replies(ABOUT_THREAD, "Hej Cem")
    assert "Hej Cem" in talk.told(CEM)[0]
    talk = olga(picnic(NAME), WALK)
    talk.says(CODE)
    assert "Person 47" in talk.text
