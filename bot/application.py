"""Where everything meets, by plain arguments. Nothing is opened before `run`."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Coroutine
from functools import partial
from typing import Any

import structlog
import uvicorn
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot import world as bot_world
from bot.clock import Clock, machine_time
from bot.delivery.deliveries import Broadcasting
from bot.delivery.limits import Limits
from bot.delivery.loop import Delivery
from bot.delivery.telegram_api import TelegramApi
from bot.events import folders, knowledge
from bot.events.watcher import Library
from bot.files.files import Files
from bot.intake import webhook as intake_webhook
from bot.intake.intake import Intake
from bot.intake.polling import Polling
from bot.intake.webhook import Webhook
from bot.jobs import menus, profile
from bot.jobs.scheduler import Rounds
from bot.log import fault
from bot.metrics import Metrics
from bot.settings import Settings
from bot.telegram.reading import ALLOWED_UPDATES
from bot.world import World
from storage import database, outbox, questions, schema, team, updates
from storage.database import Database

log = structlog.get_logger()

TIDYING_SECONDS = 3600

BULK_AHEAD_SECONDS = 0.02
"""A bulk message is taken so long before it may leave, about as long as it takes to bring that to disk."""

FAREWELL_SECONDS = 5
"""How long the web server, once told to stop, waits for those who have not sent all of their request."""


class CannotStart(Exception):
    """The bot can't start as it is set up; the message says what to do."""


async def run(settings: Settings, *, samples: bool = False) -> None:
    """Serve until told to stop.

    Raises CannotStart, WrongEvents or storage.schema.NewerDatabase with what to do about it.
    """
    events = folders.read_all(settings.events_dir, samples=samples)
    database = Database(settings.database_url)
    api = TelegramApi(_token(settings), settings.bot_api_url)
    async with _closing(database), _introduced(api):
        if await schema.migrate(database):
            log.info("the database was brought up to date")
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
        self._rounds = Rounds(database, world, self._clock, self._delivery.wake)
        self._library = Library(
            database,
            settings.events_dir,
            world,
            knowledge.by_letters,
            knowledge.by_meaning if settings.search == "meaning" else None,
            samples=samples,
            takers=[self._intake.renew, self._rounds.renew, self._delivery.renew],
            speak=self._delivery.wake,
        )

    async def run(self) -> None:
        stopped = _stop_signals()
        await self._library.begin()
        await self._rounds.begin()
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

    def _company(self) -> list[Coroutine[Any, Any, None]]:
        settings = self._settings
        webhook = (
            Webhook(self._intake, settings.webhook_secret.get_secret_value())
            if settings.webhook_url
            else None
        )
        company = [
            self._introduce_commands(),
            self._introduce_itself(),
            self._tidy(),
            self._rounds.run(),
            self._library.run(),
        ]
        if settings.listen:
            company.append(self._serve(webhook))
        if webhook:
            return [*company, webhook.run(), self._set_webhook()]
        return [*company, self._poll()]

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

    async def _serve(self, webhook: Webhook | None) -> None:
        host, _, port = self._settings.listen.rpartition(":")
        app = intake_webhook.application(self._database, self._metrics, webhook, self._settings.webhook_url)
        config = uvicorn.Config(
            app,
            host=host.strip("[]"),
            port=int(port),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=FAREWELL_SECONDS,
        )
        server = uvicorn.Server(config)
        server.capture_signals = contextlib.nullcontext  # type: ignore[assignment,method-assign]
        try:
            await server.serve()
        except SystemExit:
            raise CannotStart(
                f"LISTEN: {self._settings.listen} can't be listened on. Does another program listen there?"
            ) from None
        finally:
            if server.started:
                await server.shutdown()

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
