from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge.search.ranking import ByLetters, ByMeaning, Phrasing, Ranker, Ranking, Search
from knowledge.search.semantic import Vectors

numpy = pytest.importorskip("numpy")


PHRASINGS = [
    Phrasing("parking", "var kan gräsklippare parkera"),
    Phrasing("parking", "parkering för gräsklippare"),
    Phrasing("food", "blir det lunch till trollen"),
    Phrasing("food", "ingår trollens mat"),
    Phrasing("food", "Soppa och bröd.", 0.9),
]


LENGTH = 384
"""That of the vectors which come with the package."""


class LetterCounts:
    """An encoder that counts letters, and how often it was asked."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.encoded += texts
        counts = [[1 + text.count(chr(97 + place)) for place in range(26)] for text in texts]
        return numpy.pad(numpy.array(counts, dtype=numpy.float32), ((0, 0), (0, LENGTH - 26)))

    def encode_told(self, texts: Sequence[str]) -> Any:
        return self.encode(texts)

    def is_word(self, word: str) -> bool:
        return word == "bröd"


def by_meaning(encoder: LetterCounts, folder: Path | None = None) -> Ranker:
    return Search(encoder, Vectors(encoder, folder), folder).over("event", PHRASINGS)


@pytest.mark.parametrize("ranker", [ByLetters(PHRASINGS), by_meaning(LetterCounts())])
def test_the_subject_of_the_closest_phrasings_comes_first(ranker: Ranker) -> None:
    for question, subject in (("gräsklippares parkering?", "parking"), ("trollens mat, ingår den?", "food")):
        scores = ranker.scores(question)
        assert max(scores, key=lambda each: scores[each]) == subject
        assert all(0 <= score <= 1 for score in scores.values())


def test_what_is_told_of_a_subject_raises_its_score_by_its_weight() -> None:
    ranking = Ranking({"parking": 0.5, "food": 0.25, "trolls": 0.5}, {"food": 0.5, "trolls": -0.5})
    assert ranking.with_told(0.5) == {"parking": 0.5, "food": 0.5, "trolls": 0.5}


def test_without_an_encoder_it_goes_by_letters() -> None:
    assert isinstance(Search(None, None, None).over("event", PHRASINGS), ByLetters)
    assert isinstance(by_meaning(LetterCounts()), ByMeaning)


def test_what_was_learned_is_kept_and_leads_to_the_same_scores(tmp_path: Path) -> None:
    first = by_meaning(LetterCounts(), tmp_path).scores("gräsklipp")
    later = LetterCounts()
    assert by_meaning(later, tmp_path).scores("gräsklipp") == first
    assert later.encoded == ["gräsklipp"]


def test_what_was_kept_and_is_broken_is_learned_again(tmp_path: Path) -> None:
    first = by_meaning(LetterCounts(), tmp_path).scores("gräsklipp")
    for file in list(tmp_path.iterdir()):
        file.write_bytes(b"PK\x03\x04 half a file")
    assert by_meaning(LetterCounts(), tmp_path).scores("gräsklipp") == first


def test_what_was_learned_from_other_phrasings_is_not_used(tmp_path: Path) -> None:
    encoder = LetterCounts()
    by_meaning(encoder, tmp_path)
    fewer = Search(encoder, Vectors(encoder, tmp_path), tmp_path).over("event", PHRASINGS[:3])
    assert set(fewer.scores("troll")) == {"parking", "food"}
