"""Counts how questions are understood."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import thread_time

from conversations.model.questions.understanding import Hearing, Understood
from knowledge.understanding import Understanding
from tests.qa.questions import Asked


@dataclass
class Figures:
    """What became of a set of questions; times are seconds of the processor for one."""

    counted: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def share(self, what: str, of: str) -> float:
        return self.counted[what] / self.counted[of] if self.counted[of] else float("nan")

    @property
    def slowest(self) -> float:
        """The 99th percentile."""
        return sorted(self.times)[int(len(self.times) * 0.99)] if self.times else float("nan")


def measured(knowledge: Understanding, asked: Iterable[Asked], now: datetime) -> Figures:
    figures = Figures()
    for each in asked:
        begun = thread_time()
        understood = knowledge.understand(each.text, Hearing(each.language, now))
        figures.times.append(thread_time() - begun)
        figures.counted.update(_outcome(each, understood))
    return figures


def _outcome(asked: Asked, understood: Understood) -> Sequence[str]:
    if asked.kind == "programme":
        return ("programme", *_of_programme(asked, understood))
    at_once = _at_once(understood)
    if not asked.right:
        return ("not answerable", *(("answered anyway",) if at_once else ()))
    return ("answerable", *_of_answerable(asked, understood, at_once))


def _of_programme(asked: Asked, understood: Understood) -> Sequence[str]:
    items = frozenset(understood.programme.items) if understood.programme else None
    if items in asked.items:
        return ("programme right",)
    return ("programme wrong",) if items or _at_once(understood) else ()


def _of_answerable(asked: Asked, understood: Understood, at_once: str | None) -> list[str]:
    keys = [match.key for match in understood.matches[:3]]
    found = []
    if not understood.programme and keys[:1] and keys[0] in asked.right:
        found.append("first")
    among = any(key in asked.right for key in keys)
    if among:
        found.append("among three")
    if at_once:
        found.append("right at once" if at_once in asked.right else "wrong at once")
    if at_once in asked.right or (understood.certainty == "likely" and among):
        found.append("reached")
    return found


def _at_once(understood: Understood) -> str | None:
    """The key of what answers at once, if something does; a programme answer that nobody asked for has none."""
    if understood.certainty != "sure" or understood.speech not in ("question", "doubtful"):
        return None
    if understood.programme:
        return "the programme"
    first = understood.matches[0]
    return first.key if first.kind != "topic" else None
