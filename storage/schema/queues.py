"""Tables of what waits and of what was done: inbox, outbox, conversations, files, audit."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, UniqueConstraint

from storage.columns import append_only, id_, metadata, moment, number, only, text_

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
    text_("beside", server_default="[]"),
    text_("later", server_default=""),
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
    text_("feature", nullable=True),
    number("subject", nullable=True),
    number("member", nullable=True),
    only("ix_outbox_subject", "subject IS NOT NULL", "kind", "subject"),
    only("ix_outbox_waiting", "state = 'waiting'", "priority", "id"),
    only("ix_outbox_tried", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id"),
    only("ix_outbox_waiting_chat", "state = 'waiting'", "account_id", "priority", "id"),
    only("ix_outbox_settled", "settled_at IS NOT NULL", "settled_at"),
)

live_messages = Table(
    "live_messages",
    metadata,
    text_("kind", primary_key=True),
    number("subject", primary_key=True, autoincrement=False),
    number("account_id", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
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

# Nor may the audit log be changed afterwards, not even by a mistake of ours.
append_only(
    """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
    """CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
)
