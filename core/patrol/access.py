"""Access to shifts: a team's own members and leader, the police for all, a member's own place."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.errors import Forbidden, Stale
from core.patrol.types.shift import Duty, Shift, ShiftState
from core.people.types import POLICE_ROLES, Member, Role
from core.policy import Act, may, require
from core.text import Text
from core.work import Work


def leads(member: Member | None, shift: Shift) -> bool:
    """Whether this member answers for the shift: police, the leader of its team, or the one named responsible."""
    if member is None or not may(member, Act.PATROL):
        return False
    if member.id == shift.responsible_id:
        return True
    return may(member, Act.LEAD) and (member.has(*POLICE_ROLES) or member.team == shift.team)


def require_lead(member: Member | None, shift: Shift) -> Member:
    """The member, or `Forbidden`."""
    if member is None or not leads(member, shift):
        raise Forbidden(Text("error.not_allowed"), member=member.id if member else 0, shift=shift.id)
    return member


def sees_positions(member: Member, shift: Shift) -> bool:
    """Where members on duty are is for the leader and the duty officers (and chiefs), not for every officer."""
    return leads(member, shift) and (
        member.id == shift.responsible_id
        or not member.has(*POLICE_ROLES)
        or member.has(Role.DUTY_OFFICER, Role.POLICE_CHIEF)
    )


def sees_team(member: Member | None, team: str) -> bool:
    """Whether the roster of a team may be seen: by its own members and the police."""
    return member is not None and may(member, Act.PATROL) and (member.has(*POLICE_ROLES) or member.team == team)


def teams_of(member: Member | None, act: Act) -> str | None:
    """The one team to which this right is limited, or None for all of them. Raises `Forbidden` without the right, or
    for a leader without a team."""
    member = require(member, act)
    if member.has(*POLICE_ROLES):
        return None
    if member.team is None:
        raise Forbidden(Text("error.not_allowed"), member=member.id, act=act)
    return member.team


# What was brought back and what is left open may be told after the check-out, also when that was long on its way.
AFTERWARDS = timedelta(hours=3)


async def own_place(work: Work, member: Member | None, shift_id: int) -> Duty:
    """`Forbidden` for whoever is not on it, or no longer."""
    member = require(member, Act.PATROL)
    assignment = await work.tx.patrol.assignments.on(shift_id, member.id)
    if assignment is None or assignment.off:
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    return Duty(await work.tx.patrol.shifts.get(shift_id), assignment)


async def require_on_duty(work: Work, member: Member | None, shift_id: int) -> Duty:
    """`Stale` before the check-in and after the check-out."""
    duty = await own_place(work, member, shift_id)
    if not duty.assignment.on_duty:
        raise Stale(Text("duty.not_on"), shift=shift_id)
    return duty


async def duty_now(work: Work, member: Member | None) -> Duty:
    """The shift into which they have checked in; `Stale` without one."""
    duty = await work.tx.patrol.assignments.on_duty(require(member, Act.PATROL).id)
    if duty is None:
        raise Stale(Text("duty.none"))
    return duty


async def require_there(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Own place of a member who is on duty, or has just checked out; `Stale` for any other."""
    duty = await own_place(work, member, shift_id)
    out_at = duty.assignment.out_at
    if duty.assignment.in_at is None or (out_at is not None and work.now - out_at > AFTERWARDS):
        raise Stale(Text("duty.not_on"), shift=shift_id)
    return duty


def not_begun(shift: Shift, now: datetime) -> bool:
    """Whether it will take place and has not begun: until then people may answer and change places."""
    return shift.state is ShiftState.PUBLISHED and now < shift.starts_at


def require_coming(work: Work, shift: Shift) -> None:
    """`Stale` for a shift that has begun or will not take place."""
    if shift.state is ShiftState.CANCELLED:
        raise Stale(Text("answer.cancelled"), shift=shift.id)
    if not not_begun(shift, work.now):
        raise Stale(Text("answer.begun"), shift=shift.id)


async def own_duty(work: Work, member: Member | None, shift_id: int) -> Duty:
    """The member's own place on it. A button of somebody else's shift opens nothing."""
    member = require(member, Act.PATROL)
    assignment = await work.tx.patrol.assignments.on(shift_id, member.id)
    if assignment is None:
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    shift = await work.tx.patrol.shifts.get(shift_id)
    require_coming(work, shift)
    if assignment.off:
        raise Stale(Text("answer.off"), shift=shift_id)
    if assignment.in_at is not None:
        raise Stale(Text("answer.already_in"), shift=shift_id)
    return Duty(shift, assignment)


async def next_duty(work: Work, member: Member | None) -> Duty:
    """The member's next shift that has not begun: what they mean who name none."""
    member = require(member, Act.PATROL)
    for duty in await work.tx.patrol.assignments.coming(member.id, work.now):
        if not_begun(duty.shift, work.now) and duty.assignment.in_at is None:
            return duty
    raise Stale(Text("answer.no_shift"), member=member.id)
