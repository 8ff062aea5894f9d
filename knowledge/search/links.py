"""Ties what people always ask to the entries that answer it, if there are some."""

import json
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from conversations.model.questions.understanding import Entry
from knowledge.sources.bank import APART, BROADER, Topic
from knowledge.text import words

VERSION = 2
"""To be raised when the same topics and entries are tied otherwise."""

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

TOLD, UNTOLD = 0.8, 0.1
"""How much counts that the text of an entry answers the topic's phrasings, and what any text does."""

TOLD_AT_LEAST = 0.1
"""How well the text of an entry answers a topic at least that it is taken to be about, unless its questions say so."""

TOLD_TO_INHERIT = 0.15
"""How well the text of an entry on the broader topic has to answer the narrow one, to do so at once: else it is offered."""

TOLD_SURELY, TOLD_MORE = 0.2, 0.02
"""How well a text has to answer a narrow topic, and by how much better than the entry on the broader one, to do so."""

SURELY = 0.4
"""From which sum on they do."""

BELOW = ENOUGH - 0.01
"""As much as evidence is worth at most where the text of the entry does not answer the topic: enough to be offered."""

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


def source(topics: Mapping[str, Topic], entries: Sequence[Entry], known: AbstractSet[str]) -> bytes:
    """Return what tells one set of topics, entries and facts from another, and one way to tie them from the next."""
    asked = [f"{key}|{'|'.join(topic.all_phrasings)}" for key, topic in topics.items()]
    told = [f"{each.key}|{each.language}|{each.title}|{each.phrasings}|{each.text}" for each in entries]
    return blake2b("\n".join([str(VERSION), *asked, *told, *sorted(known)]).encode()).digest()


def kept(file: Path | None, source: bytes, find: Callable[[], Ties]) -> Ties:
    """The ties that were found from the very same source before, or else those found now, which are kept."""
    known = _read(file, source) if file else None
    if known:
        return known
    ties = find()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".draft")
        draft.write_text(json.dumps({"source": source.hex(), **asdict(ties)}), encoding="utf-8")
        draft.replace(file)
    return ties


def _read(file: Path, source: bytes) -> Ties | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        same = content["source"] == source.hex()
        return Ties(content["answering"], content["near"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def tied(
    topics: Mapping[str, Topic],
    entries: Sequence[Entry],
    known: AbstractSet[str],
    ranker: Ranker,
    told: Mapping[str, Mapping[str, float]] | None = None,
) -> Ties:
    """Return what ties topics to entries; `known` are the topics that the event tells by itself.

    `told` says how well the text of each entry answers each topic, where that is known. What the event tells by itself is
    not taken away for what a text says besides.
    """
    sums = _sums(topics, entries, ranker)
    if told is not None:
        sums = {key: found if key in known else _with_told(found, told[key]) for key, found in sums.items()}
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
        key: _rather(wide[broader], told[key]) if told else wide[broader]
        for key, broader in BROADER.items()
        if broader in wide
        and key not in own
        and (key not in known or sums[key][wide[broader]] >= ENOUGH_TO_INHERIT)
    }
    doubtful = {
        key: entry
        for key, entry in inherited.items()
        if told and key not in known and told[key][entry] < TOLD_TO_INHERIT
    }
    answering = {key: entry for key, entry in (wide | own | inherited).items() if key not in doubtful}
    near = {key: best[key] for key in best if key not in answering and strength[key] >= NEAR}
    return Ties(answering, near | doubtful)


def _rather(inherited: str, told: Mapping[str, float]) -> str:
    """The entry on the broader topic, unless the text of another tells much more of the narrow one."""
    best = max(told, key=lambda each: told[each])
    return best if told[best] >= TOLD_SURELY and told[best] - told[inherited] >= TOLD_MORE else inherited


def _with_told(sums: Mapping[str, float], told: Mapping[str, float]) -> Mapping[str, float]:
    """The sums of a topic, raised for entries that tell it, and not enough for those that do not."""
    return {
        entry: found + TOLD * max(0.0, told[entry] - UNTOLD)
        if found >= SURELY or told[entry] >= TOLD_AT_LEAST
        else min(found, BELOW)
        for entry, found in sums.items()
    }


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
        if key not in APART
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
