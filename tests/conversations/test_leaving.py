"""Leaving a seat and having it back, in corners; histories of many people are in tests/bot/test_seats.py."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conversations.model.registrations.registration import Status
from conversations.model.team import Member
from tests.conversations.test_seats import dinner, kept, registered, talk
from tests.fakes.world import CLOSED, ME, OLGA, OPEN, STARTED, Talk, said

EVENT = dinner().name.sv


def stood(here: Talk) -> list[tuple[str, str, Status | None]]:
    return [(each.code, each.status, each.left_as) for each in kept(here)]


@pytest.mark.parametrize("status", ["confirmed", "pending"])
def test_who_left_gets_the_same_registration_back_as_it_stood(status: str) -> None:
    here = talk(registered("AAAAAA", status))
    here.forges("registration|cancel-yes|AAAAAA|")
    left = stood(here)
    here.seats = {}

    here.presses(said("button-regain"))

    assert left == [("AAAAAA", "cancelled", status)]
    assert stood(here) == [("AAAAAA", status, None)]
    assert said(f"regained-{status}", event=EVENT) in here.text


def test_taking_it_back_twice_does_it_once() -> None:
    here = talk(registered("AAAAAA", "cancelled", left_as="confirmed"), taken=0)
    here.forges("registration|regain|AAAAAA|")
    here.forges("registration|regain|AAAAAA|")
    assert (kept(here), said("status-confirmed", event=EVENT) in here.text) == ([], True)


def test_a_seat_can_be_taken_back_after_registration_has_closed_and_until_the_event_begins() -> None:
    for now, is_back in ((CLOSED, True), (STARTED, False)):
        gone = registered("AAAAAA", "cancelled", left_as="confirmed")
        here = talk(gone, taken=0, registration={"capacity": 1, "closes": date(2018, 10, 31)})
        here.now = now
        here.forges("registration|regain|AAAAAA|")
        assert bool(kept(here)) == is_back


def test_who_comes_too_late_hears_that_the_seat_is_gone_and_can_stand_in_line() -> None:
    here = talk(registered("AAAAAA", "cancelled", left_as="confirmed"))
    here.forges("registration|regain|AAAAAA|")
    assert (kept(here), here.text) == (
        [],
        f"{said('regain-gone', event=EVENT)} {said('regain-line')}",
    )
    here.presses(said("button-rejoin"))
    assert [(each.status, each.place) for each in kept(here)] == [("waitlisted", 10)]


def test_where_there_is_no_line_only_the_loss_is_told() -> None:
    here = talk(registered("AAAAAA", "cancelled", left_as="confirmed"), waitlist=None)
    here.forges("registration|regain|AAAAAA|")
    assert (kept(here), here.text) == ([], said("regain-gone", event=EVENT))


def test_a_seat_that_goes_to_the_next_in_line_is_not_promised_back() -> None:
    here = talk(registered("AAAAAA", "confirmed"), waiting=1)
    here.forges("registration|cancel|AAAAAA|")
    assert said("cancel-goes-on") in here.text
    here.presses(said("button-cancel-yes"))
    assert (said("button-regain") in here.buttons, said("button-rejoin") in here.buttons) == (False, True)


@pytest.mark.parametrize("status", ["cancelled", "declined"])
def test_what_an_organiser_ended_can_not_be_taken_back(status: str) -> None:
    here = talk(registered("AAAAAA", status), taken=0)
    here.forges("registration|regain|AAAAAA|")
    assert (kept(here), said("button-regain") in here.buttons) == ([], False)


def test_a_colleague_who_was_cancelled_comes_back_with_a_new_link() -> None:
    here = talk(registered("CCCCCC", "confirmed", person=None, claim="t"))
    here.forges("colleague|cancel-yes|CCCCCC|")
    here.seats = {}
    here.presses(said("button-regain-colleague"))
    [back] = kept(here)
    assert (back.status, back.person, back.claim not in (None, "t")) == ("confirmed", None, True)


def organiser(status: str, *, taken: int = 0, **settings: Any) -> Talk:
    here = talk(taken=taken, **settings)
    here.found = {"BBBBBB": replace(registered("BBBBBB", status), person=502, registrant=502, reason="Fullt")}
    here.team[ME] = Member(ME, "organiser", "Åsa", OLGA, OPEN)
    return here


@pytest.mark.parametrize("status", ["cancelled", "declined"])
def test_an_organiser_puts_back_what_was_ended_and_the_attendee_is_told(status: str) -> None:
    here = organiser(status)
    here.forges("find|show|BBBBBB|")
    here.presses(said("button-put-back"))
    told = said("put-back-confirmed", event=EVENT)
    assert [(each.status, each.reason) for each in here.found.values()] == [("confirmed", None)]
    assert any(told in each for each in here.told(502))


def test_an_organiser_is_asked_before_somebody_is_put_back_into_the_line() -> None:
    here = organiser("cancelled", taken=1)
    here.forges("find|put-back|BBBBBB|")
    asked, before = here.text, here.found["BBBBBB"].status
    here.presses(said("button-put-in-line"))
    after = here.found["BBBBBB"]
    assert (asked, before) == (said("put-back-line", event=EVENT, name="Person BBBBBB"), "cancelled")
    assert (after.status, after.place) == ("waitlisted", 10)


def test_nobody_is_put_back_where_it_is_full_and_there_is_no_line() -> None:
    here = organiser("cancelled", taken=1, waitlist=None)
    for act in ("put-back", "put-in-line"):
        here.forges(f"find|{act}|BBBBBB|")
        assert (here.toast, here.found["BBBBBB"].status) == (said("put-back-full"), "cancelled")
