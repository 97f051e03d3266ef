"""Requests for a substitute."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, literal_column

from core.patrol.types.requests import Ask, AskState
from storage.columns import written
from storage.records import Records, due
from storage.schema.patrol import asks, shifts
from storage.sqlite.link import Link

_OPEN: ColumnElement[str] = literal_column("'open'")  # written out as in the partial index
_STANDING = written(AskState.OPEN, AskState.ACCEPTED)
_RECORDS = Records(Ask, asks, "assignment_id", "shift_id", "from_id", "to_id", "made_at")
_OPEN_FOR = (
    _RECORDS.select.where(
        asks.c.assignment_id == bindparam("of"), asks.c.state.in_(written(AskState.OPEN, AskState.ACCEPTED))
    )
    .order_by(asks.c.id.desc())
    .limit(1)
)
_OFFERS = (
    _RECORDS.select.join(shifts, shifts.c.id == asks.c.shift_id)
    .where(asks.c.state == _OPEN, asks.c.to_id.is_(None), shifts.c.starts_at > bindparam("now"))
    .order_by(shifts.c.starts_at, asks.c.id)
)
_LOOKING = _RECORDS.select.where(
    asks.c.shift_id.in_(bindparam("wanted", expanding=True)), asks.c.state.in_(_STANDING)
).order_by(asks.c.id)
_DUE = due(_RECORDS, asks.c.next_at)
_OF_SHIFT = _RECORDS.select.where(asks.c.shift_id == bindparam("of")).order_by(asks.c.id)


class Asks:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, ask: Ask) -> Ask:
        return await _RECORDS.add(self._link, ask)

    async def get(self, ask_id: int) -> Ask:
        return await _RECORDS.get(self._link, ask_id)

    async def save(self, ask: Ask) -> None:
        await _RECORDS.save(self._link, ask)

    async def open_for(self, assignment_id: int) -> Ask | None:
        return await _RECORDS.first(self._link, _OPEN_FOR, {"of": assignment_id})

    async def standing(self, shift_ids: Collection[int]) -> list[Ask]:
        if not shift_ids:
            return []
        return await _RECORDS.all(self._link, _LOOKING, {"wanted": sorted(shift_ids)})

    async def open_offers(self, now: datetime) -> list[Ask]:
        return await _RECORDS.all(self._link, _OFFERS, {"now": now})

    async def due(self, now: datetime) -> Ask | None:
        return await _RECORDS.first(self._link, _DUE, {"now": now})

    async def of_shift(self, shift_id: int) -> list[Ask]:
        return await _RECORDS.all(self._link, _OF_SHIFT, {"of": shift_id})
