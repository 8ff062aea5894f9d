"""Where an event has several days: which day the door is for, and what is said of each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conversations.chat.effects import Keep
from conversations.model.event.event import Event
from conversations.model.lookups import LookedUp
from conversations.model.registrations import attendance, counting
from conversations.model.registrations.audit import entry
from conversations.model.registrations.registration import CheckIn, Registration
from conversations.model.team import Member
from tests.fakes.world import ME, OLGA, OPEN, Talk, picnic, said

CODE = "HRB234"
FIRST, SECOND, THIRD = date(2019, 5, 20), date(2019, 5, 21), date(2019, 5, 22)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in May on the clocks of Stockholm."""
    return datetime(2019, 5, day, hour, minute, tzinfo=UTC) - timedelta(hours=2)


def local(day: int, hour: int) -> datetime:
    """A time as an organiser writes it."""
    return datetime(2019, 5, day, hour)  # noqa: DTZ001 - in the event's own zone


def item(key: str, starts: Any, ends: Any = None) -> dict[str, Any]:
    return {"key": key, "title": key, "starts": starts} | ({"ends": ends} if ends else {})


def event(starts: Any = FIRST, ends: Any = SECOND, *programme: dict[str, Any]) -> Event:
    return picnic(starts=starts, ends=ends, programme=list(programme))


COURSE = event(
    local(7, 18),
    local(28, 20),
    *(item(f"k{day}", local(day, 18), local(day, 20)) for day in (7, 14, 21, 28)),
)
DANCE = event(
    local(20, 18),
    local(22, 20),
    item("dance", local(20, 20), local(20, 23)),
    item("late", local(20, 23), local(21, 2)),
    item("after", local(21, 2), local(21, 3)),
    item("second", local(21, 18), local(21, 22)),
    item("third", local(22, 18), local(22, 20)),
)


@pytest.mark.parametrize(
    ("described", "days"),
    [
        (event(FIRST, FIRST), [FIRST]),
        (event(local(20, 18), local(21, 2)), [FIRST]),
        (event(local(20, 18), local(21, 0)), [FIRST]),
        (event(FIRST, SECOND), [FIRST, SECOND]),
        (event(local(20, 9), local(22, 16)), [FIRST, SECOND, THIRD]),
        (COURSE, [date(2019, 5, each) for each in (7, 14, 21, 28)]),
        (DANCE, [FIRST, SECOND, THIRD]),
        (event(FIRST, THIRD, item("one", local(20, 9))), [FIRST, THIRD]),
        (event(FIRST, THIRD, item("show", local(20, 9), local(22, 16))), [FIRST, SECOND, THIRD]),
        (event(FIRST, THIRD, item("day", SECOND)), [FIRST, SECOND, THIRD]),
        (event(FIRST, THIRD, {"key": "talk", "title": "Talk"}), [FIRST, SECOND, THIRD]),
    ],
)
def test_the_days_are_those_on_which_something_is(described: Event, days: list[date]) -> None:
    assert described.door.days == days


@pytest.mark.parametrize(
    ("described", "now", "day"),
    [
        (event(), at(20, 8), FIRST),
        (event(), at(21, 8), SECOND),
        (event(), at(21, 2), SECOND),
        (event(), at(19, 8), FIRST),
        (event(), at(25, 8), SECOND),
        (COURSE, at(14, 18), date(2019, 5, 14)),
        (COURSE, at(15, 9), date(2019, 5, 21)),
        (DANCE, at(21, 0, 30), FIRST),
        (DANCE, at(21, 2, 59), FIRST),
        (DANCE, at(21, 3, 30), SECOND),
        (DANCE, at(22, 1), THIRD),
        (event(local(20, 18), local(21, 2)), at(21, 1), FIRST),
    ],
)
def test_the_door_is_for_the_day_or_for_the_evening_that_still_goes_on(
    described: Event, now: datetime, day: date
) -> None:
    assert attendance.today(described, now) == day


def test_of_many_days_those_until_today_are_told_one_by_one() -> None:
    door = event(date(2019, 1, 1), date(2019, 3, 31)).door
    assert door.shown(date(2019, 1, 5)) == [date(2019, 1, each) for each in range(1, 32)]
    assert (door.shown(date(2019, 3, 1))[0], door.shown(date(2019, 3, 1))[-1]) == (
        date(2019, 1, 30),
        date(2019, 3, 1),
    )


def herbert(**known: Any) -> Registration:
    answers = {"name": "Herbert Ek", "meal": "fish"}
    return Registration("picnic", CODE, "confirmed", "sv", answers, OPEN, OPEN, 4711, 4711, **known)


def came(*moments: datetime) -> Registration:
    """Herbert, who was checked in at these times."""
    found = herbert()
    for each in moments:
        found = attendance.checked_in(event(), found, each, ME)
    return found


def at_the_door(registration: Registration, now: datetime, language: str = "sv") -> Talk:
    talk = Talk(event(), now=now)
    talk.team[ME] = Member(ME, "staff", "Åsa", OLGA, OPEN)
    talk.forges(f"language|||{language}")
    talk.found = {CODE: registration}
    talk.totals = {"picnic": {"came": 2, "confirmed": 1, "2019-05-20": 2}}
    return talk


