import pytest

from knowledge.search.certainty import agreed, is_told, judged


@pytest.mark.parametrize(
    ("ranked", "certainty"),
    [
        ([("entry a", 0.9), ("entry b", 0.2)], "sure"),
        ([("entry a", 0.5), ("entry b", 0.45)], "likely"),
        ([("entry a", 0.2), ("entry b", 0.05)], "likely"),
        ([("entry a", 0.08), ("entry b", 0.05)], "unknown"),
        ([("off-topic world", 0.8), ("entry b", 0.1)], "unknown"),
        ([("topic a", 0.6), ("entry b", 0.1)], "sure"),
        ([("topic a", 0.6), ("entry b", 0.4)], "likely"),
        ([("entry a", 0.9), ("topic person-details", 0.3)], "likely"),
        ([("entry a", 0.9), ("topic dress", 0.3)], "sure"),
    ],
)
def test_it_is_sure_where_one_subject_fits_well_and_has_no_rival(
    ranked: list[tuple[str, float]], certainty: str
) -> None:
    assert judged(ranked) == certainty


@pytest.mark.parametrize(
    ("weighed", "certainty"), [("entry a", "sure"), ("entry b", "likely"), ("off-topic world", "unknown")]
)
def test_it_is_only_sure_of_what_is_best_in_both_ways(weighed: str, certainty: str) -> None:
    assert agreed([("entry a", 0.9), ("entry c", 0.1)], [(weighed, 0.9), ("entry c", 0.1)]) == certainty


def test_a_text_that_answers_much_better_casts_doubt() -> None:
    assert [is_told(*each) for each in ((0.4, 0.1), (0.4, 0.3), (0.27, 0.0))] == [True, False, False]
