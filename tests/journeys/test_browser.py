import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.journeys import screen
from tests.journeys.house import House
from tests.journeys.screen import Deed, Phone

ASTRID: Sequence[Deed] = (
    ("presses", "Anmäl mig"),
    ("presses", "Jag godkänner"),
    ("presses", "Astrid Lind"),
    ("says", "astrid.lind@sundsvall.example"),
    ("presses", "Bibliotekarie med strategisk roll"),
    ("presses", "Ja"),
    ("presses", "Kommun"),
    ("says", "Sundsvalls kommun"),
    ("says", "Bibliotekschef"),
    ("says", "Jag är allergisk mot nötter"),
    ("presses", "Skicka in anmälan"),
)
GRACE: Sequence[Deed] = (
    ("presses", "Register me"),
    ("presses", "I agree"),
    ("says", "Grace Miller"),
    ("says", "grace.miller@roskilde.example"),
    ("presses", "Librarian with a strategic role"),
    ("presses", "Yes"),
    ("presses", "Municipality"),
    ("says", "Roskilde Libraries"),
    ("says", "Head of development"),
    ("presses", "Skip"),
    ("presses", "Send my registration"),
)


@pytest.fixture(autouse=True)
def _chromium() -> None:
    if screen.CHROMIUM is None:
        (pytest.fail if screen.IN_CI else pytest.skip)(screen.MISSING)


async def test_two_people_register_side_by_side_by_clicking_and_typing(tmp_path: Path) -> None:
    async with House(tmp_path / "house") as house, screen.browsing() as browser:
        house.opens()
        astrid = await house.telegram.person("Astrid Lind", "sv")
        grace = await house.telegram.person("Grace Miller", "en")
        async with screen.opened(browser, house.url, width=1100, height=800) as page:
            left, right = Phone(page, astrid.id), Phone(page, grace.id)
            await left.begins()
            await right.begins()
            for hers, theirs in zip(ASTRID, GRACE, strict=True):  # turn by turn: there is only one mouse
                await left.does([hers])
                await right.does([theirs])
            await left.sees("Tack, Astrid Lind! Du är anmäld till")
            await right.sees("Thank you, Grace Miller! You are registered for")
            await screen.photographed(page, tmp_path / "side-by-side.png")
        assert _registered(house) == {
            (astrid.id, "sv", "confirmed", "Astrid Lind", "astrid.lind@sundsvall.example"),
            (grace.id, "en", "confirmed", "Grace Miller", "grace.miller@roskilde.example"),
        }
        house.keeps_secrets()


async def test_one_person_registers_on_a_phone(tmp_path: Path) -> None:
    async with House(tmp_path / "house") as house, screen.browsing() as browser:
        house.opens()
        await house.telegram.person("Astrid Lind", "sv")
        grace = await house.telegram.person("Grace Miller", "en")
        async with screen.opened(browser, house.url, width=390, height=844) as page:
            phone = Phone(page, grace.id)
            await phone.comes_to_the_front()
            await phone.begins()
            await phone.does(GRACE)
            await phone.sees("Thank you, Grace Miller! You are registered for")
            await screen.photographed(page, tmp_path / "phone.png")
            assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        assert _registered(house) == {
            (grace.id, "en", "confirmed", "Grace Miller", "grace.miller@roskilde.example")
        }


def _registered(house: House) -> set[tuple[int, str, str, str, str]]:
    found = [(row, json.loads(row["answers"])) for row in house.registrations()]
    return {
        (row["person"], row["language"], row["status"], answers["name"], answers["email"])
        for row, answers in found
    }
