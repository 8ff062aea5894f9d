import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.journeys import screen
from tests.journeys.house import SAMPLE_EVENTS, House
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


FOUR = (("Astrid Lind", "sv"), ("Grace Miller", "en"), ("Cajsa Alm", "sv"), ("Bo Ek", "sv"))
REGISTERS_GRACE: Sequence[Deed] = (
    ("presses", "👥 Anmäl en kollega"),
    ("says", "Grace Miller"),
    ("says", "grace@roskilde.example"),
    ("presses", "Anmäl min kollega"),
)
BO: Sequence[Deed] = (
    ("presses", "Anmäl mig"),
    ("presses", "Jag godkänner"),
    ("presses", "Bo Ek"),
    ("says", "bo@exempel.se"),
    ("presses", "Skicka in anmälan"),
)
CAJSA: Sequence[Deed] = (
    ("presses", "Ta över anmälan"),
    ("presses", "Jag godkänner"),
    ("presses", "Cajsa Alm"),
    ("says", "cajsa@exempel.se"),
    ("presses", "Ta över anmälan"),
)
GRACE_AT_THE_SAMPLE: Sequence[Deed] = (
    ("presses", "Sample: Developer Days"),
    ("presses", "Register me"),
    ("presses", "I agree"),
    ("presses", "Grace Miller"),
    ("says", "grace@roskilde.example"),
    ("presses", "I write software"),
    ("says", "Roskilde University"),
    ("presses", "None, I will mingle"),
    ("presses", "Skip"),
    ("presses", "No"),
    ("presses", "Skip"),
    ("says", "roskilde.example/grace"),
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


async def test_a_seat_goes_from_hand_to_hand_and_at_last_to_who_waited(tmp_path: Path) -> None:
    async with (
        House(tmp_path / "house", events=SAMPLE_EVENTS / "one-seat") as house,
        screen.browsing() as browser,
    ):
        house.opens()
        people = [await house.telegram.person(*each) for each in FOUR]
        async with screen.opened(browser, house.url, width=1700, height=900) as page:
            astrid, grace, cajsa, bo = (Phone(page, each.id) for each in people)
            await astrid.begins()
            await astrid.does(REGISTERS_GRACE)
            await bo.begins()
            await bo.does(BO)
            await bo.sees("Du står i kö till Minikursen")
            await astrid.passes_on_to(grace, "↗️ Skicka länken")
            await grace.does([("presses", "Take over the registration"), ("presses", "I agree")])
            await grace.sees("Is this right? Then you take over the registration.")
            await grace.does([("presses", "Take over the registration")])
            await astrid.sees("Grace Miller har tagit över sin anmälan till Minikursen.")
            await grace.does([("presses", "🔁 Give my seat to a colleague")])
            await grace.passes_on_to(cajsa, "↗️ Send the link")
            await cajsa.does(CAJSA)
            await grace.sees("Cajsa Alm has taken over your seat at Tiny Course")
            await cajsa.does([("presses", "Avboka"), ("presses", "Ja, avboka")])
            await bo.sees("En plats på Minikursen är ledig, och den är din om du vill.")
            await bo.does([("presses", "✅ Ta platsen")])
            await bo.sees("Då har du en plats på Minikursen!")
            await bo.sees_picture("ticket.png")
            await bo.does([("presses", "📅 Lägg in i kalendern")])
            await bo.sees("tiny-course.ics")
            await screen.photographed(page, tmp_path / "hand-to-hand.png")
        statuses = {row["person"]: row["status"] for row in house.registrations()}
        assert statuses == {people[2].id: "cancelled", people[3].id: "confirmed"}
        house.keeps_secrets()


async def test_a_number_is_shared_with_the_button_under_the_text_field(tmp_path: Path) -> None:
    async with House(tmp_path / "house", samples=True) as house, screen.browsing() as browser:
        house.opens()
        grace = await house.telegram.person("Grace Miller", "en")
        async with screen.opened(browser, house.url, width=390, height=844) as page:
            phone = Phone(page, grace.id)
            await phone.begins()
            await phone.does(GRACE_AT_THE_SAMPLE)
            await phone.sees("You can write the number, or share it")
            await screen.photographed(page, tmp_path / "number.png")
            await phone.shares_the_number("📱 Share my number")
            await phone.sees("Phone: +46701740605")
            await expect(phone.node.get_by_test_id("keyboard-button")).to_have_count(0)


def _registered(house: House) -> set[tuple[int, str, str, str, str]]:
    found = [(row, json.loads(row["answers"])) for row in house.registrations()]
    return {
        (row["person"], row["language"], row["status"], answers["name"], answers["email"])
        for row, answers in found
    }
