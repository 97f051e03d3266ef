"""A draft that was changed by hand can make way for another: its log goes with it.

Where somebody checked in is kept with the positions alone, which are forgotten in time.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_STAY = """CREATE TRIGGER shift_events_stay BEFORE DELETE ON shift_events
       WHEN (SELECT state FROM shifts WHERE id = old.shift_id) IS NOT 'draft'
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END"""


def upgrade() -> None:
    op.execute("UPDATE assignments SET in_place = 'position' WHERE in_place LIKE '%,%'")
    op.execute("UPDATE shift_events SET ref = '' WHERE kind = 'place' AND ref LIKE '%,%'")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER shift_events_stay")
        op.execute(_STAY)
