"""What a button carries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.chat import wire
from conversations.chat.wire import Press, TooLong
from tests.fakes.world import LONGEST_LABEL, MEAL, NAME, Talk, picnic

KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,19}", fullmatch=True)
LONGEST_KEYS = st.from_regex(r"[a-z][a-z0-9-]{19}", fullmatch=True)
PARTS = st.text(st.characters(exclude_characters="|", codec="utf-8"), max_size=10)


@given(PARTS, PARTS)
def test_a_button_says_what_it_was_made_from(step: str, value: str) -> None:
    press = Press("form", step, "nonce", value)
    try:
        assert wire.decode(wire.encode(press)) == press
    except TooLong:
        assert len("|".join(press).encode()) > wire.LONGEST


def test_a_button_of_more_than_64_bytes_is_never_made() -> None:
    assert wire.encode(Press("x" * 61)) == "x" * 61 + "|||"
    with pytest.raises(TooLong):
        wire.encode(Press("x" * 62))
    with pytest.raises(TooLong):
        wire.encode(Press("å" * 31))


@pytest.mark.parametrize("carried", ["", "start", "a|b|c", "a|b|c|d|e", "{}"])
def test_what_is_no_button_of_ours_is_told_apart(carried: str) -> None:
    assert wire.decode(carried) is None


@settings(max_examples=10)
@given(
    LONGEST_KEYS,
    st.lists(LONGEST_KEYS, min_size=2, max_size=2, unique=True),
    st.lists(KEYS, min_size=2, max_size=2, unique=True),
)
def test_the_longest_keys_that_an_event_may_have_fit_on_its_buttons(
    event_key: str, field_keys: list[str], choice_keys: list[str]
) -> None:
    choices = [{"key": key.ljust(20, "x"), "label": str(number)} for number, key in enumerate(choice_keys)]
    if choices[0]["key"] == choices[1]["key"]:
        return
    name, meal = field_keys
    talk = Talk(picnic({**NAME, "key": name}, {**MEAL, "key": meal, "choice": choices}, key=event_key))
    talk.commands("start")
    talk.registers()
    talk.commands("registration")
    talk.presses("Ändra mina svar", "Ändra ett svar", "Mat", "0")
    assert {len(shown.button.press.encode()) <= wire.LONGEST for shown in talk.shown} == {True}
    assert max(len(shown.button.press.encode()) for shown in talk.shown) > 50


LONG = "Ö" * LONGEST_LABEL


def test_the_fullest_event_that_may_be_written_fits_in_every_message() -> None:
    choices = [{"key": f"c{number}", "label": LONG} for number in range(50)]
    fields = [{"key": f"f{number}", "kind": "text", "label": LONG, "question": "F" * 1500, "why": "W" * 1500,
               "longest": 2000} for number in range(26)]  # fmt: skip
    event = picnic(
        {"key": "consent", "kind": "consent", "label": LONG, "question": "C" * 1500},
        {"key": "name", "kind": "name", "label": LONG, "question": "N" * 1500},
        {"key": "meal", "kind": "choice", "label": LONG, "question": "Q" * 1500, "choice": choices},
        {"key": "group", "kind": "target-group", "label": LONG, "question": "Q" * 1500},
        *fields,
        name="E" * 120, about="A" * 1500, organisers="O" * 400, audience="P" * 400, target_group=choices,
        venue={"name": "V" * 120, "place": "L" * 120}, privacy={"version": "1" * 40, "notice": "&" * 1500},
    )  # fmt: skip
    talk = Talk(event)
    talk.commands("start")
    talk.begins("picnic")
    talk.reaches("name")
    talk.says("Å" * 100)
    talk.reaches("f0")
    for field in fields:
        assert talk.place == field["key"]
        talk.says("varför?", "<" * 2000)
    assert talk.place == "reviewing"
    talk.presses("Skicka in anmälan", "Ändra mina svar", "Ändra ett svar")
    talk.presses("‹ Tillbaka", "‹ Tillbaka", "Spara ändringarna")
    assert talk.registered
