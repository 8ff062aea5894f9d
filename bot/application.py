"""Wires everything together, by plain arguments. Nothing is opened before `run`."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Coroutine, Mapping
from functools import partial
from typing import Any

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot import world as bot_world
from bot.clock import Clock, machine_time
from bot.delivery.deliveries import Broadcasting
from bot.delivery.limits import Limits
from bot.delivery.loop import Delivery
from bot.delivery.telegram_api import TelegramApi
from bot.events import folders, knowledge
from bot.events.watcher import EventWatcher
from bot.files.files import Files
from bot.intake.intake import Intake
from bot.intake.polling import Polling
from bot.jobs import menus, profile
from bot.jobs.scheduler import Scheduler
from bot.log import fault
from bot.metrics import Metrics
from bot.settings import Settings
from bot.telegram.reading import ALLOWED_UPDATES
from bot.world import World
from conversations.model.event.event import Event
from storage import database, outbox, questions, stamp, team, updates
from storage.database import Away, Database

log = structlog.get_logger()

TIDYING_SECONDS = 3600

BULK_AHEAD_SECONDS = 0.02
"""A bulk message is taken so long before it may leave, about as long as it takes to bring that to disk."""


class CannotStart(Exception):
    """The bot can't start as it is set up; the message says what to do."""


async def run(settings: Settings, *, samples: bool = False, new_database: bool = False) -> None:
    """Serve until told to stop.

    Raises CannotStart, WrongEvents, storage.schema.NewerDatabase, or what storage.stamp does, with what to do about it.
    """
    events = folders.read_all(settings.events_dir, samples=samples)
    database = Database(settings.database_url)
    api = TelegramApi(_token(settings), settings.bot_api_url)
    async with _closing(database):
        await bring_up_to_date(database, settings, new=new_database)
        await _serve(settings, database, api, events, samples=samples)


async def bring_up_to_date(database: Database, settings: Settings, *, new: bool = False) -> bool:
    """Migrate the database that is known, and keep in mind that there is one; says whether there was anything to do.

    Raises what storage.stamp.migrate raises.
    """
    changed = await stamp.migrate(database, settings.state_dir, new=new)
    if changed:
        log.info("the database was brought up to date")
    before = stamp.read(database, settings.state_dir)
    now = await stamp.now(database)
    if before and not new and now.last_item < before.last_item:
        log.warning("the database is an older copy: what came after it is lost", database=now.database)
    await remember(database, settings)
    return changed


async def remember(database: Database, settings: Settings) -> None:
    """Keep in mind outside of the database that there is one, and how far it has come."""
    try:
        stamp.keep(database, settings.state_dir, await stamp.now(database))
    except Away as error:
        log.warning("the database is away, so how far it has come is not noted", **fault(error))
    except OSError as error:
        log.warning("STATE_DIR can't be written to, so a lost database would not be missed", **fault(error))


async def _serve(
    settings: Settings, database: Database, api: TelegramApi, events: Mapping[str, Event], *, samples: bool
) -> None:
    async with _introduced(api):
        world = World(events, api.username, bot_world.wording(), settings.organisers, settings.bulk_rate)
        await _Service(settings, database, api, world, samples=samples).run()


