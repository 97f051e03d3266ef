"""Rows that are just records: a frozen dataclass and a table whose columns bear the names of its fields."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, Table, bindparam, insert, select, update

from core.errors import Stale
from core.text import Text
from storage.sqlite.link import Found, Link, Values

T = TypeVar("T")


class Records(Generic[T]):
    """Reads and writes one kind of record. `fixed` are the fields that never change after the record was made.

    Statements are made once, at import: `select` to build questions from, `one` for the record of an id.
    """

    def __init__(self, kind: type[T], table: Table, *fixed: str, key: str = "id") -> None:
        self.kind = kind
        self._names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._fixed = {key, *fixed}
        self._key = key
        of_key = table.c[key] == bindparam("of")
        self.columns = tuple(table.c[name] for name in self._names)
        self.select: Select[Any] = select(*self.columns)
        self.one = self.select.where(of_key)
        self.many = self.select.where(table.c[key].in_(bindparam("wanted", expanding=True)))
        self.insert = insert(table).returning(table.c[key])
        self.insert_all = insert(table)
        self.update = update(table).where(of_key)

    def thing(self, row: Found, start: int = 0) -> T:
        """The record whose columns begin at `start`."""
        return self.kind(*row[start : start + len(self._names)])

    async def add(self, link: Link, thing: T) -> T:
        """With the id it is given; the id it has counts for nothing."""
        id_ = await link.value(self.insert, self._row(thing, {self._key}))
        return replace(thing, **{self._key: id_})  # type: ignore[type-var]

    async def add_all(self, link: Link, things: Sequence[T]) -> None:
        """The same for many, whose ids nobody asks for: nothing has to be waited for."""
        await link.each(self.insert_all, [self._row(thing, {self._key}) for thing in things])

    async def get(self, link: Link, id_: int) -> T:
        """`Stale` when there is none."""
        row = await link.first(self.one, {"of": id_})
        if row is None:
            raise Stale(Text("error.stale"), **{self.kind.__name__.lower(): id_})
        return self.thing(row)

    async def by_id(self, link: Link, ids: Collection[int]) -> dict[int, T]:
        if not ids:
            return {}
        rows = await link.rows(self.many, {"wanted": sorted(ids)})
        return {getattr(thing, self._key): thing for thing in map(self.thing, rows)}

    async def save(self, link: Link, thing: T, **more: object) -> None:
        """`more` are columns that are no fields."""
        await link.run(self.update, {"of": getattr(thing, self._key), **self._row(thing, self._fixed), **more})

    async def first(self, link: Link, statement: Select[Any], values: Values) -> T | None:
        row = await link.first(statement, values)
        return self.thing(row) if row else None

    async def all(self, link: Link, statement: Select[Any], values: Values | None = None) -> list[T]:
        return [self.thing(row) for row in await link.rows(statement, values)]

    def _row(self, thing: T, without: Collection[str]) -> dict[str, object]:
        return {name: getattr(thing, name) for name in self._names if name not in without}


def due(records: Records[Any], at: ColumnElement[Any]) -> Select[Any]:
    """The one whose moment came first; `now` is asked for."""
    return records.select.where(at.is_not(None), at <= bindparam("now")).order_by(at).limit(1)
