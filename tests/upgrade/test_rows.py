"""Two databases that say the same are the same rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.upgrade.kit import left_rows
from tests.upgrade.rows import dump_rows


def test_rows_are_told_whatever_their_order_and_nothing_that_is_drawn_by_lot(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for file in (one, other):
        left_rows(file)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE invitations SET code_hash = 'another'")
        connection.execute("UPDATE sheets SET ref = 'AgACAgUAAxkB' || hex(zeroblob(24)) WHERE ref <> ''")
        connection.execute("CREATE TABLE turned AS SELECT * FROM absences ORDER BY id DESC")
        connection.execute("DELETE FROM absences")
        connection.execute("INSERT INTO absences SELECT * FROM turned")
        connection.execute("DROP TABLE turned")
    rows = dump_rows(one)
    assert rows == dump_rows(other)
    assert {table for table, found in rows.items() if not found} == {"files"}
    assert "alembic_version" not in rows


def test_one_changed_value_is_a_difference(tmp_path: Path) -> None:
    file = tmp_path / "commune.db"
    left_rows(file)
    before = dump_rows(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE watches SET ok_step = ok_step + 1 WHERE assignment_id = 12")
    after = dump_rows(file)
    assert [table for table in before if before[table] != after[table]] == ["watches"]
