"""What one does for a colleague, and what a hasty or forgetful person does instead."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from conversations.chat.wire import Press, encode
from conversations.model.registrations.registration import Registration
from tests.fakes.world import CONSENT, EMAIL, ME, NAME, OPEN, Talk, picnic, said

MINE, THEIRS, TOKEN = "AAAAAA", "BBBBBB", "token-of-a-link"
ANSWERS = {"name": "Cem Ek", "email": "cem@exempel.se"}


def lunch() -> Talk:
    return Talk(picnic(CONSENT, NAME, EMAIL, colleagues={}))


def registered(code: str, status: Any = "confirmed", **more: Any) -> Registration:
    made: dict[str, Any] = {"registrant": ME, "person": ME, "answers": ANSWERS}
    return Registration("picnic", code, status, "sv", registered_at=OPEN, changed_at=OPEN, **(made | more))


def with_colleague(**more: Any) -> Talk:
    """Somebody who has registered a colleague, who has not taken over yet."""
    talk = lunch()
    talk.colleagues[THEIRS] = registered(THEIRS, person=None, claim=TOKEN, **more)
    return talk


def test_another_language_is_spoken_of_colleagues_too_who_have_not_taken_over() -> None:
    talk = with_colleague()
    talk.colleagues["CCCCCC"] = registered("CCCCCC", person=77)
    talk.forges(encode(Press("language", value="en")))
    assert [each.language for each in talk.colleagues.values()] == ["en", "sv"]


def test_who_gave_a_seat_away_and_waits_for_a_decision_since_can_take_it_back() -> None:
    talk = lunch()
    talk.registrations["picnic"] = registered(MINE, "pending", claim=TOKEN)
    talk.commands("registration")
    talk.presses(said("button-give-link"), said("button-take-back"))
    assert talk.registrations["picnic"].claim is None


def test_a_double_tap_keeps_the_seat_and_says_so_twice() -> None:
    talk = lunch()
    talk.registrations["picnic"] = registered(MINE, claim=TOKEN)
    for _ in range(2):
        talk.forges(encode(Press("registration", "take-back", MINE)))
        assert said("taken-back") in talk.texts


def test_a_double_tap_on_the_last_button_of_a_colleagues_form_brings_no_greeting() -> None:
    talk = lunch()
    talk.forges(encode(Press("colleague", "begin", value="picnic")))
    talk.says("Cem Ek", "cem@exempel.se")
    submit = talk.find(said("button-submit-colleague"))
    talk.presses_shown(submit)
    talk.presses_shown(submit)
    assert (talk.texts, talk.toast) == ([], said("button-submitted"))
    assert len(talk.colleagues) == 1


def test_who_opens_their_own_link_in_the_middle_of_a_form_sees_their_place_again() -> None:
    talk = with_colleague()
    talk.found[TOKEN] = talk.colleagues[THEIRS]
    talk.reaches("name")
    question = talk.text
    talk.commands("start", f"claim-{TOKEN}")
    assert said("claim-own") in talk.texts
    assert question.endswith(talk.texts[-1])


@pytest.mark.parametrize(("was_given", "has_come"), [(False, True), (True, False)])
def test_who_was_checked_in_has_come_and_whoever_is_given_the_seat_has_not(
    *, was_given: bool, has_come: bool
) -> None:
    talk = lunch()
    before = registered(
        THEIRS, registrant=77, person=77 if was_given else None, claim=TOKEN, came_at=OPEN, came_by=9
    )
    talk.found[TOKEN] = before
    talk.forges(encode(Press("claim", "take", value=TOKEN)))
    talk.reaches("reviewing")
    talk.answers_rightly()
    assert talk.registration
    assert (talk.registration.code, talk.registration.person, talk.registration.has_come) == (
        THEIRS,
        ME,
        has_come,
    )


def test_who_left_a_form_of_their_own_is_shown_it_before_a_colleague_is_registered() -> None:
    talk = lunch()
    talk.reaches("name")
    talk.presses(said("button-back"), said("button-back"))
    talk.forges(encode(Press("colleague", "begin", value="picnic")))
    assert said("button-resume") in talk.buttons
    assert talk.draft
    assert not talk.draft.colleague


@pytest.mark.parametrize("already", ["a colleague", "oneself"])
def test_nobody_is_registered_as_a_colleague_who_is_registered_already(already: str) -> None:
    talk = with_colleague() if already == "a colleague" else lunch()
    if already == "oneself":
        talk.registrations["picnic"] = registered(MINE)
    before = dict(talk.colleagues)
    talk.forges(encode(Press("colleague", "begin", value="picnic")))
    talk.says("cem ek", "Cem@exempel.se")
    talk.presses(said("button-submit-colleague"))
    assert (talk.toast, talk.place, talk.colleagues) == (said("colleague-twice"), "reviewing", before)


def test_two_colleagues_may_share_an_address() -> None:
    talk = with_colleague()
    talk.forges(encode(Press("colleague", "begin", value="picnic")))
    talk.says("Dana Ek", "cem@exempel.se")
    talk.presses(said("button-submit-colleague"))
    assert len(talk.colleagues) == 2


def test_where_no_addresses_are_asked_for_two_colleagues_may_have_one_name() -> None:
    talk = Talk(picnic(CONSENT, NAME, colleagues={}))
    for number in (1, 2):
        talk.forges(encode(Press("colleague", "begin", value="picnic")))
        talk.says("Dana Ek")
        talk.presses(said("button-submit-colleague"))
        assert len(talk.colleagues) == number


def test_a_seat_is_given_away_and_taken_back_as_long_as_links_work() -> None:
    until = {"changes_until": date(2018, 11, 10), "colleagues": {"until": date(2018, 11, 20)}}
    talk = Talk(picnic(CONSENT, NAME, EMAIL, **until), now=datetime(2018, 11, 15, tzinfo=UTC))
    talk.registrations["picnic"] = registered(MINE)
    talk.commands("registration")
    talk.presses(said("button-give"))
    assert talk.registrations["picnic"].claim
    talk.presses(said("button-take-back"))
    assert talk.registrations["picnic"].claim is None
