"""How sure it is that the first match is what was asked for."""

from collections.abc import Sequence

from conversations.understanding import Certainty

SURE_SCORE, SURE_LEAD = 0.45, 0.08
LIKELY_SCORE = 0.25


def judged(scores: Sequence[float], aside: float) -> Certainty:
    """The certainty of matches with these scores, the best first; `aside` is that of the best aside."""
    best, second = (*scores, 0.0, 0.0)[:2]
    if best < LIKELY_SCORE or aside > best:
        return "unknown"
    return "sure" if best >= SURE_SCORE and best - second >= SURE_LEAD else "likely"
