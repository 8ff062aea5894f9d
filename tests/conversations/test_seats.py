"""Who gets a seat, in corners that are easily got wrong; histories of many people are in tests/bot/test_seats.py."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.chat.effects import Keep, Message, Rows, Say, SendTicket, Tell
from conversations.chat.states import Draft, Reviewing
from conversations.model.event.event import Event
from conversations.model.event.parts import Waitlist
from conversations.model.registrations.line import offers
from conversations.model.registrations.registration import Registration, Status
from conversations.model.registrations.seats import Seats
from conversations.registrations import waitlist
from tests.fakes.world import EMAIL, ME, NAME, OLGA, OPEN, Talk, picnic, said

BO, CEM = 502, 503


def rows(message: Message) -> Rows:
    """The buttons under a new message."""
    return message.rows if isinstance(message, Say) else ()


TOMORROW = datetime(2018, 10, 16, 10, tzinfo=UTC)


def dinner(**settings: Any) -> Event:
    """An event with one seat, a line, and colleagues."""
    asked: dict[str, Any] = {
        "registration": {"capacity": 1},
        "waitlist": {},
        "colleagues": {},
        "target_group": [
            {"key": "member", "label": "M"},
            {"key": "guest", "label": "G", "admission": "decision"},
        ],
    }
    group = {"key": "group", "kind": "target-group", "label": "Grupp", "question": "Vem?"}
    return picnic(NAME, EMAIL, group, **{**asked, **settings})


def registered(code: str, status: str, **more: Any) -> Registration:
    """One of the person who talks, unless it says whose."""
    answers = {"name": f"Person {code}", "email": "a@exempel.se", "group": "member"}
    known = {"registrant": ME, "person": ME, "answers": answers, **more}
    return Registration("picnic", code, status, "sv", registered_at=OPEN, changed_at=OPEN, **known)  # type: ignore[arg-type]


def talk(*known: Registration, taken: int = 1, waiting: int = 0, **settings: Any) -> Talk:
    """The person who talks, with what they registered for themselves and for others."""
    here = Talk(dinner(**settings))
    here.registrations = {each.event: each for each in known if each.person == ME}
    here.colleagues = {each.code: each for each in known if each.person != ME and each.registrant == ME}
    here.found = {each.code: each for each in known} | {each.claim: each for each in known if each.claim}
    here.seats = {"picnic": Seats({"": taken}, waiting, next_place=10)}
    here.chat = replace(here.chat, event="picnic")
    return here


def kept(here: Talk) -> list[Registration]:
    return [effect.registration for effect in here.effects if isinstance(effect, Keep)]


def submits(here: Talk, **draft: Any) -> None:
    """Submit a form that is filled in."""
    answers = {"name": "Åsa Öberg", "email": "a@exempel.se", "group": "member"}
    here.chat = replace(here.chat, state=Reviewing(Draft("picnic", "n", **{"answers": answers, **draft})))
    here.forges("summary|submit|n|")


def test_an_offer_is_answered_by_the_colleague_who_has_taken_over() -> None:
    claimed = registered("BBBBBB", "offered", person=BO, offer_until=TOMORROW)
    here = talk(claimed)

    here.forges("offer|decline|BBBBBB|")

    assert kept(here) == []
    assert not any("offer" in button.press for button in here.offered)


def test_those_who_come_together_are_answered_for_by_who_said_so() -> None:
    """Also where that person's own registration was once filled in by somebody else."""
    own = registered("AAAAAA", "offered", registrant=BO, party="AAAAAA", offer_until=TOMORROW)
    colleague = registered("CCCCCC", "offered", person=None, party="AAAAAA", claim="t", offer_until=TOMORROW)
    here = talk(own, colleague)

    here.forges("offer|accept|AAAAAA|")

    assert [(each.code, each.status) for each in kept(here)] == [
        ("AAAAAA", "confirmed"),
        ("CCCCCC", "confirmed"),
    ]


def test_an_offer_for_those_who_come_together_goes_to_who_said_so() -> None:
    own = registered("AAAAAA", "waitlisted", registrant=BO, party="AAAAAA", place=1)
    colleague = registered("CCCCCC", "waitlisted", person=None, party="AAAAAA", place=2)
    here = talk(own, colleague, taken=0, registration={"capacity": 2})

    effects = waitlist.offer_seats(here.facts(), here.event, [own, colleague])

    assert {effect.chat for effect in effects if isinstance(effect, Tell)} == {ME}


