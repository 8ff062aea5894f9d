from collections import Counter

import pytest

from knowledge.search.semantic import SHIPPED
from knowledge.sources import bank, facts
from knowledge.text import words

LANGUAGES = ("sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_asked_for_in_many_words_in_both_languages(language: str) -> None:
    assert len(bank.topics()) >= 60
    assert not {key for key, topic in bank.topics().items() if len(topic.phrasings[language]) < 7}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrasing_belongs_to_two_topics(language: str) -> None:
    pieces = [*bank.topics().values(), *bank.off_topic().values()]
    counted = Counter(words.folded(each) for piece in pieces for each in set(piece.phrasings[language]))
    assert [each for each, count in counted.items() if count > 1] == []


def test_what_an_event_tells_by_itself_is_a_topic() -> None:
    assert facts.ALWAYS | set(facts.SOMETIMES) <= set(bank.topics())


def test_broader_topics_exist_and_are_not_narrow_themselves() -> None:
    assert set(bank.BROADER) | set(bank.BROADER.values()) <= set(bank.topics())
    assert set(bank.BROADER).isdisjoint(bank.BROADER.values())


def test_the_vectors_that_are_shipped_are_those_of_the_bank() -> None:
    numpy = pytest.importorskip("numpy")
    from knowledge.search.semantic import digest  # noqa: PLC0415 - numpy may be missing

    with numpy.load(SHIPPED) as content:
        kept = {each.tobytes() for each in content["digests"]}
    assert {digest(text) for text in bank.every_text()} == kept, "run python -m knowledge.semantic"
