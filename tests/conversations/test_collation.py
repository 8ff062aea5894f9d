"""Lists stand in the order in which their readers look for a name."""

import pytest

from conversations.language import collation


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", ["Ada", "ADA B", "Ada Östman", "adam", "Müller", "Myr", "Wik", "Zorn", "Åberg", "Ægir", "Älv", "Öberg", "Ørsted", "Östlund"]),
        ("en", ["Åberg", "Ada", "ADA B", "adam", "Älv", "Müller", "Myr", "Öberg", "Östlund", "Wik", "Zorn"]),
    ],
)  # fmt: skip
def test_names_stand_in_the_order_of_the_language(language: str, expected: list[str]) -> None:
    shuffled = sorted(expected, key=lambda each: each[::-1])
    assert sorted(shuffled, key=lambda each: collation.key(each, language)) == expected


def test_a_letter_that_is_written_in_two_parts_stands_where_it_belongs() -> None:
    assert collation.key("A\u030aberg")[0] == collation.key("Åberg")[0] > collation.key("Zz")[0]
