"""Questions about a programme are answered with its items; those about other things are left to others."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.model.event.event import Event
from conversations.model.questions.understanding import ProgrammeQuestion
from knowledge.programme import ask, may_mean
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


LATER = datetime(2030, 5, 14, 10, 35, tzinfo=score.SWEDISH)
"""On the first of the two sample dev days, just after the talks before lunch began."""


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("what's left today in room 2", {"d1-maps", "d1-keyboard", "d1-databases"}),
        ("vilka pass återstår i dag i aulan", {"d1-errors", "d1-queues", "d1-open"}),
    ],
)
def test_what_remains_has_not_ended_yet(text: str, keys: set[str]) -> None:
    found = score.answered(score.event("sample-dev-days"), text, LATER)
    assert found == frozenset(keys)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hur börjar dag två", "d2-yesterday"),
        ("what's first tomorrow", "d2-yesterday"),
        ("när slutar det på onsdag", "d2-end"),
        ("when does tomorrow end", "d2-end"),
    ],
)
def test_a_day_of_several_begins_and_ends_with_its_items(text: str, key: str) -> None:
    assert score.answered(score.event("sample-dev-days"), text, LATER) == frozenset({key})


def test_when_the_only_day_ends_is_for_the_facts_to_tell() -> None:
    assert items("när slutar evenemanget?") is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("vad krockar med fuzzing", ("s11", "s12", "s14", "s15")),
        ("vad kan jag gå på i stället för Priyas föredrag", ("s07", "s09")),
        ("what else is on during the keynote", ()),
    ],
)
def test_what_can_be_seen_instead_runs_at_the_same_time(text: str, keys: tuple[str, ...]) -> None:
    assert items(text) == keys


@pytest.mark.parametrize(
    "text", ["hur länge är det kvar till lunch", "how long until lunch", "when do we eat lunch"]
)
def test_how_long_until_something_is_told_by_its_time(text: str) -> None:
    assert items(text) == ("s10",)


@pytest.mark.parametrize(
    "text",
    ["when is the talk on security", "säkerhetspasset", "nåt säkerhetsföredrag?", "något pass om säkerhet"],
)
def test_what_somebody_speaks_about_is_found_by_words_of_the_same_root(text: str) -> None:
    assert items(text) == ("s17",)


@pytest.mark.parametrize("text", ["is there security", "finns det tillgänglighet", "are you accessible"])
def test_words_of_the_same_root_are_not_enough_where_nobody_speaks_about_them(text: str) -> None:
    assert items(text) is None


@pytest.mark.parametrize(
    "text", ["when is Oscar Nyborg", "when does Oskr Nybrg speak", "vilken sal har Oskar Nybergs"]
)
def test_a_full_name_is_known_though_both_names_are_misspelt(text: str) -> None:
    assert items(text) == ("s09",)


def test_the_own_talk_of_somebody_who_is_in_a_panel_too_is_the_one_alone() -> None:
    event = score.event("sample-dev-days")
    asked = ("när börjar Nadia Rahmanis föredrag", "när är Nadia Rahmani med")
    assert [score.answered(event, text, LATER) for text in asked] == [
        frozenset({"d1-keynote"}),
        frozenset({"d1-keynote", "d2-panel"}),
    ]


LIBRARIES: list[dict[str, object]] = [
    {
        "title": "Biblioteket som mötesplats",
        "key": "a",
        "speakers": ["Nadia Berg, Exempelverket"],
        "room": "Foajén",
    },
    {"title": "Hållbara kommuner", "key": "b", "kind": "workshop", "speakers": ["Tor Ek (Lovviks kommun)"]},
    {"title": "Mingel", "key": "c", "kind": "other"},
]


def of_libraries(text: str) -> tuple[str, ...] | None:
    hours = [datetime(2019, 1, 23, 10 + place) for place in range(3)]  # noqa: DTZ001 - as in event.toml
    ends = [datetime(2019, 1, 23, 10 + place, 45) for place in range(3)]  # noqa: DTZ001
    programme = [
        each | {"starts": start, "ends": end} for each, start, end in zip(LIBRARIES, hours, ends, strict=True)
    ]
    found = asked(text, picnic(NAME, programme=programme))
    return None if found is None else found.items


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("when is the talk about libraries", "a"),
        ("the workshop about sustainability, when?", "b"),
        ("what is on in the lobby", "a"),
        ("when does the mingle start", "c"),
        ("when is the networking", "c"),
    ],
)
def test_a_title_in_one_language_is_found_by_usual_words_of_the_other(text: str, key: str) -> None:
    assert of_libraries(text) == (key,)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("when does Nadia Berg speak", "a"),
        ("när pratar Exempelverket", "a"),
        ("vem kommer från Exempelverket och när pratar de", "a"),
        ("Tor Eks workshop när", "b"),
    ],
)
def test_speakers_are_found_by_their_names_and_by_their_organisation(text: str, key: str) -> None:
    assert of_libraries(text) == (key,)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("vad kommer direkt efter Black Friday-snacket", ("s14", "s15")),
        ("hur sent håller brädspelen på", ("s25",)),
        (
            "what is on between the afternoon coffee and the closing",
            ("s17", "s18", "s19", "s20", "s21", "s22"),
        ),
        ("who talks about indexes and cabbage", ("s05",)),
        ("is the microservices one in sal 1", ("s20",)),
    ],
)
def test_everyday_ways_to_ask_are_understood(text: str, keys: tuple[str, ...]) -> None:
    assert items(text) == keys


@pytest.mark.parametrize(
    "text", ["vad händer efter det", "what comes after the snow", "vad tycker du om Rust?"]
)
def test_what_is_not_placed_or_not_looked_for_is_left_alone(text: str) -> None:
    assert items(text) is None


def test_the_next_coffee_is_no_lunch_and_the_next_break_may_be() -> None:
    event = score.event("sample-dev-days")
    found = [score.answered(event, text, LATER) for text in ("nästa fika?", "nästa paus?")]
    assert found == [frozenset({"d2-coffee"}), frozenset({"d1-lunch"})]


def test_an_item_that_a_question_only_sounds_like_does_not_answer_it() -> None:
    assert may_mean(RIMFROST, "how to get paid for open source", "s21")
    assert not may_mean(RIMFROST, "can I bring my kids to the board game night", "s25")
    assert not may_mean(RIMFROST, "how do I sign up", "s21")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("när pratar Johan Ek och Sara Lindqvist", ("s05", "s06")),
        ("är det Petra eller Ingrid i sal 2 klockan tre", ("s18",)),
    ],
)
def test_two_persons_are_asked_for_one_by_one(text: str, keys: tuple[str, ...]) -> None:
    assert items(text) == keys


@pytest.mark.parametrize("text", ["who opens the day", "vem öppnar konferensen", "vem inleder"])
def test_whoever_opens_the_event_is_in_its_first_item_with_speakers(text: str) -> None:
    assert items(text) == ("s02",)


def test_an_unknown_word_within_a_name_does_no_harm() -> None:
    assert items("accessible whatever forms, where") == ("s06",)
    assert items("which room is the design blanket talk in") == ("s18",)


@pytest.mark.parametrize(
    "text", ["någon är otrevlig, vem säger jag till", "hur funkar fuzzing", "where is the speakers dinner"]
)
def test_what_the_programme_cannot_tell_is_left_alone(text: str) -> None:
    assert items(text) is None


def test_while_an_event_of_several_days_goes_on_how_long_until_is_about_the_next_time() -> None:
    event = score.event("sample-dev-days")
    asked = ("how long until lunch", "when is lunch", "hur länge är det tills fikat")
    found = [score.answered(event, text, LATER) for text in asked]
    assert found == [frozenset({"d1-lunch"}), frozenset({"d1-lunch", "d2-lunch"}), frozenset({"d2-coffee"})]


def test_whether_two_things_clash_is_answered_by_no_item() -> None:
    assert items("does Kim's workshop clash with Erik's talk") is None
    assert items("Priyas föredrag, vad går samtidigt") == ("s07", "s09")


def test_how_a_part_of_a_day_begins_is_told_by_its_first_item_and_what_begins_then_by_all() -> None:
    assert items("when do things kick off in the morning") == ("s01",)
    assert items("vilka workshops börjar på eftermiddagen") == ("s13", "s19")
