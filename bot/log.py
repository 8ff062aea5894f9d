"""What the operator reads. Neither the token nor anything that a person wrote ever gets here."""

import logging
import sys
import traceback
from typing import Any

import structlog

from storage.database import Away

QUIET = ("aiosqlite", "alembic", "asyncio", "httpx", "sqlalchemy", "telegram", "uvicorn")
"""Libraries that would print addresses with the token in them, or what is sent; they speak from warning up."""


def configure(style: str, level: str) -> None:
    number = logging.getLevelNamesMapping()[level.upper()]
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.captureWarnings(capture=True)
    logging.basicConfig(level=logging.WARNING, handlers=[_Bare()], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def fault(error: BaseException) -> dict[str, str]:
    """An error for the log: its kind and place, without its message, which may quote a person or an address.

    Only the sentence that the database is away is our own, and is told.
    """
    frames = traceback.extract_tb(error.__traceback__)
    told = {
        "error": type(error).__name__,
        "at": " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[:-6:-1]),
    }
    return told | {"reason": str(error)} if isinstance(error, Away) else told


class _Bare(logging.Handler):
    """Other libraries' warnings as one line: who warned and where; their words may hold what must not be logged."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().warning(
            "a library warns", library=record.name, at=f"{record.filename}:{record.lineno}"
        )
