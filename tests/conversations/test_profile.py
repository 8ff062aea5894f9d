"""What Telegram shows of the bot before somebody writes to it."""

import pytest

from conversations.language.languages import LANGUAGES
from conversations.welcome import profile
from conversations.welcome.profile import Profile
from tests.fakes.world import NAME, picnic, wording

WORDY = picnic(
    NAME,
    name="N" * 120,
    about="A" * 1500,
    venue={"name": "V" * 120, "place": "P" * 120},
)


def test_the_profile_says_whose_bot_it_is_in_each_language() -> None:
    assert list(profile.shown([picnic(NAME, venue={"name": "Parken"})], wording())) == [
        Profile(
            "sv",
            "Picknicken",
            "Vi äter ute.\n\n📅 onsdag 23 januari 2019\n📍 Parken",
            "Här anmäler du dig till Picknicken och får svar på dina frågor.",
        ),
        Profile(
            "en",
            "The picnic",
            "Vi äter ute.\n\n📅 Wednesday 23 January 2019\n📍 Parken",
            "Register for The picnic here, and get your questions answered.",
        ),
    ]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_the_profile_keeps_to_telegrams_lengths_and_is_never_without_the_day(count: int) -> None:
    for each in profile.shown([WORDY] * count, wording()):
        assert len(each.name) <= profile.LONGEST_NAME
        assert len(each.description) <= profile.LONGEST_DESCRIPTION
        assert len(each.short_description) <= profile.LONGEST_SHORT_DESCRIPTION
        assert count > 1 or "📅" in each.description


def test_several_events_have_no_name_in_common() -> None:
    shown = list(profile.shown([picnic(NAME), picnic(NAME, key="fair", name="Fair")], wording()))
    assert [(each.language, each.name) for each in shown] == [(language, "") for language in LANGUAGES]
    assert shown[0].description == (
        "Här anmäler du dig och får svar på dina frågor. Välj bland:\n• Picknicken\n• Fair"
    )
