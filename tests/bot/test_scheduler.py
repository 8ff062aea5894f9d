"""What the bot does without being asked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from structlog.testing import capture_logs

from conversations.broadcasts.cards import as_shown
from conversations.chat.states import Asking, Chat, Draft, Idle, Reviewing
from conversations.model.broadcasts.composition import Composition
from storage import tables
from tests.fakes import raw
from tests.fakes.hall import Hall, pressed
from tests.fakes.world import EMAIL, ME, NAME, OLGA, OPEN, picnic, said, shown_text

PRIVACY = {"version": "1", "notice": "Vi sparar det du svarar.", "deletes": date(2019, 3, 1)}
TOWN = {"key": "town", "kind": "text", "label": "Ort", "question": "Var?", "suggest": True}
ANSWERS = {"name": "Åsa Öberg", "email": "asa@exempel.se", "town": "Lund"}
SOUP = Draft("soup", "n", ANSWERS)
PICNIC = Draft("picnic", "n", ANSWERS)
COLLEAGUE = Draft("picnic", "n", {"name": "Cem Ek", "email": "cem@exempel.se"}, colleague=True)
PICNIC_IS_FORGOTTEN = timedelta(days=200)


@pytest.fixture
def hall(url: str) -> Iterator[Hall]:
    here = Hall(url, picnic(NAME, EMAIL, TOWN, privacy=PRIVACY), OPEN)
    here.starts(here.event)
    yield here
    here.closes()


def test_answers_are_deleted_on_the_day_that_the_notice_names(hall: Hall) -> None:
    hall.stand({ME: Chat("sv", Reviewing(PICNIC), event="picnic")})
    hall.takes([pressed(ME, "summary|submit|n|")])
    hall.goes_round()
    before = (len(hall.registrations()), hall.tallies())

    hall.passes(PICNIC_IS_FORGOTTEN)
    hall.goes_round()

    assert before == (1, {("", ""): 1, ("town", "Lund"): 1})
    assert (hall.registrations(), hall.tallies()) == ([], {})


def test_an_event_that_takes_place_again_is_forgotten_again(hall: Hall) -> None:
    hall.passes(PICNIC_IS_FORGOTTEN)
    hall.goes_round()
    next_year = picnic(
        NAME,
        EMAIL,
        TOWN,
        starts=date(2020, 1, 23),
        registration={},
        privacy=PRIVACY | {"deletes": date(2020, 3, 1)},
    )
    hall.reads_anew(next_year)
    hall.stand({ME: Chat("sv", Reviewing(PICNIC), event="picnic")})
    hall.takes([pressed(ME, "summary|submit|n|")])
    assert len(hall.registrations()) == 1

    hall.passes(timedelta(days=366))
    hall.goes_round()

    assert hall.registrations() == []


def test_what_people_ask_after_that_day_is_deleted_too_and_so_are_its_words_in_the_audit(hall: Hall) -> None:
    hall.passes(PICNIC_IS_FORGOTTEN)
    hall.goes_round()
    hall.takes([raw.said("Kan man få glass?")])
    [asked] = hall.stored(tables.questions)
    hall.takes([pressed(raw.ADA["id"], f"question|pass|{asked['code']}|")])
    hall.takes([pressed(OLGA, f"question|drop-yes|{asked['code']}|")])
    [noted] = hall.stored(tables.audit)
    assert "Kan man få glass?" in noted["details"]

    hall.goes_round()

    assert hall.stored(tables.questions) == []
    assert [(each["act"], each["details"]) for each in hall.stored(tables.audit)] == [("dropped", None)]


def test_forms_that_were_never_submitted_are_deleted_on_that_day_too(hall: Hall) -> None:
    stood = {
        1: Chat("sv", Reviewing(PICNIC), event="picnic"),
        2: Chat("en", Idle(PICNIC), event="picnic", heard=7),
        3: Chat("sv", Asking(SOUP, "town"), event="soup", shelf={"picnic": PICNIC}),
        4: Chat("sv", Asking(SOUP, "town"), event="soup"),
    }
    hall.stand(stood)

    hall.passes(PICNIC_IS_FORGOTTEN)
    hall.goes_round()

    assert hall.chats() == {
        1: Chat("sv", event="picnic"),
        2: Chat("en", event="picnic", heard=7),
        3: Chat("sv", Asking(SOUP, "town"), event="soup"),
        4: Chat("sv", Asking(SOUP, "town"), event="soup"),
    }


def test_who_could_not_be_reached_is_not_taken_for_reachable_when_their_form_is_deleted(hall: Hall) -> None:
    hall.stand({1: Chat("sv", Reviewing(PICNIC), event="picnic")})
    hall.takes([raw.membership("kicked", raw.person(1))])

    hall.passes(PICNIC_IS_FORGOTTEN)
    hall.goes_round()

    assert (hall.chats(), hall.unreachable()) == ({1: Chat("sv", event="picnic")}, [1])


def test_the_cards_of_an_event_that_moved_show_what_they_showed_before(hall: Hall) -> None:
    seats = {"registration": {"capacity": 1}, "waitlist": {}, "colleagues": {}}
    hall.starts(picnic(NAME, EMAIL, **seats))
    first = replace(PICNIC, answers={**ANSWERS, "email": "first@exempel.se"})
    for person, form in ((1, first), (ME, PICNIC), (ME, COLLEAGUE)):
        hall.stand({person: Chat("sv", Reviewing(form), event="picnic")})
        hall.takes([pressed(person, "summary|submit|n|")])
    hall.outgoing()

    hall.starts(picnic(NAME, EMAIL, venue={"name": "Parken"}, **seats))

    cards = [shown_text(call["text"]) for call in hall.outgoing() if call["chat_id"] == ME]
    assert all("Parken" in card for card in cards)
    assert said("in-line-place", place=1) in cards[0]
    assert said("in-line-place", place=2) in cards[1]
    assert said("unclaimed", number=1) in cards[0]


def test_registrations_whose_event_has_no_folder_any_more_are_told_to_the_operator(hall: Hall) -> None:
    hall.stand({ME: Chat("sv", Reviewing(PICNIC), event="picnic")})
    hall.takes([pressed(ME, "summary|submit|n|")])

    with capture_logs() as told:
        hall.starts(hall.event)
        hall.starts(picnic(NAME, EMAIL, key="supper"))

    event = "an event with registrations has no folder"
    assert told == [{"event": event, "key": "picnic", "registrations": 1, "log_level": "warning"}]


def test_who_has_left_the_team_hears_no_more_of_a_broadcast_and_an_organiser_does(hall: Hall) -> None:
    nora = 777
    hall.takes([raw.said("/invite arrangör", raw.person(OLGA))])
    [token] = {each for call in hall.outgoing() for each in re.findall(r"join-[\w-]+", call.get("text", ""))}
    hall.takes([raw.said(f"/start {token}", raw.person(nora))])
    hall.stand({ME: Chat("sv", Reviewing(PICNIC), event="picnic")})
    hall.takes([pressed(ME, "summary|submit|n|")])
    written = Composition("picnic", "n", texts={"sv": "Kom i tid!", "en": "Be there!"})
    hall.stand({nora: Chat("sv", event="picnic", composing=written)})
    hall.takes([pressed(nora, f"compose|now|n|{as_shown(written)}")])
    hall.takes([pressed(OLGA, f"team|dismiss||{nora}"), raw.membership("kicked", raw.person(ME))])
    hall.outgoing()

    hall.goes_round()

    told = {each["chat_id"]: each["text"] for each in hall.outgoing()}
    assert told.keys() == {OLGA}
    assert "Åsa Öberg" in told[OLGA]


def test_the_audit_tells_only_what_was_done_with_a_broadcast(hall: Hall) -> None:
    written = Composition("picnic", "n", texts={"sv": "Kom i tid!", "en": "Be there!"})
    hall.stand({OLGA: Chat("sv", event="picnic", composing=written)})
    hall.takes([pressed(OLGA, f"compose|now|n|{as_shown(written)}")])
    [order] = hall.stored(tables.broadcasts)
    for act in ("pause", "pause", "continue", "now", "cancel", "halt", "halt", "delete", "delete", "retry"):
        hall.takes([pressed(OLGA, f"broadcast|{act}|{order['id']}|picnic")])
    acts = [each["act"] for each in hall.stored(tables.audit)]
    assert acts == ["launched", "paused", "continued", "halted", "withdrew"]
