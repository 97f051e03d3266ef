"""Who is suspended, and restored: how many shifts that costs, and what the leader hears when they may go again."""

from __future__ import annotations

from datetime import timedelta

from core.notify import tell
from core.outbox import Kind
from core.patrol.leaders import leaders_of
from core.patrol.shifts import Duty, ShiftState
from core.people.types import Member, Role
from core.policy import Act, may
from core.work import Work

_ALL = 366  # shifts of one member: no roster is made further ahead
_NEWS = timedelta(days=7)


async def shifts_ahead(work: Work, member_id: int) -> int:
    """From how many they would come off."""
    ahead = await work.tx.assignments.coming(member_id, work.now, _ALL)
    return sum(duty.assignment.in_at is None for duty in ahead)


async def off_ahead(work: Work, member_id: int) -> list[Duty]:
    """The shifts ahead from which they have come off: they do not come back by themselves."""
    found = await work.tx.assignments.called_off(member_id, work.now)
    return [
        duty
        for duty in found
        if duty.assignment.off and duty.shift.state is ShiftState.PUBLISHED and duty.shift.starts_at > work.now
    ]


async def tell_restored(work: Work, member: Member, by: Member) -> None:
    """The leader of the team, and whoever answers for the shifts they came off, may put them on again."""
    if not may(member, Act.PATROL):
        return
    near = await work.tx.people.of_team(member.team) if member.team else []
    leaders = {one.id: one for one in near if one.has(Role.TEAM_LEADER)}
    for duty in await off_ahead(work, member.id):
        leaders |= {one.id: one for one in await leaders_of(work, duty.shift, without=[member.id])}
    told = [one for one in leaders.values() if one.id not in (member.id, by.id)]
    key = f"restored:{member.id}:{work.now.timestamp():.0f}"
    await tell(work, told, Kind.RESTORED, {"member": member.id}, key, expires_at=work.now + _NEWS)
