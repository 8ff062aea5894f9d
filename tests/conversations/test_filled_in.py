import pytest

from conversations.broadcasts.deliveries import Recipient, filled_in
from tests.fakes.world import picnic, wording


@pytest.mark.parametrize(
    ("name", "filled"),
    [("Åsa Maria Öberg", "Hej Åsa, Åsa Maria Öberg!"), ("Åsa", "Hej Åsa, Åsa!"), ("  O'Brien  K ", "Hej O'Brien,   O'Brien  K !")],
)  # fmt: skip
def test_people_are_called_by_their_first_name(name: str, filled: str) -> None:
    event = picnic()
    person = Recipient("sv", {event.name_field.key: name}, "ABC234")
    assert filled_in("Hej {first}, {name}!", event, person, wording()) == filled


def test_who_has_not_said_a_name_yet_is_called_by_none() -> None:
    assert filled_in("Hej {first}!", picnic(), Recipient("en", {}, ""), wording()) == filled_in(
        "Hej {name}!", picnic(), Recipient("en", {}, ""), wording()
    )
