"""Reads the knowledge files of an event, and says in words what is wrong with them.

A heading is a question, the text under it the answer, and the list that ends it may hold other phrasings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product, zip_longest
from pathlib import Path

from rapidfuzz import fuzz

from conversations.language.languages import LANGUAGES
from conversations.model.questions.understanding import Entry
from knowledge.text import words

LONGEST = 3500
"""Characters of an answer; a message holds 4,096, and the bot adds where the answer is from."""

LONGEST_TITLE = 120
LONGEST_KEY = 32
"""A key travels in a button's 64 bytes."""

ALIKE = 95
"""Out of 100: from here on two phrasings differ by a letter or two."""

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
KEY = re.compile(r"\s*\{#([^}]*)\}\s*$")
GOOD_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
ITEM = re.compile(r"^\s{0,3}[-*+]\s+(.*)$")
FENCE = re.compile(r"^\s*(```|~~~)")
SAYS_ASKED = re.compile(
    r"fråg|undra|ask|question|phras|wording|formuler|variant|synonym|other ways|andra sätt"
    r"|^(also|also as|even|även|också|alias)$",
    re.IGNORECASE,
)
LEAD_WORDS = 8
"""A line that introduces phrasings is short; a longer one belongs to the answer."""

NOT_SHOWN: Mapping[str, re.Pattern[str]] = {
    "a table": re.compile(r"^\s*\|.*\|\s*$"),
    "a picture": re.compile(r"!\[[^\]]*\]\("),
    "HTML": re.compile(r"</?[a-zA-Z][^>\n]*>"),
}
"""What Telegram can't show, as an organiser would call it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: in which file, in which line of it (0 for the whole), and what to do."""

    file: Path
    line: int
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.remedy}" if self.line else f"{self.file}: {self.remedy}"


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of an event; `problems` stop it from being used, `warnings` do not."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it, as they stand in the file."""

    line: int
    level: int
    heading: str
    body: tuple[str, ...]


def read(folder: Path) -> Reading:
    """The entries of an event's folder; one without knowledge files has none."""
    files = [(folder / f"knowledge.{language}.md", language) for language in LANGUAGES]
    readings = [_read_file(file, language) for file, language in files if file.exists()]
    entries = tuple(entry for reading in readings for entry in reading.entries)
    return Reading(
        entries,
        tuple(problem for reading in readings for problem in reading.problems),
        (*(each for reading in readings for each in reading.warnings), *_only_in_one(folder, entries)),
    )


def parse(text: str, language: str, file: Path) -> Reading:
    """The entries of one file."""
    sections = _sections(text)
    entries = [(_entry(section, language), section) for section in sections]
    problems = [problem for each in entries for problem in _problems(file, *each)]
    problems += _repeated(file, entries)
    if not sections:
        problems.append(
            Problem(file, 0, "there is no heading in it: write each question as a line that begins with ##")
        )
    return Reading(tuple(entry for entry, _ in entries), tuple(problems), tuple(_alike(file, entries)))


def _read_file(file: Path, language: str) -> Reading:
    try:
        return parse(file.read_text(encoding="utf-8-sig"), language, file)
    except OSError as error:
        return Reading(problems=(Problem(file, 0, f"the file can't be read: {error.strerror}"),))
    except UnicodeDecodeError:
        return Reading(problems=(Problem(file, 0, "the file is not in UTF-8: save it in that encoding"),))


def _sections(text: str) -> list[Section]:
    """The entries' sections: neither the title of the file nor headings that only gather others."""
    found = list(_all_sections(text))
    if len(found) > 1 and found[0].level < min(each.level for each in found[1:]):
        found = found[1:]
    return [each for each, after in zip_longest(found, found[1:]) if not _gathers(each, after)]


def _gathers(section: Section, after: Section | None) -> bool:
    return after is not None and after.level > section.level and not "".join(section.body).strip()


def _all_sections(text: str) -> Iterator[Section]:
    lines = _without_comments(text).splitlines()
    starts = [
        number for number, line in enumerate(lines) if HEADING.match(line) and not _fenced(lines, number)
    ]
    for start, end in pairwise([*starts, len(lines)]):
        heading = HEADING.match(lines[start])
        if heading:
            yield Section(start + 1, len(heading[1]), heading[2], tuple(lines[start + 1 : end]))


def _without_comments(text: str) -> str:
    """The text without what only the organiser reads; lines keep their numbers."""
    return re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)


def _fenced(lines: Sequence[str], number: int) -> bool:
    return sum(bool(FENCE.match(line)) for line in lines[:number]) % 2 == 1


def _entry(section: Section, language: str) -> Entry:
    title = KEY.sub("", section.heading).strip()
    given = KEY.search(section.heading)
    answer, phrasings = _split(section.body)
    key = given[1].strip() if given else _key_of(title)
    return Entry(key, language, title, answer, phrasings)


