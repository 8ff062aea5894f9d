"""Questions about a programme are answered with its items; those about other things are left to others."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.event import Event
from conversations.understanding import ProgrammeQuestion
from knowledge.programme import ask
from tests.fakes.world import NAME, conference, picnic
from tests.knowledge.questions import score
from tests.knowledge.questions.noise import KINDS

RIMFROST = score.event("rimfrost")
SPRING = datetime(2027, 3, 1, 10, tzinfo=UTC)
ON_THE_DAY = datetime(2027, 4, 17, 9, 5, tzinfo=UTC)
"""Five past eleven, Swedish summer time."""


def asked(text: str, event: Event = RIMFROST, now: datetime = SPRING) -> ProgrammeQuestion | None:
    return ask(event, text, now, "sv")


def items(text: str, now: datetime = SPRING) -> tuple[str, ...] | None:
    found = asked(text, now=now)
    return None if found is None else found.items


@pytest.mark.parametrize("name", list(score.EVENTS))
@pytest.mark.parametrize(
    ("kind", "least", "most_wrong"),
    [
        ("as written", 0.97, 0.01),
        ("without å ä ö", 0.97, 0.01),
        ("misspelt", 0.95, 0.01),
        ("chatty", 0.97, 0.01),
    ],
)
def test_questions_are_answered_or_left_alone(name: str, kind: str, least: float, most_wrong: float) -> None:
    assert kind in KINDS
    counted = score.score(name, kind)
    assert counted["right"] >= least * counted.total(), counted
    assert counted["wrong"] + counted["taken"] <= most_wrong * counted.total(), counted


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("när pratar Oskar Nyberg?", "when"),
        ("vilken sal är Oskar Nyberg i?", "where"),
        ("vem pratar i sal 1 klockan tio i tre?", "who"),
        ("vad händer klockan tolv?", "what"),
        ("how long is the lunch break", "when"),
    ],
)
def test_what_is_wanted_of_the_items_is_told(text: str, asks: str) -> None:
    found = asked(text)
    assert found is not None
    assert found.asks == asks


@pytest.mark.parametrize(
    "text",
    ["halv tre", "14.30", "14:30", "1430", "half past two", "2:30 pm", "kl 14.30", "halv 3 på eftermiddagen"],
)
def test_a_time_is_the_same_in_whatever_words(text: str) -> None:
    assert items(f"vad händer {text}?") == ("s16",)


@pytest.mark.parametrize("text", ["vad händer nu?", "what's on right now?", "vad pågår just nu"])
def test_now_is_by_the_clocks_where_the_event_is(text: str) -> None:
    assert items(text, ON_THE_DAY) == ("s07",)


@pytest.mark.parametrize("text", ["vad kommer härnäst?", "what's next?", "nästa pass?"])
def test_next_is_what_begins_next(text: str) -> None:
    assert items(text, ON_THE_DAY) == ("s08", "s09")


def test_after_the_last_item_nothing_comes_next() -> None:
    assert items("vad kommer härnäst?", datetime(2027, 4, 17, 22, tzinfo=UTC)) == ()


def test_today_is_an_event_day_or_means_the_event() -> None:
    assert items("vad händer i dag klockan tolv?", ON_THE_DAY) == ("s10",)
    assert items("vad händer i dag klockan tolv?", SPRING) == ("s10",)
    assert items("vad händer i morgon?", ON_THE_DAY) == ()


def test_where_no_times_are_known_that_is_told_with_the_items() -> None:
    found = asked("when does Joy Mogensen speak?", conference())
    assert found == ProgrammeQuestion(("residents",), "when", times_unknown=True)


def test_a_time_of_day_without_known_times_brings_all_items() -> None:
    found = asked("vad händer klockan två?", conference())
    assert found is not None
    assert found.times_unknown
    assert len(found.items) == len(conference().programme)


def test_what_the_programme_holds_is_for_the_knowledge_file_to_tell_where_no_times_are_known() -> None:
    assert asked("skicka programmet tack", conference()) is None


def test_an_event_without_a_programme_understands_nothing_of_it() -> None:
    assert asked("vad händer klockan två?", picnic(NAME)) is None


def test_an_item_without_an_end_is_on_when_it_begins() -> None:
    lonely = {"title": "Lek", "key": "games", "starts": datetime(2019, 1, 23, 10)}  # noqa: DTZ001
    event = picnic(NAME, programme=[lonely])
    found = [asked(f"vad händer klockan {hour}?", event) for hour in (10, 11)]
    assert [each and each.items for each in found] == [("games",), ()]


def test_the_same_question_has_the_same_answer() -> None:
    assert asked("vad går i sal 2 efter lunch?") == asked("vad går i sal 2 efter lunch?")


def test_days_are_told_apart_by_their_dates() -> None:
    several = [{"title": "Lek", "key": f"day{day}", "starts": date(2019, 1, day)} for day in (23, 24)]
    event = picnic(NAME, programme=several, ends=date(2019, 1, 24))
    found = asked("vad händer den 24 januari?", event)
    assert found is not None
    assert found.items == ("day24",)


PIECES = [
    "vad",
    "händer",
    "kl",
    "25:99",
    "99",
    "halv",
    "tre",
    "sal",
    "2",
    "efter",
    "mellan",
    "lunch",
    "nästa",
    "?",
    "31/2",
]


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)))
def test_whatever_is_written_the_answer_is_made_of_items_or_there_is_none(text: str) -> None:
    found = asked(text, now=ON_THE_DAY)
    assert found is None or set(found.items) <= {item.key for item in RIMFROST.programme}


@pytest.mark.parametrize("text", ["", " ", "<b>vad</b>" * 400, "🎉" * 50, "?" * 4000, "vad händer nu " * 300])
def test_what_is_too_long_or_no_words_is_no_question(text: str) -> None:
    assert asked(text, now=ON_THE_DAY) is None


def test_a_question_is_found_in_the_middle_of_other_sentences() -> None:
    text = "Hej! Jag har tappat min lapp och står i kön. Vad går i sal 2 klockan 14? Det regnar här."
    assert items(text) == ("s15",)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("när är databasworkshopen", {"d1-databases"}),
        ("what time is the keynote", {"d1-keynote"}),
        ("vad gör Gustav Rydén", {"d2-solder", "d2-panel"}),
        ("is there anything about databases", {"d1-databases"}),
    ],
)
def test_words_are_understood_that_stand_in_no_title(text: str, keys: set[str]) -> None:
    event, now = score.event("sample-dev-days"), score.EVENTS["sample-dev-days"][1]
    assert score.answered(event, text, now) == frozenset(keys)


def test_what_comes_after_something_is_what_follows_it_at_once() -> None:
    event, now = score.event("rimfrost"), score.EVENTS["rimfrost"][1]
    asked = ("what comes after lunch in room 2", "what is in room 2 after lunch")
    assert [score.answered(event, text, now) for text in asked] == [
        frozenset({"s12"}),
        frozenset({"s12", "s15", "s18", "s21"}),
    ]
