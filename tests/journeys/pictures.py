"""Take the pictures for the documents: `python -m tests.journeys.pictures` plays half a registration in the browser.

With the Debian package fonts-noto-color-emoji the small signs are drawn too; without it they are empty boxes.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.journeys import screen
from tests.journeys.house import SAMPLE_EVENTS, House
from tests.journeys.screen import Deed, Phone

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"

ASTRID: Sequence[Deed] = (
    ("presses", "Anmäl mig"),
    ("presses", "Jag godkänner"),
    ("presses", "Astrid Lind"),
    ("says", "astrid.lind@sundsvall.example"),
)
GRACE: Sequence[Deed] = (
    ("presses", "Register me"),
    ("presses", "I agree"),
    ("presses", "Grace Miller"),
    ("says", "grace.miller@roskilde.example"),
    ("presses", "Librarian with a strategic role"),
    ("presses", "Yes"),
    ("presses", "Municipality"),
    ("says", "Roskilde Libraries"),
    ("says", "Head of development"),
    ("presses", "Skip"),
)


BO: Sequence[Deed] = (
    ("presses", "Anmäl mig"),
    ("presses", "Jag godkänner"),
    ("presses", "Bo Ek"),
    ("says", "bo@exempel.se"),
    ("presses", "Skicka in anmälan"),
)


def main() -> int:
    try:
        asyncio.run(_take())
    except screen.NoChromium:
        sys.stderr.write(f"{screen.MISSING}\n")
        return 1
    return 0


async def _take() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with House(Path(folder)) as house, screen.browsing() as browser:
            house.opens()
            astrid = await house.telegram.person("Astrid Lind", "sv")
            grace = await house.telegram.person("Grace Miller", "en")
            async with screen.opened(browser, house.url, width=1100, height=800) as page:
                await _plays(Phone(page, astrid.id), ASTRID, "Vad stämmer bäst på dig?")
                await _plays(Phone(page, grace.id), GRACE, "Is this right?")
                await screen.photographed(page, PICTURES / "chat.png")
            async with screen.opened(browser, house.url, width=390, height=844) as page:
                await Phone(page, astrid.id).sees("Vad stämmer bäst på dig?")
                await screen.photographed(page, PICTURES / "phone.png")
    with tempfile.TemporaryDirectory() as folder:
        await _take_seats(Path(folder))
    sys.stdout.write(f"written: {PICTURES}\n")


async def _take_seats(folder: Path) -> None:
    """A ticket beside a place in line, and the offer once the seat is free."""
    async with House(folder, events=SAMPLE_EVENTS / "one-seat") as house, screen.browsing() as browser:
        house.opens()
        people = [await house.telegram.person(*each) for each in (("Astrid Lind", "sv"), ("Bo Ek", "sv"))]
        async with screen.opened(browser, house.url, width=880, height=940) as page:
            astrid, bo = (Phone(page, each.id) for each in people)
            await _plays(astrid, [*BO[:2], ("presses", "Astrid Lind"), *BO[3:]], "Du är anmäld till")
            await astrid.sees_picture("ticket.png")
            await _plays(bo, BO, "Du står i kö till")
            await astrid.scrolls_to_picture("ticket.png")
            await screen.photographed(page, PICTURES / "ticket.png")
            await astrid.does([("presses", "Avboka"), ("presses", "Ja, avboka")])
            await astrid.sees("Tack för att du sa till!")
            await bo.sees("Svara före")
            await screen.photographed(page, PICTURES / "offer.png")


async def _plays(phone: Phone, deeds: Sequence[Deed], last: str) -> None:
    await phone.begins()
    await phone.does(deeds)
    await phone.sees(last)


if __name__ == "__main__":
    sys.exit(main())
