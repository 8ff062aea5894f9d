"""The picture of how many registered: drawn from values alone, large enough for a phone, in a light and a dark dress."""

from typing import Any

import matplotlib.image
import pytest

from bot.files import plot

PLOTTED: dict[str, Any] = {
    "dark": False,
    "title": "Mer för fler",
    "days": [["2018-10-14", 3], ["2018-10-15", 9]],
    "closes": "2018-11-01",
    "groups": [["Förtroendevald", 8], ["Bibliotekarie med strategisk roll", 4]],
    "words": {
        "daily": "Anmälningar per dag",
        "sum": "Totalt",
        "closes": "Sista dag",
        "groups": "Per målgrupp",
        "nobody": "Ingen",
    },
    "months": {"2018-10-14": "14 okt.", "2018-10-15": "15 okt."},
}


def drawn(**changes: Any) -> Any:
    """The picture as rows of colours."""
    from io import BytesIO  # noqa: PLC0415

    return matplotlib.image.imread(BytesIO(plot.draw(PLOTTED | changes)), format="png")


@pytest.mark.parametrize(
    "changes", [{}, {"days": []}, {"groups": []}, {"days": [], "groups": []}, {"closes": ""}]
)
def test_whatever_there_is_to_show_is_drawn_as_wide_as_a_phone(changes: dict[str, Any]) -> None:
    assert drawn(**changes).shape[:2] == (1350, 1080)


@pytest.mark.parametrize(
    ("dark", "paper"), [(False, (1.0, 1.0, 1.0)), (True, (23 / 255, 33 / 255, 43 / 255))]
)
def test_the_paper_has_the_colour_of_the_theme(dark: bool, paper: tuple[float, ...]) -> None:  # noqa: FBT001
    corner = drawn(dark=dark)[5, 5][:3]
    assert tuple(round(float(each), 3) for each in corner) == tuple(round(each, 3) for each in paper)


def test_the_closing_day_is_marked() -> None:
    """Its line is the only thing in red."""
    reds = [(picture[..., 0] > 0.6) & (picture[..., 1] < 0.25) for picture in (drawn(), drawn(closes=""))]
    assert (bool(reds[0].any()), bool(reds[1].any())) == (True, False)
