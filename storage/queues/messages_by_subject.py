"""Messages found by what they are about: their kind, subject, member, or the key under which each goes once."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, bindparam, func, or_, select

from core.outbox import Fate, Leased, Priority, Unsent
from storage.columns import WAITING
from storage.queues.leased import LEASABLE, leased
from storage.schema.queues import outbox
from storage.sqlite.link import Found, Link

_of_kind = outbox.c.kind == bindparam("kind")
_of_subject = and_(_of_kind, outbox.c.subject == bindparam("subject"))
# What is on its way was rendered already and says nothing newer.
_stands_in_line = and_(outbox.c.state == WAITING, outbox.c.leased_until.is_(None))
_IN_LINE = (
    select(outbox.c.account_id, func.min(outbox.c.priority).label("best"))
    .where(_of_subject, _stands_in_line)
    .group_by(outbox.c.account_id)
)
_UNSENT = (
    select(outbox.c.account_id, outbox.c.subject, outbox.c.payload)
    .where(_of_kind, outbox.c.subject.in_(bindparam("subjects", expanding=True)), _stands_in_line)
    .order_by(outbox.c.id)
)
_FATE = select(outbox.c.state, outbox.c.settled_at).where(outbox.c.dedup_key == bindparam("key"))
_FATES = select(outbox.c.state, outbox.c.settled_at).where(_of_subject, outbox.c.member == bindparam("member"))
_UNDER_WAY = select(outbox.c.account_id).where(
    _of_subject, outbox.c.state == WAITING, outbox.c.leased_until.is_not(None)
)
_DELIVERED = LEASABLE.where(
    outbox.c.kind.in_(bindparam("kinds", expanding=True)),
    outbox.c.subject == bindparam("subject"),
    outbox.c.feature == bindparam("feature"),
    or_(
        and_(outbox.c.state == "sent", outbox.c.message_id.is_not(None)),
        and_(outbox.c.state == WAITING, outbox.c.leased_until.is_not(None)),
    ),
).order_by(outbox.c.id)
_MESSAGE_ID = select(outbox.c.message_id).where(outbox.c.id == bindparam("row"))


class MessagesBySubject:
    """The questions of the outbox that are asked by subject, in one transaction."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def in_line(self, kind: str, subject: int) -> dict[int, Priority]:
        rows = await self._link.rows(_IN_LINE, {"kind": kind, "subject": subject})
        return {row.account_id: Priority(row.best) for row in rows}

    async def unsent(self, kind: str, subjects: Collection[int]) -> list[Unsent]:
        rows = await self._link.rows(_UNSENT, {"kind": kind, "subjects": list(subjects)})
        return [Unsent(row.account_id, row.subject, row.payload) for row in rows]

    async def fate(self, dedup_key: str) -> Fate | None:
        row = await self._link.first(_FATE, {"key": dedup_key})
        return _fate(row) if row else None

    async def fates(self, kind: str, subject: int, member: int) -> list[Fate]:
        rows = await self._link.rows(_FATES, {"kind": kind, "subject": subject, "member": member})
        return [_fate(row) for row in rows]

    async def delivered(self, kinds: Collection[str], feature: str, subject: int) -> list[Leased]:
        values = {"kinds": list(kinds), "feature": feature, "subject": subject}
        return [leased(row) for row in await self._link.rows(_DELIVERED, values)]

    async def message_id(self, id_: int) -> str | None:
        message: str | None = await self._link.value(_MESSAGE_ID, {"row": id_})
        return message

    async def under_way(self, kind: str, subject: int) -> list[int]:
        return [row.account_id for row in await self._link.rows(_UNDER_WAY, {"kind": kind, "subject": subject})]


def _fate(row: Found) -> Fate:
    return Fate(row.state == "waiting", row.settled_at if row.state == "sent" else None)
