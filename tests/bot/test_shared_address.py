"""Two accounts that register with one address: the second is told, may go on, and the team sees it."""

from collections.abc import Iterator
from typing import Any

import pytest

from conversations.chat.states import Chat, Draft, Idle, Reviewing
from storage import tables
from tests.fakes import raw
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import EMAIL, NAME, OLGA, OPEN, picnic

TOLD = "Det finns redan en anmälan"


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    here = Hall(url, picnic(NAME, EMAIL), OPEN)
    here.empties()
    here.starts(here.event)
    yield here
    here.closes()


def submits(hall: Hall, person: int, address: str, act: str = "submit", **draft: Any) -> str:
    """Press the last button of the form, and return what is said to it."""
    hall.outgoing()
    form = Draft("picnic", "n", {"name": f"Person {person}", "email": address}, **draft)
    hall.stand({person: Chat("sv", Reviewing(form), event="picnic")})
    hall.takes([pressed(person, f"summary|{act}|n|")])
    return str(hall.outgoing())


def registered(hall: Hall) -> list[int]:
    return sorted(int(row["registrant"]) for row in hall.registrations() if row["status"] == "confirmed")


@pytest.mark.parametrize("address", ["anna@exempel.se", "Anna@Exempel.se", " ANNA@EXEMPEL.SE "])
def test_the_second_account_is_told_and_registers_nothing_yet(hall: Hall, address: str) -> None:
    submits(hall, 1, "anna@exempel.se")
    said = submits(hall, 2, address)
    assert TOLD in said
    assert "Person 1" not in said
    assert registered(hall) == [1]


def test_who_shares_an_address_may_go_on(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    submits(hall, 2, "Anna@exempel.se")
    assert TOLD not in submits(hall, 2, "Anna@exempel.se", act="anyway")
    assert registered(hall) == [1, 2]


def test_another_address_and_one_of_a_registration_that_is_over_are_not_told(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    assert TOLD not in submits(hall, 2, "bo@exempel.se")
    [code] = [row["code"] for row in hall.registrations() if row["registrant"] == 1]
    hall.stand({1: Chat("sv", Idle(), event="picnic")})
    hall.takes([pressed(1, f"registration|cancel-yes|{code}|")])
    assert TOLD not in submits(hall, 3, "anna@exempel.se")
    assert registered(hall) == [2, 3]


def test_nobody_is_told_of_their_own_registration(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    [row] = hall.registrations()
    assert TOLD not in submits(hall, 1, "anna@exempel.se", revises=row["code"])


def test_who_changes_to_the_address_of_somebody_else_is_told(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    submits(hall, 2, "bo@exempel.se")
    [code] = [row["code"] for row in hall.registrations() if row["registrant"] == 2]
    assert TOLD in submits(hall, 2, "anna@exempel.se", revises=code)


def test_who_shares_an_address_and_changes_something_else_is_not_told_again(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    submits(hall, 2, "anna@exempel.se", act="anyway")
    [code] = [row["code"] for row in hall.registrations() if row["registrant"] == 2]
    assert TOLD not in submits(hall, 2, "anna@exempel.se", revises=code)


def test_the_team_sees_both_marked(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    submits(hall, 2, "anna@exempel.se", act="anyway")
    submits(hall, 3, "bo@exempel.se")
    for person, marked in ((1, True), (2, True), (3, False)):
        hall.outgoing()
        hall.takes([raw.said(f"/find Person {person}", raw.person(OLGA))])
        [code] = [row["code"] for row in hall.registrations() if row["registrant"] == person]
        hall.takes([pressed(OLGA, f"find|show|{code}|")])
        assert ("Samma e-post som i en annan anmälan" in str(hall.outgoing())) == marked


def test_the_address_itself_stands_nowhere_but_in_the_answers(hall: Hall) -> None:
    submits(hall, 1, "anna@exempel.se")
    words = [row["word"] for row in hall.stored(tables.words)]
    assert [each for each in words if each.startswith("@")]
    assert not [each for each in words if "anna@" in each]
    assert not [row for row in hall.stored(tables.trigrams) if row["word"].startswith("@")]
