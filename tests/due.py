"""When something is due next: the columns of all clocks, found by the indexes that answer for them, and the queues."""

from __future__ import annotations

from core.features import CLOCKS
from storage.columns import metadata
from storage.schema import incident, patrol, people, queues

SCHEMA = (incident, patrol, people, queues)  # imported, their tables stand in `metadata`
# What moves by itself: messages, updates, and files that are to be read.
QUEUES = (
    "SELECT min(coalesce(leased_until, not_before)) AS at FROM outbox WHERE state = 'waiting'",
    "SELECT min(not_before) FROM inbox WHERE state = 'waiting'",
    "SELECT min(next_at) FROM sheets WHERE next_at IS NOT NULL",
)


def indexed() -> dict[str, str]:
    """Columns with an index of what is due ("shifts.next_at"), and which of their rows wait."""
    found = [index for table in metadata.tables.values() for index in table.indexes]
    due = [index for index in found if str(index.name).endswith(("_due", "_expiring"))]
    return {str(column): str(index.dialect_options["sqlite"]["where"]) for index in due for column in index.columns}


def _next_due() -> str:
    waits = indexed()
    columns = sorted({clock.column for clock in CLOCKS})
    clocks = [f"SELECT min({column}) FROM {column.split('.')[0]} WHERE {waits[column]}" for column in columns]  # noqa: S608
    return f"SELECT min(at) FROM ({' UNION ALL '.join((*QUEUES, *clocks))})"  # noqa: S608


NEXT_DUE = _next_due()
