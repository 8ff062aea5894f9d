import pytest

from knowledge.text.words import Vocabulary, bare, folded

VOCABULARY = Vocabulary(
    ["hur anmäler jag mig", "anmälan", "ändra min anmälan", "parkering", "boka", "programmet"]
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("parkerng", "parkering"),
        ("progamet", "programmet"),
        ("anmalan", "anmälan"),
        ("andra min anmalan", "ändra min anmälan"),
        ("avboka", "avboka"),
        ("parkeringen", "parkeringen"),
        ("hus", "hus"),
    ],
)
def test_slips_are_mended_and_other_words_left_alone(written: str, meant: str) -> None:
    assert VOCABULARY.mended(written) == meant


def test_a_word_that_the_model_knows_is_no_slip() -> None:
    assert Vocabulary(["pick"], lambda word: word == "pack").mended("pack") == "pack"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Hej! Jag undrar: finns det wifi? Tack på förhand", "finns det wifi?"),
        ("hi there, do you know where it is please", "where it is"),
        ("hej hej", "hej hej"),
        ("wifi", "wifi"),
    ],
)
def test_greetings_and_courtesies_are_left_out(said: str, asked: str) -> None:
    assert bare(said) == asked


def test_folding_takes_marks_and_signs_off() -> None:
    assert folded("Är Sørensen där?!") == "ar sorensen dar"
