"""What somebody perhaps meant who wrote almost what others wrote."""

import pytest

from conversations.model.answers.suggestions import closest

KNOWN = [
    "Lunds kommun", "Göteborgs stad", "Malmö stad", "Region Skåne", "Kungliga biblioteket", "Umeå kommun",
    "Linköpings kommun", "Mora kommun", "Stockholms stadsbibliotek", "Svensk biblioteksförening", "SKL",
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Lund kommun", "Lunds kommun"),
        ("Lunds komun", "Lunds kommun"),
        ("lunds  kommun", "Lunds kommun"),
        ("Goteborgs stad", "Göteborgs stad"),
        ("Göteborg stad", "Göteborgs stad"),
        ("Malmo stad", "Malmö stad"),
        ("malmö stad", "Malmö stad"),
        ("Kungliga bibliotket", "Kungliga biblioteket"),
        ("Stockholms stads bibliotek", "Stockholms stadsbibliotek"),
        ("Svensk Biblioteksforening", "Svensk biblioteksförening"),
        ("Linköpingss kommun", "Linköpings kommun"),
        ("skl", "SKL"),
    ],
)
def test_what_is_written_almost_alike_is_suggested(written: str, meant: str) -> None:
    assert closest(written, KNOWN) == meant


@pytest.mark.parametrize(
    "written",
    [
        "Luleå kommun", "Piteå kommun", "Region Halland", "Lidköpings kommun", "Nora kommun", "SKR", "Lund",
        "Lunds universitet", "Kommun", "Stad", "s", "", "🦄",
    ],
)  # fmt: skip
def test_what_is_something_else_is_left_alone(written: str) -> None:
    assert closest(written, KNOWN) is None


@pytest.mark.parametrize("written", KNOWN)
def test_what_is_known_as_it_is_needs_no_suggestion(written: str) -> None:
    assert closest(written, [*KNOWN, written.upper()]) is None


def test_of_several_the_closest_is_suggested() -> None:
    known = ["Svensk biblioteksföreningen", "Svensk biblioteksförening"]
    assert closest("Svensk biblioteksförenin", known) == "Svensk biblioteksförening"


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    assert closest("Lunds kommun", []) is None
