"""Indexes by which what is thrown away is found, and cancelled shifts and leave that still matter among all of them."""

from __future__ import annotations

from alembic import op

from storage.migrations.parts import index_only

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    index_only("ix_inbox_settled", "inbox", "settled_at IS NOT NULL", "settled_at")
    index_only("ix_outbox_settled", "outbox", "settled_at IS NOT NULL", "settled_at")
    op.create_index("ix_positions_at", "positions", ["at"])
    index_only("ix_shifts_cancelled", "shifts", "state = 'cancelled'", "ends_at")
    op.create_index("ix_absences_ends_on", "absences", ["ends_on"])
