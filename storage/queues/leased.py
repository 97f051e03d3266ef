"""Rows of the outbox as they are taken for sending, with the account and member they go to."""

from __future__ import annotations

from sqlalchemy import select

from core.outbox import Leased, Priority
from core.people.types import Language
from storage.people.rows import MEMBER, member_of
from storage.schema.people import accounts, members
from storage.schema.queues import outbox
from storage.sqlite.link import Found

LEASABLE = select(
    outbox.c.id,
    outbox.c.kind,
    outbox.c.priority,
    outbox.c.payload,
    outbox.c.attempts,
    outbox.c.created_at,
    outbox.c.account_id,
    outbox.c.expires_at,
    outbox.c.dedup_key,
    accounts.c.channel,
    accounts.c.chat_id,
    accounts.c.blocked_at,
    accounts.c.language.label("account_language"),
    *MEMBER,
).select_from(outbox.join(accounts).outerjoin(members, members.c.id == accounts.c.member_id))
_MEMBER_AT = len(LEASABLE.selected_columns) - len(MEMBER)


def leased(row: Found) -> Leased:
    return Leased(
        id=row.id,
        kind=row.kind,
        priority=Priority(row.priority),
        payload=row.payload,
        attempts=row.attempts + 1,
        created_at=row.created_at,
        account_id=row.account_id,
        channel=row.channel,
        chat_id=row.chat_id,
        member=None if row[_MEMBER_AT] is None else member_of(row, _MEMBER_AT),
        language=Language(row.account_language),
        expires_at=row.expires_at,
        blocked=row.blocked_at is not None,
        dedup_key=row.dedup_key,
    )
