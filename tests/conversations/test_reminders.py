from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from conversations.broadcasts import reminders
from conversations.model.broadcasts.audience import Audience
from conversations.model.event.event import Event
from tests.fakes.world import NAME, picnic

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def event(*written: dict[str, Any], **settings: Any) -> Event:
    basis = {"key": "one", "audience": ["confirmed"], "text": "Hej {name}"}
    return picnic(NAME, reminder=[basis | each for each in written], **settings)


def due(given: Event) -> list[str]:
    return [each.due_at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") for each in reminders.planned(given)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, "2019-01-23 09:00"),
        ({"before": "7 days"}, "2019-01-16 09:00"),
        ({"before": "1 day", "at": time(10, 30)}, "2019-01-22 10:30"),
        ({"before": "2 weeks"}, "2019-01-09 09:00"),
        ({"after": "1 day"}, "2019-01-24 09:00"),
        ({"of": "registration-closes", "before": "2 days"}, "2018-10-29 09:00"),
        ({"before": "1 day", "at": time(23, 0)}, "2019-01-22 20:00"),
        ({"before": "1 day", "at": time(6, 0)}, "2019-01-22 08:00"),
        ({"after": "2 hours"}, "2019-01-24 08:00"),
    ],
)
def test_a_reminder_leaves_by_the_date_of_the_event_and_by_day(
    written: dict[str, Any], expected: str
) -> None:
    assert due(event(written)) == [expected]


def test_days_are_those_of_the_calendar_also_where_the_clock_changes() -> None:
    assert due(event({"before": "1 day"}, starts=date(2019, 3, 31))) == ["2019-03-30 09:00"]
    assert due(event({"after": "1 day"}, starts=date(2019, 3, 31))) == ["2019-04-01 09:00"]


def test_reminders_move_when_the_event_moves() -> None:
    before, after = (
        reminders.planned(event({"before": "7 days"}, starts=day))
        for day in (date(2019, 1, 23), date(2019, 2, 23))
    )
    assert (before[0].key, after[0].key) == (
        "reminder:picnic:one:2019-01-23",
        "reminder:picnic:one:2019-02-23",
    )


def test_a_reminder_is_late_by_half_a_day_and_reaches_newcomers_until_the_event_is_over() -> None:
    [plan] = reminders.planned(event({"before": "7 days"}))
    assert (plan.too_late_at - plan.due_at, plan.newcomers_until) == (
        timedelta(hours=12),
        datetime(2019, 1, 24, tzinfo=STOCKHOLM),
    )
    [after] = reminders.planned(event({"after": "1 day", "too_late": "1 week"}))
    assert after.too_late_at - after.due_at == timedelta(days=7)
    assert after.newcomers_until == after.too_late_at


def test_organisers_see_a_reminder_a_day_ahead_and_hear_of_a_missed_one_for_two_days() -> None:
    shown, missed = reminders.SHOWN_AHEAD, reminders.FORGOTTEN
    assert (shown, missed) == (timedelta(days=1), timedelta(days=2))


@pytest.mark.parametrize(
    ("starts", "written", "expected"),
    [
        (datetime(2019, 1, 23, 7, 30, tzinfo=STOCKHOLM), {"before": "2 hours"}, "2019-01-22 20:00"),
        (datetime(2019, 1, 23, 7, 30, tzinfo=STOCKHOLM), {"at": time(6, 0)}, "2019-01-22 20:00"),
        (datetime(2019, 1, 23, 8, 0, tzinfo=STOCKHOLM), {"before": "1 hour"}, "2019-01-22 20:00"),
        (datetime(2019, 1, 23, 8, 30, tzinfo=STOCKHOLM), {"before": "1 hour"}, "2019-01-23 08:00"),
        (datetime(2019, 1, 23, 23, 30, tzinfo=STOCKHOLM), {"before": "1 hour"}, "2019-01-23 20:00"),
        (datetime(2019, 1, 23, 0, 30, tzinfo=STOCKHOLM), {"before": "1 hour"}, "2019-01-22 20:00"),
        (datetime(2019, 3, 31, 7, 0, tzinfo=STOCKHOLM), {"before": "2 hours"}, "2019-03-30 20:00"),
    ],
)
def test_a_reminder_that_would_leave_at_night_arrives_before_what_it_is_about(
    starts: datetime, written: dict[str, Any], expected: str
) -> None:
    assert due(event(written, starts=starts)) == [expected]


