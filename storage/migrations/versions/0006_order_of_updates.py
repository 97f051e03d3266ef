"""Updates are handled in the order in which the network counted them, whatever order they came in."""

from __future__ import annotations

from alembic import op

from storage.migrations.parts import index_only, number

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("inbox", number("number", server_default="0"))
    op.drop_index("ix_inbox_waiting_lane", "inbox")
    index_only("ix_inbox_waiting_lane", "inbox", "state = 'waiting'", "channel", "lane", "number", "id")
