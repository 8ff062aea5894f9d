"""The rehearsal's page in a real browser, and the people who click and type there."""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.journeys.house import ZONE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "Chromium is missing, so nobody looked at the rehearsal's page: apt-get install chromium"
IN_CI = os.environ.get("CI", "").casefold() in ("true", "1")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 60_000  # milliseconds

Deed = tuple[str, str]
"""What somebody does: ("presses", the button) or ("says", the words)."""


class NoChromium(Exception):
    """There is no browser here: apt-get install chromium."""


@contextlib.asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        raise NoChromium
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@contextlib.asynccontextmanager
async def opened(
    browser: Browser, url: str, *, width: int, height: int, locale: str = "sv-SE"
) -> AsyncIterator[Page]:
    """The page in a window of a size; an error in its script fails whoever looks at it."""
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, timezone_id=ZONE.key
    )
    faults: list[str] = []
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    try:
        await page.goto(url)
        yield page
        assert not faults, faults
    finally:
        await context.close()


async def photographed(page: Page, file: Path) -> None:
    """What the page shows once nothing moves there any more."""
    await page.screenshot(path=file, animations="disabled")


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's phone on the page."""

    page: Page
    person: int

    @property
    def node(self) -> Locator:
        return self.page.locator(f'[data-testid=phone][data-person="{self.person}"]')

    async def comes_to_the_front(self) -> None:
        """On a narrow screen one phone is shown at a time."""
        await self.page.locator(f'[data-testid=person-tab][data-person="{self.person}"]').click()

    async def begins(self) -> None:
        await self.node.get_by_test_id("start").click()

    async def does(self, deeds: Sequence[Deed]) -> None:
        for deed, words in deeds:
            await (self.presses(words) if deed == "presses" else self.says(words))

    async def presses(self, label: str) -> None:
        """The newest button with this label."""
        await self.node.get_by_test_id("button").get_by_text(label, exact=True).last.click(timeout=PATIENCE)

    async def says(self, words: str) -> None:
        """The bot is heard out first, as people do."""
        await self.node.get_by_test_id("say").fill(words)
        answers = await self._answers().count()
        await self.node.get_by_test_id("send").click()
        await expect(self._answers()).not_to_have_count(answers, timeout=PATIENCE)

    async def passes_on_to(self, other: "Phone", label: str) -> None:
        """Send a link to somebody, with the button that Telegram opens its list of chats for, and they open it."""
        await self.presses(label)
        name = await other.node.get_attribute("aria-label")
        await self.node.get_by_test_id("share-with").get_by_text(name or "", exact=True).click()
        await other.node.get_by_test_id("alert-ok").click()

    async def shares_the_number(self, label: str) -> None:
        """With the button under the text field; Telegram asks before it gives a number away."""
        await self.node.get_by_test_id("keyboard-button").get_by_text(label, exact=True).click()
        await self.node.get_by_test_id("alert-ok").click()

    async def sees_picture(self, name: str) -> None:
        """A picture that is really drawn."""
        picture = self._answers().get_by_alt_text(name).last
        await expect(picture).to_be_visible(timeout=PATIENCE)
        assert (
            await picture.evaluate("async (node) => { await node.decode(); return node.naturalWidth }") > 200
        )

    async def scrolls_to_picture(self, name: str) -> None:
        """The newest picture of a name at the top of the chat."""
        await self._answers().get_by_alt_text(name).last.evaluate("(node) => node.scrollIntoView()")

    async def sees(self, words: str) -> None:
        await expect(self._answers().get_by_text(words).last).to_be_visible(timeout=PATIENCE)

    def _answers(self) -> Locator:
        return self.node.locator("[data-testid=message][data-from=bot]")
