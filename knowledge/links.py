"""Ties what people always ask to the entries that answer it, if there are some."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from conversations.understanding import Entry
from knowledge import words
from knowledge.bank import BROADER, Topic

ANCHORED = 0.06
"""How much one point of evidence by words counts, beside the score that an entry's own questions get."""

TITLE, KEY, ASKED, TEXT, SAME = 2.0, 1.0, 2.0, 0.5, 2.0
"""The points: a topic's words stand in an entry's titles, its key, its phrasings, its text; and a phrasing of the entry
is one of the topic's, word for word."""

ENOUGH = 0.3
"""From which sum on an entry is taken to be about a topic."""

ENOUGH_BESIDE_FACT = 0.56
"""Likewise where the event tells it by itself, so that a wrong tie would take a right answer away."""

ENOUGH_BESIDE_BROADER = 0.48
"""Likewise where an entry on the broader topic would answer."""

ENOUGH_TO_INHERIT = 0.2
"""From which sum on an entry on the broader topic answers in place of the event."""

NEAR = 0.22
"""From which sum on an entry is offered where nobody wrote on the topic."""

TITLE_WEIGHT = 2.0
"""How much a title counts beside a phrasing."""


class Ranker(Protocol):
    """Says how well words fit each topic."""

    def scores(self, question: str) -> Mapping[str, float]: ...


@dataclass(frozen=True, slots=True)
class Ties:
    """The key of the entry that answers a topic, and of the one that is closest where none is sure to."""

    answering: Mapping[str, str]
    near: Mapping[str, str]


def tied(
    topics: Mapping[str, Topic], entries: Sequence[Entry], known: AbstractSet[str], ranker: Ranker
) -> Ties:
    """What ties topics to entries; `known` are the topics that the event tells by itself."""
    sums = _sums(topics, entries, ranker)
    best = {key: max(found, key=lambda each: found[each]) for key, found in sums.items() if found}
    strength = {key: sums[key][entry] for key, entry in best.items()}
    wide = {key: best[key] for key in best if key not in BROADER and strength[key] >= _enough(key, known)}
    own = {
        key: best[key]
        for key in best
        if key in BROADER
        and strength[key] >= (ENOUGH_BESIDE_BROADER if BROADER[key] in wide else _enough(key, known))
    }
    inherited = {
        key: wide[broader]
        for key, broader in BROADER.items()
        if broader in wide
        and key not in own
        and (key not in known or sums[key][wide[broader]] >= ENOUGH_TO_INHERIT)
    }
    answering = wide | own | inherited
    return Ties(answering, {key: best[key] for key in best if key not in answering and strength[key] >= NEAR})


def _enough(key: str, known: AbstractSet[str]) -> float:
    return ENOUGH_BESIDE_FACT if key in known else ENOUGH


def _sums(
    topics: Mapping[str, Topic], entries: Sequence[Entry], ranker: Ranker
) -> Mapping[str, Mapping[str, float]]:
    """How much speaks for each entry, by topic."""
    versions: dict[str, list[Entry]] = {}
    for entry in entries:
        versions.setdefault(entry.key, []).append(entry)
    fitting = {key: _fitting(each, ranker) for key, each in versions.items()}
    return {
        key: {
            entry: fitting[entry].get(key, 0.0) + ANCHORED * _evidence(topic, entry, each)
            for entry, each in versions.items()
        }
        for key, topic in topics.items()
    }


def _fitting(versions: Sequence[Entry], ranker: Ranker) -> Mapping[str, float]:
    """How well the questions of an entry fit each topic, on the whole."""
    titles = [(TITLE_WEIGHT, entry.title) for entry in versions]
    asked = [(1.0, phrasing) for entry in versions for phrasing in entry.phrasings]
    scored = [(weight, ranker.scores(text)) for weight, text in (*titles, *asked)]
    whole = sum(weight for weight, _ in scored)
    return {
        key: sum(weight * scores.get(key, 0.0) for weight, scores in scored) / whole for key in scored[0][1]
    }


def _evidence(topic: Topic, key: str, entries: Sequence[Entry]) -> float:
    titles = [words.folded(entry.title) for entry in entries]
    asked = [words.folded(phrasing) for entry in entries for phrasing in entry.phrasings]
    known = {words.folded(phrasing) for phrasing in topic.all_phrasings}
    return (
        TITLE * _share(topic, titles)
        + KEY * _share(topic, [key.replace("-", " ")])
        + ASKED * _share(topic, asked)
        + TEXT * any(_is_about(topic, words.folded(entry.text)) for entry in entries)
        + SAME * (not known.isdisjoint([*titles, *asked]))
    )


def _share(topic: Topic, texts: Sequence[str]) -> float:
    return sum(_is_about(topic, text) for text in texts) / len(texts) if texts else 0.0


def _is_about(topic: Topic, text: str) -> bool:
    return any(anchor.search(text) for anchor in topic.anchors)
