"""How SQLite is opened: the file behind a URL, its settings, and its failures in our own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import aiosqlite
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from core.errors import Damaged, Locked, StorageFull

# The last: what is wiped leaves the file as well. Not every SQLite is built to do so by itself.
_DURABLE = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
_FAILING = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


Change = tuple[str, Any]  # SQL, and its parameters or a list of them


class Question(NamedTuple):
    """Asked on the way; the rows found are put into `found`."""

    sql: str
    values: Any
    found: list[Any]


class Batch(NamedTuple):
    """In the place of parameters: what is to be done first, and then the parameters."""

    ahead: list[Change | Question]
    own: Any


class _Connection(sqlite3.Connection):
    """Runs a whole `Batch` in one call, that is in one hop to aiosqlite's thread."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return super().execute(sql, self._own(parameters))

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        return super().executemany(sql, self._own(parameters))

    def _own(self, parameters: Any) -> Any:
        if not isinstance(parameters, Batch):
            return parameters
        for one in parameters.ahead:
            if isinstance(one, Question):
                one.found.extend(super().execute(one.sql, one.values))
            elif isinstance(one[1], list):
                super().executemany(*one)
            else:
                super().execute(*one)
        return parameters.own


def database_file(url: str) -> Path:
    """The file of "sqlite:///data/binhyen.db". A driver in the URL ("sqlite+aiosqlite") changes nothing."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise ValueError(f"database.url must name an SQLite file, such as sqlite:///data/binhyen.db, not {url!r}")
    return Path(str(parsed.database)).absolute()


def create_file(file: Path) -> None:
    """Personal data is inside: nobody but the bot's own user may read it. SQLite gives -wal and -shm the same mode."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600, exist_ok=True)


async def connect(file: Path, *, read_only: bool = False) -> aiosqlite.Connection:
    """A connection with the durable settings. Once open, the writing one does not wait for another process's lock:
    `Database` does, and lets the rest of the bot work meanwhile."""
    connection = await aiosqlite.connect(file, isolation_level=None, cached_statements=256, factory=_Connection)
    try:
        for pragma in (*_DURABLE, "query_only=ON" if read_only else "busy_timeout=0"):
            await connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        await connection.close()  # its thread would keep the process from ever ending
        raise
    return connection


def migrator(file: Path) -> Engine:
    """For rebuilding tables: with foreign keys on, replacing a table would delete the rows that refer to it."""
    engine = create_engine(f"sqlite+pysqlite:///{file}")
    event.listen(engine, "connect", _prepare_for_rebuilding)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare_for_rebuilding(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in (*_DURABLE, "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}").close()


def is_locked(error: Exception) -> bool:
    """Another process is writing just now."""
    return _code(error) == sqlite3.SQLITE_BUSY


def _code(error: Exception) -> int:
    code: int = getattr(_driver_error(error), "sqlite_errorcode", 0)
    return code & 0xFF  # the high bits say which kind of I/O error


def _driver_error(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


@contextmanager
def failures_told() -> Iterator[None]:
    """A disk that is full, read-only or broken is nobody's mistake and must stop us: `StorageFull`, `Damaged`, or
    `Locked` when our patience with another program was for nothing."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if _code(error) in _DAMAGED:
            raise Damaged(str(_driver_error(error))) from error
        if is_locked(error):
            raise Locked(str(_driver_error(error))) from error
        if _code(error) in _FAILING:
            raise StorageFull(str(_driver_error(error))) from error
        raise
