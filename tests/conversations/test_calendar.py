"""What an event puts into a calendar, and how a newer file takes the place of an older."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from conversations.model.event import calendar
from conversations.model.event.event import Event
from tests.fakes.world import NAME, picnic

NOW = datetime(2030, 4, 1, 12, tzinfo=UTC)


def course(*evenings: tuple[datetime, datetime]) -> Event:
    programme = [
        {"title": f"Evening {number}", "starts": starts, "ends": ends}
        for number, (starts, ends) in enumerate(evenings)
    ]
    return picnic(NAME, starts=date(2030, 5, 1), ends=date(2030, 5, 28), programme=programme)


def evening(day: int, hour: int = 18) -> tuple[datetime, datetime]:
    return datetime(2030, 5, day, hour), datetime(2030, 5, day, hour + 2)  # noqa: DTZ001 - on the event's own clocks


def entries(event: Event, now: datetime = NOW) -> list[Any]:
    return list(Calendar.from_ical(calendar.calendar(event, "sv", "the_bot", now)).walk("VEVENT"))


def test_a_course_of_evenings_leaves_the_days_between_free() -> None:
    found = entries(course(evening(1), evening(8), evening(28, 17), evening(28, 19)))
    assert [
        (str(each["uid"]), str(each.decoded("dtstart")), str(each.decoded("dtend"))) for each in found
    ] == [
        ("picnic@the_bot", "2030-05-01 18:00:00+02:00", "2030-05-01 20:00:00+02:00"),
        ("picnic-day-2@the_bot", "2030-05-08 18:00:00+02:00", "2030-05-08 20:00:00+02:00"),
        ("picnic-day-3@the_bot", "2030-05-28 17:00:00+02:00", "2030-05-28 21:00:00+02:00"),
    ]


def test_days_without_times_are_whole_days() -> None:
    programme = [{"title": "A", "starts": date(2030, 5, 3)}, {"title": "B", "starts": date(2030, 5, 10)}]
    event = picnic(NAME, starts=date(2030, 5, 1), ends=date(2030, 5, 28), programme=programme)
    assert [(each.decoded("dtstart"), each.decoded("dtend")) for each in entries(event)] == [
        (date(2030, 5, 3), date(2030, 5, 4)),
        (date(2030, 5, 10), date(2030, 5, 11)),
    ]


def test_an_event_whose_programme_is_on_one_day_is_one_entry() -> None:
    [found] = entries(course(evening(1)))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2030, 5, 1), date(2030, 5, 29))


def test_an_evening_that_is_moved_moves_in_the_calendar() -> None:
    before, after = (entries(course(evening(1), evening(day)), NOW + timedelta(days=day)) for day in (8, 9))
    assert [str(each["uid"]) for each in before] == [str(each["uid"]) for each in after]
    assert after[1]["sequence"] > before[1]["sequence"]
    assert after[1].decoded("dtstart").day == 9


def test_an_item_of_the_programme_that_is_changed_takes_the_place_of_the_older() -> None:
    event = course(evening(1))
    files = [
        calendar.programme(event, event.programme, "sv", "the_bot", NOW + timedelta(hours=each))
        for each in (0, 1)
    ]
    first, second = (Calendar.from_ical(each).walk("VEVENT")[0] for each in files)
    assert first["uid"] == second["uid"]
    assert int(str(second["sequence"])) - int(str(first["sequence"])) == 60
