"""Tables about incidents: what was told, whom it rang, which messages are cards."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Table, UniqueConstraint, false

from storage.columns import append_only, id_, metadata, moment, number, only, text_

incidents = Table(
    "incidents",
    metadata,
    id_(),
    text_("number", index=True),
    text_("day"),
    number("seq"),
    text_("category"),
    number("severity"),
    text_("state"),
    number("reporter_id", ForeignKey("members.id"), index=True),
    moment("reported_at"),
    moment("received_at"),
    text_("hamlet", ForeignKey("hamlets.code"), nullable=True),
    text_("facts"),
    number("holder_id", ForeignKey("members.id"), nullable=True),
    moment("held_at", nullable=True),
    moment("closed_at", nullable=True),
    Column("incomplete", Boolean, nullable=False),
    Column("needs_support", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("day", "seq"),
    only("ix_incidents_open", "state NOT IN ('resolved', 'false_alarm')", "severity", "id"),
)

incident_entries = Table(
    "incident_entries",
    metadata,
    id_(),
    number("incident_id", ForeignKey("incidents.id"), index=True),
    text_("kind"),
    moment("at"),
    number("member_id", ForeignKey("members.id"), nullable=True),
    text_("text"),
    text_("ref"),
)

alerts = Table(
    "alerts",
    metadata,
    number("incident_id", ForeignKey("incidents.id"), primary_key=True, autoincrement=False),
    moment("started_at"),
    number("step"),
    number("round"),
    moment("next_at", nullable=True),
    moment("quiet_at", nullable=True),
    moment("due_at", nullable=True),
    only("ix_alerts_due", "due_at IS NOT NULL", "due_at"),
)

alert_recipients = Table(
    "alert_recipients",
    metadata,
    number("incident_id", ForeignKey("incidents.id"), primary_key=True),
    number("member_id", ForeignKey("members.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# What was written down about a night must not change afterwards, not even by a mistake of ours. Emptying the words of
# an entry stays possible, because retention demands it.
append_only(
    """CREATE TRIGGER incident_entries_stay BEFORE DELETE ON incident_entries
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END""",
    """CREATE TRIGGER incident_entries_fixed BEFORE UPDATE ON incident_entries
       WHEN new.id <> old.id OR new.incident_id <> old.incident_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END""",
)
