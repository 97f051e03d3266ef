"""A member's own place on a shift. A button of somebody else's shift opens nothing."""

from __future__ import annotations

from datetime import timedelta

from core.errors import Forbidden, Stale
from core.patrol.shifts import Duty
from core.people.types import Member
from core.policy import Act, require
from core.text import Text
from core.work import Work

# What was brought back and what is left open may be told after the check-out, also when that was long on its way.
AFTERWARDS = timedelta(hours=3)


async def own_place(work: Work, member: Member | None, shift_id: int) -> Duty:
    """`Forbidden` for whoever is not on it, or no longer."""
    member = require(member, Act.PATROL)
    assignment = await work.tx.assignments.on(shift_id, member.id)
    if assignment is None or assignment.off:
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    return Duty(await work.tx.shifts.get(shift_id), assignment)


async def require_on_duty(work: Work, member: Member | None, shift_id: int) -> Duty:
    """`Stale` before the check-in and after the check-out."""
    duty = await own_place(work, member, shift_id)
    if not duty.assignment.on_duty:
        raise Stale(Text("duty.not_on"), shift=shift_id)
    return duty


async def duty_now(work: Work, member: Member | None) -> Duty:
    """The shift into which they have checked in; `Stale` without one."""
    duty = await work.tx.assignments.on_duty(require(member, Act.PATROL).id)
    if duty is None:
        raise Stale(Text("duty.none"))
    return duty


async def require_there(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Who is on duty, or has just checked out."""
    duty = await own_place(work, member, shift_id)
    out_at = duty.assignment.out_at
    if duty.assignment.in_at is None or (out_at is not None and work.now - out_at > AFTERWARDS):
        raise Stale(Text("duty.not_on"), shift=shift_id)
    return duty
