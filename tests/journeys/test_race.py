from pathlib import Path

import pytest

from rehearsal.limits import Limits
from tests.journeys import race
from tests.journeys.house import House
from tests.journeys.race import Account


@pytest.mark.parametrize("kills", [0, 3])
async def test_the_last_seats_go_in_order_of_arrival_also_when_the_bot_is_killed(
    tmp_path: Path, kills: int
) -> None:
    async with House(tmp_path, events=race.FEW_SEATS, limits=Limits(on=False)) as house:
        account = await race.play(house, people=40, kills=kills, seed=2019)

    assert account == Account(40, account.kills_at_work, confirmed=5, waitlisted=35)
    assert (account.kills_at_work > 0) == (kills > 0)
