from pathlib import Path

import pytest

from rehearsal.limits import Limits
from tests.journeys import broadcast_killed
from tests.journeys.house import House

RATE = 60


@pytest.mark.parametrize("faults", [False, True])
async def test_nobody_is_skipped_or_told_twice_when_the_bot_is_killed(
    tmp_path: Path, *, faults: bool
) -> None:
    settings = {"SEND_RATE": str(RATE)}
    async with House(tmp_path, limits=Limits(on=False), settings=settings) as house:
        account = await broadcast_killed.play(house, people=150, kills=2, seed=7, rate=RATE, faults=faults)

    failing = 150 // 20 if faults else 0
    assert account.faults == {}
    assert sum(account.statuses.values()) == 150
    assert account.statuses.get("unsure", 0) <= account.on_the_wire + failing
    assert account.kills_at_work > 0
