"""Who is asked what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.model.event import conditions
from conversations.model.event.conditions import Asked
from conversations.model.values import Answer, Answers

FORM = (
    Asked("name", "name"),
    Asked("group", "target-group"),
    Asked("strategic", "yes-no", ("yes", "no"), only_for=("librarian",)),
    Asked("where", "choice", ("town", "region"), when={"strategic": ("yes",)}),
    Asked("days", "several", ("one", "two", "three")),
    Asked("dinner", "yes-no", ("yes", "no"), when={"days": ("one", "two"), "group": ("librarian", "guest")}),
    Asked("food", "text", when={"dinner": ("yes",)}, only_for=("guest",)),
)


def path(**answers: Answer) -> list[str]:
    """The fields on the path besides those that everybody is asked."""
    found = conditions.path(FORM, answers)
    assert {"name", "group", "days"} <= found
    return [each.key for each in FORM if each.key in found - {"name", "group", "days"}]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, []),
        ({"group": "guest"}, []),
        ({"group": "librarian"}, ["strategic"]),
        ({"group": None}, []),
        ({"group": "librarian", "strategic": "no"}, ["strategic"]),
        ({"group": "librarian", "strategic": "yes"}, ["strategic", "where"]),
        ({"group": "guest", "days": ("two", "three")}, ["dinner"]),
        ({"group": "guest", "days": ("three",)}, []),
        ({"group": "guest", "days": ()}, []),
        ({"group": "other", "days": ("one",)}, []),
        ({"group": "guest", "days": ("one",), "dinner": "yes"}, ["dinner", "food"]),
        ({"group": "librarian", "days": ("one",), "dinner": "yes"}, ["strategic", "dinner"]),
    ],
)
def test_a_field_is_asked_when_all_its_conditions_hold(answers: dict[str, Answer], asked: list[str]) -> None:
    assert path(**answers) == asked


def test_an_answer_to_a_field_that_is_not_asked_any_more_counts_for_nothing() -> None:
    left = {"group": "guest", "strategic": "yes", "where": "town"}
    assert path(**left) == []
    assert path(**left | {"group": "librarian"}) == ["strategic", "where"]


def test_a_condition_on_the_group_narrows_only_for() -> None:
    form = [FORM[1], Asked("x", "text", only_for=("guest", "librarian"), when={"group": ("guest", "other")})]
    asked = [
        group for group in ("guest", "librarian", "other") if "x" in conditions.path(form, {"group": group})
    ]
    assert asked == ["guest"]


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "group": st.sampled_from(["librarian", "guest", "other", None]),
        "strategic": st.sampled_from(["yes", "no", None]),
        "where": st.sampled_from(["town", "region"]),
        "days": st.lists(st.sampled_from(["one", "two", "three"]), unique=True).map(tuple),
        "dinner": st.sampled_from(["yes", "no"]),
        "food": st.text(),
    },
)


@given(ANSWERS)
def test_the_path_depends_on_answers_on_the_path_only(answers: Answers) -> None:
    found = conditions.path(FORM, answers)
    assert conditions.path(FORM, {key: answer for key, answer in answers.items() if key in found}) == found
