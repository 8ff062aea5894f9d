"""How many seats are left is told of what is meant: a workshop, several, or the event."""

from dataclasses import replace

import pytest

from conversations.chat.scene import Scene
from conversations.model.registrations.seats import Seats
from conversations.questions import choice_seats
from tests.fakes.world import NAME, Talk, picnic

WORKSHOP = {
    "key": "workshop", "kind": "choice", "label": "Workshop", "question": "?",
    "choice": [
        {"key": "risc", "label": {"sv": "RISC-V från grunden", "en": "RISC-V from scratch"}, "capacity": 12},
        {"key": "rust", "label": {"sv": "Rust i drift", "en": "Rust in production"}, "capacity": 8},
        {"key": "talk", "label": "Samtal"},
    ],
}  # fmt: skip


def told(text: str, language: str = "sv", *, line: bool = False) -> str | None:
    event = picnic(NAME, WORKSHOP, registration={"capacity": 40}, **({"waitlist": {}} if line else {}))
    talk = Talk(event)
    seats = Seats({"": 32, "workshop.risc": 12, "workshop.rust": 5})
    scene = Scene(
        replace(talk.chat, language=language), replace(talk.facts(), seats={"picnic": seats}), event
    )
    return choice_seats.say(scene, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hur många platser är det kvar på RISC-V?", "🪑 RISC-V från grunden: fullt just nu."),
        ("är risc v fullt?", "🪑 RISC-V från grunden: fullt just nu."),
        ("finns det plats på Rust i drift", "🪑 Rust i drift: 3 av 8 platser kvar"),
        ("lediga platser på rust eller risc-v?", "🪑 RISC-V från grunden: fullt just nu.\n🪑 Rust i drift: 3 av 8 platser kvar"),
        ("hur många platser är det kvar?", None),
        ("vad handlar RISC-V om?", None),
        ("finns det plats på samtal?", None),
    ],
)  # fmt: skip
def test_the_seats_of_what_is_named_are_told(text: str, expected: str | None) -> None:
    assert told(text) == expected


def test_who_asks_for_a_full_workshop_hears_that_there_is_a_line() -> None:
    assert told("any seats left for RISC-V?", "en", line=True) == (
        "🪑 RISC-V from scratch: full at the moment, but you can join the waitlist."
    )
