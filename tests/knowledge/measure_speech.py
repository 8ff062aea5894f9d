"""Measures how well questions, answers and small talk are told apart: `python -m tests.knowledge.measure_speech`.

The sets in `samples/` are developed on. Those in `samples/held_out/` were written before they were heard for the first
time, and no rule or word was changed for them; they are what is reported. A question is asked at every field.
"""

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from conversations.model.event.event import Event
from conversations.model.event.fields import FormField
from conversations.model.questions.understanding import Hearing
from knowledge.speech.classifying import Classified, classify

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2030, 4, 1, 12)  # noqa: DTZ001 - nothing that is measured here looks at the time
INVITING = ("reason", "curious", "needs")
"""Fields whose answers are sentences, and may ask; what is asked there is measured apart."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Words with what they are, and the field that was asked."""

    text: str
    language: str
    wanted: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """A sample that was heard as something else."""

    sample: Sample
    heard: Classified


def figures(*, held_out: bool = True) -> dict[str, float]:
    """The shares that the bars are about, and the time that it takes."""
    return figures_of(samples(held_out=held_out))


def figures_of(said: Iterable[Sample]) -> dict[str, float]:
    """Likewise of any samples."""
    began = time.perf_counter()
    rows = [(sample, heard(sample)) for sample in said]
    spent = time.perf_counter() - began
    counts: Counter[tuple[str, str]] = Counter((_group(sample), heard.speech) for sample, heard in rows)
    return {
        "questions": _total(counts, "question"),
        "questions found": _share(counts, "question", "question"),
        "questions taken for answers": _share(counts, "question", "answer"),
        "questions asked about": _share(counts, "question", "doubtful"),
        "questions found where answers are sentences": _share(counts, "inviting", "question"),
        "answers": _total(counts, "answer"),
        "answers taken for questions": _share(counts, "answer", "question"),
        "answers taken for small talk": _share(counts, "answer", "small-talk"),
        "answers asked about": _share(counts, "answer", "doubtful"),
        "small talk": _total(counts, "small-talk"),
        "small talk found": _share(counts, "small-talk", "small-talk"),
        "small talk of the right kind": _kinds(rows),
        "language right": _languages(rows),
        "milliseconds each": 1000 * spent / len(rows),
    }


def misses(*, held_out: bool) -> list[Miss]:
    """What is heard as something that it is not."""
    pairs = ((sample, heard(sample)) for sample in samples(held_out=held_out))
    return [Miss(sample, said) for sample, said in pairs if said.speech != _speech(sample.wanted)]


def heard(sample: Sample) -> Classified:
    said = classify(sample.text, Hearing(sample.language, NOW, _field(sample.field)), form())
    bot = said.small_talk == "about-bot" and sample.wanted == "question"
    return Classified("question", said.language, said.question) if bot else said


def samples(*, held_out: bool) -> Iterator[Sample]:
    """Every sample of the sets that are developed on, or of those that are held out."""
    folder = SAMPLES / "held_out" if held_out else SAMPLES
    yield from in_form(folder)
    for kind, text in _lines(folder / "small_talk.txt"):
        yield from (Sample(text, "sv", kind, field) for field in (None, "name", "organisation"))


def in_form(folder: Path) -> Iterator[Sample]:
    """The answers of a folder at their fields, and its questions at every field."""
    for field, text in _lines(folder / "answers.txt"):
        yield Sample(text, "sv", "answer", field)
    for language, text in _lines(folder / "questions.txt"):
        yield from (Sample(text, language, "question", field.key) for field in form().field)


@cache
def form() -> Event:
    """The form that is asked in the middle of."""
    read = tomllib.loads((SAMPLES / "event.toml").read_text(encoding="utf-8"))
    return Event.model_validate({"key": "sample", **read})


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, text = line.partition(": ")
            yield label, text


def _field(key: str | None) -> FormField | None:
    return form().field_named(key) if key else None


def _group(sample: Sample) -> str:
    if sample.wanted == "question" and sample.field in INVITING:
        return "inviting"
    return _speech(sample.wanted)


def _speech(wanted: str) -> str:
    return wanted if wanted in ("answer", "question") else "small-talk"


def _total(counts: Counter[tuple[str, str]], group: str) -> int:
    return sum(count for (each, _), count in counts.items() if each == group)


def _share(counts: Counter[tuple[str, str]], group: str, speech: str) -> float:
    return counts[group, speech] / max(1, _total(counts, group))


def _kinds(rows: list[tuple[Sample, Classified]]) -> float:
    right = [heard.small_talk == sample.wanted for sample, heard in rows if _group(sample) == "small-talk"]
    return sum(right) / max(1, len(right))


def _languages(rows: list[tuple[Sample, Classified]]) -> float:
    right = [heard.language == sample.language for sample, heard in rows if sample.wanted == "question"]
    return sum(right) / len(right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--develop", action="store_true", help="the sets that are developed on, with what goes wrong"
    )
    develop = parser.parse_args().develop
    for name, value in figures(held_out=not develop).items():
        print(f"{name:46} {value:8.3f}" if value % 1 else f"{name:46} {value:8.0f}")  # noqa: T201
    for miss in misses(held_out=False) if develop else ():
        print(f"{miss.sample.field or '-':14} {miss.heard.speech:10} {miss.sample.text}")  # noqa: T201


if __name__ == "__main__":
    main()