def test_a_reminder_of_a_deadline_at_night_arrives_the_evening_before() -> None:
    closes = {"closes": datetime(2018, 11, 1, 23, 0, tzinfo=STOCKHOLM)}
    given = event({"of": "registration-closes", "before": "1 hour"}, registration=closes)
    assert due(given) == ["2018-11-01 20:00"]


def test_where_there_is_no_night_a_reminder_leaves_when_it_says() -> None:
    quiet = {"begins": time(0), "ends": time(0)}
    assert due(
        event({"before": "2 hours"}, starts=datetime(2019, 1, 23, 7, 30, tzinfo=STOCKHOLM), quiet=quiet)
    ) == ["2019-01-23 05:30"]


def test_nobody_is_reminded_of_what_has_begun() -> None:
    [plan] = reminders.planned(
        event({"before": "2 hours"}, starts=datetime(2019, 1, 23, 10, 0, tzinfo=STOCKHOLM))
    )
    assert plan.too_late_at == datetime(2019, 1, 23, 10, 0, tzinfo=STOCKHOLM)


class TestWhoComesAfterAReminder:
    def until(self, *written: dict[str, Any]) -> list[str]:
        named = [{"key": f"r{number}"} | each for number, each in enumerate(written)]
        plans = reminders.planned(event(*named, starts=datetime(2019, 1, 23, 18, tzinfo=STOCKHOLM)))
        return [each.newcomers_until.astimezone(STOCKHOLM).strftime("%d %H:%M") for each in plans]

    def test_gets_it_until_the_next_one_of_the_same_date(self) -> None:
        assert self.until({"before": "7 days"}, {"before": "1 day"}) == ["22 09:00", "23 18:00"]

    def test_gets_it_until_the_date_where_the_next_is_for_others_or_of_another_date(self) -> None:
        drafts = {"before": "1 day", "audience": ["draft"]}
        assert self.until({"before": "7 days"}, drafts)[0] == "23 18:00"
        assert self.until({"before": "7 days"}, {"of": "registration-closes"})[-1] == "23 18:00"

    @pytest.mark.parametrize(
        "text",
        [
            "Om en vecka ses vi!", "Om 7 dagar är det dags.", "Nästa vecka är det dags.", "I morgon ses vi.",
            {"sv": "Välkommen!", "en": "See you in a week!"}, {"sv": "Välkommen!", "en": "It is tomorrow."},
        ],
    )  # fmt: skip
    def test_does_not_get_one_whose_words_are_true_on_its_day_only(self, text: Any) -> None:
        assert self.until({"before": "7 days", "text": text}) == ["17 00:00"]

    def test_gets_the_thanks_for_as_long_as_they_may_be_late(self) -> None:
        assert self.until({"after": "1 day", "text": "Tack!"}, {"after": "2 days"})[0] == "24 21:00"


def test_a_reminder_becomes_a_broadcast_that_nobody_wrote() -> None:
    given = event(
        {"groups": [], "necessary": True, "reconfirm": True, "came": False, "text": "1 < 2, {name}"}
    )
    [plan] = reminders.planned(given)
    order = reminders.ordered(given, plan, datetime(2019, 1, 1, tzinfo=UTC))
    assert (order.audience, order.author, order.content.confirms) == (
        Audience(("confirmed",), arrived=False, necessary=True), 0, True,
    )  # fmt: skip
    assert order.content.texts == {"sv": "1 &lt; 2, {name}", "en": "1 &lt; 2, {name}"}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"text": "Hej {namn}"}, "nothing is known to put in the place of {namn}"),
        ({"text": "Hej {"}, "a brace opens or closes nothing"),
        ({"text": "{code}", "audience": ["draft"]}, "a draft has no code"),
        ({"before": "1 day", "after": "1 day"}, "not both"),
        ({"of": "changes-until"}, "which the event does not have"),
        ({"groups": ["cook"]}, 'the group "cook", which there is not'),
        ({"before": "soon"}, "String should match pattern"),
        ({"audience": []}, "at least 1"),
        ({"audience": ["everybody"]}, "Input should be"),
    ],
)
def test_a_reminder_that_can_not_be_sent_is_told_with_the_remedy(written: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words.replace("{", r"\{").replace("}", r"\}")):
        event(written)


def test_a_reminder_leaves_before_everybody_is_forgotten() -> None:
    privacy = {"version": "1", "notice": "-", "deletes": date(2019, 3, 1)}
    assert due(event({"after": "30 days"}, privacy=privacy)) == ["2019-02-22 09:00"]
    with pytest.raises(ValidationError, match='"one" leaves when nothing is known of anybody any more'):
        event({"after": "40 days"}, privacy=privacy)
