import pytest

from bot.events import spelling

UNDER_A_HEADING = "this belongs under a heading: move it below {}"
TO_THE_TOP = "this is no setting of {}: move it to the top of the file, above the first heading"
MEANT = 'there is no such setting: did you mean "{}"?'


@pytest.mark.parametrize(
    ("place", "remedy"),
    [
        (("nmae",), MEANT.format("name")),
        (("startar",), MEANT.format("starts")),
        (("field", 0, "requird"), MEANT.format("required")),
        (("field", 3, "choice", 1, "capasity"), MEANT.format("capacity")),
        (("reminder", 0, "befor"), MEANT.format("before")),
        (("waitlist", "hours"), MEANT.format("offer_hours")),
        (("capacity",), UNDER_A_HEADING.format("[registration]")),
        (("notice",), UNDER_A_HEADING.format("[privacy]")),
        (("question",), UNDER_A_HEADING.format("[[field]]")),
        (("registration", "name"), TO_THE_TOP.format("registration")),
        (("field", 0, "changes_until"), TO_THE_TOP.format("field")),
        (("prize",), ""),
        (("name", "de"), ""),
    ],
)
def test_a_setting_in_the_wrong_place_or_spelling_is_led_home(
    place: tuple[int | str, ...], remedy: str
) -> None:
    assert spelling.remedy(place) == remedy


@pytest.mark.parametrize(
    ("said", "near"), [("chioce", "choice"), ("e-mail", "email"), ("telefon", ""), (3, "")]
)
def test_a_value_is_held_against_those_that_may_stand_there(said: object, near: str) -> None:
    assert spelling.near_value(said, "'text', 'choice', 'phone' or 'email'") == near
