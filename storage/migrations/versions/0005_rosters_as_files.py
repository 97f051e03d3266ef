"""Rosters that were sent into the chat as a file, until they are entered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import index_only, moment, number, points, text_

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "sheets",
        number("account_id", autoincrement=False),
        number("number"),
        text_("channel"),
        text_("ref"),
        text_("lines"),
        moment("next_at", nullable=True),
        number("attempts"),
        moment("expires_at"),
        sa.PrimaryKeyConstraint("account_id", name="pk_sheets"),
        points("sheets", "account_id", "accounts.id"),
    )
    index_only("ix_sheets_due", "sheets", "next_at IS NOT NULL", "next_at")
