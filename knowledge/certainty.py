"""How sure it is that the subject which fits best is the one that was asked for.

The limits were chosen on one event's questions and tried on another's, both ways; docs/questions.md tells how they do.
"""

from collections.abc import Sequence

from conversations.understanding import Certainty

SURE = 0.27
"""The score from which on a subject may answer at once."""

RIVAL = 0.72
"""How close to the best another subject may come, as a share of its score."""

RIVAL_OF_TOPIC = 0.6
"""Likewise where nobody wrote on the best: then an entry that may answer after all is rather offered."""

LIKELY = 0.1
"""The score from which on subjects are offered."""


def judged(ranked: Sequence[tuple[str, float]]) -> Certainty:
    """The certainty of subjects with these scores, the best first."""
    (subject, best), (_, second) = ranked[:2]
    if best < LIKELY or subject.startswith("aside "):
        return "unknown"
    rival = RIVAL_OF_TOPIC if subject.startswith("topic ") else RIVAL
    return "sure" if best >= SURE and second <= rival * best else "likely"
