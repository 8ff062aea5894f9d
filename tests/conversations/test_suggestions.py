"""What somebody perhaps meant who wrote almost what others wrote."""

import pytest

from conversations.model.answers.suggestions import closest, pieces, sought

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


@pytest.mark.parametrize("written", ["Avdelning 11", "Avdelning 2", "avdelning", "Grupp 10001"])
def test_another_number_is_another_answer(written: str) -> None:
    assert closest(written, ["Avdelning 1", "Avdelning 12", "Grupp 10000"]) is None


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("slip", ["doubled", "lost", "exchanged", "joined", "shouted"])
def test_what_is_close_is_found_by_its_pieces(known: str, slip: str) -> None:
    for once in _slips(known, slip):
        for written in (once, *_slips(once, "lost")[::5], *_slips(once, "doubled")[1::5]):
            assert pieces(known) & sought(written) or not closest(written, [known]), written


def test_what_is_something_else_shares_no_piece() -> None:
    assert not pieces("Kungliga biblioteket") & sought("Göteborgs stad")


def test_of_several_the_closest_is_suggested() -> None:
    known = ["Svensk biblioteksföreningen", "Svensk biblioteksförening"]
    assert closest("Svensk biblioteksförenin", known) == "Svensk biblioteksförening"


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    assert closest("Lunds kommun", []) is None


def _slips(known: str, slip: str) -> list[str]:
    """The answer with one slip of a kind, in each place where it can be made."""
    places = range(len(known))
    match slip:
        case "doubled":
            return [known[:each] + known[each] + known[each:] for each in places]
        case "lost":
            return [known[:each] + known[each + 1 :] for each in places]
        case "exchanged":
            return [known[:each] + "x" + known[each + 1 :] for each in places]
        case "joined":
            return [known.replace(" ", ""), known.replace(" ", "-")]
        case _:
            return [known.upper(), known.lower()]
