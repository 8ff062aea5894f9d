import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from rehearsal.limits import Limits
from tests.journeys import crowd, screen
from tests.journeys.house import House
from tests.journeys.screen import Phone

PEOPLE = 50


@pytest.fixture(autouse=True)
def _chromium() -> None:
    if screen.CHROMIUM is None:
        (pytest.fail if screen.IN_CI else pytest.skip)(screen.MISSING)


async def test_an_organiser_broadcasts_to_fifty_people_and_sees_how_far_it_is(tmp_path: Path) -> None:
    rate = {"SEND_RATE": "5"}
    house = House(tmp_path / "house", limits=Limits(bulk=5), settings=rate)
    async with house, screen.browsing() as browser:
        everybody = await crowd.registered(house, PEOPLE)
        olga = await house.telegram.person("Olga Nord", "sv")
        house.opens(organisers=[olga.id])
        async with screen.opened(browser, house.url, width=480, height=900) as page:
            phone = Phone(page, olga.id)
            await phone.comes_to_the_front()
            await phone.begins()
            await phone.sees(f"Anmälda: {PEOPLE}")
            await phone.says("/broadcast")
            await phone.presses("✍️ Skriv texten")
            await phone.sees("Skriv texten nu")
            await phone.says("Hej {name}! Vi ses på {event}.")
            await phone.presses(f"📣 Skicka nu till {PEOPLE}")
            await phone.sees("Utskicket går ut")
            await expect(phone.node.get_by_text(re.compile(r"Framme: [1-9]\d?\b")).last).to_be_visible(
                timeout=screen.PATIENCE
            )
            await phone.presses("⏸ Pausa")
            await phone.sees("Utskicket är pausat")
            await screen.photographed(page, tmp_path / "paused.png")
            await phone.presses("▶️ Fortsätt")
            await phone.sees(f"Framme: {PEOPLE}")
            await phone.sees("Utskicket är klart")
            await screen.photographed(page, tmp_path / "done.png")
        heard = [len(house.stage.world.chats[each.id].messages) for each in everybody]
        refused = [each for each in house.refusals() if "429" in each]

    assert (heard, refused) == ([1] * PEOPLE, [])
