"""Corrections of the night ledger."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, bindparam, literal_column, or_
from sqlalchemy import Text as SqlText

from core.patrol.types.requests import Correction, CorrectionState
from storage.records import Records
from storage.schema.patrol import corrections, shifts
from storage.sqlite.link import Link

_RECORDS = Records(Correction, corrections, "assignment_id", "shift_id", "proposed_by", "proposed_at", "reason")
_PROPOSED: ColumnElement[str] = literal_column("'proposed'")  # written out as in the partial index
_team = bindparam("of_team", type_=SqlText)
_OPEN = (
    _RECORDS.select.join(shifts, shifts.c.id == corrections.c.shift_id)
    .where(corrections.c.state == _PROPOSED, or_(_team.is_(None), shifts.c.team == _team))
    .order_by(corrections.c.id)
)
_APPROVED = _RECORDS.select.where(
    corrections.c.state == CorrectionState.APPROVED, corrections.c.shift_id.in_(bindparam("wanted", expanding=True))
).order_by(corrections.c.id)


class Corrections:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, correction: Correction) -> Correction:
        return await _RECORDS.add(self._link, correction)

    async def get(self, correction_id: int) -> Correction:
        return await _RECORDS.get(self._link, correction_id)

    async def save(self, correction: Correction) -> None:
        await _RECORDS.save(self._link, correction)

    async def open(self, team: str | None = None) -> list[Correction]:
        return await _RECORDS.all(self._link, _OPEN, {"of_team": team})

    async def approved(self, shift_ids: Collection[int]) -> dict[int, Correction]:
        if not shift_ids:
            return {}
        found = await _RECORDS.all(self._link, _APPROVED, {"wanted": sorted(shift_ids)})
        return {correction.assignment_id: correction for correction in found}
