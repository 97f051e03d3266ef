"""A few people and things to store, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.channels import Received
from core.incident.types import Fact, Incident, NewIncident, Severity
from core.outbox import About, Kind, NewMessage, Priority
from core.people.types import Account, Language, Member, NewMember, Role
from storage.database import Database, Transaction

NOW = datetime(2026, 11, 14, 15, 41, 7, 250_000, tzinfo=UTC)


async def raw(db: Database, sql: str) -> list[tuple[Any, ...]]:
    """Rows in the tables, past all repositories."""
    return [tuple(row) for row in await db._writing.execute_fetchall(sql)]


def after(**span: float) -> datetime:
    return NOW + timedelta(**span)


async def a_member(tx: Transaction, name: str = "Đinh Đông", *roles: Role, **more: object) -> Member:
    new = NewMember(full_name=name, roles=frozenset(roles or {Role.VOLUNTEER}), honorific="anh")
    return await tx.people.members.add(replace(new, **more), NOW)  # type: ignore[arg-type]


async def an_account(
    tx: Transaction, external_id: str = "7", member: Member | None = None, channel: str = "telegram"
) -> Account:
    account = await tx.people.members.add_account(channel, external_id, f"chat{external_id}", Language.VI, NOW)
    if member is not None:
        await tx.people.members.link(account.id, member.id)
        return replace(account, member_id=member.id)
    return account


async def an_incident(tx: Transaction, reporter: Member, seq: int = 1, *facts: Fact, **more: object) -> Incident:
    new = NewIncident(
        category="TROM",
        severity=Severity.HIGH,
        reporter_id=reporter.id,
        reported_at=NOW,
        received_at=after(seconds=1),
        hamlet=None,
        incomplete=False,
        number=f"VV-1114-{seq:02}",
        day="2026-11-14",
        seq=seq,
    )
    return await tx.incident.incidents.add(replace(new, **more), facts)  # type: ignore[arg-type]


def update(key: str, lane: str = "7", body: str = "{}", channel: str = "telegram", number: int = 0) -> Received:
    return Received(channel, key, lane, body, NOW, number)


def message(
    account: Account,
    payload: str = "x",
    priority: Priority = Priority.REPLY,
    key: str | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    about: About | None = None,
    kind: str = Kind.REPLY,
) -> NewMessage:
    return NewMessage(kind, account.id, priority, payload, key, not_before, expires_at, about)
