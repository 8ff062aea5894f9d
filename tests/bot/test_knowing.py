from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.events import knowledge
from bot.events.folders import WrongEvents
from conversations.model.questions.understanding import Entry, Hearing
from tests.fakes.world import picnic

HEARING = Hearing("sv", datetime(2018, 10, 15, tzinfo=UTC))
WRITTEN = "## Finns det glass? {#ice}\n\nJa, tre sorter.\n\n## Var sitter man? {#seats}\n\nPå filtar.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "knowledge.sv.md").write_text(WRITTEN)
    return tmp_path


def test_an_entry_of_the_file_answers(folder: Path) -> None:
    known = knowledge.by_letters(picnic(), folder, [])
    found = known.understand("Finns det glass?", HEARING)
    assert (found.certainty, found.matches[0].kind, found.matches[0].key) == ("sure", "entry", "ice")


def test_nothing_is_learned_before_the_first_question(folder: Path) -> None:
    known = knowledge.by_letters(picnic(), folder, [])
    assert known.entry("ice", "sv")
    before = set(vars(known))
    known.understand("Finns det glass?", HEARING)
    assert set(vars(known)) - before == {"_learned"}


def test_what_was_taught_answers_beside_it(folder: Path) -> None:
    taught = Entry("asked-aaaaaa", "sv", "Får man flyga drake?", "Ja, på ängen.")
    known = knowledge.by_letters(picnic(), folder, [taught])
    assert known.understand("Får man flyga drake?", HEARING).matches[0].key == "asked-aaaaaa"
    assert known.entry("asked-aaaaaa", "sv") == taught


def test_a_question_that_was_taught_as_another_way_to_ask_leads_to_the_entry_of_the_file(
    folder: Path,
) -> None:
    taught = Entry("ice", "sv", "Finns det glass?", "An older answer.", ("Bjuds det på strutar?",))
    known = knowledge.by_letters(picnic(), folder, [taught])
    assert known.understand("Bjuds det på strutar?", HEARING).matches[0].key == "ice"
    entry = known.entry("ice", "sv")
    assert entry
    assert entry.text == "Ja, tre sorter."


def test_a_file_that_is_wrong_is_refused_with_its_line(folder: Path) -> None:
    (folder / "knowledge.sv.md").write_text("## Finns det glass?\n\n## Var sitter man?\n\nPå filtar.\n")
    with pytest.raises(WrongEvents, match=r"knowledge\.sv\.md: line 1"):
        knowledge.by_letters(picnic(), folder, [])


def test_a_usual_question_has_a_name_in_each_language(folder: Path) -> None:
    known = knowledge.by_letters(picnic(), folder, [])
    assert [known.topic(key, language) for key in ("parking", "x") for language in ("sv", "en")] == [
        "parkering", "parking", "", "",
    ]  # fmt: skip
