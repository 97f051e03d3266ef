"""The one way in which repositories speak to the database: SQLAlchemy Core statements on an aiosqlite connection.

SQLAlchemy builds and compiles each statement once and converts values and columns; aiosqlite runs it in its thread,
one hop for each statement. SQLAlchemy's own asyncio engine makes three to four hops and costs several times as much
(docs/adr/0003), and this is the hot path.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import aiosqlite
from sqlalchemy import ClauseElement, Executable
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler

from storage.sqlite.engine import Batch, Change, Question

T = TypeVar("T")
Values = Mapping[str, Any]
Found = Any  # a named tuple of the statement's columns
Convert = Callable[[Any], Any]
Ask = Callable[[aiosqlite.Connection, Convert], Awaitable[T]]  # given the connection, and what takes along what waits

_DIALECT = sqlite.dialect(paramstyle="named")


class _Prepared:
    """One statement, compiled for one set of given columns."""

    __slots__ = ("_compiled", "_converts", "_fixed", "_given", "_lists", "_processors", "_row", "_spreads", "_sql")

    def __init__(self, statement: Executable, values: Values) -> None:
        assert isinstance(statement, ClauseElement)  # noqa: S101 - every Core statement is
        compiled = statement.compile(dialect=_DIALECT, column_keys=list(values))
        assert isinstance(compiled, SQLCompiler)  # noqa: S101
        self._compiled = compiled
        kinds = {name: bind.type.dialect_impl(_DIALECT) for bind, name in compiled.bind_names.items()}
        self._processors = {
            name: convert for name, kind in kinds.items() if (convert := kind.bind_processor(_DIALECT)) is not None
        }
        self._lists = [name for name, bind in compiled.binds.items() if bind.expanding]
        self._spreads: dict[tuple[int, ...], tuple[str, Mapping[str, Convert]]] = {}
        self._sql = str(compiled)
        self._given = [
            (name, bind.key, self._processors.get(name))
            for bind, name in compiled.bind_names.items()
            if bind.key in values
        ]
        self._fixed = {} if self._lists else self._constants(values)
        columns = list(getattr(statement, "exported_columns", ()))
        self._row: Callable[[Iterable[Any]], Found] = _found([c.key for c in columns])
        converts = [c.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for c in columns]
        self._converts = [(i, convert) for i, convert in enumerate(converts) if convert is not None]

    def _constants(self, values: Values) -> dict[str, Any]:
        """Constants that stand in the statement itself."""
        given = {name for name, _, _ in self._given}
        constants = {k: v for k, v in self._compiled.construct_params(values).items() if k not in given}
        return {k: convert(v) if (convert := self._processors.get(k)) else v for k, v in constants.items()}

    def bound(self, values: Values) -> tuple[str, dict[str, Any]]:
        """The SQL, and every value as the driver takes it."""
        if self._lists:
            return self._spread(values)
        parameters = self._fixed.copy()
        for name, key, convert in self._given:
            value = values[key]
            parameters[name] = value if convert is None else convert(value)
        return self._sql, parameters

    def _spread(self, values: Values) -> tuple[str, dict[str, Any]]:
        """With lists ("IN") written out to their length; the SQL for each length is worked out once."""
        lengths = tuple(len(values[key]) for key in self._lists)
        if lengths not in self._spreads:
            state = self._compiled.construct_expanded_state(dict(values))
            self._spreads[lengths] = state.statement, {**self._processors, **state.processors}
            return self._converted(*self._spreads[lengths], state.parameters)
        sql, converts = self._spreads[lengths]
        parameters = {k: v for k, v in self._compiled.construct_params(values).items() if k not in self._lists}
        for key in self._lists:
            parameters |= {f"{key}_{n}": value for n, value in enumerate(values[key], 1)}
        return self._converted(sql, converts, parameters)

    def _converted(
        self, sql: str, converts: Mapping[str, Convert], parameters: Mapping[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        return sql, {k: v if (convert := converts.get(k)) is None else convert(v) for k, v in parameters.items()}

    def row(self, raw: Sequence[Any]) -> Found:
        if not self._converts:
            return self._row(raw)
        values = list(raw)
        for i, convert in self._converts:
            values[i] = convert(values[i])
        return self._row(values)


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


_SAVE: Change = ("SAVEPOINT part", ())
_RELEASE: Change = ("RELEASE part", ())


class Link:
    """Statements of one transaction; useless once that is over, so that nothing can be written outside one.

    A change that nobody waits for is kept and goes along with the next question or with the commit, all in one hop to
    the database's thread. So BEGIN costs no hop of its own, and most turns write everything together with COMMIT. A
    change that the database refuses shows at that later moment; the whole transaction is undone all the same.
    """

    __slots__ = ("_ahead", "_asked", "_begun", "_connection", "_part_at", "_pause", "_spoilt")

    def __init__(
        self, connection: aiosqlite.Connection, begin: str, pause: Callable[[Exception], Awaitable[None]]
    ) -> None:
        """`pause` is called when another process holds the database: it waits, or raises."""
        self._connection: aiosqlite.Connection | None = connection
        self._ahead: list[Change | Question] = [(begin, ())]
        self._asked = False
        self._begun = False
        self._part_at: int | None = None  # where among what waits the part that is open begins
        self._spoilt: sqlite3.Error | None = None
        self._pause = pause

    @property
    def begun(self) -> bool:
        """The database was ours."""
        return self._begun

    async def commit(self) -> None:
        if self._spoilt is not None:
            raise self._spoilt
        if self._asked or len(self._ahead) > 1:  # not `_begun`: after a refusal BEGIN may have run all the same
            await self._hop(lambda open_, ahead: open_.execute("COMMIT", ahead(())))
        self._connection = None

    async def undo(self) -> None:
        # Statements run in the order in which they were asked for, so this also undoes one that was under way when its
        # task was cancelled.
        connection, self._connection = self._connection, None
        if connection is not None and self._asked:
            await connection.rollback()

    @asynccontextmanager
    async def part(self) -> AsyncIterator[None]:
        """Part of a transaction: changes inside that fail are undone without the rest. Its last changes go along with
        what comes after; should the database refuse one of them then, nobody can say whose it was, and nothing of the
        transaction is kept."""
        self._part_at = len(self._ahead)
        self._wait(_SAVE)
        try:
            yield
            self._wait(_RELEASE)
        except BaseException:
            await self._undo_part()
            raise

    async def _undo_part(self) -> None:
        if self._spoilt is not None:
            return
        if self._part_at is not None:
            del self._ahead[self._part_at :]
            return
        self._ahead.clear()
        with suppress(sqlite3.Error):  # after a failing disk SQLite may have undone everything by itself
            await self._open.execute("ROLLBACK TO part")
            await self._open.execute("RELEASE part")

    async def run(self, statement: Executable, values: Values | None = None) -> None:
        """Change something, at the latest when the transaction commits."""
        given = values or {}
        self._wait(_prepare(statement, given).bound(given))

    async def each(self, statement: Executable, many: Sequence[Values]) -> None:
        """The same change for several rows."""
        if many:
            self._wait(_several(statement, many))

    async def count(self, statement: Executable, values: Values | None = None) -> int:
        """Change something now; the number of rows changed."""
        given = values or {}
        sql, parameters = _prepare(statement, given).bound(given)
        return (await self._hop(lambda open_, ahead: open_.execute(sql, ahead(parameters)))).rowcount

    async def count_each(self, statement: Executable, many: Sequence[Values]) -> int:
        """The same change for several rows now; the number of rows changed."""
        if not many:
            return 0
        sql, parameters = _several(statement, many)
        return (await self._hop(lambda open_, ahead: open_.executemany(sql, ahead(parameters)))).rowcount

    async def rows(self, statement: Executable, values: Values | Sequence[Values] | None = None) -> list[Found]:
        """All rows found; with several sets of values (a RETURNING insert) those of each, in order."""
        if isinstance(values, Sequence):
            return [row for one in values for row in await self.rows(statement, one)]
        given = values or {}
        prepared = _prepare(statement, given)
        sql, parameters = prepared.bound(given)
        found = await self._hop(lambda open_, ahead: open_.execute_fetchall(sql, ahead(parameters)))
        return [prepared.row(raw) for raw in found]

    async def rows_of(self, questions: Sequence[tuple[Executable, Values]]) -> list[list[Found]]:
        """Rows found by each of several questions, all in one visit."""
        prepared = [_prepare(statement, values) for statement, values in questions]
        asked = [Question(*p.bound(values), []) for p, (_, values) in zip(prepared, questions, strict=True)]
        last = asked[-1]
        self._ahead += asked[:-1]
        last.found.extend(await self._hop(lambda open_, ahead: open_.execute_fetchall(last.sql, ahead(last.values))))
        return [[p.row(raw) for raw in one.found] for p, one in zip(prepared, asked, strict=True)]

    async def first(self, statement: Executable, values: Values | None = None) -> Found | None:
        found = await self.rows(statement, values)
        return found[0] if found else None

    async def value(self, statement: Executable, values: Values | None = None) -> Any:
        """The first column of the first row; None without one."""
        found = await self.first(statement, values)
        return found[0] if found is not None else None

    def _wait(self, change: Change) -> None:
        self._open  # noqa: B018 - raises when the transaction is over
        self._ahead.append(change)

    async def _hop(self, ask: Ask[T]) -> T:
        """Everything that waits, and then this, in one visit to the database's thread."""
        ahead, self._ahead, self._part_at = self._ahead, [], None
        self._asked = True
        try:
            return await self._told(ask, ahead)
        except sqlite3.Error as error:
            if _RELEASE in ahead:
                self._spoilt = error
            raise

    async def _told(self, ask: Ask[T], ahead: list[Change | Question]) -> T:
        while True:
            try:
                answer = await ask(self._open, lambda own: Batch(ahead, own) if ahead else own)
            except sqlite3.OperationalError as error:
                if self._begun:
                    raise
                await self._pause(error)  # BEGIN found another process writing: nothing has run yet
            else:
                self._begun = True
                return answer

    @property
    def _open(self) -> aiosqlite.Connection:
        if self._connection is None:
            raise RuntimeError("this transaction is over")
        if self._spoilt is not None:
            raise RuntimeError("this transaction has failed") from self._spoilt
        return self._connection


def _several(statement: Executable, many: Sequence[Values]) -> Change:
    prepared = _prepare(statement, many[0])
    bound = [prepared.bound(values) for values in many]
    return bound[0][0], [parameters for _, parameters in bound]
