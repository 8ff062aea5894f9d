"""How sure it is that the subject which fits best is the one that was asked for.

The limits were chosen on one event's questions and tried on another's, both ways; docs/questions.md tells how they do.
"""

from collections.abc import Sequence

from conversations.model.questions.understanding import Certainty
from knowledge.sources import bank

DETAILS = frozenset(f"topic {key}" for key in bank.DETAILS)
OFFERED = 4

RANKED, WEIGHED = 0.9, 0.2
"""How much counts, besides the score, that what is told of a subject answers the question: to find the best, where
it helps much; and to say how sure that is, where it brings rivals up."""

SURE = 0.3
"""The score from which on a subject may answer at once."""

RIVAL = 0.72
"""How close to the best another subject may come, as a share of its score."""

RIVAL_OF_TOPIC = 0.6
"""Likewise where nobody wrote on the best: then an entry that may answer after all is rather offered."""

LIKELY = 0.1
"""The score from which on subjects are offered."""

TOLD, TOLD_BETTER = 0.3, 0.15
"""How well the text of an entry has to answer a question, and by how much better than what fits best, to be offered too."""


def is_told(best: float, first: float) -> bool:
    """Whether the text that answers best casts doubt on what fits best otherwise."""
    return best >= TOLD and best - first >= TOLD_BETTER


DETAIL = 0.25
"""The score from which on a detail may be asked for, which an entry seldom tells though it names what has it."""


def agreed(ranked: Sequence[tuple[str, float]], weighed: Sequence[tuple[str, float]]) -> Certainty:
    """The certainty of the best of `ranked`: that of the `weighed`, if they have the same best one."""
    certainty = judged(weighed)
    return "likely" if certainty == "sure" and ranked[0][0] != weighed[0][0] else certainty


def judged(ranked: Sequence[tuple[str, float]]) -> Certainty:
    """The certainty of subjects with these scores, the best first."""
    (subject, best), (_, second) = ranked[:2]
    if best < LIKELY or subject.startswith("off-topic "):
        return "unknown"
    if any(score >= DETAIL and each in DETAILS and each != subject for each, score in ranked[1:OFFERED]):
        return "likely"
    rival = RIVAL_OF_TOPIC if subject.startswith("topic ") else RIVAL
    return "sure" if best >= SURE and second <= rival * best else "likely"
