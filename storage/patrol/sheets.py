"""Rosters that were sent into the chat as a file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, update

from core.patrol.types.requests import Sheet
from storage.columns import UtcDateTime
from storage.records import Records, due
from storage.schema.patrol import sheets
from storage.sqlite.link import Link

_RECORDS = Records(Sheet, sheets, "number", "channel", key="account_id")
_DUE = due(_RECORDS, sheets.c.next_at)
_DELETE = delete(sheets).where(sheets.c.account_id == bindparam("of"))
_FORGET = (
    update(sheets)
    .where(sheets.c.lines != "", sheets.c.next_at.is_(None), sheets.c.expires_at < bindparam("before"))
    .values(lines="")
)
_RELEASE = (
    update(sheets)
    .where(sheets.c.next_at.is_not(None), sheets.c.attempts <= bindparam("most"))
    .values(next_at=bindparam("now", type_=UtcDateTime))
)


class Sheets:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def put(self, sheet: Sheet) -> None:
        await self._link.run(_DELETE, {"of": sheet.account_id})
        await self._link.run(_RECORDS.insert, {name: getattr(sheet, name) for name in sheet.__slots__})

    async def find(self, account_id: int) -> Sheet | None:
        return await _RECORDS.first(self._link, _RECORDS.one, {"of": account_id})

    async def save(self, sheet: Sheet) -> None:
        await _RECORDS.save(self._link, sheet)

    async def due(self, now: datetime) -> Sheet | None:
        return await _RECORDS.first(self._link, _DUE, {"now": now})

    async def release(self, now: datetime, most: int) -> None:
        await self._link.run(_RELEASE, {"now": now, "most": most})

    async def forget(self, before: datetime) -> int:
        return await self._link.count(_FORGET, {"before": before})
