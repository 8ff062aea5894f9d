"""A full choice does not decide over the whole: one holds a seat at the event, and stands in line for the choice beside it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conversations.chat.effects import Keep, SendTicket
from conversations.chat.states import Asking, Draft, Reviewing
from conversations.model.event.event import Event
from conversations.model.registrations import parts, tally
from conversations.model.registrations.registration import Registration, Wish
from conversations.model.registrations.seats import Seats
from conversations.registrations import waitlist
from tests.fakes.world import EMAIL, ME, NAME, OPEN, Talk, complaints_about, picnic

TOMORROW = datetime(2018, 10, 16, 10, tzinfo=UTC)
GIVEN = {"name": "Åsa", "email": "a@exempel.se"}
FULL_A = {"": 5, "shop.a": 1, "shop.b": 0}


def event(*, kind: str = "choice", required: bool = False, **settings: Any) -> Event:
    """An event with 20 seats, where one of two workshops with one seat each can be chosen, or both."""
    choices = [{"key": key, "label": f"Verkstad {key}", "capacity": 1} for key in ("a", "b")]
    choices.append({"key": "c", "label": "Ingen verkstad"})
    shop = {"key": "shop", "kind": kind, "label": "Verkstad", "question": "Vilken?", "required": required}
    asked: dict[str, Any] = {"registration": {"capacity": 20}, "waitlist": {}, **settings}
    return picnic(NAME, EMAIL, {**shop, "choice": choices}, **asked)


def registered(shop: Any, status: str = "confirmed", **more: Any) -> Registration:
    known = {"registrant": ME, "person": ME, "answers": {**GIVEN, "shop": shop}, **more}
    return Registration("picnic", "AAAAAA", status, "sv", registered_at=OPEN, changed_at=OPEN, **known)  # type: ignore[arg-type]


def talk(described: Event, taken: dict[str, int], *known: Registration) -> Talk:
    here = Talk(described)
    here.registrations = {each.event: each for each in known}
    here.found = {each.code: each for each in known}
    here.seats = {"picnic": Seats(taken, next_place=7)}
    return here


def submits(here: Talk, shop: Any, **draft: Any) -> Registration | None:
    """Submit a form with this answer to the question on workshops; returns what is kept."""
    chosen = Draft("picnic", "n", {**GIVEN, "shop": shop}, **draft)
    here.chat = here.chat.__class__("sv", Reviewing(chosen), event="picnic")
    here.forges("summary|submit|n|")
    return kept(here)


def kept(here: Talk) -> Registration | None:
    return next((each.registration for each in here.effects if isinstance(each, Keep)), None)


def held(registration: Registration | None) -> tuple[Any, ...] | None:
    if registration is None:
        return None
    return (
        registration.status,
        registration.place,
        registration.answers.get("shop"),
        dict(registration.wanted),
    )


@pytest.mark.parametrize(
    ("described", "chosen", "taken", "expected"),
    [
        (event(), "a", FULL_A, ("confirmed", None, None, {"shop.a": Wish(7)})),
        (event(), "b", FULL_A, ("confirmed", None, "b", {})),
        (event(), "a", {**FULL_A, "": 20}, ("waitlisted", 7, "a", {})),
        (event(required=True), "a", FULL_A, ("waitlisted", 7, "a", {})),
        (event(kind="several"), ("a", "b"), FULL_A, ("confirmed", None, ("b",), {"shop.a": Wish(7)})),
        (
            event(kind="several", required=True),
            ("a", "b"),
            FULL_A,
            ("confirmed", None, ("b",), {"shop.a": Wish(7)}),
        ),
        (
            event(kind="several"),
            ("a", "b"),
            {**FULL_A, "shop.b": 1},
            ("confirmed", None, None, {"shop.a": Wish(7), "shop.b": Wish(8)}),
        ),
        (
            event(kind="several", required=True),
            ("a", "b"),
            {**FULL_A, "shop.b": 1},
            ("waitlisted", 7, ("a", "b"), {}),
        ),
    ],
)
def test_a_full_choice_is_waited_for_beside_the_seat_unless_nothing_can_be_held_without_it(
    described: Event, chosen: Any, taken: dict[str, int], expected: tuple[Any, ...]
) -> None:
    assert held(submits(talk(described, taken), chosen)) == expected


def test_a_change_to_a_full_choice_keeps_what_is_held_until_the_new_one_is_taken() -> None:
    described, before = event(required=True), registered("b")

    after = submits(talk(described, {"": 5, "shop.a": 1, "shop.b": 1}, before), "a", revises="AAAAAA")

    assert held(after) == ("confirmed", None, "b", {"shop.a": Wish(7)})
    assert after is not None
    taken = parts.taken(described, after, "shop.a", OPEN)
    assert held(taken) == ("confirmed", None, "a", {})


def test_a_change_of_something_else_keeps_the_place_in_line() -> None:
    before = registered(None, wanted={"shop.a": Wish(3)})

    after = submits(talk(event(), FULL_A, before), "a", revises="AAAAAA")

    assert held(after) == ("confirmed", None, None, {"shop.a": Wish(3)})


def test_where_nothing_is_offered_any_more_nobody_new_waits_for_a_full_choice() -> None:
    here = talk(event(waitlist=None), FULL_A)

    assert submits(here, "a") is None
    assert isinstance(here.chat.state, Asking)


def test_an_offered_choice_is_taken_by_its_button() -> None:
    here = talk(event(), FULL_A, registered(None, wanted={"shop.a": Wish(3, TOMORROW)}))

    here.forges("part|take|AAAAAA|shop.a")

    assert held(kept(here)) == ("confirmed", None, "a", {})


@pytest.mark.parametrize("act", ["no-yes", "leave-yes"])
def test_who_leaves_the_line_for_a_choice_keeps_the_seat(act: str) -> None:
    here = talk(event(), FULL_A, registered(None, wanted={"shop.a": Wish(3, TOMORROW)}))

    here.forges(f"part|{act}|AAAAAA|shop.a")

    assert held(kept(here)) == ("confirmed", None, None, {})


@pytest.mark.parametrize("wish", [Wish(3), Wish(3, OPEN)])
def test_what_is_not_offered_or_no_longer_can_not_be_taken(wish: Wish) -> None:
    here = talk(event(), FULL_A, registered(None, wanted={"shop.a": wish}))

    here.forges("part|take|AAAAAA|shop.a")

    assert kept(here) is None


def test_an_offer_of_a_choice_that_runs_out_ends_its_line_and_nothing_else() -> None:
    described = event()
    waiting = registered(None, wanted={"shop.a": Wish(3, OPEN), "shop.b": Wish(4)})
    here = talk(described, FULL_A, waiting)

    effects = waitlist.run_out_of_part(here.facts(), described, waiting)

    found = next(each.registration for each in effects if isinstance(each, Keep))
    assert held(found) == ("confirmed", None, None, {"shop.b": Wish(4)})


def test_who_waits_for_the_event_is_offered_it_without_the_choice_that_is_full() -> None:
    described = event()
    waiting = registered("a", "waitlisted", place=3)
    here = talk(described, FULL_A, waiting)

    effects = waitlist.offer_seats(here.facts(), described, [waiting])

    found = next(each.registration for each in effects if isinstance(each, Keep))
    assert held(found) == ("offered", None, None, {"shop.a": Wish(3)})


def test_cancelling_leaves_the_lines_too() -> None:
    gone = registered(None, wanted={"shop.a": Wish(3)}).left(OPEN + timedelta(hours=1))

    assert (gone.status, dict(gone.wanted)) == ("cancelled", {})


def test_an_offered_choice_takes_a_seat_and_a_line_for_one_takes_none() -> None:
    described = event(kind="several")
    waiting = registered(None, wanted={"shop.a": Wish(3, TOMORROW), "shop.b": Wish(4)})

    found = tally.tallied(described, waiting)

    assert {(each.field, each.answer): number for each, number in found.items()} == {
        ("", ""): 1,
        ("shop", "a"): 1,
        ("", "line shop.b"): 1,
    }


@pytest.mark.parametrize("waited", [1, 2, 12])
def test_the_ticket_fits_below_its_picture_however_much_is_waited_for_beside_the_seat(waited: int) -> None:
    keys = [f"k{number}" for number in range(waited + 1)]
    choices = [{"key": key, "label": f"{key} ".ljust(60, "x"), "capacity": 1} for key in keys]
    shop = {
        "key": "shop",
        "kind": "several",
        "label": "V",
        "question": "?",
        "required": False,
        "choice": choices,
    }
    line = {"sv": "Ö" * 120, "en": "O" * 120}
    place = {"name": line, "place": line}
    asked: dict[str, Any] = {"registration": {"capacity": 20}, "waitlist": {}, "name": line, "venue": place}
    here = talk(picnic(NAME, EMAIL, shop, **asked), {"": 5, **{f"shop.{key}": 1 for key in keys[:waited]}})
    chosen = Draft("picnic", "n", {**GIVEN, "name": "Å" * 100, "shop": tuple(keys[:waited])})
    here.chat = here.chat.__class__("sv", Reviewing(chosen), event="picnic")

    here.forges("summary|submit|n|")

    [ticket] = [each for each in here.effects if isinstance(each, SendTicket)]
    assert complaints_about(ticket) == []
    assert ("I kö till" in ticket.caption) is (waited == 1)
    assert ("/registration" in ticket.caption) is (waited > 1)


def test_the_card_says_both_the_seat_and_the_place_in_line() -> None:
    here = talk(event(), FULL_A)

    submits(here, "a")

    [ticket] = [each for each in here.effects if isinstance(each, SendTicket)]
    assert "I kö till <b>Verkstad a</b>: plats 1" in ticket.caption
