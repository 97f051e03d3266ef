"""Assignments: members on shifts, and how each went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, union_all

from core.patrol.types.shift import Answer, Assignment, Duty, Origin, Shift, ShiftState
from storage.columns import written
from storage.records import Records, due
from storage.schema.patrol import assignments, shifts
from storage.sqlite.link import Found, Link

_RECORDS = Records(Assignment, assignments, "shift_id", "member_id")
_SHIFT = Records(Shift, shifts)
_PUBLISHED, _CANCELLED = written(ShiftState.PUBLISHED, ShiftState.CANCELLED)
_STANDING = written(ShiftState.DRAFT, ShiftState.PUBLISHED)
_NO = written(Answer.CANNOT, Answer.LEAVE)

_OF_SHIFT = _RECORDS.select.where(assignments.c.shift_id == bindparam("of")).order_by(assignments.c.id)
_OF_SHIFTS = _RECORDS.select.where(assignments.c.shift_id.in_(bindparam("wanted", expanding=True))).order_by(
    assignments.c.id
)
_ON_SHIFTS = _OF_SHIFTS.where(~assignments.c.off)
_ON = _OF_SHIFT.where(assignments.c.member_id == bindparam("member"))
_DUTY = select(*_SHIFT.columns, *(c.label(f"a_{c.key}") for c in _RECORDS.columns)).select_from(
    assignments.join(shifts)
)
# Which shifts is asked first: they are few, a member's assignments of all years are many.
_ahead = select(shifts.c.id).where(shifts.c.state == _PUBLISHED, shifts.c.ends_at > bindparam("now"))
_COMING = (
    _DUTY.where(
        assignments.c.member_id == bindparam("member"),
        assignments.c.shift_id.in_(_ahead),
        ~assignments.c.off,
        assignments.c.out_at.is_(None),
    )
    .order_by(shifts.c.starts_at)
    .limit(bindparam("most"))
)
# Asked apart: for each state there is an index, for both together none.
_told_of = union_all(
    _ahead, select(shifts.c.id).where(shifts.c.state == _CANCELLED, shifts.c.ends_at > bindparam("now"))
)
_CALLED_OFF = _DUTY.where(
    assignments.c.member_id == bindparam("member"),
    assignments.c.shift_id.in_(_told_of),
    or_(assignments.c.off, assignments.c.answer.in_(_NO), shifts.c.state != _PUBLISHED),
).order_by(shifts.c.starts_at)
_ON_DUTY = (
    _DUTY.where(
        assignments.c.member_id == bindparam("member"), assignments.c.in_at.is_not(None), assignments.c.out_at.is_(None)
    )
    .order_by(assignments.c.in_at.desc())
    .limit(1)
)
_of_days = select(shifts.c.id).where(shifts.c.day >= bindparam("first"), shifts.c.day <= bindparam("last"))
_OF_MEMBER = _DUTY.where(
    assignments.c.member_id == bindparam("member"),
    assignments.c.shift_id.in_(_of_days),
    shifts.c.state.in_(written(ShiftState.PUBLISHED, ShiftState.CLOSED)),
).order_by(shifts.c.starts_at)
_at_the_time = select(shifts.c.id).where(
    shifts.c.state.in_(_STANDING), shifts.c.starts_at < bindparam("until"), shifts.c.ends_at > bindparam("since")
)
_DECLINED = (
    select(assignments.c.member_id)
    .distinct()
    .where(assignments.c.shift_id.in_(_at_the_time), assignments.c.answer == Answer.CANNOT)
)
_BUSY = (
    select(assignments.c.member_id)
    .distinct()
    .where(assignments.c.shift_id.in_(_at_the_time), ~assignments.c.off, assignments.c.answer.not_in(_NO))
)
_DUE = due(_RECORDS, assignments.c.next_at)


class Assignments:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, assignment: Assignment) -> Assignment:
        return await _RECORDS.add(self._link, assignment)

    async def add_all(self, assignments: Sequence[Assignment]) -> None:
        await _RECORDS.add_all(self._link, assignments)

    async def get(self, assignment_id: int) -> Assignment:
        return await _RECORDS.get(self._link, assignment_id)

    async def of_shift(self, shift_id: int, *, off: bool = False) -> list[Assignment]:
        found = await _RECORDS.all(self._link, _OF_SHIFT, {"of": shift_id})
        return [assignment for assignment in found if off or not assignment.off]

    async def of_shifts(self, shift_ids: Collection[int], *, off: bool = False) -> dict[int, list[Assignment]]:
        grouped: dict[int, list[Assignment]] = {id_: [] for id_ in shift_ids}
        if shift_ids:
            found = _OF_SHIFTS if off else _ON_SHIFTS
            for assignment in await _RECORDS.all(self._link, found, {"wanted": sorted(shift_ids)}):
                grouped[assignment.shift_id].append(assignment)
        return grouped

    async def on(self, shift_id: int, member_id: int) -> Assignment | None:
        return await _RECORDS.first(self._link, _ON, {"of": shift_id, "member": member_id})

    async def coming(self, member_id: int, now: datetime, limit: int = 10) -> list[Duty]:
        return await self._duties(_COMING, {"member": member_id, "now": now, "most": limit})

    async def called_off(self, member_id: int, now: datetime) -> list[Duty]:
        return await self._duties(_CALLED_OFF, {"member": member_id, "now": now})

    async def on_duty(self, member_id: int) -> Duty | None:
        return next(iter(await self._duties(_ON_DUTY, {"member": member_id})), None)

    async def of_member(self, member_id: int, first: date, last: date) -> list[Duty]:
        return await self._duties(_OF_MEMBER, {"member": member_id, "first": first, "last": last})

    async def busy(self, starts_at: datetime, ends_at: datetime) -> set[int]:
        return {row[0] for row in await self._link.rows(_BUSY, {"since": starts_at, "until": ends_at})}

    async def declined(self, starts_at: datetime, ends_at: datetime) -> set[int]:
        return {row[0] for row in await self._link.rows(_DECLINED, {"since": starts_at, "until": ends_at})}

    async def save(self, assignment: Assignment) -> None:
        await _RECORDS.save(self._link, assignment)

    async def due(self, now: datetime) -> Assignment | None:
        return await _RECORDS.first(self._link, _DUE, {"now": now})

    async def _duties(self, statement: Any, values: dict[str, object]) -> list[Duty]:
        return [_duty(row) for row in await self._link.rows(statement, values)]


def _duty(row: Found) -> Duty:
    return Duty(_SHIFT.thing(row), _RECORDS.thing(row, len(_SHIFT.columns)))


def blank(shift_id: int, member_id: int) -> dict[str, object]:
    """The row of somebody who is on the roster and has said nothing yet."""
    return {
        "shift_id": shift_id,
        "member_id": member_id,
        "origin": Origin.ROSTER,
        "off": False,
        "answer": Answer.NONE,
        "reason": "",
        "step": 0,
        "in_place": "",
        "late_reason": "",
        "absent": False,
    }