class _Service:
    """The running parts: intake and delivery, and what keeps them company."""

    def __init__(
        self, settings: Settings, database: Database, api: TelegramApi, world: World, *, samples: bool
    ) -> None:
        self._settings = settings
        self._database = database
        self._api = api
        self._world = world
        self._metrics = Metrics()
        broadcasting = Broadcasting(world, settings.allow_paid_broadcast)
        limits = Limits(settings.bulk_rate, BULK_AHEAD_SECONDS)
        makes = Files(settings.database_url, world.events, world.wording)
        self._delivery = Delivery(database, api, limits, self._metrics, broadcasting, makes)
        self._clock = Clock(settings.clock_file)
        self._intake = Intake(database, world, self._clock, self._delivery.wake, self._metrics)
        self._scheduler = Scheduler(database, world, self._clock, self._delivery.wake)
        self._watcher = EventWatcher(
            database,
            settings.events_dir,
            world,
            knowledge.by_letters,
            knowledge.by_meaning if settings.search == "meaning" else None,
            samples=samples,
            listeners=[self._intake.renew, self._scheduler.renew, self._delivery.renew],
            speak=self._delivery.wake,
        )

    async def run(self) -> None:
        stopped = _stop_signals()
        await self._watcher.begin()
        await self._scheduler.begin()
        async with asyncio.TaskGroup() as tasks:
            delivery = tasks.create_task(self._delivery.run())
            company = [tasks.create_task(each) for each in self._company()]
            spare_the_collector()
            log.info("ready", bot=self._api.username, events=sorted(self._world.events))
            await stopped.wait()
            log.info("stopping")
            for each in company:
                each.cancel()
            self._delivery.stop()
            await delivery
        await remember(self._database, self._settings)

    def _company(self) -> list[Coroutine[Any, Any, None]]:
        company = [
            self._introduce_commands(),
            self._introduce_itself(),
            self._tidy(),
            self._scheduler.run(),
            self._watcher.run(),
        ]
        return [*company, *(self._listening() if self._settings.listen else [self._poll()])]

    def _listening(self) -> list[Coroutine[Any, Any, None]]:
        """The web server, and beside it what takes in the updates that it gathers, or asks for them."""
        from bot.intake import webhook  # noqa: PLC0415 - only who listens waits for a web server

        settings = self._settings
        if not settings.webhook_url:
            app = webhook.application(self._database, self._metrics, None, "")
            return [self._serve(webhook.serve(app, settings.listen)), self._poll()]
        receiver = webhook.Webhook(self._intake, settings.webhook_secret.get_secret_value())
        app = webhook.application(self._database, self._metrics, receiver, settings.webhook_url)
        return [self._serve(webhook.serve(app, settings.listen)), receiver.run(), self._set_webhook()]

    async def _poll(self) -> None:
        await self._insist(self._api.delete_webhook)
        await Polling(self._api, self._intake).run()

    async def _set_webhook(self) -> None:
        settings = self._settings
        await self._insist(
            lambda: self._api.set_webhook(
                settings.webhook_url,
                secret_token=settings.webhook_secret.get_secret_value(),
                allowed_updates=ALLOWED_UPDATES,
                max_connections=40,
            )
        )

    async def _serve(self, serving: Coroutine[Any, Any, None]) -> None:
        try:
            await serving
        except SystemExit:
            raise CannotStart(
                f"LISTEN: {self._settings.listen} can't be listened on. Does another program listen there?"
            ) from None

    async def _introduce_commands(self) -> None:
        await menus.introduce(
            self._database,
            self._world,
            lambda menu: self._insist(partial(self._api.set_my_commands, **menu)),
        )

    async def _introduce_itself(self) -> None:
        await profile.introduce(self._api, self._world.events, self._world.wording)

    async def _insist(self, call: Any) -> None:
        """Repeat a call until Telegram has heard it; what it refuses, such as a menu for somebody who never wrote, is left."""
        for attempt in range(1_000_000):
            try:
                await call()
            except InvalidToken:
                raise
            except BadRequest as error:
                log.warning("Telegram refuses a setting, and the bot goes on without it", **fault(error))
                return
            except TelegramError as error:
                log.warning("Telegram did not take a setting, and is asked again", **fault(error))
                await asyncio.sleep(min(60, 2**attempt))
            else:
                return

    async def _tidy(self) -> None:
        """Forget now and then what can't be needed any more."""
        while True:
            await asyncio.sleep(TIDYING_SECONDS)
            try:
                await self._forget()
            except database.Away as error:
                log.warning("the database is away, tidying waits", **fault(error))

    async def _forget(self) -> None:
        async with self._database.transaction() as connection:
            await updates.forget(connection, machine_time())
            await outbox.forget(connection, machine_time() - updates.KEPT)
            await questions.forget_unclear(connection, self._clock.now() - updates.KEPT)
            await team.forget(connection, self._clock.now())
        await remember(self._database, self._settings)


@contextlib.asynccontextmanager
async def _closing(database: Database) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _introduced(api: TelegramApi) -> AsyncIterator[None]:
    """The connection to Telegram, once it has told who the bot is; it is waited for while it is away."""
    wait = 0.25
    while True:
        try:
            await api.initialize()
            break
        except InvalidToken:
            raise CannotStart(
                "BOT_TOKEN: Telegram does not know this token. Ask @BotFather for the right one."
            ) from None
        except NetworkError as error:
            log.warning("Telegram can't be reached, and is tried again", **fault(error))
            await asyncio.sleep(wait := min(15.0, wait * 2))
    try:
        yield
    finally:
        await api.shutdown()


def spare_the_collector() -> None:
    """What was loaded at the start stays, so it is not searched for garbage again and again.

    Measured under full load, that search took an eighth of the time: `python -m benchmarks`.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _token(settings: Settings) -> str:
    token = settings.bot_token.get_secret_value()
    if not token:
        raise CannotStart("BOT_TOKEN is missing: put the token from @BotFather into .env (see .env.example).")
    return token


def _stop_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stopped.set)
    return stopped