def test_who_answers_for_colleagues_who_have_taken_over_is_asked_with_buttons() -> None:
    colleague = registered("CCCCCC", "waitlisted", registrant=ME, person=BO, party="AAAAAA", place=1)
    here = talk(colleague, taken=0, registration={"capacity": 1})

    effects = waitlist.offer_seats(here.facts(), here.event, [colleague])

    asked = [(each.chat, row) for each in effects if isinstance(each, Tell) for row in rows(each.message)]
    assert [(chat, [button.press for button in row]) for chat, row in asked] == [
        (ME, ["offer|accept|CCCCCC|"]),
        (ME, ["offer|decline|CCCCCC|"]),
    ]


def test_who_comes_together_with_others_gets_no_seat_without_them_by_a_change() -> None:
    here = talk(registered("AAAAAA", "waitlisted", party="AAAAAA", place=1), taken=0, waiting=2)

    submits(here, revises="AAAAAA")

    assert [(each.status, each.place, each.party) for each in kept(here)] == [("waitlisted", 1, "AAAAAA")]


def test_a_colleague_who_takes_over_waits_with_those_they_come_together_with() -> None:
    here = talk(
        registered("BBBBBB", "waitlisted", registrant=BO, person=None, party="BB", place=2, claim="t"),
        taken=0,
    )

    submits(here, revises="BBBBBB", claims="t")

    assert [(each.status, each.person, each.place) for each in kept(here)] == [("waitlisted", ME, 2)]


def test_a_change_that_an_organiser_has_to_decide_on_ends_the_offer() -> None:
    here = talk(registered("AAAAAA", "offered", party="AAAAAA", offer_until=TOMORROW))
    guest = {"name": "Åsa Öberg", "email": "a@exempel.se", "group": "guest"}

    submits(here, revises="AAAAAA", answers=guest)

    assert [(each.status, each.party, each.offer_until) for each in kept(here)] == [("pending", None, None)]


def test_a_change_of_a_registration_that_is_over_registers_nobody() -> None:
    """The offer ran out, or an organiser declined, while the change was written; perhaps registration has closed too."""
    here = talk(registered("AAAAAA", "cancelled", offer_until=TOMORROW), taken=0)

    submits(here, revises="AAAAAA")

    assert kept(here) == []
    assert here.place == "idle"
    assert here.text.startswith(said("status-cancelled", event="Picknicken"))


def test_a_change_of_a_registration_that_was_given_away_registers_nobody() -> None:
    here = talk(taken=0)

    submits(here, revises="AAAAAA")

    assert (kept(here), here.place) == ([], "idle")


def test_a_change_of_an_earlier_registration_leaves_the_new_one_alone() -> None:
    here = talk(registered("BBBBBB", "confirmed"))

    submits(here, revises="AAAAAA")

    assert (kept(here), here.place) == ([], "idle")


def test_nobody_is_registered_for_somebody_else_once_that_is_over() -> None:
    here = talk(colleagues={"until": OPEN.replace(hour=9)}, taken=0)

    submits(here, colleague=True)

    assert (kept(here), here.place) == ([], "idle")


GUEST = {"name": "Person AAAAAA", "email": "a@exempel.se", "group": "guest"}


def test_what_an_organiser_decided_holds_for_the_person_and_not_for_who_takes_over() -> None:
    here = talk(registered("BBBBBB", "confirmed", registrant=BO, person=BO, claim="t", answers=GUEST))

    submits(here, revises="BBBBBB", claims="t", answers={**GUEST, "name": "Åsa Öberg"})

    assert [(each.status, each.person, each.place) for each in kept(here)] == [("pending", ME, None)]
    assert here.told(OLGA) != []


def test_organisers_are_asked_again_where_what_they_decide_on_has_changed() -> None:
    pending = registered("AAAAAA", "pending", answers=GUEST)
    here = talk(pending)

    submits(here, revises="AAAAAA", answers={**GUEST, "email": "b@exempel.se"})
    changed = here.told(OLGA)
    submits(here, revises="AAAAAA", answers={**GUEST, "email": "b@exempel.se"})

    assert (len(changed), here.told(OLGA)) == (1, [])


