"""aiosqlite with one trip to its thread for a statement, its rows and its end, instead of four.

A trip costs more than most statements do: two changes of thread, and a wait for the interpreter's lock.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import aiosqlite

ROWS_AT_ONCE = 64


async def connect(path: str) -> aiosqlite.Connection:
    """Open a file, in autocommit: transactions begin and end by statements."""
    opened = _Connection(lambda: sqlite3.connect(path, isolation_level=None), ROWS_AT_ONCE)
    opened._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with a connection that it opens itself
    return await opened


class _Connection(aiosqlite.Connection):
    def cursor(self) -> Any:
        return _Cursor(self)

    async def run(self, method: str, statement: str, values: Any) -> tuple[Any, list[Any], int, int | None]:
        """Run a statement from beginning to end; return how its columns are named, its rows, their number, the last id."""
        return await self._execute(_run, self._conn, method, statement, values)  # type: ignore[no-untyped-call,no-any-return]


class _Cursor:
    """What SQLAlchemy needs of a cursor. There is nothing to open before a statement, nor to close after."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    async def execute(self, statement: str, values: Iterable[Any] = ()) -> Self:
        return await self._run("execute", statement, values)

    async def executemany(self, statement: str, values: Iterable[Iterable[Any]]) -> Self:
        return await self._run("executemany", statement, values)

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        pass

    async def _run(self, method: str, statement: str, values: Any) -> Self:
        done = await self._connection.run(method, statement, values)
        self.description, self._rows, self.rowcount, self.lastrowid = done
        return self


def _run(
    connection: sqlite3.Connection, method: str, statement: str, values: Any
) -> tuple[Any, list[Any], int, int | None]:
    with closing(connection.cursor()) as cursor:
        getattr(cursor, method)(statement, values)
        rows = cursor.fetchall() if cursor.description else []
        return cursor.description, rows, cursor.rowcount, cursor.lastrowid
