import pytest

from knowledge.certainty import judged


@pytest.mark.parametrize(
    ("ranked", "certainty"),
    [
        ([("entry a", 0.9), ("entry b", 0.2)], "sure"),
        ([("entry a", 0.5), ("entry b", 0.45)], "likely"),
        ([("entry a", 0.2), ("entry b", 0.05)], "likely"),
        ([("entry a", 0.08), ("entry b", 0.05)], "unknown"),
        ([("aside world", 0.8), ("entry b", 0.1)], "unknown"),
        ([("topic a", 0.6), ("entry b", 0.1)], "sure"),
        ([("topic a", 0.6), ("entry b", 0.4)], "likely"),
    ],
)
def test_it_is_sure_where_one_subject_fits_well_and_has_no_rival(
    ranked: list[tuple[str, float]], certainty: str
) -> None:
    assert judged(ranked) == certainty
