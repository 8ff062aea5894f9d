"""How well questions about a programme are understood: `python -m tests.knowledge.questions.score`."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.events import folders
from conversations.model.event.event import Event
from knowledge.programme import ask
from tests.knowledge.questions.noise import KINDS

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
SWEDISH = ZoneInfo("Europe/Stockholm")

EVENTS = {
    "rimfrost": (ROOT / "tests/qa/events/rimfrost", datetime(2027, 3, 1, 10, tzinfo=SWEDISH)),
    "book-days": (ROOT / "tests/knowledge/events/book-days", datetime(2029, 9, 14, 10, tzinfo=SWEDISH)),
    "vattendagarna": (ROOT / "tests/qa/events/vattendagarna", datetime(2031, 10, 1, 10, tzinfo=SWEDISH)),
    "sample-dev-days": (ROOT / "events/sample-dev-days", datetime(2030, 5, 14, 10, 35, tzinfo=SWEDISH)),
}
"""The events that questions are tried on, and when they are asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what answers it: sets of keys that are equally right, or None where it is about something else."""

    text: str
    right: tuple[frozenset[str] | None, ...]


def questions(name: str) -> Iterator[Question]:
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, right = line.rpartition(" | ")
            yield Question(text, tuple(_read(each.strip()) for each in right.split("/")))


def event(name: str) -> Event:
    found = folders.read(EVENTS[name][0])
    assert isinstance(found, Event), found
    return found


def verdict(question: Question, answer: frozenset[str] | None) -> str:
    """right, wrong, silent (about the programme, and not understood) or taken (not about it, and answered)."""
    if answer in question.right:
        return "right"
    if None in question.right:
        return "taken"
    return "silent" if answer is None else "wrong"


def answered(event: Event, text: str, now: datetime) -> frozenset[str] | None:
    found = ask(event, text, now, "sv")
    return None if found is None else frozenset(found.items)


def score(name: str, kind: str, seed: int = 1) -> Counter[str]:
    """How many questions of an event, with one kind of noise, are right, wrong, silent and taken."""
    chance, asked, now = random.Random(seed), event(name), EVENTS[name][1]
    noisy = [(each, KINDS[kind](each.text, chance)) for each in questions(name)]
    return Counter(verdict(each, answered(asked, text, now)) for each, text in noisy)


def _read(right: str) -> frozenset[str] | None:
    if right == "-":
        return None
    return frozenset() if right == "nothing" else frozenset(right.split())


if __name__ == "__main__":
    for name in EVENTS:
        for kind in KINDS:
            counted = score(name, kind)
            shown = "  ".join(f"{each} {counted[each]:>3}" for each in ("right", "silent", "wrong", "taken"))
            print(f"{name:16} {kind:14} {shown}")  # noqa: T201 - the figures are what it is for
