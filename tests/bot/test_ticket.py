"""The ticket as a picture: a camera reads it, and a person too."""

from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image, features

from bot.delivery import attachments
from bot.files import ticket

LINK = "https://t.me/the_bot?start=ticket-K7MQ2P"
DRAWN: dict[str, Any] = {
    "link": LINK,
    "event": "Mer för fler",
    "name": "Åsa Öberg",
    "lines": ["onsdag 23 januari 2019", "Kulturhuset, Stockholm"],
    "code": "K7M-Q2P",
}
LONG = "Nordiska nätverket för användardriven biblioteksutveckling i kommuner och regioner " * 3
PHONE = 390


def drawn(**changes: Any) -> Image.Image:
    return Image.open(BytesIO(ticket.draw({**DRAWN, **changes})))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"link": f"{LINK}-abcdefghijklmnop"},
        {"event": LONG, "name": LONG, "lines": [LONG, LONG]},
        {"event": "W" * 200, "name": "Ö" * 100},
        {"event": "Ιωάννης και Иван", "name": "عمر"},
        {"event": "🎉", "name": "王小明", "lines": []},
        {"event": "", "name": "", "lines": [], "code": ""},
    ],
)
def test_a_camera_reads_the_link_as_the_phone_shows_it(changes: dict[str, Any]) -> None:
    whole = drawn(**changes)
    small = whole.resize((PHONE, round(whole.height * PHONE / whole.width)))
    read = [[each.text for each in zxingcpp.read_barcodes(picture)] for picture in (whole, small)]
    assert read == [[changes.get("link", LINK)]] * 2


def test_what_the_font_does_not_know_is_left_to_the_caption() -> None:
    assert drawn(name="王小明").height < drawn().height
    assert drawn(name="Łukasz Ćwik").height == drawn().height


def test_long_texts_take_two_lines_and_no_more() -> None:
    assert drawn(name=LONG).height == drawn(name=LONG * 5).height


def test_the_picture_is_small_enough_for_a_slow_network() -> None:
    assert len(ticket.draw({**DRAWN, "event": LONG, "name": LONG})) < 60_000


@pytest.mark.parametrize("name", ["عمر الفاروق", "יעל לוי", "Åsa (آسا)"])
def test_a_name_written_from_the_right_is_drawn_only_where_it_is_not_turned_around(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = drawn(name="").height
    monkeypatch.setattr(features, "check", lambda _: False)
    assert drawn(name=name).height == without
    assert drawn(name="Łukasz Ćwik").height > without
    monkeypatch.setattr(features, "check", lambda _: True)
    assert drawn(name=name).height > without


def test_a_ticket_that_waited_in_the_outbox_since_before_the_upgrade_can_still_be_read() -> None:
    content, media = attachments.made({"qr": LINK, "name": "ticket.png", "as": "photo"})
    assert media == "image/png"
    assert [each.text for each in zxingcpp.read_barcodes(Image.open(BytesIO(content)))] == [LINK]
