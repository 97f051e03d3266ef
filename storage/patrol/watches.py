"""The clocks of those who are on duty."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, select

from core.patrol.types.shift import Watch
from storage.columns import WAITING
from storage.records import Records, due
from storage.schema.patrol import watches
from storage.schema.people import accounts
from storage.schema.queues import inbox
from storage.sqlite.link import Link

_RECORDS = Records(Watch, watches, "shift_id", "member_id", key="assignment_id")
_unheard = (
    select(inbox.c.id)
    .join(accounts, and_(accounts.c.channel == inbox.c.channel, accounts.c.chat_id == inbox.c.lane))
    .where(inbox.c.state == WAITING, accounts.c.member_id == watches.c.member_id)
    .exists()
)
_DUE = due(_RECORDS, watches.c.due_at).where(~_unheard)  # the nearer of the two clocks has an index
_OK_DUE = _DUE.where(
    watches.c.ok_at <= bindparam("now"), watches.c.ok_step >= bindparam("first"), watches.c.ok_step < bindparam("stop")
)
_OUT_DUE = _DUE.where(watches.c.out_at <= bindparam("now"))
_OF_SHIFTS = _RECORDS.select.where(watches.c.shift_id.in_(bindparam("wanted", expanding=True)))
_OF_MEMBER = _RECORDS.select.where(watches.c.member_id == bindparam("member"))
_STOP = delete(watches).where(watches.c.assignment_id == bindparam("of"))


class Watches:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def start(self, watch: Watch) -> None:
        await self.stop(watch.assignment_id)
        await self._link.run(_RECORDS.insert, {**_all(watch), "due_at": _due_at(watch)})

    async def find(self, assignment_id: int) -> Watch | None:
        return await _RECORDS.first(self._link, _RECORDS.one, {"of": assignment_id})

    async def save(self, watch: Watch) -> None:
        await _RECORDS.save(self._link, watch, due_at=_due_at(watch))

    async def stop(self, assignment_id: int) -> None:
        await self._link.run(_STOP, {"of": assignment_id})

    async def of_member(self, member_id: int) -> list[Watch]:
        return await _RECORDS.all(self._link, _OF_MEMBER, {"member": member_id})

    async def ok_due(self, now: datetime, steps: range) -> Watch | None:
        return await _RECORDS.first(self._link, _OK_DUE, {"now": now, "first": steps.start, "stop": steps.stop})

    async def out_due(self, now: datetime) -> Watch | None:
        return await _RECORDS.first(self._link, _OUT_DUE, {"now": now})

    async def of_shifts(self, shift_ids: Collection[int]) -> list[Watch]:
        return await _RECORDS.all(self._link, _OF_SHIFTS, {"wanted": sorted(shift_ids)}) if shift_ids else []

    async def all(self) -> list[Watch]:
        return await _RECORDS.all(self._link, _RECORDS.select)


def _all(watch: Watch) -> dict[str, object]:
    return {name: getattr(watch, name) for name in watch.__slots__}


def _due_at(watch: Watch) -> datetime | None:
    """The nearer of the two clocks: one small index then answers what is due."""
    return min((at for at in (watch.ok_at, watch.out_at) if at is not None), default=None)
