"""At the door and from the card: what is stored, what is told to whom, and what is said at a glance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations.chat.effects import Keep, Note
from conversations.model.lookups import LookedUp
from conversations.model.registrations import audit
from conversations.model.registrations.audit import DETAILS, Entry
from conversations.model.registrations.registration import Registration, Status
from conversations.model.registrations.seats import Seats
from conversations.model.team import Member
from conversations.model.threads import Thread
from tests.fakes.world import ME, NAME, OLGA, OPEN, STARTED, Talk, conference, picnic, said

HERBERT = 4711
BO = 4712
CODE = "HRB234"


def herbert(status: Status = "confirmed", event: str = "picnic") -> Registration:
    answers = {"name": "Herbert Ek", "meal": "fish"}
    return Registration(event, CODE, status, "sv", answers, OPEN, OPEN, registrant=HERBERT, person=HERBERT)


def at_the_door(registration: Registration, language: str = "sv", role: str = "staff") -> Talk:
    """One of the team, on the day, with a registration that can be found."""
    talk = Talk(picnic(registration={"capacity": 9}, waitlist={}), conference(), now=STARTED)
    talk.team[ME] = Member(ME, role, "Åsa", OLGA, OPEN)  # type: ignore[arg-type]
    talk.organisers = {OLGA: "sv"}
    talk.forges("event|picnic||")
    talk.forges(f"language|||{language}")
    talk.found = {CODE: registration}
    talk.totals = {"picnic": {"confirmed": 1}}
    return talk


def kept(talk: Talk) -> list[Registration]:
    return [effect.registration for effect in talk.effects if isinstance(effect, Keep)]


def shown(key: str, language: str, event: str) -> str:
    return said(key, language, name="Herbert Ek", event=event, code="HRB-234")


@pytest.mark.parametrize(("language", "event"), [("sv", "Picknicken"), ("en", "The picnic")])
def test_who_comes_is_checked_in_by_the_camera(language: str, event: str) -> None:
    talk = at_the_door(herbert(), language)
    talk.commands("start", f"ticket-{CODE}")
    assert kept(talk) == [replace(herbert(), came_at=STARTED, came_by=ME)]
    assert talk.text.startswith(shown("door-in", language, event))
    assert talk.text.endswith(said("door-progress", language, number=1, of=1))


@pytest.mark.parametrize(("language", "event"), [("sv", "Picknicken"), ("en", "The picnic")])
@pytest.mark.parametrize("status", ["pending", "offered", "waitlisted", "declined", "cancelled"])
def test_who_is_not_confirmed_is_not_let_in(status: Status, language: str, event: str) -> None:
    talk = at_the_door(herbert(status), language)
    talk.commands("start", f"ticket-{CODE}")
    assert (kept(talk), talk.text) == ([], shown(f"door-{status}", language, event))


@pytest.mark.parametrize(("language", "event"), [("sv", "Picknicken"), ("en", "The picnic")])
def test_who_is_in_already_is_told_with_when_and_by_whom(language: str, event: str) -> None:
    talk = at_the_door(replace(herbert(), came_at=STARTED - timedelta(hours=1), came_by=ME), language)
    talk.commands("start", f"ticket-{CODE}")
    came = said("door-came", language, at="10:00", by="Åsa")
    assert (kept(talk), talk.text) == ([], f"{shown('door-already', language, event)}\n\n{came}")


@pytest.mark.parametrize(("language", "event"), [("sv", "Picknicken"), ("en", "The picnic")])
def test_a_ticket_for_another_event_is_told_and_can_be_taken_there(language: str, event: str) -> None:
    del event
    registration = replace(herbert(event="mer-for-fler"), answers={"name": "Herbert Ek"})
    talk = at_the_door(registration, language)
    talk.commands("start", f"ticket-{CODE}")
    assert kept(talk) == []
    assert talk.text == shown("door-elsewhere", language, conference().name[language])
    talk.presses(said("button-check-in-there", language))
    assert [each.came_by for each in kept(talk)] == [ME]


def test_before_the_door_opens_a_ticket_can_be_tried() -> None:
    talk = at_the_door(herbert())
    talk.now = OPEN
    talk.commands("start", f"ticket-{CODE}")
    assert kept(talk) == []
    assert talk.text.endswith(said("door-early", day="tisdag 22 januari 2019"))


@pytest.mark.parametrize(
    "words",
    ["HRB-234", "hrb234", " Hrb 234", "hrb\u2013234", "HRB\u00a0234", "hrb-234.", "https://t.me/anmalan_bot?start=ticket-HRB234", "t.me/anmalan_bot?start=ticket-HRB234"],
)  # fmt: skip
def test_a_code_that_is_read_out_at_the_door_checks_in_and_can_be_undone(words: str) -> None:
    talk = at_the_door(herbert())
    talk.says(words)
    assert kept(talk) == [replace(herbert(), came_at=STARTED, came_by=ME)]
    talk.found = {CODE: kept(talk)[0]}
    talk.presses(said("button-check-out"))
    assert kept(talk) == [herbert()]


def test_a_code_that_is_read_out_days_before_checks_nobody_in() -> None:
    talk = at_the_door(herbert())
    talk.now = OPEN
    talk.says("hrb-234")
    assert kept(talk) == []
    assert talk.text.startswith(shown("door-confirmed", "sv", "Picknicken"))
    talk.presses(said("button-card"))
    assert "Herbert Ek" in talk.text


@pytest.mark.parametrize(("language", "event"), [("sv", "Picknicken"), ("en", "The picnic")])
@pytest.mark.parametrize("read", [CODE, f"{CODE}-earlier"])
def test_the_ticket_of_who_gave_the_seat_away_checks_nobody_in(language: str, event: str, read: str) -> None:
    talk = at_the_door(replace(herbert(), ticket="new-one"), language)
    talk.commands("start", f"ticket-{read}")
    assert (kept(talk), talk.text) == ([], shown("door-outdated", language, event))
    talk.presses(said("button-check-in", language))
    assert [each.came_by for each in kept(talk)] == [ME]


def test_the_ticket_of_who_was_given_the_seat_checks_in() -> None:
    talk = at_the_door(replace(herbert(), ticket="new-one"))
    talk.commands("start", f"ticket-{CODE}-new-one")
    assert [each.came_by for each in kept(talk)] == [ME]


def test_the_same_press_twice_is_no_reason_to_stop_anybody() -> None:
    talk = at_the_door(replace(herbert(), came_at=STARTED, came_by=ME))
    talk.forges(f"door|in|{CODE}|")
    assert (kept(talk), talk.toast, talk.texts) == ([], said("door-done"), [])


def test_somebody_is_registered_on_the_spot_and_in_at_once() -> None:
    talk = at_the_door(herbert())
    talk.forges("find|newcomer||picnic")
    talk.says("Nils Holgersson")
    (registration,) = kept(talk)
    assert (registration.answers, registration.status) == ({"name": "Nils Holgersson"}, "confirmed")
    assert (registration.person, registration.registrant, registration.came_by) == (None, 0, ME)


def test_nobody_is_registered_on_the_spot_under_what_is_no_name() -> None:
    talk = at_the_door(herbert())
    talk.forges("find|newcomer||picnic")
    talk.says("?")
    assert (kept(talk), talk.text) == ([], said("name-unclear"))
    talk.says("Nils Holgersson")
    assert len(kept(talk)) == 1


def test_nobody_is_registered_on_the_spot_where_it_is_full() -> None:
    talk = at_the_door(herbert())
    talk.events["picnic"] = picnic(registration={"capacity": 1})
    talk.seats = {"picnic": Seats({"": 1})}
    talk.forges("find|newcomer||picnic")
    talk.says("Nils Holgersson")
    assert (kept(talk), talk.text) == ([], said("walk-in-full"))


def test_nobody_is_registered_on_the_spot_when_all_has_been_deleted() -> None:
    talk = at_the_door(herbert())
    talk.forges("find|newcomer||picnic")
    talk.events["picnic"] = picnic(privacy={"version": "1", "notice": "-", "deletes": date(2019, 3, 1)})
    talk.now += timedelta(days=60)
    talk.says("Nils Holgersson")
    assert (kept(talk), talk.text) == ([], said("walk-in-forgotten"))
    talk.forges("find|newcomer||picnic")
    assert (talk.toast, talk.chat.walk_in) == (said("walk-in-forgotten"), None)


def test_who_is_cancelled_by_an_organiser_is_told() -> None:
    talk = at_the_door(herbert(), role="organiser")
    talk.forges(f"find|cancel|{CODE}|")
    talk.presses(said("button-cancel-yes"))
    assert [each.status for each in kept(talk)] == ["cancelled"]
    assert talk.told(HERBERT) == [said("cancelled-for-you", event="Picknicken")]


def test_a_seat_is_offered_out_of_turn() -> None:
    talk = at_the_door(replace(herbert("waitlisted"), place=7), role="organiser")
    talk.now = OPEN
    talk.forges(f"find|offer|{CODE}|")
    assert [(each.status, each.place) for each in kept(talk)] == [("offered", None)]
    assert len(talk.told(HERBERT)) == 1


def test_no_seat_is_offered_that_is_not_free() -> None:
    talk = at_the_door(replace(herbert("waitlisted"), place=7), role="organiser")
    talk.now = OPEN
    talk.events["picnic"] = picnic(waitlist={}, registration={"capacity": 1})
    talk.seats = {"picnic": Seats({"": 1})}
    talk.forges(f"find|offer|{CODE}|")
    assert (kept(talk), talk.toast) == ([], said("decide-full"))


def writing(role: str = "staff") -> Talk:
    talk = at_the_door(herbert(), role=role)
    talk.forges(f"write|begin|{CODE}|")
    return talk


def test_a_message_goes_to_the_attendee_and_is_noted_without_its_words() -> None:
    talk = writing()
    talk.says("Kom in tidigare!")
    assert talk.told(HERBERT) == [said("talk-from-team", event="Picknicken", text="Kom in tidigare!")]
    assert [each for each in talk.noted if isinstance(each, Note)] == [Note("wrote", "picnic", CODE)]
    talk.says("Och det här skickas inte.")
    assert talk.told(HERBERT) == []


def test_an_answer_comes_back_to_who_asked() -> None:
    talk = writing()
    (key,) = talk.threads
    talk.me, talk.chat = HERBERT, replace(talk.chat, writing=None)
    talk.forges(f"talk|answer|{key}|")
    talk.says("Ja, gärna.")
    assert talk.told(ME) == [said("talk-from-attendee", name="Herbert Ek", text="Ja, gärna.")]


def test_an_answer_goes_to_the_organisers_where_who_asked_has_left() -> None:
    talk = writing()
    (key,) = talk.threads
    del talk.team[ME]
    talk.me, talk.chat = HERBERT, replace(talk.chat, writing=key)
    talk.says("Ja, gärna.")
    assert (talk.told(ME), len(talk.told(OLGA))) == ([], 1)
    assert talk.threads[key].asker == OLGA


@pytest.mark.parametrize("ends", [ME, HERBERT])
def test_either_side_can_end_a_talk(ends: int) -> None:
    talk = writing()
    (key,) = talk.threads
    talk.me = ends
    talk.forges(f"talk|end|{key}|")
    assert not talk.threads[key].is_open
    assert talk.told(HERBERT if ends == ME else ME) == [said("talk-ended-there")]
    for each in (ME, HERBERT):
        talk.me, talk.chat = each, replace(talk.chat, writing=key)
        talk.says("Hallå?")
        assert talk.texts[0] == said("talk-over")


def test_a_message_that_is_too_long_is_asked_for_again() -> None:
    talk = writing()
    talk.says("å" * 2001)
    assert talk.texts == [said("talk-too-long", length=2001, longest=2000)]
    talk.says("Kort.")
    assert len(talk.told(HERBERT)) == 1


def test_somebody_without_a_chat_cannot_be_written_to() -> None:
    talk = at_the_door(replace(herbert(), person=None, registrant=0))
    talk.forges(f"write|begin|{CODE}|")
    assert talk.toast == said("talk-nobody")
    assert not talk.threads


def test_nobody_else_can_answer_in_a_talk() -> None:
    talk = writing()
    (key,) = talk.threads
    talk.threads[key] = Thread(key, "picnic", CODE, ME, HERBERT)
    talk.me, talk.chat = BO, replace(talk.chat, writing=key)
    talk.says("Släng ut honom.")
    assert talk.texts[0] == said("talk-gone")
    assert talk.told(ME) == talk.told(HERBERT) == []


@pytest.mark.parametrize("event", ["picnic", "gone"])
def test_the_audit_can_be_read_also_of_a_field_or_an_event_that_is_gone(event: str) -> None:
    talk = at_the_door(herbert(), role="organiser")
    details = {"status": ("", "confirmed"), "shoe-size": ("41", "42")}
    talk.looked_up = LookedUp(entries=[Entry(STARTED, event, "attendee", "changed", None, CODE, details)])
    talk.commands("audit")
    assert "shoe-size: 41 → 42" in talk.text


def test_a_field_may_be_called_as_something_that_the_audit_tells_besides() -> None:
    fields = [
        NAME,
        *({"key": key, "kind": "text", "label": "-", "question": "-"} for key in DETAILS if key != "name"),
    ]
    event = picnic(*fields)
    before = replace(herbert(), answers=dict.fromkeys(DETAILS, "x"))
    after = replace(before, answers=dict.fromkeys(DETAILS, "y"), came_at=STARTED)
    noted = audit.entry(event, before, after, ME, "staff", STARTED)
    assert noted
    talk = at_the_door(herbert(), role="organiser")
    talk.changes(event)
    talk.looked_up = LookedUp(entries=[noted])
    talk.commands("audit")
    assert noted.act == "arrived"


def test_the_audit_says_in_words_whether_sensitive_answers_were_fetched() -> None:
    talk = at_the_door(herbert(), role="organiser")
    entry = Entry(STARTED, "mer-for-fler", "organiser", "exported", None, None, {"sensitive": ("", "no")})
    talk.looked_up = LookedUp(entries=[entry])
    talk.commands("audit")
    assert (
        said("audit-change", label=said("detail-sensitive"), was="–", became=said("button-no")) in talk.text
    )
