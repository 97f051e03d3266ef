"""Every table, in types that SQLite and PostgreSQL share. Enumerations are stored as their text codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
    literal_column,
    text,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Written out wherever it is compared with: for a parameter a database need not use the partial indexes below.
WAITING: ColumnElement[str] = literal_column("'waiting'")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware outside, naive UTC in the column. A naive time has no meaning here and is refused."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """SQLite has text; written in one step instead of two, for a turn writes a dozen."""
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else _naive(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


def _naive(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    return (value if value.tzinfo is UTC else value.astimezone(UTC)).replace(tzinfo=None)


def _to_text(value: datetime | None) -> str | None:
    return None if value is None else _naive(value).isoformat(" ", "microseconds")


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, *more: Any, **options: Any) -> Column[str]:
    return Column(name, Text, *more, **{"nullable": False, **options})


def _moment(name: str, nullable: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=nullable)


def _number(name: str, *more: Any, **options: Any) -> Column[int]:
    return Column(name, Integer, *more, **{"nullable": False, **options})


def _only(name: str, condition: str, *columns: str) -> Index:
    """An index over the few rows that still matter, so that its cost does not grow with history."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


teams = Table("teams", metadata, _text("code", primary_key=True), _text("name"), _text("muster"))

hamlets = Table(
    "hamlets",
    metadata,
    _text("code", primary_key=True),
    _text("name"),
    _number("households"),
    _text("team", ForeignKey("teams.code"), nullable=True),
    _number("place_in_team"),
    Column("in_force", Boolean, nullable=False),
)

members = Table(
    "members",
    metadata,
    _id(),
    _text("full_name"),
    _text("name_fold"),
    _text("sort_key"),
    _text("call_name"),
    _text("honorific"),
    _text("phone", nullable=True),
    _text("organisation"),
    _text("team", ForeignKey("teams.code"), nullable=True, index=True),
    _text("language"),
    _text("state"),
    _moment("duty_since", nullable=True),
    _moment("created_at"),
)

member_roles = Table(
    "member_roles",
    metadata,
    _number("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True),
    _text("role", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    _id(),
    _text("channel"),
    _text("external_id"),
    _text("chat_id"),
    _number("member_id", ForeignKey("members.id"), nullable=True, index=True),
    _text("language"),
    _moment("blocked_at", nullable=True),
    _moment("created_at"),
    UniqueConstraint("channel", "external_id"),
)

wrong_codes = Table(
    "wrong_codes",
    metadata,
    _id(),
    _number("account_id", ForeignKey("accounts.id"), index=True),
    _moment("at"),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    _text("code_hash", unique=True),
    _text("role"),
    _text("team", ForeignKey("teams.code"), nullable=True),
    _number("member_id", ForeignKey("members.id"), nullable=True, index=True),
    _number("created_by", ForeignKey("members.id"), nullable=True),
    _moment("created_at"),
    _moment("expires_at"),
    _moment("used_at", nullable=True),
    _number("used_by", ForeignKey("accounts.id"), nullable=True),
    _moment("revoked_at", nullable=True),
)

conversations = Table(
    "conversations",
    metadata,
    _number("account_id", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    _text("flow", nullable=True),
    _text("state", nullable=True),
    _text("draft"),
    _number("nonce"),
    _moment("expires_at", nullable=True),
    _text("choices"),
    _text("previous"),
    _moment("shown_at", nullable=True),
    _moment("used_at", nullable=True),
    _only("ix_conversations_expiring", "flow IS NOT NULL AND expires_at IS NOT NULL", "expires_at"),
)

inbox = Table(
    "inbox",
    metadata,
    _id(),
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
    UniqueConstraint("channel", "key"),
    _only("ix_inbox_waiting", "state = 'waiting'", "id"),
    _only("ix_inbox_waiting_lane", "state = 'waiting'", "channel", "lane", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _text("kind"),
    _number("account_id", ForeignKey("accounts.id")),
    _number("priority"),
    _text("payload"),
    _text("dedup_key", nullable=True, unique=True),
    _text("state"),
    _moment("created_at"),
    _moment("not_before"),
    _moment("expires_at", nullable=True),
    _number("attempts"),
    _moment("leased_until", nullable=True),
    _text("message_id", nullable=True),
    _text("error"),
    _moment("settled_at", nullable=True),
    _only("ix_outbox_waiting", "state = 'waiting'", "priority", "id"),
    _only("ix_outbox_tried", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id"),
    _only("ix_outbox_waiting_chat", "state = 'waiting'", "account_id", "priority", "id"),
)

incidents = Table(
    "incidents",
    metadata,
    _id(),
    _text("number", index=True),
    _text("day"),
    _number("seq"),
    _text("category"),
    _number("severity"),
    _text("state"),
    _number("reporter_id", ForeignKey("members.id"), index=True),
    _moment("reported_at"),
    _moment("received_at"),
    _text("hamlet", ForeignKey("hamlets.code"), nullable=True),
    _text("facts"),
    _number("holder_id", ForeignKey("members.id"), nullable=True),
    _moment("held_at", nullable=True),
    _moment("closed_at", nullable=True),
    Column("incomplete", Boolean, nullable=False),
    Column("needs_support", Boolean, nullable=False),
    UniqueConstraint("day", "seq"),
    _only("ix_incidents_open", "state NOT IN ('resolved', 'false_alarm')", "severity", "id"),
)

incident_entries = Table(
    "incident_entries",
    metadata,
    _id(),
    _number("incident_id", ForeignKey("incidents.id"), index=True),
    _text("kind"),
    _moment("at"),
    _number("member_id", ForeignKey("members.id"), nullable=True),
    _text("text"),
    _text("ref"),
)

alerts = Table(
    "alerts",
    metadata,
    _number("incident_id", ForeignKey("incidents.id"), primary_key=True, autoincrement=False),
    _moment("started_at"),
    _number("step"),
    _number("round"),
    _moment("next_at", nullable=True),
    _moment("quiet_at", nullable=True),
    _moment("due_at", nullable=True),
    _only("ix_alerts_due", "due_at IS NOT NULL", "due_at"),
)

alert_recipients = Table(
    "alert_recipients",
    metadata,
    _number("incident_id", ForeignKey("incidents.id"), primary_key=True),
    _number("member_id", ForeignKey("members.id"), primary_key=True),
    sqlite_with_rowid=False,
)

alert_cards = Table(
    "alert_cards",
    metadata,
    _number("incident_id", ForeignKey("incidents.id"), primary_key=True),
    _number("account_id", ForeignKey("accounts.id"), primary_key=True),
    _text("message_id"),
    sqlite_with_rowid=False,
)

audit = Table(
    "audit",
    metadata,
    _id(),
    _moment("at"),
    _text("act"),
    _number("by", ForeignKey("members.id"), nullable=True),
    _text("subject"),
    _text("detail"),
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
