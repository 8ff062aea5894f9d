from pathlib import Path

import pytest

from conversations.model.questions.understanding import Entry
from knowledge.sources import entries

FILE = Path("events/course/knowledge.sv.md")


def parsed(text: str) -> entries.Reading:
    return entries.parse(text, "sv", FILE)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parsed(text).problems]


def test_a_heading_is_the_question_and_the_text_under_it_the_answer() -> None:
    text = "# Frågor\n\n## Var kan man parkera? {#parking}\n\nBakom huset.\n\nDet kostar **inget**.\n"
    entry = Entry("parking", "sv", "Var kan man parkera?", "Bakom huset.\n\nDet kostar **inget**.")
    assert parsed(text) == entries.Reading((entry,))


@pytest.mark.parametrize(
    "lead",
    [
        "Frågas också:",
        "Also asked:",
        "*Andra formuleringar*",
        "Folk frågar även:",
        "Other ways to ask",
        "Också:",
    ],
)
def test_a_list_at_the_end_holds_phrasings_where_the_line_above_it_says_so(lead: str) -> None:
    text = f"## Parkering {{#parking}}\n\nBakom huset.\n\n{lead}\n\n- p-plats\n- Ställa bilen\n"
    assert parsed(text).entries == (
        Entry("parking", "sv", "Parkering", "Bakom huset.", ("p-plats", "Ställa bilen")),
    )


def test_a_list_of_questions_holds_phrasings_without_a_line_above_it() -> None:
    text = "## Parkering {#parking}\nBakom huset.\n- Finns det parkering?\n- Var ställer jag bilen?\n"
    assert parsed(text).entries[0].phrasings == ("Finns det parkering?", "Var ställer jag bilen?")


def test_another_list_belongs_to_the_answer() -> None:
    answer = "Det här finns på bordet:\n\n- kaffe\n- te"
    text = f"## Fika {{#coffee}}\n\n{answer}\n"
    assert parsed(text).entries == (Entry("coffee", "sv", "Fika", answer),)


def test_a_list_inside_the_answer_stays_there_and_the_one_at_the_end_is_told_apart() -> None:
    text = "## Fika {#coffee}\n\nVi bjuder på:\n\n- kaffe\n- te\n\nFrågas också:\n\n- dricka\n"
    assert parsed(text).entries == (
        Entry("coffee", "sv", "Fika", "Vi bjuder på:\n\n- kaffe\n- te", ("dricka",)),
    )


def test_an_id_is_made_of_the_heading_where_none_is_given() -> None:
    assert [each.key for each in parsed("## Är det öppet för ALLA?\n\nJa.\n").entries] == [
        "ar-det-oppet-for-alla"
    ]


def test_headings_that_gather_others_are_no_entries() -> None:
    text = "# Frågor\n\nSkrivet av oss.\n\n## På plats\n\n### Wifi {#wifi}\n\nJa.\n\n## Mat {#food}\n\nJa.\n"
    assert [each.key for each in parsed(text).entries] == ["wifi", "food"]


def test_what_stands_in_a_comment_is_for_the_organiser_only() -> None:
    assert parsed("## Mat {#food}\n\n<!-- fråga köket -->Soppa.\n").entries[0].text == "Soppa."


def test_a_heading_inside_a_block_of_code_is_no_entry() -> None:
    text = "## Kod {#code}\n\n```\n## ingen rubrik\n```\n"
    assert [each.key for each in parsed(text).entries] == ["code"]


def test_all_that_is_wrong_is_said_at_once_with_its_line_and_a_remedy() -> None:
    long = "x" * 3501
    text = f"## Tom {{#empty}}\n\n## Två {{#two}}\n\nJa.\n\n## Igen {{#two}}\n\nJa.\n\n## Fel {{#Fel id}}\n\n{long}\n"
    assert problems(text) == [
        f'{FILE}:1: "Tom" has no answer: write one under the heading, or remove it',
        f'{FILE}:11: "Fel id" is no id: write an id of at most 32 small letters a-z, digits and hyphens, such as {{#parking}}',
        f'{FILE}:11: the answer to "Fel" has 3,501 characters: write at most 3,500 characters, or split it into several',
        f'{FILE}:7: the id "two" stands twice: give this entry another one',
    ]


@pytest.mark.parametrize(
    ("line", "name"), [("| a | b |", "a table"), ("![bild](hus.png)", "a picture"), ("<b>fet</b>", "HTML")]
)
def test_what_telegram_cannot_show_is_refused(line: str, name: str) -> None:
    assert problems(f"## Hus {{#house}}\n\nSe här:\n{line}\n") == [
        f"{FILE}:4: Telegram can't show {name}: write it as text or as a list"
    ]


def test_a_file_without_headings_is_refused() -> None:
    assert problems("Bara text.\n") == [
        f"{FILE}: there is no heading in it: write each question as a line that begins with ##"
    ]


def test_entries_that_are_asked_for_in_almost_the_same_words_are_warned_of() -> None:
    text = "## Mat {#food}\n\nJa.\n\nFrågas också:\n\n- lunch\n\n## Lunch {#lunch}\n\nJa.\n"
    assert [str(each) for each in parsed(text).warnings] == [
        f'{FILE}:9: "Lunch" is asked for in almost the same words as "Mat": let the questions differ, or make one entry of them'
    ]


def test_an_entry_that_one_language_lacks_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "knowledge.sv.md").write_text(
        "## Mat {#food}\n\nJa.\n\n## Hund {#dog}\n\nNej.\n", encoding="utf-8"
    )
    (tmp_path / "knowledge.en.md").write_text("## Food {#food}\n\nYes.\n", encoding="utf-8")
    reading = entries.read(tmp_path)
    assert reading.problems == ()
    assert [str(each) for each in reading.warnings] == [
        f'{tmp_path / "knowledge.en.md"}: "Hund" {{#dog}} is missing: translate it'
    ]


def test_an_event_without_knowledge_files_has_no_entries(tmp_path: Path) -> None:
    assert entries.read(tmp_path) == entries.Reading()