def _key_of(title: str) -> str:
    """A key for a heading that has none: its words, without marks over letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.folded(title)).strip("-")
    return plain[:LONGEST_KEY].strip("-")


def _split(body: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The answer, and the phrasings that the list at the end holds, if it does."""
    lines = [line.rstrip() for line in body]
    while lines and not lines[-1]:
        lines.pop()
    start = _list_start(lines)
    items = [match[1].strip() for line in lines[start:] if (match := ITEM.match(line))]
    before = lines[:start]
    while before and not before[-1]:
        before.pop()
    if before and items and _introduces(before):
        return "\n".join(before[:-1]).strip(), tuple(items)
    if items and sum(item.endswith("?") for item in items) * 2 > len(items):
        return "\n".join(before).strip(), tuple(items)
    return "\n".join(lines).strip(), ()


def _list_start(lines: Sequence[str]) -> int:
    """Where the list begins that the lines end with; their number if they end otherwise."""
    start = len(lines)
    while start and (ITEM.match(lines[start - 1]) or not lines[start - 1]):
        start -= 1
    while start < len(lines) and not ITEM.match(lines[start]):
        start += 1
    return start


def _introduces(before: Sequence[str]) -> bool:
    """Whether the last line says that phrasings follow: a short line of its own that speaks of asking."""
    line = before[-1].strip("*_: ")
    alone = len(before) == 1 or not before[-2] or before[-1].rstrip("*_ ").endswith(":")
    return alone and len(line.split()) <= LEAD_WORDS and bool(SAYS_ASKED.search(line))


def _problems(file: Path, entry: Entry, section: Section) -> Iterator[Problem]:
    def problem(remedy: str) -> Problem:
        return Problem(file, section.line, remedy)

    if not entry.title:
        yield problem("the heading is empty: write the question in it")
    if len(entry.title) > LONGEST_TITLE:
        yield problem(f"the heading is too long: write at most {LONGEST_TITLE} characters")
    if entry.title and not (GOOD_KEY.fullmatch(entry.key) and len(entry.key) <= LONGEST_KEY):
        remedy = f"write an id of at most {LONGEST_KEY} small letters a-z, digits and hyphens, such as {{#parking}}"
        yield problem(f'"{entry.key}" is no id: {remedy}')
    if not entry.text:
        yield problem(f'"{entry.title}" has no answer: write one under the heading, or remove it')
    if len(entry.text) > LONGEST:
        remedy = f"write at most {LONGEST:,} characters, or split it into several"
        yield problem(f'the answer to "{entry.title}" has {len(entry.text):,} characters: {remedy}')
    yield from _not_shown(file, section)


def _not_shown(file: Path, section: Section) -> Iterator[Problem]:
    for offset, line in enumerate(section.body, 1):
        plain = re.sub(r"`[^`]*`|<https?://[^>]*>|<[^>\s]*@[^>\s]*>", "", line)
        for name, pattern in NOT_SHOWN.items():
            if pattern.search(plain) and not _fenced(section.body, offset - 1):
                yield Problem(
                    file, section.line + offset, f"Telegram can't show {name}: write it as text or as a list"
                )


def _repeated(file: Path, entries: Sequence[tuple[Entry, Section]]) -> Iterator[Problem]:
    counted = Counter(entry.key for entry, _ in entries if entry.key)
    seen: set[str] = set()
    for entry, section in entries:
        if counted[entry.key] > 1 and entry.key in seen:
            yield Problem(
                file, section.line, f'the id "{entry.key}" stands twice: give this entry another one'
            )
        seen.add(entry.key)


def _alike(file: Path, entries: Sequence[tuple[Entry, Section]]) -> Iterator[Problem]:
    """Entries that are asked for in almost the same words, so that nobody can tell which is meant."""
    asked = [[words.folded(each) for each in (entry.title, *entry.phrasings)] for entry, _ in entries]
    for (one, _, first), (other, section, second) in combinations(
        [(entry, section, each) for (entry, section), each in zip(entries, asked, strict=True)], 2
    ):
        if one.key != other.key and any(_same(*pair) for pair in product(first, second)):
            remedy = "let the questions differ, or make one entry of them"
            told = f'"{other.title}" is asked for in almost the same words as "{one.title}": {remedy}'
            yield Problem(file, section.line, told)


def _same(phrasing: str, other: str) -> bool:
    return fuzz.ratio(phrasing, other, score_cutoff=ALIKE) > 0


def _only_in_one(folder: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Entries that those who read another language get in a language that is not theirs."""
    by_language = {
        language: [each for each in entries if each.language == language] for language in LANGUAGES
    }
    if not all(by_language.values()):
        return
    keys = {language: {each.key for each in found} for language, found in by_language.items()}
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        for entry in by_language[language]:
            if entry.key not in keys[other]:
                file = folder / f"knowledge.{other}.md"
                yield Problem(file, 0, f'"{entry.title}" {{#{entry.key}}} is missing: translate it')
