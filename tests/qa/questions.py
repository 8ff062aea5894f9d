"""The sets of questions that the search is measured with, and the events that they are about."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.events import folders
from conversations.model.event.event import Event
from tests.knowledge.questions.noise import KINDS

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "events"
SWEDISH = ZoneInfo("Europe/Stockholm")
SEED = 20190123


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, the keys that are right (none where nothing may answer), and of which kind it is."""

    text: str
    language: str
    kind: str
    right: tuple[str, ...]
    tags: tuple[str, ...] = ()
    items: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """An event that questions are tried on, when they are asked, and the sets."""

    name: str
    folder: Path
    now: datetime
    sets: tuple[str, ...]


EVENTS = (
    Tried("mer-for-fler", HERE / "events/mer-for-fler", datetime(2018, 10, 1, 10, tzinfo=SWEDISH), ("a_inscope", "a_oos")),
    Tried("rimfrost", HERE / "events/rimfrost", datetime(2027, 3, 1, 10, tzinfo=SWEDISH), ("b_inscope", "b_oos", "b_prog", "rimfrost_prog_blind", "rimfrost_prog_second", "rimfrost_prog_third", "rimfrost_prog_fourth")),
    Tried("sample-dev-days", SAMPLES / "sample-dev-days", datetime(2030, 5, 14, 10, 35, tzinfo=SWEDISH), ("sample-dev-days", "sample_prog_blind", "sample_prog_second", "sample_prog_third", "sample_prog_fourth")),
    Tried("korhelg", HERE / "events/korhelg", datetime(2029, 5, 1, 10, tzinfo=SWEDISH), ("korhelg",)),
    Tried("studiedag", HERE / "events/studiedag", datetime(2029, 9, 1, 10, tzinfo=SWEDISH), ("studiedag",)),
    Tried("vattendagarna", HERE / "events/vattendagarna", datetime(2031, 10, 1, 10, tzinfo=SWEDISH), ("vattendagarna", "vattendagarna_fourth")),
)  # fmt: skip


def event(tried: Tried) -> Event:
    found = folders.read(tried.folder)
    assert isinstance(found, Event), found
    return found


@cache
def questions(tried: Tried) -> tuple[Asked, ...]:
    return tuple(each for name in tried.sets for each in _read(HERE / "sets" / f"{name}.jsonl"))


def noisy(asked: tuple[Asked, ...]) -> Iterator[Asked]:
    """Each question once more, with one kind of noise in turn: the same ones each time."""
    chance = random.Random(SEED)
    kinds = [kind for name, kind in KINDS.items() if name != "as written"]
    for number, each in enumerate(asked):
        text = kinds[number % len(kinds)](each.text, chance)
        yield Asked(text, each.language, each.kind, each.right, each.tags, each.items)


def _read(file: Path) -> Iterator[Asked]:
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = record["gold"]
        if record["kind"] == "form":
            continue  # an answer to a field; nobody asks it here
        if record["kind"] == "prog":
            items = tuple(frozenset(each) for each in gold)
            yield Asked(record["text"], record["lang"], "programme", (), (), items)
        elif gold and re.fullmatch(r"s\d\d", gold[0]):
            items = tuple(frozenset({each}) for each in gold)
            yield Asked(record["text"], record["lang"], "programme", (), tuple(record["tags"]), items)
        else:
            kind = "answerable" if record["kind"] == "inscope" else record["kind"]
            yield Asked(record["text"], record["lang"], kind, tuple(gold), tuple(record["tags"]))
