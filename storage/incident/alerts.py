"""Where each incident's alert stands, and who was alerted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.incident.ladder import Alert
from core.people.types import Member
from storage.people.rows import MEMBER, member_of
from storage.schema.incident import alert_recipients, alerts
from storage.schema.people import accounts, members
from storage.sqlite.link import Link

_ALERT = (
    alerts.c.incident_id,
    alerts.c.started_at,
    alerts.c.step,
    alerts.c.round,
    alerts.c.next_at,
    alerts.c.quiet_at,
)
_START = plain_insert(alerts)
_FIND = select(*_ALERT).where(alerts.c.incident_id == bindparam("incident"))
_SAVE = update(alerts).where(alerts.c.incident_id == bindparam("incident"))
# The nearer of the two clocks has an index.
_NEXT = (
    select(*_ALERT)
    .where(alerts.c.due_at.is_not(None), alerts.c.due_at <= bindparam("now"))
    .order_by(alerts.c.due_at)
    .limit(1)
)
_DUE = _NEXT.where(alerts.c.next_at <= bindparam("now"))
_QUIET = _NEXT.where(alerts.c.quiet_at <= bindparam("now"))
_STANDING = select(*_ALERT).where(alerts.c.due_at.is_not(None)).order_by(alerts.c.due_at)

_ADD_RECIPIENTS = insert(alert_recipients).on_conflict_do_nothing(index_elements=["incident_id", "member_id"])
RECIPIENTS = (
    select(alert_recipients.c.member_id)
    .where(alert_recipients.c.incident_id == bindparam("incident"))
    .order_by(alert_recipients.c.member_id)
)
_REACHABLE = (
    select(*MEMBER)
    .select_from(members.join(alert_recipients))
    .where(
        alert_recipients.c.incident_id == bindparam("incident"),
        select(accounts.c.id).where(accounts.c.member_id == members.c.id, accounts.c.blocked_at.is_(None)).exists(),
    )
)
_IS_RECIPIENT = RECIPIENTS.where(alert_recipients.c.member_id == bindparam("member"))


class Alerts:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def start(self, alert: Alert) -> None:
        await self._link.run(_START, _row(alert))

    async def find(self, incident_id: int) -> Alert | None:
        row = await self._link.first(_FIND, {"incident": incident_id})
        return Alert(*row) if row else None

    async def save(self, alert: Alert) -> None:
        await self._link.run(_SAVE, {"incident": alert.incident_id, **_row(alert)})

    async def due(self, now: datetime) -> Alert | None:
        row = await self._link.first(_DUE, {"now": now})
        return Alert(*row) if row else None

    async def quiet(self, now: datetime) -> Alert | None:
        row = await self._link.first(_QUIET, {"now": now})
        return Alert(*row) if row else None

    async def standing(self) -> list[Alert]:
        return [Alert(*row) for row in await self._link.rows(_STANDING)]

    async def add_recipients(self, incident_id: int, member_ids: Collection[int]) -> None:
        await self._link.each(_ADD_RECIPIENTS, [{"incident_id": incident_id, "member_id": id_} for id_ in member_ids])

    async def recipients(self, incident_id: int) -> list[int]:
        return [row[0] for row in await self._link.rows(RECIPIENTS, {"incident": incident_id})]

    async def reachable(self, incident_id: int) -> list[Member]:
        return [member_of(row) for row in await self._link.rows(_REACHABLE, {"incident": incident_id})]

    async def is_recipient(self, incident_id: int, member_id: int) -> bool:
        return await self._link.value(_IS_RECIPIENT, {"incident": incident_id, "member": member_id}) is not None


def _row(alert: Alert) -> dict[str, object]:
    """`due_at` is the nearer of the two clocks: one small index then answers what is due."""
    clocks = [at for at in (alert.next_at, alert.quiet_at) if at is not None]
    return {f.name: getattr(alert, f.name) for f in fields(alert)} | {"due_at": min(clocks, default=None)}
