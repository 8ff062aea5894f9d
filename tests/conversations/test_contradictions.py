"""What contradicts itself in a form."""

import pytest

from conversations.model.event import contradictions
from conversations.model.event.conditions import Asked

NAME = Asked("name", "name")
GROUP = Asked("group", "target-group")
DINNER = Asked("dinner", "yes-no", ("yes", "no"))
DAYS = Asked("days", "several", ("one", "two"))
GROUPS = ["guest", "librarian"]
EXCLUDE = "can never be asked, since its conditions exclude each other: change or remove one"


def problems(*form: Asked, groups: list[str] | None = GROUPS) -> list[str]:
    return contradictions.of_form(form, groups)


@pytest.mark.parametrize(
    "form",
    [
        [NAME],
        [NAME, GROUP, Asked("a", "text", only_for=("guest",))],
        [NAME, GROUP, Asked("a", "text", when={"group": ("guest",)})],
        [NAME, DINNER, Asked("a", "text", when={"dinner": ("yes",)})],
        [NAME, DINNER, Asked("a", "yes-no", ("yes", "no"), when={"dinner": ("yes",)}),
         Asked("b", "text", when={"dinner": ("yes",), "a": ("no",)})],
        [NAME, GROUP, Asked("a", "yes-no", ("yes", "no"), only_for=("guest", "librarian")),
         Asked("b", "text", only_for=("guest",), when={"a": ("no",)})],
        [NAME, DAYS, Asked("a", "yes-no", ("yes", "no"), when={"days": ("one",)}),
         Asked("b", "text", when={"days": ("two",), "a": ("yes",)})],
    ],
)  # fmt: skip
def test_a_form_that_can_be_asked_has_no_problems(form: list[Asked]) -> None:
    assert problems(*form) == []


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (
            [GROUP, Asked("a", "text", only_for=("staff",))],
            ['"a" is `only_for` "staff", but there is no such [[target_group]]: correct it or add the group'],
        ),
        (
            [Asked("a", "text", only_for=("guest",)), GROUP],
            ['"a" is `only_for` some, but nobody has told their target group before it: put a field with kind = "target-group" before it'],
        ),
        (
            [Asked("a", "text", only_for=("guest",))],
            ['"a" is `only_for` some, but nobody has told their target group before it: put a field with kind = "target-group" before it'],
        ),
        (
            [Asked("a", "text", when={"b": ("yes",)})],
            ['"a" waits for "b", but there is no such field: correct `when`'],
        ),
        (
            [Asked("a", "yes-no", ("yes", "no"), when={"a": ("yes",)})],
            ['"a" waits for its own answer: remove it from `when`'],
        ),
        (
            [Asked("a", "text", when={"dinner": ("yes",)}), DINNER],
            ['"a" waits for "dinner", which is asked later: put "dinner" before it'],
        ),
        (
            [Asked("a", "text", when={"name": ("Anna",)})],
            ['"a" waits for "name", which is answered in words: wait for a choice, or for yes or no'],
        ),
        (
            [DINNER, Asked("a", "text", when={"dinner": ("ja", "no", "perhaps")})],
            ['"a" waits for "ja" in "dinner", which nobody can answer: write "yes" or "no"',
             '"a" waits for "perhaps" in "dinner", which nobody can answer: write "yes" or "no"'],
        ),
        (
            [GROUP, Asked("a", "text", when={"group": ("staff",)})],
            ['"a" waits for "staff" in "group", which nobody can answer: write "guest" or "librarian"'],
        ),
        (
            [Asked("consent", "consent", when={"dinner": ("yes",)}), DINNER],
            ['everybody is asked "consent": remove `only_for` and `when` from it',
             '"consent" waits for "dinner", which is asked later: put "dinner" before it'],
        ),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_understood_is_told(form: list[Asked], told: list[str]) -> None:
    lead = [] if form[0].kind == "consent" else [NAME]
    assert problems(*lead, *form, *([] if lead else [NAME])) == told


def test_everybody_is_asked_for_their_name() -> None:
    told = 'everybody is asked "name": remove `only_for` and `when` from it'
    assert problems(GROUP, NAME._replace(only_for=("guest",))) == [told]
    assert problems(DINNER, NAME._replace(when={"dinner": ("yes",)})) == [told]


def yes_no(key: str, **when: str) -> Asked:
    return Asked(key, "yes-no", ("yes", "no"), when={other: (value,) for other, value in when.items()})


def test_fields_that_wait_for_each_other_are_told_once_as_a_circle() -> None:
    assert problems(NAME, yes_no("a", b="yes"), yes_no("b", a="yes")) == [
        '"a" and "b" wait for each other in a circle: remove one `when`'
    ]
    assert problems(NAME, yes_no("a", b="yes"), yes_no("b", c="yes"), yes_no("c", a="no")) == [
        '"a", "b" and "c" wait for each other in a circle: remove one `when`'
    ]


def test_a_field_that_waits_for_a_circle_is_no_part_of_it() -> None:
    assert problems(NAME, yes_no("z", a="yes"), yes_no("a", b="yes"), yes_no("b", a="yes")) == [
        '"z" waits for "a", which is asked later: put "a" before it',
        '"a" and "b" wait for each other in a circle: remove one `when`',
    ]


def test_the_group_field_can_be_part_of_a_circle() -> None:
    group = GROUP._replace(when={"a": ("yes",)})
    assert problems(NAME, group, yes_no("a")._replace(only_for=("guest",))) == [
        '"group" and "a" wait for each other in a circle: remove one `when`'
    ]


def test_a_field_that_can_never_be_asked_is_told() -> None:
    strategic = yes_no("strategic")._replace(only_for=("librarian",))
    food = Asked("food", "text", only_for=("guest",), when={"strategic": ("yes",)})
    assert problems(NAME, GROUP, strategic, food) == [f'"food" {EXCLUDE}']


def test_conditions_can_exclude_each_other_over_other_fields() -> None:
    form = [yes_no("a"), yes_no("b", a="yes"), yes_no("c", b="yes"), yes_no("d", c="yes", a="no")]
    assert problems(NAME, *form) == [f'"d" {EXCLUDE}']


def test_only_the_first_of_the_fields_that_can_never_be_asked_is_told() -> None:
    lost = yes_no("b", dinner="no", a="yes")
    assert problems(NAME, DINNER, yes_no("a", dinner="yes"), lost, yes_no("c", b="yes")) == [f'"b" {EXCLUDE}']


def test_groups_that_are_not_known_are_not_missed() -> None:
    waits = Asked("a", "text", only_for=("staff",), when={"group": ("guest",)})
    assert problems(NAME, GROUP, waits, groups=None) == []


def test_everything_is_told_at_once() -> None:
    assert problems(DINNER, DINNER, yes_no("a", b="yes"), GROUP, groups=[]) == [
        'the key "dinner" stands more than once: give each its own',
        'nobody is asked for their name: add a [[field]] with kind = "name"',
        "a field asks for the target group, but there is no [[target_group]]: add some",
        '"a" waits for "b", but there is no such field: correct `when`',
    ]


def test_many_fields_that_all_wait_for_later_ones_are_looked_at_quickly() -> None:
    keys = [f"f{number}" for number in range(30)]
    form = [yes_no(key, **dict.fromkeys(keys[number + 1 :], "yes")) for number, key in enumerate(keys)]
    assert len(problems(NAME, *form)) == 30 * 29 / 2
