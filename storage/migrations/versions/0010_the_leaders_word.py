"""When a leader is reminded that a substitute waits for their word. What waits already is looked at first thing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import index_only, moment, number

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("asks", moment("accepted_at", nullable=True))
    op.add_column("asks", number("step", server_default="0"))
    op.add_column("asks", moment("next_at", nullable=True))
    op.execute(sa.text("UPDATE asks SET next_at = made_at WHERE state = 'accepted'"))
    index_only("ix_asks_due", "asks", "next_at IS NOT NULL", "next_at")
