"""Building blocks of tables: types that SQLite and PostgreSQL share. Enumerations are stored as their text codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    event,
    literal_column,
    text,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Written out wherever it is compared with: for a parameter a database need not use the partial indexes below.
WAITING: ColumnElement[str] = literal_column("'waiting'")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware outside, naive UTC in the column. A naive time has no meaning here and is refused."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """SQLite has text; written in one step instead of two, for a turn writes a dozen."""
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else _naive(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


def _naive(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return (value if value.tzinfo is UTC else value.astimezone(UTC)).replace(tzinfo=None)


def _to_text(value: datetime | None) -> str | None:
    return None if value is None else _naive(value).isoformat(" ", "microseconds")


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Code(TypeDecorator[StrEnum]):
    """One of the codes of an enumeration."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.kind(value)


class Codes(TypeDecorator[frozenset[str]]):
    """A few short codes, in one column."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else " ".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[str] | None:  # noqa: ARG002
        return None if value is None else frozenset(value.split())


def written(*codes: StrEnum) -> list[ColumnElement[str]]:
    """Codes written out in a statement, as in the partial indexes."""
    return [literal_column(f"'{one.value}'") for one in codes]


def id_() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def text_(name: str, *more: Any, **options: Any) -> Column[str]:
    return Column(name, Text, *more, **{"nullable": False, **options})


def moment(name: str, nullable: bool = False, *, index: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=nullable, index=index)


def day(name: str, nullable: bool = False, *, index: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=nullable, index=index)


def number(name: str, *more: Any, **options: Any) -> Column[int]:
    return Column(name, Integer, *more, **{"nullable": False, **options})


def code(name: str, kind: type[StrEnum], nullable: bool = False) -> Column[Any]:
    return Column(name, Code(kind), nullable=nullable)


def only(name: str, condition: str, *columns: str) -> Index:
    """An index over the few rows that still matter, so that its cost does not grow with history."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


def append_only(*triggers: str) -> None:
    """Have SQLite itself refuse to change what was written down: each trigger is made with its table."""
    for trigger in triggers:
        event.listen(metadata, "after_create", DDL(trigger).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
