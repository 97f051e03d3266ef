"""The one way in which repositories speak to the database: SQLAlchemy Core statements on an aiosqlite connection.

SQLAlchemy builds and compiles each statement once and converts values and columns; aiosqlite runs it in its thread,
one hop for each statement. SQLAlchemy's own asyncio engine makes three to four hops and costs several times as much
(docs/adr/0003), and this is the hot path.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import aiosqlite
from sqlalchemy import ClauseElement, Executable
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]
Found = Any  # a named tuple of the statement's columns
Convert = Callable[[Any], Any]

_DIALECT = sqlite.dialect(paramstyle="named")


class _Prepared:
    """One statement, compiled for one set of given columns."""

    __slots__ = ("_compiled", "_converts", "_expands", "_processors", "_row", "_sql")

    def __init__(self, statement: Executable, given: Iterable[str]) -> None:
        assert isinstance(statement, ClauseElement)  # noqa: S101 - every Core statement is
        compiled = statement.compile(dialect=_DIALECT, column_keys=list(given))
        assert isinstance(compiled, SQLCompiler)  # noqa: S101
        self._compiled = compiled
        kinds = {name: bind.type.dialect_impl(_DIALECT) for bind, name in compiled.bind_names.items()}
        self._processors = {
            name: convert for name, kind in kinds.items() if (convert := kind.bind_processor(_DIALECT)) is not None
        }
        self._expands = any(bind.expanding for bind in compiled.binds.values())
        self._sql = str(compiled)
        columns = list(getattr(statement, "exported_columns", ()))
        self._row: Callable[[Iterable[Any]], Found] = _found([c.key for c in columns])
        self._converts = [c.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for c in columns]

    def bound(self, values: Values) -> tuple[str, dict[str, Any]]:
        """The SQL, and every value as the driver takes it."""
        if self._expands:
            return self._spread(values)
        parameters = dict(self._compiled.construct_params(values))
        for name, convert in self._processors.items():
            parameters[name] = convert(parameters[name])
        return self._sql, parameters

    def _spread(self, values: Values) -> tuple[str, dict[str, Any]]:
        """With lists ("IN") written out to their length."""
        state = self._compiled.construct_expanded_state(dict(values))
        converts = {**self._processors, **state.processors}
        return state.statement, {
            name: value if (convert := converts.get(name)) is None else convert(value)
            for name, value in state.parameters.items()
        }

    def row(self, raw: Sequence[Any]) -> Found:
        return self._row(
            convert(value) if convert is not None else value for convert, value in zip(self._converts, raw, strict=True)
        )


def _found(names: list[str]) -> Callable[[Iterable[Any]], Found]:
    made: Any = namedtuple("Found", names, rename=True)  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Found] = made._make
    return make


# By the statement object: those of a module live for ever, one made for a single search goes with it.
_prepared: WeakKeyDictionary[Executable, dict[frozenset[str], _Prepared]] = WeakKeyDictionary()


def _prepare(statement: Executable, values: Values) -> _Prepared:
    forms = _prepared.setdefault(statement, {})
    given = frozenset(values)
    if given not in forms:
        forms[given] = _Prepared(statement, values)
    return forms[given]


class Link:
    """Statements of one transaction; useless once that is over, so that nothing can be written outside one."""

    __slots__ = ("_connection",)

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection: aiosqlite.Connection | None = connection

    def close(self) -> None:
        self._connection = None

    @property
    def _open(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        return self._connection

    async def run(self, statement: Executable, values: Values | None = None) -> int:
        """Number of rows changed."""
        given = values or {}
        cursor = await self._open.execute(*_prepare(statement, given).bound(given))
        return cursor.rowcount

    async def each(self, statement: Executable, many: Sequence[Values]) -> int:
        """The same statement for several rows; number of rows changed."""
        if not many:
            return 0
        prepared = _prepare(statement, many[0])
        bound = [prepared.bound(values) for values in many]
        cursor = await self._open.executemany(bound[0][0], [parameters for _, parameters in bound])
        return cursor.rowcount

    async def rows(self, statement: Executable, values: Values | Sequence[Values] | None = None) -> list[Found]:
        """All rows found; with several sets of values (a RETURNING insert) those of each, in order."""
        if isinstance(values, Sequence):
            return [row for one in values for row in await self.rows(statement, one)]
        given = values or {}
        prepared = _prepare(statement, given)
        return [prepared.row(raw) for raw in await self._open.execute_fetchall(*prepared.bound(given))]

    async def first(self, statement: Executable, values: Values | None = None) -> Found | None:
        found = await self.rows(statement, values)
        return found[0] if found else None

    async def value(self, statement: Executable, values: Values | None = None) -> Any:
        """The first column of the first row; None without one."""
        found = await self.first(statement, values)
        return found[0] if found is not None else None
