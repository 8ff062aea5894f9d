"""What an event says of its answers, seats and times."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conversations.model.event.event import Event
from conversations.model.values import Answer, Consent
from tests.fakes.world import CONSENT, EMAIL, MEAL, NAME, NOTE, Described, conference, picnic

GROUP: Described = {"key": "group", "kind": "target-group", "label": "Grupp", "question": "Vem?"}
GROUPS = [
    {"key": "member", "label": "Medlem"},
    {"key": "guest", "label": "Gäst", "admission": "decision"},
]
SWIM: Described = {
    "key": "swim",
    "kind": "yes-no",
    "label": "Bad",
    "question": "Badar du?",
    "only_for": ["member"],
    "decision": ["no"],
}
GAMES: Described = {
    "key": "games",
    "kind": "several",
    "label": "Lekar",
    "question": "Vilka lekar?",
    "required": False,
    "when": {"swim": ["yes"]},
    "decision": ["chess"],
    "choice": [{"key": "ball", "label": "Boll", "capacity": 5}, {"key": "chess", "label": "Schack"}],
}
SEATED = {**MEAL, "choice": [{**each, "capacity": 8} for each in MEAL["choice"]]}
EVENT = picnic(
    NAME, GROUP, SWIM, GAMES, SEATED, target_group=GROUPS, registration={"capacity": 10}, waitlist={}
)


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({}, ["name", "group", "meal"]),
        ({"group": "guest", "swim": "yes"}, ["name", "group", "meal"]),
        ({"group": "member"}, ["name", "group", "swim", "meal"]),
        ({"group": "member", "swim": "yes"}, ["name", "group", "swim", "games", "meal"]),
    ],
)
def test_the_path_is_what_somebody_with_these_answers_is_asked(
    answers: dict[str, Answer], path: list[str]
) -> None:
    assert [field.key for field in EVENT.path(answers)] == path


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        ({}, False),
        ({"group": "member", "swim": "yes"}, False),
        ({"group": "guest"}, True),
        ({"group": "member", "swim": "no"}, True),
        ({"group": "member", "swim": "yes", "games": ("ball", "chess")}, True),
        ({"group": "member", "swim": "yes", "games": ("ball",)}, False),
        ({"group": "member", "swim": "yes", "games": None}, False),
    ],
)
def test_an_organiser_decides_by_the_group_or_by_an_answer(
    answers: dict[str, Answer], *, decided: bool
) -> None:
    assert EVENT.needs_decision(answers) is decided


def test_an_answer_that_does_not_apply_any_more_needs_no_decision() -> None:
    groups = [GROUPS[0], {"key": "guest", "label": "Gäst"}]
    event = picnic(NAME, GROUP, SWIM, target_group=groups)
    assert not event.needs_decision({"group": "guest", "swim": "no"})


def test_the_conference_decides_on_librarians_without_a_strategic_role_and_on_others() -> None:
    assert conference().needs_decision({"group": "other"})
    assert conference().needs_decision({"group": "librarian", "strategic": "no"})
    assert not conference().needs_decision({"group": "librarian", "strategic": "yes"})
    assert not conference().needs_decision({"group": "manager", "strategic": "no"})


def test_capacities_are_those_of_the_event_and_of_its_choices() -> None:
    assert EVENT.capacities == {"": 10, "games.ball": 5, "meal.fish": 8, "meal.vegan": 8}
    assert picnic().capacities == {}
    assert picnic(NAME, SEATED).capacities == {"meal.fish": 8, "meal.vegan": 8}


@pytest.mark.parametrize(
    ("answers", "scopes"),
    [
        ({}, {""}),
        ({"name": "Åsa", "meal": "fish"}, {"", "meal.fish"}),
        ({"group": "guest", "games": ("ball",), "meal": "fish"}, {"", "meal.fish"}),
        (
            {"group": "member", "swim": "yes", "games": ("ball", "chess")},
            {"", "games.ball", "games.chess"},
        ),
        ({"group": "member", "swim": "yes", "games": None, "meal": None}, {""}),
        ({"consent": Consent("1", datetime(2018, 10, 15, tzinfo=UTC))}, {""}),
    ],
)
def test_a_registration_takes_seats_in_the_event_and_in_what_was_chosen(
    answers: dict[str, Answer], scopes: set[str]
) -> None:
    assert EVENT.scopes(answers) == scopes


def test_choices_without_a_limit_take_seats_too() -> None:
    assert picnic().scopes({"meal": "fish"}) == {"", "meal.fish"}


def instant(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("settings", "changes", "over"),
    [
        ({}, instant(2019, 1, 22, 23), instant(2019, 1, 23, 23)),
        ({"ends": date(2019, 1, 24)}, instant(2019, 1, 22, 23), instant(2019, 1, 24, 23)),
        ({"changes_until": date(2019, 1, 20)}, instant(2019, 1, 20, 23), instant(2019, 1, 23, 23)),
        (
            {"starts": datetime(2019, 1, 23, 9), "ends": datetime(2019, 1, 23, 16)},  # noqa: DTZ001  local
            instant(2019, 1, 23, 8),
            instant(2019, 1, 23, 23),
        ),
    ],
)
def test_changes_end_when_the_event_starts_and_all_is_over_when_its_last_day_is(
    settings: dict[str, Any], changes: datetime, over: datetime
) -> None:
    event = picnic(**settings)
    assert (event.changes_end, event.ends_at) == (changes, over)
    assert event.may_change(changes - timedelta(seconds=1))
    assert not event.may_change(changes)


LIMITED: Any = {"closes": date(2018, 10, 31), "capacity": 9}


@pytest.mark.parametrize(
    ("section", "end"),
    [
        (None, None),
        ({}, instant(2019, 1, 22, 23)),
        ({"until": date(2019, 1, 15)}, instant(2019, 1, 15, 23)),
        ({"until": datetime(2019, 1, 15, 12)}, instant(2019, 1, 15, 11)),  # noqa: DTZ001  local to the event
    ],
)
def test_offers_and_colleagues_end_when_changes_do_unless_they_say(
    section: Described | None, end: datetime | None
) -> None:
    event = picnic(registration=LIMITED, waitlist=section, colleagues=section)
    assert (event.offers_end, event.colleagues_end) == (end, end)
    before, after = (end or instant(2018, 1, 1)) - timedelta(seconds=1), end or instant(2018, 1, 1)
    assert (event.offers(before), event.may_bring(before)) == (end is not None, end is not None)
    assert (event.offers(after), event.may_bring(after)) == (False, False)


def test_an_offer_lasts_a_day_and_five_colleagues_may_wait_unless_it_says() -> None:
    event = picnic(registration=LIMITED, waitlist={}, colleagues={})
    assert event.waitlist
    assert event.colleagues
    assert (event.waitlist.offer_length, event.colleagues.at_most) == (timedelta(days=1), 5)
    short = picnic(registration=LIMITED, waitlist={"offer_hours": 0.5}).waitlist
    assert short
    assert short.offer_length == timedelta(minutes=30)


def test_what_people_answered_is_deleted_when_the_day_begins() -> None:
    notice = {"version": "1", "notice": "Hej", "deletes": date(2019, 3, 1)}
    assert picnic(privacy=notice).deletes_at == instant(2019, 2, 28, 23)
    assert picnic().deletes_at is None


def test_an_event_is_no_sample_and_swedish_unless_it_says() -> None:
    event = picnic(CONSENT, NAME, EMAIL, NOTE)
    assert (event.sample, event.phone_region, event.target_group) == (False, "SE", ())


def test_two_readings_of_one_event_are_equal() -> None:
    again = Event.model_validate(EVENT.model_dump())
    assert EVENT.path({}) == again.path({})
    assert again == EVENT


def test_items_without_a_key_are_named_after_their_place() -> None:
    event = picnic(NAME, programme=[{"title": "Mat"}, {"title": "Lek", "key": "games"}, {"title": "Sång"}])
    assert [item.key for item in event.programme] == ["p1", "games", "p3"]


def test_items_in_one_room_may_follow_each_other() -> None:
    hours = [(10, 11), (11, 12)]
    items = [{"title": "Lek", "room": "Ängen", **lasting(*each)} for each in hours]
    assert len(picnic(NAME, programme=items).programme) == 2


def test_the_times_of_items_are_those_of_the_events_own_clocks() -> None:
    elsewhere = {"title": "Lek", "starts": datetime(2019, 1, 23, 23, 30, tzinfo=UTC)}
    event = picnic(NAME, programme=[elsewhere], ends=date(2019, 1, 24))
    item = event.programme[0]
    assert event.day(item) == date(2019, 1, 24)
    assert str(event.clock(item.starts)) == "2019-01-24 00:30:00+01:00"


def test_an_item_without_a_day_is_on_the_day_of_an_event_of_one_day() -> None:
    one = picnic(NAME, programme=[{"title": "Lek"}])
    several = picnic(NAME, programme=[{"title": "Lek"}], ends=date(2019, 1, 24))
    assert (one.day(one.programme[0]), several.day(several.programme[0])) == (date(2019, 1, 23), None)


def lasting(first: int, last: int) -> Described:
    return {"starts": datetime(2019, 1, 23, first), "ends": datetime(2019, 1, 23, last)}  # noqa: DTZ001
