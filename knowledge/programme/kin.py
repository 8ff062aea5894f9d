"""Words that people use for each other, so that a title in one language is found by words of the other."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from knowledge.programme.words import SURE, alike, is_common, is_foreign, words


def of_titles(said: Iterable[str]) -> frozenset[str]:
    """Return what the words of titles may be called instead."""
    return _kin("titles", said)


def of_rooms(said: Iterable[str]) -> frozenset[str]:
    """Return what the words of rooms may be called instead."""
    return _kin("rooms", said)


def _kin(part: str, said: Iterable[str]) -> frozenset[str]:
    said = frozenset(said)
    found: set[str] = set()
    for group in _groups()[part]:
        if any(alike(word, known) >= SURE for word in said for known in group):
            found |= group
    return frozenset(word for word in found - said if not (is_common(word) or is_foreign(word)))


@cache
def _groups() -> Mapping[str, tuple[frozenset[str], ...]]:
    source = resources.files(__package__).joinpath("kin.toml").read_text(encoding="utf-8")
    return {
        part: tuple(frozenset(words(line)) for line in lines) for part, lines in tomllib.loads(source).items()
    }
