"""Ties what people always ask to the entries that answer it, if there are some."""

from collections.abc import Mapping, Sequence

from conversations.understanding import Entry
from knowledge import words
from knowledge.bank import BROADER, Topic

TITLE, KEY, ASKED, TEXT, SAME = 2.0, 1.0, 2.0, 0.5, 2.0
"""How much it counts that a topic's words stand in an entry's titles, its key, its phrasings, its text; and that a
phrasing of the entry is one of the topic's, word for word."""

ENOUGH = 2.4
"""From which sum on an entry is taken to be about a topic."""


def tied(topics: Mapping[str, Topic], entries: Sequence[Entry]) -> dict[str, str]:
    """The key of the entry that answers each topic, for the topics that have one."""
    versions: dict[str, list[Entry]] = {}
    for entry in entries:
        versions.setdefault(entry.key, []).append(entry)
    found = {key: own for key, topic in topics.items() if (own := _own(topic, versions))}
    broader = {key: found[wider] for key, wider in BROADER.items() if key not in found and wider in found}
    return found | broader


def _own(topic: Topic, versions: Mapping[str, Sequence[Entry]]) -> str | None:
    evidence = {key: _evidence(topic, key, entries) for key, entries in versions.items()}
    best = max(evidence, key=lambda key: evidence[key], default=None)
    return best if best is not None and evidence[best] >= ENOUGH else None


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
