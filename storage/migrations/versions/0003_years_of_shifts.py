"""Indexes for questions that grew slower with every shift that was ever held."""

from __future__ import annotations

from alembic import op

from storage.migrations.parts import index_only

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    index_only("ix_shifts_standing", "shifts", "state IN ('draft', 'published')", "ends_at")
    op.create_index("ix_shifts_team", "shifts", ["team", "starts_at"])
