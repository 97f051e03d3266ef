"""Tables about people: members, their accounts and roles, invitations, teams and hamlets."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Table, UniqueConstraint

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
