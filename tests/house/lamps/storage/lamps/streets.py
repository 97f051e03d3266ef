"""Streets whose lamps are counted."""

from __future__ import annotations

from datetime import datetime

from core.lamps.types import Street
from storage.schema.lamps import streets

from storage.records import Records, due
from storage.sqlite.link import Link

_RECORDS = Records(Street, streets, "member_id")
_DUE = due(_RECORDS, streets.c.due_at)
_WAITING = _RECORDS.select.where(streets.c.due_at.is_not(None))


class Streets:
    """The streets, in one transaction."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, street: Street) -> Street:
        return await _RECORDS.add(self._link, street)

    async def get(self, street_id: int) -> Street:
        return await _RECORDS.get(self._link, street_id)

    async def save(self, street: Street) -> None:
        await _RECORDS.save(self._link, street)

    async def due(self, now: datetime) -> Street | None:
        return await _RECORDS.first(self._link, _DUE, {"now": now})

    async def waiting(self) -> list[Street]:
        return await _RECORDS.all(self._link, _WAITING)
