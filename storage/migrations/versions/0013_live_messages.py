"""One table for every message that is kept up to date, in place of one for incidents and one for shifts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import number, points, text_

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "live_messages",
        text_("kind"),
        number("subject", autoincrement=False),
        number("account_id", autoincrement=False),
        text_("message_id"),
        sa.PrimaryKeyConstraint("kind", "subject", "account_id", name="pk_live_messages"),
        points("live_messages", "account_id", "accounts.id"),
        sqlite_with_rowid=False,
    )
    op.execute(
        sa.text(
            "INSERT INTO live_messages (kind, subject, account_id, message_id)"
            " SELECT 'card', incident_id, account_id, message_id FROM alert_cards"
            " UNION ALL SELECT 'shift_card', shift_id, account_id, message_id FROM shift_cards"
        )
    )
    op.drop_table("alert_cards")
    op.drop_table("shift_cards")
