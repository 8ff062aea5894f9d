import re
from collections import Counter
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"


def rows() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]


def test_no_term_stands_twice() -> None:
    """What means something else in another place says so behind it: `claim (of outbox items)`."""
    terms = [
        term
        for row in rows()
        if not row.startswith("| word | meaning |")
        for term in row.split(" | ")[0][2:].split(", ")
    ]
    assert [term for term, times in Counter(terms).items() if times > 1] == []


def test_every_row_stands_in_a_table() -> None:
    """A table is a run of lines that begins with a heading and its rule; an empty line ends it."""
    runs = re.findall(r"(?:^\|.*\n?)+", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [run.splitlines()[:2] for run in runs] == [["| word | meaning |", "|---|---|"]] * len(runs)
