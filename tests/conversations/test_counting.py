"""What is counted for the kitchen and the order: of those who have a seat, and beside it of those who don't have one yet."""

from datetime import date

import pytest

from conversations.model.lookups import LookedUp
from conversations.model.registrations.counting import Answered, Counts, week_before
from tests.fakes.world import OLGA, Talk, picnic

BY_ANSWER = {
    ("meal", "fish"): {"confirmed": 6, "came": 2, "waitlisted": 4, "cancelled": 3},
    ("meal", "vegan"): {"pending": 1, "offered": 2},
    ("meal", "meat"): {"declined": 5},
}


def test_a_workshop_with_eight_seats_never_shows_twelve() -> None:
    assert Counts("picnic", by_answer=BY_ANSWER).answered("meal") == [
        Answered("fish", 8, {"waitlisted": 4}),
        Answered("vegan", 0, {"pending": 1, "offered": 2}),
    ]


def test_the_last_seven_days_are_seven_days_long() -> None:
    today = date(2019, 1, 23)
    assert week_before(today) == date(2019, 1, 17)
    by_day = {("@day", f"2019-01-{day}"): {"confirmed": 1} for day in range(10, 24)}
    counts = Counts("picnic", by_answer=by_day)
    assert (counts.since(week_before(today)), counts.since(today)) == (7, 1)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("sv", ["Fish: 8 (4 i kö)", "Vegan: 0 (1 väntar på beslut, 2 erbjuden plats)"]),
        ("en", ["Fish: 8 (4 in line)", "Vegan: 0 (1 waiting for a decision, 2 offered a seat)"]),
    ],
)
def test_those_in_line_are_counted_beside_those_who_have_a_seat(language: str, lines: list[str]) -> None:
    choices = [
        {"key": "fish", "label": "Fish"},
        {"key": "vegan", "label": "Vegan"},
        {"key": "meat", "label": "Meat"},
    ]
    name = {"key": "name", "kind": "name", "label": "Name", "question": "?"}
    meal = {"key": "meal", "kind": "choice", "label": "Meal", "question": "?", "choice": choices}
    talk = Talk(picnic(name, meal))
    talk.me = OLGA
    talk.forges(f"language|||{language}")
    talk.looked_up = LookedUp(counts=Counts("picnic", {"confirmed": 6, "came": 2}, BY_ANSWER))
    talk.commands("count")
    shown = talk.text.splitlines()
    heading = shown.index("Meal")
    assert shown[heading + 1 : heading + 3] == lines
    assert not any("Meat" in line for line in shown)
