"""A day at the door, in the browser: staff count, check in and see at a glance what is not as it should be."""

from pathlib import Path

import pytest

from tests.journeys import screen
from tests.journeys.house import House
from tests.journeys.screen import Phone
from tests.journeys.test_browser import ASTRID


@pytest.fixture(autouse=True)
def _chromium() -> None:
    if screen.CHROMIUM is None:
        (pytest.fail if screen.IN_CI else pytest.skip)(screen.MISSING)


async def test_a_day_at_the_door(tmp_path: Path) -> None:
    async with House(tmp_path / "house") as house, screen.browsing() as browser:
        olga = await house.telegram.person("Olga Nord", "sv")
        astrid = await house.telegram.person("Astrid Lind", "sv")
        house.opens([olga.id])
        async with screen.opened(browser, house.url, width=1100, height=900) as page:
            left, right = Phone(page, astrid.id), Phone(page, olga.id)
            await left.begins()
            await left.does(ASTRID)
            await left.sees("Tack, Astrid Lind! Du är anmäld till")
            code = house.registrations()[0]["code"]
            await right.begins()
            await right.says("/count")
            await right.presses("📈 Bild")
            await right.sees("📈 Mer för fler")
            await screen.photographed(page, tmp_path / "counted.png")
            await house.it_is("2019-01-23 08:30")
            await right.says(f"/start ticket-{code}")
            await right.sees("✅✅✅")
            await screen.photographed(page, tmp_path / "in.png")
            await right.says(f"/start ticket-{code}")
            await right.sees("är redan inne")
            await right.says("/find sundsval")
            await right.sees("Sundsvalls kommun")
            await right.presses("↩️ Ångra incheckningen")
            await right.sees("Inne: 0 av 1")
            await screen.photographed(page, tmp_path / "out.png")
        assert [row["came_at"] for row in house.registrations()] == [None]
