"""Which day is meant."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from conversations.model.answers import reading
from conversations.model.event.fields import FormField
from conversations.model.refusal import Refusal
from tests.fakes.world import NAME, NOTE, Talk, picnic


def field(**bounds: Any) -> FormField:
    return FormField.model_validate(
        {"key": "arrival", "kind": "date", "label": "Ankomst", "question": "När?", **bounds}
    )


MONDAY = datetime(2030, 4, 29, 10, tzinfo=UTC)


def read(asked: FormField, text: str, now: datetime | None = None) -> str | tuple[str, ...] | Refusal:
    return reading.read(asked, picnic(NAME), text, now)


@pytest.mark.parametrize(
    "said",
    [
        "2019-01-23", "2019/1/23", "2019.01.23", "23/1 2019", "23/1-2019", "23/1/2019", "23.1.2019", "23. 1. 2019",
        "23 januari 2019", "23 jan 2019", "23 jan. 2019", "den 23 januari 2019", "onsdag den 23:e januari 2019",
        "January 23, 2019", "23 January 2019", "Jan 23 2019", "Wednesday, January 23rd, 2019", "23rd of January 2019",
        "23 JANUARI 2019",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(said: str) -> None:
    assert read(field(), said) == "2019-01-23"


@pytest.mark.parametrize("style", ["short", "medium", "long", "full"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_read_as_swedish_software_writes_it(style: Any, month: int) -> None:
    day = date(2030, month, 14)
    assert read(field(), format_date(day, style, locale="sv")) == day.isoformat()


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["sv", "en"]))
def test_every_day_is_read_by_its_name(day: date, language: str) -> None:
    assert read(field(), format_date(day, "long", locale=language)) == day.isoformat()


@pytest.mark.parametrize(
    "said",
    ["", "hej", "23", "januari", "januari 2019", "2019", "30/2 2019", "23 ju 2019", "ma 23 2019",
     "0/1 2019", "23/0 2019", "2019-13-01", "0000-01-01", "23 hej 2019", "23/1", "23 januari"],
)  # fmt: skip
def test_what_is_no_day_is_refused(said: str) -> None:
    assert read(field(), said) == Refusal("date-unclear")


BOUNDS = {"earliest": date(2030, 5, 12), "latest": date(2030, 5, 15)}


@pytest.mark.parametrize("said", ["14 maj", "14/5", "May 14", "tisdag 14 maj", "14 maj 2030"])
def test_the_year_may_be_left_out_where_only_one_is_possible(said: str) -> None:
    assert read(field(**BOUNDS), said) == "2030-05-14"


def test_the_year_may_be_left_out_where_the_day_lies_in_one_year_only() -> None:
    over_new_year = field(earliest=date(2029, 12, 1), latest=date(2030, 1, 31))
    assert read(over_new_year, "14 december") == "2029-12-14"


def test_the_year_is_asked_for_where_another_is_possible() -> None:
    two_years = field(earliest=date(2029, 1, 1), latest=date(2030, 12, 31))
    assert read(two_years, "14 maj") == Refusal("date-unclear", meant=("2029-05-14", "2030-05-14"))


@pytest.mark.parametrize(
    "said",
    ["20300514", "300514", "14/5-30", "14.5.2030", "14.5.30", "14-5-2030", "14/5 30", "14/5/30", "2030-5-14", "14 maj 30", "14 maj -30", "May 14th, 2030",
     "the 14th of May 2030", "14:e maj 2030", "tisdag 14/5 2030", "den 14/5 2030", "Den 14 maj 2030.", "5/14/2030"],
)  # fmt: skip
def test_a_day_is_taken_as_people_write_it_in_short(said: str) -> None:
    assert read(field(), said) == "2030-05-14"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("i morgon", "2030-04-30"), ("Imorgon", "2030-04-30"), ("tomorrow", "2030-04-30"), ("idag", "2030-04-29"), ("i övermorgon", "2030-05-01"),
        ("tisdag", "2030-04-30"), ("på tisdag", "2030-04-30"), ("tis", "2030-04-30"), ("on Friday", "2030-05-03"), ("fredagen", "2030-05-03"),
        ("fredag nästa vecka", "2030-05-10"), ("friday next week", "2030-05-10"), ("om en vecka", "2030-05-06"), ("om 3 dagar", "2030-05-02"),
        ("in two weeks", "2030-05-13"), ("om en månad", "2030-05-29"), ("den 14:e", "2030-05-14"), ("the 14th", "2030-05-14"),
    ],
)  # fmt: skip
def test_a_day_that_is_told_from_today_is_taken(said: str, day: str) -> None:
    assert read(field(), said, MONDAY) == day


@pytest.mark.parametrize("said", ["tisdag", "Tuesday", "den 14:e", "tis", "14:e"])
def test_a_day_of_the_week_is_the_one_within_the_bounds(said: str) -> None:
    assert read(field(**BOUNDS), said) == "2030-05-14"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3/4/2031", ("2031-04-03", "2031-03-04")),
        ("3/4", ("2031-04-03", "2031-03-04")),
        ("nästa fredag", ("2030-05-03", "2030-05-10")),
        ("next Friday", ("2030-05-03", "2030-05-10")),
        ("30-05-14", ("2030-05-14", "2014-05-30")),
        ("14 maj", ("2030-05-14",)),
    ],
)
def test_a_day_that_may_be_another_is_asked_about(said: str, meant: tuple[str, ...]) -> None:
    assert read(field(), said, MONDAY) == Refusal("date-unclear", meant=meant)


def test_a_day_that_may_be_another_is_sure_where_the_bounds_leave_one() -> None:
    in_april = field(earliest=date(2031, 4, 1), latest=date(2031, 4, 30))
    assert read(in_april, "3/4") == "2031-04-03"


def test_who_wrote_an_unclear_day_chooses_by_a_tap() -> None:
    day: dict[str, Any] = {"key": "arrival", "kind": "date", "label": "Ankomst", "question": "När kommer du?"}
    talk = Talk(picnic(NAME, day, NOTE))
    talk.reaches("arrival")
    talk.says("3/4 2019")
    assert (talk.place, talk.answers["arrival"]) == ("note", "2019-04-03")
    talk.presses("‹ Tillbaka")
    talk.says("3/4/2019")
    assert talk.text.startswith("Menar du onsdag 3 april 2019 eller måndag 4 mars 2019?")
    talk.presses("måndag 4 mars 2019")
    assert (talk.place, talk.answers["arrival"]) == ("note", "2019-03-04")


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("2030-05-11", Refusal("date-too-early", {"earliest": "2030-05-12"})),
        ("2030-05-12", "2030-05-12"),
        ("2030-05-15", "2030-05-15"),
        ("2030-05-16", Refusal("date-too-late", {"latest": "2030-05-15"})),
        ("16 maj", Refusal("date-too-late", {"latest": "2030-05-15"})),
    ],
)
def test_a_day_lies_within_the_bounds(said: str, given: str | Refusal) -> None:
    assert read(field(**BOUNDS), said) == given
