import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands import ask
from tests.fakes.knowledge import FewEntries
from tests.fakes.world import OPEN, conference, said, wording

EVENTS = str(Path(__file__).parents[2] / "events")


def asked(arguments: list[str], questions: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["ask", "--events", EVENTS, "--letters", *arguments], input=questions)
    return result.exit_code, result.stdout


def test_every_question_is_answered_on_a_line_of_json() -> None:
    code, out = asked(["--event", "sample-dev-days", "--json"], "Finns det parkering?\n\nvad är klädkoden\n")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(line["question"], line["entry"], line["kind"]) for line in lines] == [
        ("Finns det parkering?", "parking", "entry"),
        ("vad är klädkoden", None, "topic"),
    ]
    assert lines[0]["text"].startswith("Nej, det finns ingen parkering")
    assert {"score", "certainty", "matches", "items", "language"} <= lines[0].keys()


def test_a_question_on_the_programme_names_its_items() -> None:
    _, out = asked(["--event", "sample-dev-days", "--json"], "när är lunchen den andra dagen?\n")
    line = json.loads(out)
    assert (line["kind"], line["entry"], line["items"]) == ("programme", None, ["d2-lunch"])


PASSED_ON = "Shall I send your question to the organiser? You will get the answer here. The organiser sees the question, but not who asks it."


@pytest.mark.parametrize(
    ("event", "question", "text"),
    [
        (
            "sample-dev-days",
            "where is it?",
            "📍 Sample House, 1 Sample Street, Sampletown\n\nFrom: The place",
        ),
        (
            "mer-for-fler",
            "is it streamed?",
            f"The organiser has not said anything about joining online.\n\n{PASSED_ON}",
        ),
        ("sample-dev-days", "thanks!", "You're welcome! Just ask if there is more."),
        ("sample-dev-days", "??", "Please write your question in words, and I will answer."),
    ],
)
def test_the_text_is_what_the_bot_says_in_the_chat(event: str, question: str, text: str) -> None:
    _, out = asked(["--event", event, "--json", "--language", "en"], f"{question}\n")
    assert json.loads(out)["text"] == text


def test_what_the_programme_tells_is_said_as_in_the_chat() -> None:
    _, out = asked(["--event", "sample-dev-days"], "när är lunchen den andra dagen?\n")
    assert "[programme" not in out
    assert "Lunch" in out


def test_markdown_of_an_answer_is_readable_in_a_terminal(tmp_path: Path) -> None:
    shutil.copytree(Path(EVENTS) / "sample-dev-days", tmp_path / "sample-dev-days")
    file = tmp_path / "sample-dev-days" / "knowledge.sv.md"
    extra = "\n\n## Hur får jag en nyckel? {#key}\n\n**Nyckeln** finns [här](https://exempel.se/nyckel):\n\n* plan 1\n* plan 2\n"
    file.write_text(file.read_text(encoding="utf-8") + extra, encoding="utf-8")
    arguments = ["ask", "--letters", "--json", "--event", "sample-dev-days", "--events", str(tmp_path)]
    out = CliRunner().invoke(app, arguments, input="Hur får jag en nyckel?\n").stdout
    assert json.loads(out)["text"] == (
        "Nyckeln finns här (https://exempel.se/nyckel):\n\n• plan 1\n• plan 2\n\nFrån: Hur får jag en nyckel?"
    )


def test_what_is_offered_stands_in_brackets_below_the_question_which_it_is() -> None:
    opened = ask.Opened(conference(), FewEntries())
    answers = ask.answers(opened, ["Finns det en cykel?"], OPEN, "sv", wording())
    assert [each.shown().splitlines()[2:] for each in answers] == [
        [f"  {said('question-which')}", "  [Cyklar]", "  [Parkering]", "  [Platsen]"]
    ]


def test_the_only_event_that_is_no_sample_need_not_be_named() -> None:
    code, out = asked([], "var är det?\n")
    assert code == 0
    assert out.startswith("var är det?\n  question, sure: fact where")


def test_an_event_that_does_not_exist_is_refused_with_the_names_of_those_that_do() -> None:
    result = CliRunner().invoke(app, ["ask", "--events", EVENTS, "--event", "picnic"])
    assert result.exit_code == 1
    assert "which event? Write --event and one of mer-for-fler, sample-dev-days" in result.stderr


def test_expectations_are_a_test_that_can_fail(tmp_path: Path) -> None:
    file = tmp_path / "expected.txt"
    file.write_text("# a test\nFinns det parkering? => parking\nwifi? => -\n", encoding="utf-8")
    code, out = asked(["--event", "sample-dev-days", "--expect", str(file)])
    assert code == 1
    assert out == "✗ wifi? => wifi, expected -\n1 of 2 as expected\n"


def test_what_json_printed_can_be_expected(tmp_path: Path) -> None:
    file = tmp_path / "expected.jsonl"
    file.write_text(asked(["--json"], "var är det?\nfinns det parkering?\n")[1], encoding="utf-8")
    assert asked(["--expect", str(file)]) == (0, "2 of 2 as expected\n")


def test_a_line_that_expects_nothing_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "expected.txt"
    file.write_text("Finns det parkering?\n", encoding="utf-8")
    with pytest.raises(ask.CannotAsk, match=r"expected.txt:1: write `question => key`"):
        ask.expectations(file)