def kept(talk: Talk) -> list[Registration]:
    return [effect.registration for effect in talk.effects if isinstance(effect, Keep)]


@pytest.mark.parametrize(("language", "day"), [("sv", "tisdag 21 maj"), ("en", "Tuesday 21 May")])
def test_the_ticket_of_day_one_checks_in_for_day_two(language: str, day: str) -> None:
    talk = at_the_door(came(at(20, 9)), at(21, 9), language)
    talk.commands("start", f"ticket-{CODE}")
    both = {FIRST: CheckIn(at(20, 9), ME), SECOND: CheckIn(at(21, 9), ME)}
    assert kept(talk) == [herbert(came_at=at(21, 9), came_by=ME, came_on=both)]
    assert talk.text.endswith(said("door-progress-on", language, day=day, number=1, of=3))


def test_who_is_in_is_told_so_on_the_same_day_only() -> None:
    talk = at_the_door(came(at(20, 9)), at(20, 10))
    talk.commands("start", f"ticket-{CODE}")
    assert (kept(talk), said("door-came", at="09:00", by="Åsa") in talk.text) == ([], True)


@pytest.mark.parametrize("day", [20, 21])
def test_a_check_in_from_before_days_were_told_apart_counts_for_its_day(day: int) -> None:
    old = herbert(came_at=at(20, 9), came_by=ME)
    talk = at_the_door(old, at(day, 10))
    talk.commands("start", f"ticket-{CODE}")
    new = {FIRST: CheckIn(at(20, 9), ME), SECOND: CheckIn(at(21, 10), ME)}
    assert kept(talk) == ([herbert(came_at=at(21, 10), came_by=ME, came_on=new)] if day == 21 else [])


def test_an_undo_is_of_the_day_that_its_button_was_for() -> None:
    talk = at_the_door(herbert(), at(20, 9))
    talk.commands("start", f"ticket-{CODE}")
    undo = next(each.button.press for each in talk.shown if "out" in each.button.press)
    talk.found, talk.now = {CODE: came(at(20, 9), at(21, 9))}, at(21, 10)
    talk.forges(undo)
    assert undo == f"day|out|{CODE}|2019-05-20"
    assert kept(talk) == [herbert(came_at=at(21, 9), came_by=ME, came_on={SECOND: CheckIn(at(21, 9), ME)})]


def test_the_card_tells_each_day_and_undoes_each() -> None:
    talk = at_the_door(came(at(20, 9), at(21, 9)), at(21, 10))
    talk.forges(f"find|show|{CODE}|")
    times = [said("door-came", at=each, by="Åsa") for each in ("måndag 20 maj 2019 09:00", "09:00")]
    assert all(each in talk.text for each in times)
    presses = [each.button.press for each in talk.shown if "|out|" in each.button.press]
    assert presses == [f"day|out|{CODE}|2019-05-21", f"day|out|{CODE}|2019-05-20"]


def test_who_is_missing_is_told_of_today_and_of_the_other_days() -> None:
    talk = at_the_door(herbert(), at(21, 9))
    talk.looked_up = LookedUp(missing=[("", ["Herbert Ek"])])
    talk.forges("door|missing||picnic")
    assert talk.text.startswith(said("missing-on", event="Picknicken", day="tisdag 21 maj", number=3))
    talk.presses("mån 20 maj")
    assert talk.text.startswith(said("missing-on", event="Picknicken", day="måndag 20 maj", number=1))


@pytest.mark.parametrize(
    "press", [f"day|out|{CODE}|20 maj", f"day|in|{CODE}|2019-05-20", "day|out|XYZ234|2019-05-20"]
)
def test_a_button_of_a_day_that_was_never_ours_changes_nothing(press: str) -> None:
    talk = at_the_door(came(at(20, 9)), at(20, 10))
    talk.forges(press)
    assert kept(talk) == []


def test_figures_stand_under_each_day_and_today_comes_first() -> None:
    talk = at_the_door(herbert(), at(21, 9))
    talk.looked_up = LookedUp(
        counts=counting.Counts("picnic", {"came": 3, "confirmed": 1, "2019-05-20": 2, "2019-05-21": 1})
    )
    talk.commands("count")
    assert [each for each in talk.text.splitlines() if "✅" in each] == [
        said("count-came-today", day="tisdag 21 maj", number=1, of=4),
        said("count-came-on", day="måndag 20 maj", number=2, of=4),
    ]  # fmt: skip


def test_counts_change_by_the_day() -> None:
    changed = counting.difference(event(), came(at(20, 9)), came(at(20, 9), at(21, 9)))
    whole = {each.state: times for each, times in changed.items() if not each.field}
    assert whole == {"2019-05-21": 1}


def test_the_audit_tells_the_day_that_was_undone() -> None:
    both = came(at(20, 9), at(21, 9))
    noted = entry(event(), both, attendance.checked_out(event(), both, FIRST), ME, "staff", at(21, 10))
    assert noted
    assert (noted.act, noted.details) == ("undone", {"came": (at(20, 9).isoformat(timespec="minutes"), "")})


def test_whoever_gives_up_the_seat_has_come_on_no_day() -> None:
    gone = came(at(20, 9), at(21, 9)).ended("cancelled", at(21, 10))
    assert gone == replace(herbert(), status="cancelled", changed_at=at(21, 10))
