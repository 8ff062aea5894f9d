"""Which day is meant."""

from datetime import date
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from conversations.model.answers import reading
from conversations.model.event.fields import FormField
from conversations.model.refusal import Refusal
from tests.fakes.world import NAME, picnic


def field(**bounds: Any) -> FormField:
    return FormField.model_validate(
        {"key": "arrival", "kind": "date", "label": "Ankomst", "question": "När?", **bounds}
    )


def read(asked: FormField, text: str) -> str | tuple[str, ...] | Refusal:
    return reading.read(asked, picnic(NAME), text)


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
    ["", "hej", "23", "januari", "januari 2019", "2019", "30/2 2019", "1/23/2019", "23 ju 2019", "ma 23 2019",
     "23 maj 19", "0/1 2019", "23/0 2019", "2019-13-01", "0000-01-01", "23 hej 2019", "23/1", "23 januari"],
)  # fmt: skip
def test_what_is_no_day_is_refused(said: str) -> None:
    assert read(field(), said) == Refusal("date-unclear")


BOUNDS = {"earliest": date(2030, 5, 12), "latest": date(2030, 5, 15)}


@pytest.mark.parametrize("said", ["14 maj", "14/5", "May 14", "tisdag 14 maj", "14 maj 2030"])
def test_the_year_may_be_left_out_where_only_one_is_possible(said: str) -> None:
    assert read(field(**BOUNDS), said) == "2030-05-14"


def test_the_year_is_needed_where_another_is_possible() -> None:
    over_new_year = field(earliest=date(2029, 12, 1), latest=date(2030, 1, 31))
    assert read(over_new_year, "14 december") == Refusal("date-unclear")


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
