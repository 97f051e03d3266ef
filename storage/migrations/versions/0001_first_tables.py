"""The tables of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import flag, index_only, moment, number, points, text_, unique

revision = "0001"
down_revision = None

_TRIGGERS = (
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


def upgrade() -> None:
    _places()
    _people()
    _accounts()
    _received()
    _sent()
    _incidents()
    _alerts_and_audit()
    if op.get_bind().dialect.name == "sqlite":
        for trigger in _TRIGGERS:
            op.execute(trigger)


def _places() -> None:
    op.create_table(
        "teams",
        text_("code"),
        text_("name"),
        text_("muster"),
        sa.PrimaryKeyConstraint("code", name="pk_teams"),
    )
    op.create_table(
        "hamlets",
        text_("code"),
        text_("name"),
        number("households"),
        text_("team", nullable=True),
        number("place_in_team"),
        flag("in_force"),
        sa.PrimaryKeyConstraint("code", name="pk_hamlets"),
        points("hamlets", "team", "teams.code"),
    )


def _people() -> None:
    op.create_table(
        "members",
        number("id"),
        text_("full_name"),
        text_("name_fold"),
        text_("sort_key"),
        text_("call_name"),
        text_("honorific"),
        text_("phone", nullable=True),
        text_("organisation"),
        text_("team", nullable=True),
        text_("language"),
        text_("state"),
        moment("duty_since", nullable=True),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        points("members", "team", "teams.code"),
    )
    op.create_index("ix_members_team", "members", ["team"])
    op.create_table(
        "member_roles",
        number("member_id"),
        text_("role"),
        sa.PrimaryKeyConstraint("member_id", "role", name="pk_member_roles"),
        points("member_roles", "member_id", "members.id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_roles_role", "member_roles", ["role"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        number("id"),
        text_("channel"),
        text_("external_id"),
        text_("chat_id"),
        number("member_id", nullable=True),
        text_("language"),
        moment("blocked_at", nullable=True),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        points("accounts", "member_id", "members.id"),
        unique("accounts", "channel", "external_id"),
    )
    op.create_index("ix_accounts_member_id", "accounts", ["member_id"])
    op.create_table(
        "wrong_codes",
        number("id"),
        number("account_id"),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_codes"),
        points("wrong_codes", "account_id", "accounts.id"),
    )
    op.create_index("ix_wrong_codes_account_id", "wrong_codes", ["account_id"])
    op.create_table(
        "invitations",
        number("id"),
        text_("code_hash"),
        text_("role"),
        text_("team", nullable=True),
        number("member_id", nullable=True),
        number("created_by", nullable=True),
        moment("created_at"),
        moment("expires_at"),
        moment("used_at", nullable=True),
        number("used_by", nullable=True),
        moment("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        points("invitations", "team", "teams.code"),
        points("invitations", "member_id", "members.id"),
        points("invitations", "created_by", "members.id"),
        points("invitations", "used_by", "accounts.id"),
        unique("invitations", "code_hash"),
    )
    op.create_index("ix_invitations_member_id", "invitations", ["member_id"])


def _received() -> None:
    op.create_table(
        "conversations",
        number("account_id", autoincrement=False),
        text_("flow", nullable=True),
        text_("state", nullable=True),
        text_("draft"),
        number("nonce"),
        moment("expires_at", nullable=True),
        text_("choices"),
        text_("previous"),
        moment("shown_at", nullable=True),
        moment("used_at", nullable=True),
        sa.PrimaryKeyConstraint("account_id", name="pk_conversations"),
        points("conversations", "account_id", "accounts.id"),
    )
    index_only(
        "ix_conversations_expiring", "conversations", "flow IS NOT NULL AND expires_at IS NOT NULL", "expires_at"
    )
    op.create_table(
        "inbox",
        number("id"),
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
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        unique("inbox", "channel", "key"),
    )
    index_only("ix_inbox_waiting", "inbox", "state = 'waiting'", "id")
    index_only("ix_inbox_waiting_lane", "inbox", "state = 'waiting'", "channel", "lane", "id")


def _sent() -> None:
    op.create_table(
        "outbox",
        number("id"),
        text_("kind"),
        number("account_id"),
        number("priority"),
        text_("payload"),
        text_("dedup_key", nullable=True),
        text_("state"),
        moment("created_at"),
        moment("not_before"),
        moment("expires_at", nullable=True),
        number("attempts"),
        moment("leased_until", nullable=True),
        text_("message_id", nullable=True),
        text_("error"),
        moment("settled_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        points("outbox", "account_id", "accounts.id"),
        unique("outbox", "dedup_key"),
    )
    index_only("ix_outbox_tried", "outbox", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id")
    index_only("ix_outbox_waiting", "outbox", "state = 'waiting'", "priority", "id")
    index_only("ix_outbox_waiting_chat", "outbox", "state = 'waiting'", "account_id", "priority", "id")


def _incidents() -> None:
    op.create_table(
        "incidents",
        number("id"),
        text_("number"),
        text_("day"),
        number("seq"),
        text_("category"),
        number("severity"),
        text_("state"),
        number("reporter_id"),
        moment("reported_at"),
        moment("received_at"),
        text_("hamlet", nullable=True),
        text_("facts"),
        number("holder_id", nullable=True),
        moment("held_at", nullable=True),
        moment("closed_at", nullable=True),
        flag("incomplete"),
        flag("needs_support"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
        points("incidents", "reporter_id", "members.id"),
        points("incidents", "hamlet", "hamlets.code"),
        points("incidents", "holder_id", "members.id"),
        unique("incidents", "day", "seq"),
    )
    op.create_index("ix_incidents_number", "incidents", ["number"])
    index_only("ix_incidents_open", "incidents", "state NOT IN ('resolved', 'false_alarm')", "severity", "id")
    op.create_index("ix_incidents_reporter_id", "incidents", ["reporter_id"])
    op.create_table(
        "incident_entries",
        number("id"),
        number("incident_id"),
        text_("kind"),
        moment("at"),
        number("member_id", nullable=True),
        text_("text"),
        text_("ref"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_entries"),
        points("incident_entries", "incident_id", "incidents.id"),
        points("incident_entries", "member_id", "members.id"),
    )
    op.create_index("ix_incident_entries_incident_id", "incident_entries", ["incident_id"])


def _alerts_and_audit() -> None:
    op.create_table(
        "alerts",
        number("incident_id", autoincrement=False),
        moment("started_at"),
        number("step"),
        number("round"),
        moment("next_at", nullable=True),
        moment("quiet_at", nullable=True),
        moment("due_at", nullable=True),
        sa.PrimaryKeyConstraint("incident_id", name="pk_alerts"),
        points("alerts", "incident_id", "incidents.id"),
    )
    index_only("ix_alerts_due", "alerts", "due_at IS NOT NULL", "due_at")
    op.create_table(
        "alert_recipients",
        number("incident_id"),
        number("member_id"),
        sa.PrimaryKeyConstraint("incident_id", "member_id", name="pk_alert_recipients"),
        points("alert_recipients", "incident_id", "incidents.id"),
        points("alert_recipients", "member_id", "members.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alert_cards",
        number("incident_id"),
        number("account_id"),
        text_("message_id"),
        sa.PrimaryKeyConstraint("incident_id", "account_id", name="pk_alert_cards"),
        points("alert_cards", "incident_id", "incidents.id"),
        points("alert_cards", "account_id", "accounts.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        number("id"),
        moment("at"),
        text_("act"),
        number("by", nullable=True),
        text_("subject"),
        text_("detail"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        points("audit", "by", "members.id"),
    )
