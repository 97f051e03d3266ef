"""Every row of a database as plain data, so that two of them can be held against each other."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

Row = dict[str, Any]  # column -> value
_NOT_OURS = frozenset({"alembic_version", "sqlite_sequence"})
# What is drawn by lot: the network's names of files, and what stands for the code of an invitation.
_BY_LOT = re.compile(r"AgACAgUAAxkB[\w-]{48}|AQAD[\w-]{12}s?")
_SECRET = frozenset({"code_hash"})


def dump_rows(database_path: Path | str) -> dict[str, list[Row]]:
    """Table -> its rows, in an order that depends on nothing but what they say. What is drawn by lot is blotted out,
    content is told by its digest."""
    with closing(sqlite3.connect(database_path)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [name for (name,) in connection.execute(named) if name not in _NOT_OURS]
        return {table: _rows(connection, table) for table in tables}


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the database itself
    columns = [column[0] for column in found.description]
    rows = [{name: _plain(name, value) for name, value in zip(columns, row, strict=True)} for row in found]
    return sorted(rows, key=lambda row: json.dumps(row, ensure_ascii=False))


def _plain(column: str, value: object) -> object:
    if column in _SECRET and value is not None:
        return "…"
    if isinstance(value, bytes):
        return "sha256 " + hashlib.sha256(value).hexdigest()
    return _BY_LOT.sub("…", value) if isinstance(value, str) else value
