"""The bot's name and descriptions at Telegram: told when they are new, and never in its way."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.delivery.telegram_api import TelegramApi
from bot.jobs import profile
from conversations.model.event.event import Event
from rehearsal import server
from rehearsal.faults import Fault
from rehearsal.stage import Stage, set_stage
from tests.fakes.world import NAME, conference, picnic, wording

TOKEN = "1:profile"
FAIR = picnic(NAME, key="fair", name={"sv": "Mässan", "en": "The fair"})


@pytest.fixture
def stage() -> Stage:
    return set_stage(TOKEN, "rehearsal_bot")


@pytest.fixture
async def api(stage: Stage) -> AsyncIterator[TelegramApi]:
    async with server.running(stage) as (url, _), TelegramApi(TOKEN, url) as api:
        yield api


async def introduces(api: TelegramApi, *events: Event) -> None:
    await profile.introduce(api, {each.key: each for each in events}, wording())


def set_in(stage: Stage, since: int = 0) -> list[tuple[str, Any]]:
    """What was set: the method and the language."""
    calls = [each for each in stage.calls.since(since) if each.method.startswith("set")]
    return [(each.method, each.params["language_code"]) for each in calls]


async def test_the_bot_bears_the_name_and_the_description_of_its_event(api: TelegramApi) -> None:
    await introduces(api, conference())
    name = "Mer för fler – en dag om användardriven innovation"
    assert await api.call("getMyName", {"language_code": "sv"}) == {"name": name}
    assert (await api.call("getMyName", {"language_code": "en"}))["name"].startswith("Mer för fler – a day")
    described = (await api.call("getMyDescription", {"language_code": "sv"}))["description"]
    assert described.endswith("📅 onsdag 23 januari 2019\n📍 Clarion Hotel Stockholm, centrala Stockholm")
    assert await api.call("getMyShortDescription", {"language_code": "sv"}) == {
        "short_description": f"Här anmäler du dig till {name} och får svar på dina frågor."
    }


async def test_phones_of_another_language_show_what_botfather_was_told(api: TelegramApi) -> None:
    before = await api.call("getMyName", {})
    await introduces(api, conference())
    assert await api.call("getMyName", {"language_code": "fi"}) == before


async def test_what_stands_at_telegram_is_not_set_again(api: TelegramApi, stage: Stage) -> None:
    await introduces(api, FAIR)
    assert sorted(set_in(stage)) == [
        (f"setMy{part}", language)
        for part in ("Description", "Name", "ShortDescription")
        for language in ("en", "sv")
    ]
    since = stage.calls.count
    await introduces(api, FAIR)
    assert set_in(stage, since) == []


async def test_several_events_share_the_name_that_botfather_was_told(api: TelegramApi) -> None:
    before = await api.call("getMyName", {})
    await introduces(api, FAIR)
    await introduces(api, FAIR, conference())
    assert await api.call("getMyName", {"language_code": "sv"}) == before
    assert (await api.call("getMyDescription", {"language_code": "en"}))["description"] == (
        "Register here, and get your questions answered. Choose among:\n"
        "• The fair\n"
        "• Mer för fler – a day on user-driven innovation"
    )


@pytest.mark.parametrize("kind", ["429", "400", "500", "reset-before"])
async def test_a_part_that_telegram_refuses_leaves_the_others(
    api: TelegramApi, stage: Stage, kind: str
) -> None:
    stage.faults.order(Fault(kind=kind, method="setMyName", retry_after=80_000))
    await introduces(api, FAIR)
    assert ("setMyDescription", "sv") in set_in(stage)
    assert "name:sv" not in stage.world.profile
    await introduces(api, FAIR)
    assert stage.world.profile["name:sv"] == "Mässan"