def test_a_colleague_who_comes_with_others_stays_with_them() -> None:
    own = registered("AAAAAA", "waitlisted", place=1)
    unclaimed = registered("BBBBBB", "waitlisted", person=None, claim="t", place=2)
    elsewhere = registered("CCCCCC", "waitlisted", person=CEM, party="CCCCCC", place=3)
    here = talk(own, unclaimed, elsewhere, waiting=3)

    for act in ("together", "apart"):
        here.forges(f"registration|{act}|AAAAAA|")
        assert [each.code for each in kept(here)] == ["AAAAAA", "BBBBBB"]


def test_who_was_declined_does_not_get_back_into_the_line_by_an_old_button() -> None:
    here = talk(registered("AAAAAA", "declined", place=1))

    here.forges("registration|rejoin|AAAAAA|")

    assert kept(here) == []


def test_who_left_the_line_gets_back_into_it_at_its_end() -> None:
    here = talk(registered("AAAAAA", "cancelled", place=1))

    here.forges("registration|rejoin|AAAAAA|")

    assert [(each.status, each.place) for each in kept(here)] == [("waitlisted", 10)]


def test_who_does_not_take_over_keeps_the_form_that_they_were_in() -> None:
    here = talk(registered("BBBBBB", "confirmed", registrant=BO, person=None, claim="t"))
    here.begins("picnic")
    before = here.chat

    here.forges("claim|leave||t")

    assert here.chat == before


def test_who_leaves_in_the_middle_of_taking_over_is_in_no_form() -> None:
    here = talk(registered("BBBBBB", "confirmed", registrant=BO, person=None, claim="t"))
    here.forges("claim|take||t")

    here.forges("claim|leave||t")

    assert here.draft is None


def test_who_has_answered_something_is_asked_before_it_goes() -> None:
    here = talk(registered("BBBBBB", "confirmed", registrant=BO, person=None, claim="t"))
    here.forges("claim|take||t")
    here.forges(f"edit|name|{here.draft.nonce if here.draft else ''}|")
    here.says("Anna Ek")

    here.forges("claim|leave||t")
    asked = here.texts
    here.presses(said("button-drop-yes"))

    assert (asked, here.draft) == ([said("drop-sure")], None)


def test_who_turns_an_offered_seat_down_is_asked_first() -> None:
    here = talk(registered("AAAAAA", "offered", offer_until=TOMORROW))

    here.forges("offer|decline|AAAAAA|")
    asked, before = here.texts, kept(here)
    here.presses(said("button-turn-down-no"))
    back = [button.press for button in here.offered]
    here.forges("offer|decline-yes|AAAAAA|")

    assert (asked, before) == ([said("turn-down-sure", event=here.event.name.sv)], [])
    assert back == ["offer|accept|AAAAAA|", "offer|decline|AAAAAA|"]
    assert [each.status for each in kept(here)] == ["cancelled"]


def test_who_takes_over_while_a_seat_is_offered_is_asked_whether_they_take_it() -> None:
    offered = registered("BBBBBB", "offered", registrant=BO, person=None, claim="t", offer_until=TOMORROW)
    here = talk(offered)

    submits(here, revises="BBBBBB", claims="t")

    assert [(each.status, each.person, each.offer_until) for each in kept(here)] == [
        ("offered", ME, TOMORROW)
    ]
    assert {"offer|accept|BBBBBB|", "offer|decline|BBBBBB|"} <= {button.press for button in here.offered}


@pytest.mark.parametrize(("giver", "is_new"), [(BO, True), (None, False)])
def test_a_seat_that_changes_hands_has_a_ticket_that_the_giver_never_had(
    giver: int | None, *, is_new: bool
) -> None:
    """A colleague who takes over what was filled in for them keeps the ticket, which was theirs all the time."""
    here = talk(registered("BBBBBB", "confirmed", registrant=BO, person=giver, claim="t"))

    submits(here, revises="BBBBBB", claims="t")

    [after] = kept(here)
    [picture] = [each for each in here.effects if isinstance(each, SendTicket)]
    assert (after.ticket is not None) == is_new
    assert after.ticket != "t"
    assert (
        picture.drawn["link"]
        == f"https://t.me/the_bot?start=ticket-BBBBBB{f'-{after.ticket}' if is_new else ''}"
    )


def test_there_is_a_sentence_for_whatever_can_become_of_a_registration() -> None:
    for status in ("pending", "confirmed", "offered", "waitlisted"):
        assert said(f"registered-{status}", name="Åsa", event="Picknicken")
    for status in get_args(Status):
        assert said(f"status-{status}", event="Picknicken")
        assert said(f"colleague-status-{status}", event="Picknicken", name="Åsa")
        assert status in ("cancelled", "declined") or said(f"short-{status}")
        assert status == "pending" or said(f"decided-{status}", event="Picknicken", name="Åsa")
        assert said(f"door-{status}", event="Picknicken", name="Åsa", code="ABC-DEF")


