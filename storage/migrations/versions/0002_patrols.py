"""Patrols: rosters, nights, equipment, corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import day, flag, index_only, moment, number, points, real, text_, unique

revision = "0002"
down_revision = "0001"

_TRIGGERS = (
    """CREATE TRIGGER shift_events_stay BEFORE DELETE ON shift_events
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END""",
    """CREATE TRIGGER shift_events_fixed BEFORE UPDATE ON shift_events
       WHEN new.id <> old.id OR new.shift_id <> old.shift_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.by_id IS NOT old.by_id
         OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END""",
)


def upgrade() -> None:
    op.add_column("incidents", sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false()))
    _rosters()
    _shifts()
    _assignments()
    _nights()
    _asks_and_positions()
    _things()
    _corrections()
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _TRIGGERS:
            op.execute(trigger)


def _rosters() -> None:
    op.create_table(
        "patrol_plans",
        number("id"),
        text_("number"),
        day("starts_on"),
        day("ends_on"),
        number("responsible_id"),
        flag("peak"),
        sa.PrimaryKeyConstraint("id", name="pk_patrol_plans"),
        points("patrol_plans", "responsible_id", "members.id"),
    )
    op.create_table(
        "absences",
        number("id"),
        number("member_id"),
        day("starts_on"),
        day("ends_on"),
        text_("templates"),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
        points("absences", "member_id", "members.id"),
    )
    op.create_index("ix_absences_member_id", "absences", ["member_id"])


def _shifts() -> None:
    op.create_table(
        "shifts",
        number("id"),
        day("day"),
        text_("template"),
        text_("name"),
        text_("team"),
        moment("starts_at"),
        moment("ends_at"),
        text_("muster"),
        number("plan_id", nullable=True),
        number("responsible_id", nullable=True),
        number("minimum"),
        number("target"),
        number("maximum"),
        text_("state"),
        number("step"),
        moment("next_at", nullable=True),
        moment("closed_at", nullable=True),
        flag("flagged"),
        number("leader_signed_by", nullable=True),
        number("police_signed_by", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_shifts"),
        points("shifts", "team", "teams.code"),
        points("shifts", "plan_id", "patrol_plans.id"),
        points("shifts", "responsible_id", "members.id"),
        points("shifts", "leader_signed_by", "members.id"),
        points("shifts", "police_signed_by", "members.id"),
        unique("shifts", "day", "template", "team"),
    )
    index_only("ix_shifts_due", "shifts", "next_at IS NOT NULL", "next_at")
    index_only("ix_shifts_open", "shifts", "state = 'published'", "starts_at")


def _assignments() -> None:
    op.create_table(
        "assignments",
        number("id"),
        number("shift_id"),
        number("member_id"),
        text_("origin"),
        flag("off"),
        text_("answer"),
        moment("answered_at", nullable=True),
        text_("reason"),
        number("step"),
        moment("next_at", nullable=True),
        moment("in_at", nullable=True),
        text_("in_by", nullable=True),
        text_("in_place"),
        number("distance", nullable=True),
        text_("late_reason"),
        moment("out_at", nullable=True),
        text_("out_by", nullable=True),
        flag("absent"),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
        points("assignments", "shift_id", "shifts.id"),
        points("assignments", "member_id", "members.id"),
        unique("assignments", "shift_id", "member_id"),
    )
    index_only("ix_assignments_due", "assignments", "next_at IS NOT NULL", "next_at")
    op.create_index("ix_assignments_member_id", "assignments", ["member_id"])
    index_only("ix_assignments_on_duty", "assignments", "in_at IS NOT NULL AND out_at IS NULL", "member_id")


def _nights() -> None:
    op.create_table(
        "shift_events",
        number("id"),
        number("shift_id"),
        text_("kind"),
        moment("at"),
        number("member_id", nullable=True),
        number("by_id", nullable=True),
        text_("text"),
        text_("ref"),
        sa.PrimaryKeyConstraint("id", name="pk_shift_events"),
        points("shift_events", "shift_id", "shifts.id"),
        points("shift_events", "member_id", "members.id"),
        points("shift_events", "by_id", "members.id"),
    )
    op.create_index("ix_shift_events_shift_id", "shift_events", ["shift_id"])
    op.create_table(
        "shift_cards",
        number("shift_id"),
        number("account_id"),
        text_("message_id"),
        sa.PrimaryKeyConstraint("shift_id", "account_id", name="pk_shift_cards"),
        points("shift_cards", "shift_id", "shifts.id"),
        points("shift_cards", "account_id", "accounts.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watches",
        number("assignment_id", autoincrement=False),
        number("shift_id"),
        number("member_id"),
        moment("ok_at", nullable=True),
        number("ok_step"),
        moment("out_at", nullable=True),
        number("out_step"),
        moment("seen_at", nullable=True),
        number("taken_by", nullable=True),
        moment("due_at", nullable=True),
        sa.PrimaryKeyConstraint("assignment_id", name="pk_watches"),
        points("watches", "assignment_id", "assignments.id"),
        points("watches", "shift_id", "shifts.id"),
        points("watches", "member_id", "members.id"),
        points("watches", "taken_by", "members.id"),
    )
    index_only("ix_watches_due", "watches", "due_at IS NOT NULL", "due_at")
    op.create_index("ix_watches_shift_id", "watches", ["shift_id"])


def _asks_and_positions() -> None:
    op.create_table(
        "asks",
        number("id"),
        number("assignment_id"),
        number("shift_id"),
        number("from_id"),
        number("to_id", nullable=True),
        text_("state"),
        moment("made_at"),
        number("partner_id", nullable=True),
        number("new_id", nullable=True),
        moment("settled_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_asks"),
        points("asks", "assignment_id", "assignments.id"),
        points("asks", "shift_id", "shifts.id"),
        points("asks", "from_id", "members.id"),
        points("asks", "to_id", "members.id"),
        points("asks", "partner_id", "members.id"),
        points("asks", "new_id", "assignments.id"),
    )
    op.create_index("ix_asks_assignment_id", "asks", ["assignment_id"])
    index_only("ix_asks_open", "asks", "state = 'open'", "shift_id")
    op.create_index("ix_asks_shift_id", "asks", ["shift_id"])
    op.create_table(
        "positions",
        number("id"),
        number("shift_id"),
        number("member_id"),
        moment("at"),
        real("lat"),
        real("lon"),
        sa.PrimaryKeyConstraint("id", name="pk_positions"),
        points("positions", "shift_id", "shifts.id"),
        points("positions", "member_id", "members.id"),
    )
    op.create_index("ix_positions_shift_id", "positions", ["shift_id"])


def _things() -> None:
    op.create_table(
        "files",
        number("id"),
        text_("name"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        moment("made_at"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_made_at", "files", ["made_at"])
    op.create_table(
        "checkpoints",
        number("id"),
        text_("team"),
        text_("code"),
        text_("name"),
        number("place"),
        real("lat", nullable=True),
        real("lon", nullable=True),
        moment("visited_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_checkpoints"),
        points("checkpoints", "team", "teams.code"),
        unique("checkpoints", "team", "code"),
    )
    op.create_table(
        "equipment",
        number("id"),
        text_("team"),
        text_("kind"),
        text_("serial"),
        text_("state"),
        moment("noted_at", nullable=True),
        number("noted_by", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_equipment"),
        points("equipment", "team", "teams.code"),
        points("equipment", "noted_by", "members.id"),
    )
    op.create_index("ix_equipment_team", "equipment", ["team"])


def _corrections() -> None:
    op.create_table(
        "corrections",
        number("id"),
        number("assignment_id"),
        number("shift_id"),
        moment("in_at", nullable=True),
        moment("out_at", nullable=True),
        text_("reason"),
        number("proposed_by"),
        moment("proposed_at"),
        text_("state"),
        number("decided_by", nullable=True),
        moment("decided_at", nullable=True),
        text_("refused_because"),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        points("corrections", "assignment_id", "assignments.id"),
        points("corrections", "shift_id", "shifts.id"),
        points("corrections", "proposed_by", "members.id"),
        points("corrections", "decided_by", "members.id"),
    )
    op.create_index("ix_corrections_assignment_id", "corrections", ["assignment_id"])
    index_only("ix_corrections_open", "corrections", "state = 'proposed'", "id")
    op.create_index("ix_corrections_shift_id", "corrections", ["shift_id"])
