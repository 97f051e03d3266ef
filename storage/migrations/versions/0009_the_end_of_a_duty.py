"""When an officer who took the duty is asked whether it goes on. Who has it now is looked at first thing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import index_only, moment

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("members", moment("duty_due_at", nullable=True))
    op.add_column("members", moment("duty_asked_at", nullable=True))
    op.execute(sa.text("UPDATE members SET duty_due_at = duty_since WHERE duty_since IS NOT NULL"))
    index_only("ix_members_duty_due", "members", "duty_due_at IS NOT NULL", "duty_due_at")