def workshops() -> dict[str, Any]:
    """A field with a workshop that has one seat."""
    choices = [{"key": "a", "label": "A", "capacity": 1}, {"key": "b", "label": "B"}]
    return {"key": "workshop", "kind": "choice", "label": "V", "question": "Vilken?", "choice": choices}


def test_who_takes_a_seat_over_can_choose_the_workshop_that_it_holds() -> None:
    answers = {"name": "Bo Ek", "email": "b@exempel.se", "workshop": "a"}
    given = registered("BBBBBB", "confirmed", registrant=BO, person=BO, claim="t", answers=answers)
    here = talk(given)
    here.changes(picnic(NAME, EMAIL, workshops(), registration={"capacity": 9}, colleagues={}, waitlist=None))
    here.seats = {"picnic": Seats({"": 1, "workshop.a": 1})}
    here.forges("claim|take||t")
    here.reaches("workshop")

    here.presses("A")

    assert here.place == "reviewing"


def test_who_takes_a_seat_over_can_not_wait_in_line_for_a_full_workshop() -> None:
    answers = {"name": "Bo Ek", "email": "b@exempel.se"}
    claimed = registered("BBBBBB", "confirmed", registrant=BO, person=None, claim="t", answers=answers)
    here = talk(claimed)
    here.changes(picnic(NAME, EMAIL, workshops(), registration={"capacity": 9}, colleagues={}, waitlist={}))
    here.seats = {"picnic": Seats({"": 2, "workshop.a": 1})}
    here.forges("claim|take||t")
    here.reaches("workshop")

    here.forges(f"pick|workshop|{here.draft.nonce if here.draft else ''}|a")

    assert (here.place, here.toast) == ("workshop", said("choice-is-full"))


WORKSHOPS = ("a", "b", "c")
LINES = st.lists(
    st.tuples(st.sampled_from([None, None, "P", "Q"]), st.sets(st.sampled_from(WORKSHOPS))), max_size=12
)
"""Who stands in line: the party of each, and the workshops that they want."""

CAPACITIES = st.fixed_dictionaries({}, optional={scope: st.integers(1, 5) for scope in ("", *WORKSHOPS)})


@given(line=LINES, limits=CAPACITIES, taken=st.fixed_dictionaries({"": st.integers(0, 5)}))
def test_free_seats_are_offered_in_turn_to_whom_they_fit_and_to_those_who_come_together_or_not_at_all(
    line: list[tuple[str | None, set[str]]], limits: dict[str, int], taken: dict[str, int]
) -> None:
    choices = [{"key": key, "label": key, "capacity": limits.get(key)} for key in WORKSHOPS]
    several = {"key": "w", "kind": "several", "label": "V", "question": "Vilka?", "choice": choices}
    event = dinner(
        registration={"capacity": max(limits.values()) if "" in limits else None},
        waitlist=None,
        field=[NAME, several],
    )
    event = event.model_copy(update={"waitlist": Waitlist()})
    waiting = [
        registered(f"R{place}", "waitlisted", place=place, party=party, answers={"w": tuple(sorted(wants))})
        for place, (party, wants) in enumerate(line, 1)
    ]

    offered = list(offers(event, Seats(taken), waiting, OPEN))

    left = {scope: seats - taken.get(scope, 0) for scope, seats in event.capacities.items()}
    expected = []
    for group in sorted(_groups(waiting), key=lambda group: group[-1].place or 0):
        then = dict(left)
        if all(_is_seated(event, each, then) for each in group):
            left = then
            expected.append([each.code for each in group])
    assert [[each.code for each in group] for group, _ in offered] == expected


def _is_seated(event: Event, one: Registration, left: dict[str, int]) -> bool:
    """Take the seats of one who comes, with those workshops that are free; one of those that were chosen has to be."""
    workshops = event.scopes(one.answers) - {""}
    free = {each for each in workshops if left.get(each, 1) > 0}
    for scope in {"", *free} & left.keys():
        left[scope] -= 1
    return left.get("", 0) >= 0 and (bool(free) or not workshops)


def _groups(line: list[Registration]) -> list[list[Registration]]:
    names = dict.fromkeys(each.party or each.code for each in line)
    return [[each for each in line if (each.party or each.code) == name] for name in names]
