from pathlib import Path

from rehearsal.limits import Limits
from tests.journeys import killed
from tests.journeys.house import House
from tests.journeys.killed import Account


async def test_nobody_is_lost_stuck_or_registered_twice_when_the_bot_is_killed(tmp_path: Path) -> None:
    async with House(tmp_path, limits=Limits(on=False)) as house:
        account = await killed.play(house, people=40, kills=6, seed=2019)

    assert account == Account(people=40, kills=6, kills_at_work=6, confirmed=40)
