"""Every table of people, messages and incidents; those of patrols are in `patrol_tables`."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, LargeBinary, Table, UniqueConstraint, event

from storage.columns import id_, metadata, moment, number, only, text_

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
    only("ix_outbox_waiting", "state = 'waiting'", "priority", "id"),
    only("ix_outbox_tried", "state = 'waiting' AND attempts > 0", "account_id", "priority", "id"),
    only("ix_outbox_waiting_chat", "state = 'waiting'", "account_id", "priority", "id"),
    only("ix_outbox_settled", "settled_at IS NOT NULL", "settled_at"),
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
