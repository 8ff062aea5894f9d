"""Converts an event in the compact format of the shared question sets to knowledge files.

`python -m tests.qa.convert COMPACT FOLDER` writes `knowledge.sv.md` and `knowledge.en.md` into an event's folder.
"""

import re
import sys
from pathlib import Path

LISTS = {"sv": "Frågas också:", "en": "Also asked:"}
TITLES = {"sv": "# Frågor och svar", "en": "# Questions and answers"}
ENGLISH = {"a", "am", "are", "can", "could", "do", "does", "did", "have", "how", "i", "is", "should", "what", "when",
           "where", "which", "who", "will", "switch"}  # fmt: skip
"""The first words of the English phrasings, which stand in one list with the Swedish ones."""


def converted(compact: str, language: str) -> str:
    """One knowledge file: every entry of the compact text, with the phrasings in that language."""
    parts = re.split(r"^## ", compact, flags=re.MULTILINE)[1:]
    entries = [_entry(part, language) for part in parts if ":" in part.splitlines()[0]]
    return "\n".join([TITLES[language], "", *entries])


def _entry(part: str, language: str) -> str:
    key, _, titles = part.splitlines()[0].partition(":")
    swedish, _, english = titles.partition("|")
    answer = re.search(rf"^{language}: (.*)$", part, re.MULTILINE)
    asked = [line[2:] for line in part.splitlines() if line.startswith("- ")]
    phrasings = [each for each in asked if (language == "en") is _english(each)]
    title = (english if language == "en" else swedish).strip()
    lines = [f"## {title} {{#{key.strip()}}}", "", answer[1] if answer else "", ""]
    if phrasings:
        lines += [LISTS[language], "", *(f"- {each}" for each in phrasings), ""]
    return "\n".join(lines)


def _english(phrasing: str) -> bool:
    return phrasing.split(maxsplit=1)[0].casefold() in ENGLISH


if __name__ == "__main__":
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for each in LISTS:
        (folder / f"knowledge.{each}.md").write_text(
            converted(source.read_text(encoding="utf-8"), each), encoding="utf-8"
        )
