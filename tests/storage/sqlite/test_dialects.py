"""PostgreSQL is to follow: no statement and no table may be SQLite's alone."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.elements import ClauseElement

from storage import incident, patrol, people, queues
from storage.schema import metadata

_ROOMS = (queues, people, incident, patrol)
_MODULES = ["storage.audit", "storage.files"]
_MODULES += [found.name for room in _ROOMS for found in iter_modules(room.__path__, f"{room.__name__}.")]
_STATEMENTS = {
    f"{module}.{name}": statement
    for module in _MODULES
    for name, statement in vars(import_module(module)).items()
    if isinstance(statement, Executable) and isinstance(statement, ClauseElement) and name.isupper()
}


@pytest.mark.parametrize("name", _STATEMENTS)
def test_every_statement_can_be_said_to_both(name: str) -> None:
    for dialect in (sqlite.dialect(), postgresql.dialect()):  # type: ignore[no-untyped-call]
        assert str(_STATEMENTS[name].compile(dialect=dialect))


def test_the_statements_were_found() -> None:
    assert len(_STATEMENTS) > 100


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_both(table: object) -> None:
    for dialect in (sqlite.dialect(), postgresql.dialect()):  # type: ignore[no-untyped-call]
        assert str(CreateTable(table).compile(dialect=dialect))  # type: ignore[arg-type]
        for index in table.indexes:  # type: ignore[attr-defined]
            assert str(CreateIndex(index).compile(dialect=dialect))
