"""What an entry tells answers questions that its title does not show."""

from collections.abc import Sequence
from typing import Any

import pytest

from knowledge.search.semantic import Vectors
from knowledge.search.text_match import Texts

numpy = pytest.importorskip("numpy")


WORDS = ("money", "sick", "towel", "sauna")
LENGTH = 384


class Counts:
    """An encoder that counts a few words."""

    def encode(self, texts: Sequence[str]) -> Any:
        counts = [[0.1 + text.count(word) for word in WORDS] for text in texts]
        return numpy.pad(numpy.array(counts, dtype=numpy.float32), ((0, 0), (0, LENGTH - len(WORDS))))

    encode_told = encode

    def is_word(self, word: str) -> bool:
        return word in WORDS


def texts() -> Texts:
    encoder = Counts()
    told = {"entry ill": ["money back if sick", "nothing"], "entry bath": ["a towel for the sauna"]}
    usual = ["money", "sick", "towel", "sauna"]
    return Texts(told, Vectors(encoder, told=True), Vectors(encoder), usual)


def test_the_text_that_answers_fits_best() -> None:
    found = texts().fitting(Counts().encode(["do sick people get money"])[0])
    assert max(found, key=lambda each: found[each]) == "entry ill"


def test_several_questions_about_one_thing_fit_what_tells_of_it() -> None:
    found = texts().on_the_whole(["is there a towel", "how hot is the sauna"])
    assert max(found, key=lambda each: found[each]) == "entry bath"
