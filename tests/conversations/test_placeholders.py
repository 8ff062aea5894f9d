import pytest

from conversations.model import placeholders


@pytest.mark.parametrize(
    ("text", "unknown", "stray"),
    [
        ("Hej {name}, {event} {date} {place} {code}", [], False),
        ("Hej { Name }", [], False),
        ("Hej {namn} och {kod}", ["namn", "kod"], False),
        ("Hej {", [], True),
        ("Hej }", [], True),
        ("Hej {name", [], True),
        ("Hej {}", [""], False),
        ("Hej", [], False),
    ],
)
def test_what_can_not_be_filled_in_is_found(text: str, unknown: list[str], *, stray: bool) -> None:
    assert (placeholders.unknown(text), placeholders.has_stray_brace(text)) == (unknown, stray)


def test_what_people_wrote_can_not_pose_as_formatting() -> None:
    filled = placeholders.filled("<b>{name}</b> & {Code}", {"name": "<i>A&B</i> {code}", "code": "K7M-Q2P"})
    assert filled == "<b>&lt;i&gt;A&amp;B&lt;/i&gt; {code}</b> & K7M-Q2P"
