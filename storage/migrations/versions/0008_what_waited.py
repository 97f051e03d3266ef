"""Since when an update may have waited at the network: the press of a button has no hour of its own."""

from __future__ import annotations

from alembic import op

from storage.migrations.parts import moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("inbox", moment("waited_since", nullable=True))
