"""Nothing waits in a column that no clock looks at, and no clock for a column that is not there."""

from __future__ import annotations

from core.features import CLOCKS
from storage.columns import metadata
from tests.due import indexed

READ_BY_A_JOB = {"sheets.next_at"}  # jobs/read_uploads.py
HOURS = ("due_at", "next_at", "quiet_at", "ok_at")


def test_every_clock_has_its_column_and_every_due_column_its_clock() -> None:
    assert {clock.column for clock in CLOCKS} == set(indexed()) - READ_BY_A_JOB


def test_every_hour_that_waits_is_among_them() -> None:
    """Where a row has two clocks, the nearer of them has the index."""
    waits = {str(c) for table in metadata.tables.values() for c in table.columns if c.name.endswith(HOURS)}
    nearer = {column.split(".")[0] for column in indexed() if column.endswith(".due_at")}
    assert {column for column in waits if column.split(".")[0] not in nearer} <= set(indexed())


def test_every_clock_has_a_name_of_its_own_and_a_rule_for_wrong_hours() -> None:
    assert len({clock.name for clock in CLOCKS}) == len(CLOCKS)
    assert all((clock.longest is None) is not (clock.anew is None) for clock in CLOCKS)
