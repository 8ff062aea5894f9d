"""The first minute of somebody who has never seen the bot, in a browser of either language."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from rehearsal import cast
from tests.journeys import screen
from tests.journeys.house import House
from tests.journeys.screen import Phone

QUESTION = "What is Mer för fler?"
SIZES = [(390, 844), (800, 900), (1440, 900)]
WORDS = {
    "sv-SE": (
        "Repetition",
        ["Anmäl dig som Astrid", "Ställ en fråga som Grace", "Se vilka som kommer, som Olga"],
    ),
    "en-US": ("Rehearsal", ["Register as Astrid", "Ask something as Grace", "See who comes, as Olga"]),
}
ROLES = {"sv-SE": ["deltagare", "deltagare", "arrangör"], "en-US": ["attendee", "attendee", "organiser"]}


@pytest.fixture(autouse=True)
def _chromium() -> None:
    if screen.CHROMIUM is None:
        (pytest.fail if screen.IN_CI else pytest.skip)(screen.MISSING)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house with the people of `make rehearse` in it, before the bot is started."""
    async with House(tmp_path / "house") as house:
        house.stage.suggestions = cast.enter(house.stage.world, QUESTION)
        yield house


@pytest.mark.parametrize("locale", list(WORDS))
@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_the_page_is_in_one_language_and_says_who_is_who(
    house: House, locale: str, width: int, height: int
) -> None:
    title, chips = WORDS[locale]
    async with (
        screen.browsing() as browser,
        screen.opened(browser, house.url, width=width, height=height, locale=locale) as page,
    ):
        await expect(page).to_have_title(title)
        await expect(_chips(page)).to_have_count(3)
        assert [await each.get_attribute("aria-label") for each in await _chips(page).all()] == chips
        for node, role in zip(await _roles(page, width), ROLES[locale], strict=True):
            assert node.endswith(role)
        await expect(page.get_by_test_id("clock-input")).to_have_value(re.compile(r"^2018-10-15 1\d:\d\d$"))
        for part in ("html", ".bar", ".chips"):
            assert await page.locator(part).evaluate("(node) => node.scrollWidth") <= width


async def test_the_page_changes_language_by_a_button_and_keeps_it(house: House) -> None:
    async with (
        screen.browsing() as browser,
        screen.opened(browser, house.url, width=1440, height=900) as page,
    ):
        await page.get_by_test_id("page-language").get_by_text("English").click()
        await expect(page).to_have_title("Rehearsal")
        await page.reload()
        await expect(page).to_have_title("Rehearsal")
        await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_the_bot_tells_what_it_is_before_start_and_the_first_steps_do_themselves(house: House) -> None:
    astrid, grace, olga = house.stage.world.people
    async with (
        screen.browsing() as browser,
        screen.opened(browser, house.url, width=1440, height=900, locale="en-US") as page,
    ):
        await expect(page.get_by_test_id("presence")).to_have_text("The bot is starting …")
        house.opens(organisers=[olga])
        await expect(page.get_by_test_id("presence")).to_be_hidden(timeout=screen.PATIENCE)
        await expect(_welcome(page, astrid)).to_contain_text("En dag för att dela erfarenheter")
        await expect(_welcome(page, grace)).to_contain_text("A day of shared experience")
        for chip in await _chips(page).all():
            await chip.click()
        await Phone(page, astrid).sees("Jag tar emot anmälningar till")
        await Phone(page, grace).sees("is a programme that ran in 2017 and 2018")
        await Phone(page, olga).sees("Anmälda: 0")
    assert _said(house) == {
        astrid: ["/start"],
        grace: ["/start", QUESTION],
        olga: ["/start", "/count"],
    }


async def test_a_time_is_written_as_year_month_day_in_every_browser(house: House) -> None:
    async with (
        screen.browsing() as browser,
        screen.opened(browser, house.url, width=1440, height=900, locale="en-US") as page,
    ):
        field = page.get_by_test_id("clock-input")
        for wrong in ("10/15/2018 3 PM", "2018-02-31 10:00", "2018-11-02"):
            await field.fill(wrong)
            assert not await field.evaluate("(node) => node.checkValidity()")
        await field.fill("2018-11-02 08:30")
        await page.get_by_test_id("clock-set").click()
        await expect(page.get_by_test_id("now")).to_have_text(re.compile(r"Fri, 2 November 2018 08:[345]\d"))


def _chips(page: Page) -> Locator:
    return page.get_by_test_id("chips").locator("button")


def _welcome(page: Page, person: int) -> Locator:
    return Phone(page, person).node.get_by_test_id("welcome")


async def _roles(page: Page, width: int) -> Sequence[str]:
    """Where the roles stand: above the phones, or on the tabs where one phone is shown at a time."""
    shown = page.get_by_test_id("role") if width > 760 else page.locator("[data-testid=person-tab] small")
    return await shown.all_inner_texts()


def _said(house: House) -> dict[int, list[str]]:
    return {
        chat.id: [each.text for each in chat.messages.values() if not each.is_from_bot]
        for chat in house.stage.world.chats.values()
    }
