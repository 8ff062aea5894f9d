"""Sends one text to many, the way users of each library write it: `python -m benchmarks.loops aiogram 5000`.

`ours` queues a broadcast on disk and carries it as `bot run` does, without Telegram's limits.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import uvloop

TEXT = "Hello, we begin at nine."
FIRST = 1_000
"""The id of the first chat."""


async def aiogram(number: int) -> None:
    from aiogram import Bot  # noqa: PLC0415 - only the one that is measured is loaded
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API_URL"]))
    async with Bot(os.environ["BOT_TOKEN"], session=session) as bot:
        for chat in range(FIRST, FIRST + number):
            await bot.send_message(chat, TEXT)


async def python_telegram_bot(number: int) -> None:
    from telegram import Bot  # noqa: PLC0415

    async with Bot(os.environ["BOT_TOKEN"], base_url=f"{os.environ['BOT_API_URL']}/bot") as bot:
        for chat in range(FIRST, FIRST + number):
            await bot.send_message(chat, TEXT)


async def floor(number: int) -> None:
    import aiohttp  # noqa: PLC0415

    url = f"{os.environ['BOT_API_URL']}/bot{os.environ['BOT_TOKEN']}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for chat in range(FIRST, FIRST + number):
            async with session.post(url, json={"chat_id": chat, "text": TEXT}) as answer:
                await answer.read()


async def ours(number: int) -> None:
    from benchmarks.seeded import order, seeded  # noqa: PLC0415
    from bot.application import spare_the_collector  # noqa: PLC0415
    from bot.clock import machine_time  # noqa: PLC0415
    from bot.delivery.deliveries import Broadcasting  # noqa: PLC0415
    from bot.delivery.limits import Limits  # noqa: PLC0415
    from bot.delivery.loop import Delivery  # noqa: PLC0415
    from bot.delivery.telegram_api import TelegramApi  # noqa: PLC0415
    from bot.events import folders  # noqa: PLC0415
    from bot.metrics import Metrics  # noqa: PLC0415
    from bot.world import World, wording  # noqa: PLC0415
    from storage import broadcasts  # noqa: PLC0415

    database = await seeded(Path("broadcast.db"), number)
    events = folders.read_all(Path(os.environ["EVENTS_DIR"]), samples=False)
    broadcasting = Broadcasting(World(events, "bench_bot", wording()))
    api = TelegramApi(os.environ["BOT_TOKEN"], os.environ["BOT_API_URL"])
    await api.initialize()
    delivery = Delivery(database, api, Limits(1e6), Metrics(), broadcasting)
    spare_the_collector()
    print("ready", flush=True)
    async with database.transaction() as connection:
        stored = await broadcasts.add(connection, order(datetime.now(UTC)))  # noqa: TID251 - no clock is needed here
        await broadcasts.launch(connection, stored, events["mer-for-fler"], machine_time())
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(delivery.run())
        delivery.wake()
        while True:
            await asyncio.sleep(0.25)
            async with database.transaction() as connection:
                if await broadcasts.finish(connection, machine_time()):
                    break
        delivery.stop()
    async with database.transaction() as connection:
        print(await broadcasts.account(connection, stored.id), flush=True)
    await api.shutdown()
    await database.close()


if __name__ == "__main__":
    uvloop.run(
        {each.__name__: each for each in (aiogram, python_telegram_bot, floor, ours)}[sys.argv[1]](
            int(sys.argv[2])
        )
    )
