"""Every table of people, messages and incidents; those of patrols are in `patrol_tables`."""

from __future__ import annotations

from sqlalchemy import DDL, Boolean, Column, ForeignKey, LargeBinary, Table, UniqueConstraint, event, false

from storage.columns import id_, metadata, moment, number, only, text_

teams = Table("teams", metadata, text_("code", primary_key=True), text_("name"), text_("muster"))

hamlets = Table(
    "hamlets",
    metadata,
    text_("code", primary_key=True),
    text_("name"),
    number("households"),
    text_("team", ForeignKey("teams.code"), nullable=True),
    number("place_in_team"),
    Column("in_force", Boolean, nullable=False),
)

members = Table(
    "members",
    metadata,
    id_(),
    text_("full_name"),
    text_("name_fold"),
    text_("sort_key"),
    text_("call_name"),
    text_("honorific"),
    text_("phone", nullable=True),
    text_("organisation"),
    text_("team", ForeignKey("teams.code"), nullable=True, index=True),
    text_("language"),
    text_("state"),
    moment("duty_since", nullable=True),
    moment("created_at"),
    moment("duty_due_at", nullable=True),
    moment("duty_asked_at", nullable=True),
    only("ix_members_duty_due", "duty_due_at IS NOT NULL", "duty_due_at"),
)

member_roles = Table(
    "member_roles",
    metadata,
    number("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True),
    text_("role", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    id_(),
    text_("channel"),
    text_("external_id"),
    text_("chat_id"),
    number("member_id", ForeignKey("members.id"), nullable=True, index=True),
    text_("language"),
    moment("blocked_at", nullable=True),
    moment("created_at"),
    UniqueConstraint("channel", "external_id"),
)

wrong_codes = Table(
    "wrong_codes",
    metadata,
    id_(),
    number("account_id", ForeignKey("accounts.id"), index=True),
    moment("at"),
)

invitations = Table(
    "invitations",
    metadata,
    id_(),
    text_("code_hash", unique=True),
    text_("role"),
    text_("team", ForeignKey("teams.code"), nullable=True),
    number("member_id", ForeignKey("members.id"), nullable=True, index=True),
    number("created_by", ForeignKey("members.id"), nullable=True),
    moment("created_at"),
    moment("expires_at"),
    moment("used_at", nullable=True),
    number("used_by", ForeignKey("accounts.id"), nullable=True),
    moment("revoked_at", nullable=True),
)

conversations = Table(
    "conversations",
    metadata,
    number("account_id", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    text_("flow", nullable=True),
    text_("state", nullable=True),
    text_("draft"),
    number("nonce"),
    moment("expires_at", nullable=True),
    text_("choices"),
    text_("previous"),
    moment("shown_at", nullable=True),
    moment("used_at", nullable=True),
    only("ix_conversations_expiring", "flow IS NOT NULL AND expires_at IS NOT NULL", "expires_at"),
)

inbox = Table(
    "inbox",
    metadata,
    id_(),
    text_("channel"),
    text_("key"),
    text_("lane"),
    text_("body"),
    text_("state"),
    moment("received_at"),
    number("attempts"),
    moment("not_before", nullable=True),
    text_("error"),
    moment("settled_at", nullable=True),
    number("number", server_default="0"),
    moment("waited_since", nullable=True),
    UniqueConstraint("channel", "key"),
    only("ix_inbox_waiting", "state = 'waiting'", "id"),
    only("ix_inbox_waiting_lane", "state = 'waiting'", "channel", "lane", "number", "id"),
    only("ix_inbox_settled", "settled_at IS NOT NULL", "settled_at"),
)

outbox = Table(
    "outbox",
    metadata,
    id_(),
    text_("kind"),
    number("account_id", ForeignKey("accounts.id")),
    number("priority"),
    text_("payload"),
    text_("dedup_key", nullable=True, unique=True),
    text_("state"),
    moment("created_at"),
    moment("not_before"),
    moment("expires_at", nullable=True),
    number("attempts"),
    moment("leased_until", nullable=True),
    text_("message_id", nullable=True),
    text_("error"),
    moment("settled_at", nullable=True),
    only("ix_outbox_waiting", "state = 'waiting'", "priority", "id"),
    only("ix_outbox_tried", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id"),
    only("ix_outbox_waiting_chat", "state = 'waiting'", "account_id", "priority", "id"),
    only("ix_outbox_settled", "settled_at IS NOT NULL", "settled_at"),
)

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

alert_cards = Table(
    "alert_cards",
    metadata,
    number("incident_id", ForeignKey("incidents.id"), primary_key=True),
    number("account_id", ForeignKey("accounts.id"), primary_key=True),
    text_("message_id"),
    sqlite_with_rowid=False,
)

files = Table(
    "files",
    metadata,
    id_(),
    text_("name"),
    Column("content", LargeBinary, nullable=False),
    moment("made_at", index=True),
)

audit = Table(
    "audit",
    metadata,
    id_(),
    moment("at"),
    text_("act"),
    number("by", ForeignKey("members.id"), nullable=True),
    text_("subject"),
    text_("detail"),
)

# What was written down about a night must not change afterwards, not even by a mistake of ours. Emptying the words of
# an entry stays possible, because retention demands it.
TRIGGERS = (
    """CREATE TRIGGER incident_entries_stay BEFORE DELETE ON incident_entries
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END""",
    """CREATE TRIGGER incident_entries_fixed BEFORE UPDATE ON incident_entries
       WHEN new.id <> old.id OR new.incident_id <> old.incident_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END""",
    """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
    """CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
)
for _trigger in TRIGGERS:
    event.listen(metadata, "after_create", DDL(_trigger).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
