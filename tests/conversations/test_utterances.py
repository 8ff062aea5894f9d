"""What Telegram's apps split over several messages is one utterance: nothing of its tail is taken alone."""

from datetime import timedelta

import pytest

from conversations.chat.utterances import AT_ONCE, FULL
from conversations.model.questions.question import LONGEST
from tests.conversations.test_awaited import ABOUT_QUESTION, ABOUT_THREAD, WHERE, olga
from tests.fakes.world import NAME, NOTE, OLGA, Described, Talk, picnic, said

STORY: Described = {**NOTE, "key": "story", "longest": 1000}

FIRST, TAIL = "ord " * 1023 + "avbr", "utet ord och slutet på det hela."
"""How an app splits what is longer than 4,096: in the middle of a word."""


@pytest.fixture
def talk() -> Talk:
    """Somebody who is asked for a text of at most a thousand characters."""
    talk = Talk(picnic(NAME, STORY))
    talk.reaches("story")
    return talk


def test_a_pasted_answer_that_is_split_is_refused_as_one(talk: Talk) -> None:
    talk.says(FIRST)
    assert talk.texts[0].startswith(said("text-too-long", length=4096, longest=1000))
    talk.says(TAIL)
    assert (talk.effects, talk.place, talk.answers) == ((), "story", {"name": "Åsa Öberg"})
    talk.says("Kortare")
    assert (talk.place, talk.answers["story"]) == ("reviewing", "Kortare")


def test_a_pasted_answer_in_three_parts_is_refused_as_one(talk: Talk) -> None:
    talk.says(FIRST, FIRST, TAIL)
    assert (talk.effects, talk.place) == ((), "story")


def test_a_part_is_measured_as_telegram_measures_it(talk: Talk) -> None:
    talk.says("🎨" * 2048, TAIL)
    assert (talk.effects, talk.place) == ((), "story")


@pytest.mark.parametrize("length", [4090, 4095, 4096])
def test_a_blank_or_half_a_sign_may_be_lost_at_the_cut(talk: Talk, length: int) -> None:
    talk.says("x" * length, TAIL)
    assert (talk.effects, talk.place) == ((), "story")


def test_what_follows_a_long_message_that_is_not_full_is_an_answer(talk: Talk) -> None:
    talk.says("x" * 4000, "Kortare")
    assert talk.answers["story"] == "Kortare"


def test_what_is_said_later_is_an_answer(talk: Talk) -> None:
    talk.says(FIRST)
    talk.now += AT_ONCE + timedelta(seconds=1)
    talk.says("Kortare")
    assert talk.answers["story"] == "Kortare"


def test_what_is_said_after_a_press_is_an_answer(talk: Talk) -> None:
    talk.says(FIRST)
    talk.presses("Varför?")
    talk.says("Kortare")
    assert talk.answers["story"] == "Kortare"


def test_a_question_that_is_split_is_refused_as_one() -> None:
    talk = Talk(picnic())
    talk.says(FIRST)
    assert talk.texts == [said("question-too-long", length=4096, longest=LONGEST)]
    talk.says("var är det?")
    assert (talk.effects, talk.questions) == ((), {})


def test_a_question_that_is_split_before_an_event_is_chosen_is_refused_as_one() -> None:
    talk = Talk(picnic(), picnic(key="walk"))
    talk.says(FIRST, "var är det?")
    assert (talk.effects, talk.questions) == ((), {})


@pytest.mark.parametrize("awaited", WHERE)
def test_of_words_for_somebody_else_no_tail_is_sent_alone(awaited: str) -> None:
    talk = olga()
    begin, has_arrived = WHERE[awaited]
    begin(talk)
    talk.says(FIRST)
    refused = talk.effects
    talk.says("Kom i tid")
    assert (bool(refused), talk.effects) == (True, ())
    talk.says("Kom i tid")
    assert has_arrived(talk)


@pytest.mark.parametrize("message", [ABOUT_QUESTION, ABOUT_THREAD])
def test_of_a_reply_no_tail_is_sent_alone(message: int) -> None:
    talk = olga()
    talk.replies(message, FIRST)
    assert not any(talk.told(chat) for chat in (47, 48))
    talk.replies(message, TAIL)
    assert (talk.effects, talk.lessons) == ((), {})


def test_a_broadcasts_text_that_is_split_is_refused_as_one() -> None:
    talk = Talk(picnic(NAME))
    talk.me = OLGA
    talk.forges("compose|event||picnic")
    assert talk.chat.composing
    talk.forges(f"compose|text|{talk.chat.composing.nonce}|")
    talk.says(FIRST)
    assert talk.texts == [said("compose-too-long", length=4096, longest=FULL - 1, over=4097 - FULL)]
    talk.says(TAIL)
    assert (talk.effects, dict(talk.chat.composing.texts)) == ((), {})
