"""What people ask at any event: topics with everyday phrasings, and what they write that is off topic."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conversations.language.languages import LANGUAGES
from knowledge.text import words

FOLDER = Path(__file__).parents[1] / "bank"

HEADING = re.compile(r"^## (?P<title>.+) \{#(?P<key>[a-z-]+)\}$")
ANCHORS = re.compile(r"^(?:Ord|Words): (.*)$")

BROADER: Mapping[str, str] = {
    "age": "children",
    "alcohol": "mingle",
    "allergies": "food",
    "discount": "price",
    "forget": "privacy",
    "group-price": "price",
    "hearing": "accessibility",
    "human": "help",
    "level": "audience",
    "nursing": "quiet-room",
    "prayer": "quiet-room",
    "public": "audience",
    "refund": "payment",
    "slides": "recording",
    "times": "when",
    "waitlist": "capacity",
}
"""Where a topic is answered if nothing is said on it alone."""

DETAILS = frozenset({"city-facts", "person-details", "venue-facts"})
"""Topics on what an entry names but hardly tells: how old a speaker is, how high the house."""

APART = DETAILS | {"venue-extras"}
"""Topics that no entry is taken to be about as a whole."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question that any event may get: its title and its phrasings by language.

    `anchors` find, in a folded heading, that an entry is about it.
    """

    key: str
    titles: Mapping[str, str]
    phrasings: Mapping[str, tuple[str, ...]]
    anchors: tuple[re.Pattern[str], ...] = ()

    @property
    def all_phrasings(self) -> tuple[str, ...]:
        return tuple(each for language in LANGUAGES for each in self.phrasings[language])


@dataclass(frozen=True, slots=True)
class _Piece:
    key: str
    title: str
    anchors: tuple[re.Pattern[str], ...]
    phrasings: tuple[str, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """The topics by key, in the order of the files."""
    return _read("")


@cache
def off_topic() -> Mapping[str, Topic]:
    """Return what people write that no event answers, by kind."""
    return _read("off_topic.")


def every_text() -> list[str]:
    """All phrasings, each once."""
    pieces = (*topics().values(), *off_topic().values())
    return list(dict.fromkeys(each for piece in pieces for each in piece.all_phrasings))


def _read(prefix: str) -> Mapping[str, Topic]:
    by_language = {
        language: {
            piece.key: piece for piece in _pieces((FOLDER / f"{prefix}{language}.md").read_text("utf-8"))
        }
        for language in LANGUAGES
    }
    return {key: _topic(key, by_language) for key in by_language[LANGUAGES[0]]}


def _topic(key: str, by_language: Mapping[str, Mapping[str, _Piece]]) -> Topic:
    pieces = {language: found[key] for language, found in by_language.items()}
    return Topic(
        key,
        {language: piece.title for language, piece in pieces.items()},
        {language: piece.phrasings for language, piece in pieces.items()},
        tuple(anchor for piece in pieces.values() for anchor in piece.anchors),
    )


def _pieces(text: str) -> Iterator[_Piece]:
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        heading = HEADING.match(lines[0])
        if heading is None:
            raise ValueError(f'"{lines[0]}" is no heading of a topic')
        anchors = [
            each.strip() for line in lines if (found := ANCHORS.match(line)) for each in found[1].split(",")
        ]
        phrasings = tuple(line[2:].strip() for line in lines if line.startswith("- "))
        yield _Piece(heading["key"], heading["title"], tuple(map(_anchor, anchors)), phrasings)


def _anchor(written: str) -> re.Pattern[str]:
    """`park` begins a word, `*park` stands anywhere in one, `park.` ends with the word."""
    core = re.escape(words.folded(written))
    return re.compile(
        ("" if written.startswith("*") else r"\b") + core + (r"\b" if written.endswith(".") else "")
    )
