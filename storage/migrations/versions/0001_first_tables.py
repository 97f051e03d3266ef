"""The tables of the first release."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

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
        _text("code"),
        _text("name"),
        _text("muster"),
        sa.PrimaryKeyConstraint("code", name="pk_teams"),
    )
    op.create_table(
        "hamlets",
        _text("code"),
        _text("name"),
        _number("households"),
        _text("team", nullable=True),
        _number("place_in_team"),
        _flag("in_force"),
        sa.PrimaryKeyConstraint("code", name="pk_hamlets"),
        _points("hamlets", "team", "teams.code"),
    )


def _people() -> None:
    op.create_table(
        "members",
        _number("id"),
        _text("full_name"),
        _text("name_fold"),
        _text("sort_key"),
        _text("call_name"),
        _text("honorific"),
        _text("phone", nullable=True),
        _text("organisation"),
        _text("team", nullable=True),
        _text("language"),
        _text("state"),
        _moment("duty_since", nullable=True),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        _points("members", "team", "teams.code"),
    )
    op.create_index("ix_members_team", "members", ["team"])
    op.create_table(
        "member_roles",
        _number("member_id"),
        _text("role"),
        sa.PrimaryKeyConstraint("member_id", "role", name="pk_member_roles"),
        _points("member_roles", "member_id", "members.id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_roles_role", "member_roles", ["role"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        _number("id"),
        _text("channel"),
        _text("external_id"),
        _text("chat_id"),
        _number("member_id", nullable=True),
        _text("language"),
        _moment("blocked_at", nullable=True),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        _points("accounts", "member_id", "members.id"),
        _unique("accounts", "channel", "external_id"),
    )
    op.create_index("ix_accounts_member_id", "accounts", ["member_id"])
    op.create_table(
        "wrong_codes",
        _number("id"),
        _number("account_id"),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_wrong_codes"),
        _points("wrong_codes", "account_id", "accounts.id"),
    )
    op.create_index("ix_wrong_codes_account_id", "wrong_codes", ["account_id"])
    op.create_table(
        "invitations",
        _number("id"),
        _text("code_hash"),
        _text("role"),
        _text("team", nullable=True),
        _number("member_id", nullable=True),
        _number("created_by", nullable=True),
        _moment("created_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        _number("used_by", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        _points("invitations", "team", "teams.code"),
        _points("invitations", "member_id", "members.id"),
        _points("invitations", "created_by", "members.id"),
        _points("invitations", "used_by", "accounts.id"),
        _unique("invitations", "code_hash"),
    )
    op.create_index("ix_invitations_member_id", "invitations", ["member_id"])


def _received() -> None:
    op.create_table(
        "conversations",
        _number("account_id", autoincrement=False),
        _text("flow", nullable=True),
        _text("state", nullable=True),
        _text("draft"),
        _number("nonce"),
        _moment("expires_at", nullable=True),
        _text("choices"),
        _text("previous"),
        _moment("shown_at", nullable=True),
        _moment("used_at", nullable=True),
        sa.PrimaryKeyConstraint("account_id", name="pk_conversations"),
        _points("conversations", "account_id", "accounts.id"),
    )
    _index_only(
        "ix_conversations_expiring", "conversations", "flow IS NOT NULL AND expires_at IS NOT NULL", "expires_at"
    )
    op.create_table(
        "inbox",
        _number("id"),
        _text("channel"),
        _text("key"),
        _text("lane"),
        _text("body"),
        _text("state"),
        _moment("received_at"),
        _number("attempts"),
        _moment("not_before", nullable=True),
        _text("error"),
        _moment("settled_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        _unique("inbox", "channel", "key"),
    )
    _index_only("ix_inbox_waiting", "inbox", "state = 'waiting'", "id")
    _index_only("ix_inbox_waiting_lane", "inbox", "state = 'waiting'", "channel", "lane", "id")


def _sent() -> None:
    op.create_table(
        "outbox",
        _number("id"),
        _text("kind"),
        _number("account_id"),
        _number("priority"),
        _text("payload"),
        _text("dedup_key", nullable=True),
        _text("state"),
        _moment("created_at"),
        _moment("not_before"),
        _moment("expires_at", nullable=True),
        _number("attempts"),
        _moment("leased_until", nullable=True),
        _text("message_id", nullable=True),
        _text("error"),
        _moment("settled_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        _points("outbox", "account_id", "accounts.id"),
        _unique("outbox", "dedup_key"),
    )
    _index_only("ix_outbox_tried", "outbox", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id")
    _index_only("ix_outbox_waiting", "outbox", "state = 'waiting'", "priority", "id")
    _index_only("ix_outbox_waiting_chat", "outbox", "state = 'waiting'", "account_id", "priority", "id")


def _incidents() -> None:
    op.create_table(
        "incidents",
        _number("id"),
        _text("number"),
        _text("day"),
        _number("seq"),
        _text("category"),
        _number("severity"),
        _text("state"),
        _number("reporter_id"),
        _moment("reported_at"),
        _moment("received_at"),
        _text("hamlet", nullable=True),
        _text("facts"),
        _number("holder_id", nullable=True),
        _moment("held_at", nullable=True),
        _moment("closed_at", nullable=True),
        _flag("incomplete"),
        _flag("needs_support"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
        _points("incidents", "reporter_id", "members.id"),
        _points("incidents", "hamlet", "hamlets.code"),
        _points("incidents", "holder_id", "members.id"),
        _unique("incidents", "day", "seq"),
    )
    op.create_index("ix_incidents_number", "incidents", ["number"])
    _index_only("ix_incidents_open", "incidents", "state NOT IN ('resolved', 'false_alarm')", "severity", "id")
    op.create_index("ix_incidents_reporter_id", "incidents", ["reporter_id"])
    op.create_table(
        "incident_entries",
        _number("id"),
        _number("incident_id"),
        _text("kind"),
        _moment("at"),
        _number("member_id", nullable=True),
        _text("text"),
        _text("ref"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_entries"),
        _points("incident_entries", "incident_id", "incidents.id"),
        _points("incident_entries", "member_id", "members.id"),
    )
    op.create_index("ix_incident_entries_incident_id", "incident_entries", ["incident_id"])


def _alerts_and_audit() -> None:
    op.create_table(
        "alerts",
        _number("incident_id", autoincrement=False),
        _moment("started_at"),
        _number("step"),
        _number("round"),
        _moment("next_at", nullable=True),
        _moment("quiet_at", nullable=True),
        _moment("due_at", nullable=True),
        sa.PrimaryKeyConstraint("incident_id", name="pk_alerts"),
        _points("alerts", "incident_id", "incidents.id"),
    )
    _index_only("ix_alerts_due", "alerts", "due_at IS NOT NULL", "due_at")
    op.create_table(
        "alert_recipients",
        _number("incident_id"),
        _number("member_id"),
        sa.PrimaryKeyConstraint("incident_id", "member_id", name="pk_alert_recipients"),
        _points("alert_recipients", "incident_id", "incidents.id"),
        _points("alert_recipients", "member_id", "members.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alert_cards",
        _number("incident_id"),
        _number("account_id"),
        _text("message_id"),
        sa.PrimaryKeyConstraint("incident_id", "account_id", name="pk_alert_cards"),
        _points("alert_cards", "incident_id", "incidents.id"),
        _points("alert_cards", "account_id", "accounts.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        _number("id"),
        _moment("at"),
        _text("act"),
        _number("by", nullable=True),
        _text("subject"),
        _text("detail"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        _points("audit", "by", "members.id"),
    )


def _text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable, **more)


def _moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _points(table: str, column: str, to: str, **more: Any) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}", **more)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index_only(name: str, table: str, condition: str, *columns: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, [*columns], sqlite_where=where, postgresql_where=where)
