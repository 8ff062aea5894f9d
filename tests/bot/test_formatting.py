from typing import Any

import pytest

from bot.telegram import formatting
from tests.fakes import raw


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "1 < 2 & 3"}, "1 &lt; 2 &amp; 3"),
        ({"text": "Hej 🌻 du", "entities": [{"type": "bold", "offset": 7, "length": 2}]}, "Hej 🌻 <b>du</b>"),
        ({"text": "se a.se", "entities": [{"type": "url", "offset": 3, "length": 4}]}, "se a.se"),
        (
            {
                "text": "här",
                "entities": [{"type": "text_link", "offset": 0, "length": 3, "url": "https://a.se"}],
            },
            '<a href="https://a.se">här</a>',
        ),
        (
            {"caption": "Fet", "caption_entities": [{"type": "italic", "offset": 0, "length": 3}]},
            "<i>Fet</i>",
        ),
        ({"photo": []}, ""),
    ],
)
def test_formatting_is_kept(content: dict[str, Any], expected: str) -> None:
    assert formatting.html(raw.message(**content)) == expected
