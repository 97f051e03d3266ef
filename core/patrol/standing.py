"""How a member stands to a shift that has not begun."""

from __future__ import annotations

from datetime import datetime

from core.errors import Forbidden, Stale
from core.patrol.shifts import Duty, Shift, ShiftState
from core.people.types import Member
from core.policy import Act, require
from core.text import Text
from core.work import Work


def coming(shift: Shift, now: datetime) -> bool:
    """Whether it will take place and has not begun: until then people may answer and change places."""
    return shift.state is ShiftState.PUBLISHED and now < shift.starts_at


def require_coming(work: Work, shift: Shift) -> None:
    """`Stale` for a shift that has begun or will not take place."""
    if shift.state is ShiftState.CANCELLED:
        raise Stale(Text("answer.cancelled"), shift=shift.id)
    if not coming(shift, work.now):
        raise Stale(Text("answer.begun"), shift=shift.id)


async def own_duty(work: Work, member: Member | None, shift_id: int) -> Duty:
    """The member's own place on it. A button of somebody else's shift opens nothing."""
    member = require(member, Act.PATROL)
    assignment = await work.tx.assignments.on(shift_id, member.id)
    if assignment is None:
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    shift = await work.tx.shifts.get(shift_id)
    require_coming(work, shift)
    if assignment.off:
        raise Stale(Text("answer.off"), shift=shift_id)
    if assignment.in_at is not None:
        raise Stale(Text("answer.already_in"), shift=shift_id)
    return Duty(shift, assignment)


async def next_duty(work: Work, member: Member | None) -> Duty:
    """The member's next shift that has not begun: what they mean who name none."""
    member = require(member, Act.PATROL)
    for duty in await work.tx.assignments.coming(member.id, work.now):
        if coming(duty.shift, work.now) and duty.assignment.in_at is None:
            return duty
    raise Stale(Text("answer.no_shift"), member=member.id)
