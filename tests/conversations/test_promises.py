"""What the bot tells people about seats, lines and links is true, also on a button that was shown long ago."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conversations.chat.effects import Renew, Say, Tell
from conversations.chat.scene import Scene, of_owner
from conversations.model.event.event import Event
from conversations.model.registrations.registration import Registration
from conversations.model.registrations.seats import Seats
from conversations.registrations import buttons, waitlist
from tests.fakes.world import CONSENT, EMAIL, ME, MEAL, NAME, OPEN, Described, Talk, picnic, said

LIMITED: Described = {"closes": date(2018, 10, 31), "capacity": 1}
FULL = {"picnic": Seats(taken={"": 1})}
CODE = "ABCDEF"


def full_picnic(**settings: Any) -> Talk:
    talk = Talk(picnic(CONSENT, NAME, EMAIL, registration=LIMITED, waitlist={}, colleagues={}, **settings))
    talk.seats = dict(FULL)
    return talk


def registered(status: Any, **more: Any) -> Registration:
    made: dict[str, Any] = {"registrant": ME, "person": ME, "place": 1 if status == "waitlisted" else None}
    answers = {"name": "Åsa Öberg", "email": "asa@exempel.se"}
    return Registration("picnic", CODE, status, "sv", answers, OPEN, OPEN, **(made | more))


def in_line() -> Talk:
    talk = full_picnic()
    talk.registrations["picnic"] = registered("waitlisted")
    talk.commands("registration")
    return talk


def test_the_button_that_leaves_the_line_asks_first() -> None:
    talk = in_line()
    talk.presses(said("button-leave-line"))
    before = [each.status for each in talk.registrations.values()]
    talk.presses(said("button-leave-line-yes"))
    assert before + [each.status for each in talk.registrations.values()] == ["waitlisted", "cancelled"]


@pytest.mark.parametrize("status", ["confirmed", "offered", "pending"])
def test_an_old_button_that_left_the_line_gives_up_no_seat(status: Any) -> None:
    talk = in_line()
    talk.registrations["picnic"] = after = registered(status, offer_until=OPEN + timedelta(hours=1))
    for each in ("leave", "leave-yes"):
        talk.forges(f"registration|{each}|{after.code}|")
        assert talk.registrations["picnic"] == after


def test_who_is_in_line_is_promised_nothing_after_the_last_offer() -> None:
    talk = full_picnic()
    talk.registrations["picnic"] = registered("waitlisted")
    talk.now = datetime(2019, 1, 23, tzinfo=UTC)
    talk.commands("registration")
    assert said("line-over") in talk.text
    assert said("in-line") not in talk.text


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (None, "tisdag 22 januari 2019"),
        (date(2019, 1, 15), "tisdag 15 januari 2019"),
        (datetime(2019, 1, 15, 12), "tisdag 15 januari 2019 12:00"),  # noqa: DTZ001  local to the event
    ],
)
def test_the_day_until_which_a_link_works_is_one_on_which_it_works(until: Any, told: str) -> None:
    talk = Talk(picnic(CONSENT, NAME, colleagues={"until": until} if until else {}))
    talk.registrations["picnic"] = registered("confirmed")
    talk.commands("registration")
    talk.presses(said("button-give"))
    assert said("give-how", until=told) in talk.texts


def test_a_choice_that_is_full_is_refused_in_words_as_on_its_button() -> None:
    seats = [{**each, "capacity": 1} if each["key"] == "fish" else each for each in MEAL["choice"]]
    talk = Talk(picnic(NAME, {**MEAL, "choice": seats}))
    talk.seats = {"picnic": Seats(taken={"": 1, "meal.fish": 1})}
    talk.begins("picnic")
    talk.says("Åsa Öberg", "fisk")
    assert said("choice-is-full") in talk.text
    assert talk.place == "meal"
    talk.says("vegan")
    assert talk.answers["meal"] == "vegan"


@pytest.mark.parametrize(
    ("status", "key"), [("confirmed", "claim-not-needed"), ("waitlisted", "claim-first-leave")]
)
def test_who_has_no_seat_is_told_how_to_take_one_over(status: Any, key: str) -> None:
    talk = full_picnic()
    talk.registrations["picnic"] = registered(status)
    talk.found = {
        "t" * 16: replace(registered("confirmed", person=7, registrant=7), code="GGGGGG", claim="t" * 16)
    }
    talk.commands("start", f"claim-{'t' * 16}")
    assert said(key, event="Picknicken") in talk.texts


def test_a_link_that_was_used_shows_who_used_it_that_nothing_is_missing() -> None:
    talk = full_picnic()
    talk.registrations["picnic"] = registered("confirmed")
    talk.commands("registration")
    talk.commands("start", f"claim-{'t' * 16}")
    assert said("claim-over") in talk.texts
    assert said("button-ticket") in talk.buttons


def test_only_who_registered_those_who_come_together_has_buttons_to_answer() -> None:
    talk = full_picnic()
    event = talk.events["picnic"]
    offered = registered("offered", party="HHHHHH", registrant=7, offer_until=OPEN)
    assert buttons.of_offer(scene_of(talk, event, offered), offered) == ()
    own = replace(offered, registrant=ME)
    labels = [button.label for row in buttons.of_offer(scene_of(talk, event, own), own) for button in row]
    assert labels == [said("button-accept-all"), said("button-turn-down-all")]


def test_a_card_that_others_renew_keeps_the_ways_to_colleagues() -> None:
    talk = full_picnic()
    event = talk.events["picnic"]
    mine = registered("waitlisted", party=CODE)
    theirs = replace(mine, code="GGGGGG", person=None, place=2)
    facts = replace(talk.facts(), me=0).with_registrations(others={ME: {"GGGGGG": theirs}})
    rows = buttons.of_registration(of_owner(facts, event, mine), mine)
    labels = [button.label for row in rows for button in row]
    assert said("button-apart") in labels
    assert said("button-colleagues") in labels


def test_the_invitation_of_who_waits_promises_a_place_in_line() -> None:
    talk = full_picnic()
    talk.forges("colleague|begin||picnic")
    talk.says("Bo Ek", "bo@exempel.se")
    talk.presses(said("button-submit-colleague"))
    invitation = next(text for text in talk.texts if "claim-" in text)
    assert invitation.startswith("👋 En plats i kön till Picknicken väntar på dig.")


def test_who_is_registered_for_several_events_chooses_which_one_to_see() -> None:
    talk = Talk(picnic(NAME), picnic(NAME, key="outing", name={"sv": "Utflykten", "en": "The outing"}))
    talk.registrations = {
        "picnic": registered("confirmed"),
        "outing": replace(registered("confirmed"), event="outing", code="GGGGGG"),
    }
    talk.commands("start", "picnic")
    talk.commands("registration")
    assert talk.text == said("which-registration")
    assert talk.buttons == ["✅ Picknicken", "✅ Utflykten"]


def scene_of(talk: Talk, event: Event, registration: Registration) -> Scene:
    return of_owner(talk.facts(), event, registration)


def test_an_offer_is_answered_with_buttons_that_stand_in_the_chat_once() -> None:
    talk = full_picnic()
    talk.seats = {"picnic": Seats(waiting=2)}
    line = [
        registered("waitlisted"),
        replace(registered("waitlisted"), code="BCDEFG", person=None, claim="t"),
    ]
    event = picnic(CONSENT, NAME, EMAIL, registration={**LIMITED, "capacity": 2}, waitlist={}, colleagues={})
    effects = waitlist.offer_seats(talk.facts(), event, line)
    told = [effect.message for effect in effects if isinstance(effect, Tell)]
    presses = [
        each.press for shown in told if isinstance(shown, Say | Renew) for row in shown.rows for each in row
    ]
    offers = [each for each in presses if each.startswith("offer|")]
    assert sorted(offers) == sorted(
        f"offer|{act}|{code}|" for code in (CODE, "BCDEFG") for act in ("accept", "decline")
    )
    assert "colleague|remind|BCDEFG|" in presses
