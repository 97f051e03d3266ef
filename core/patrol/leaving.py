"""Departure from patrol: a member who is suspended, gone or of another role is on duty no longer and comes off the
shifts that lie ahead. The leader hears of the gap while there is time to fill it; the reason stands in the audit log
and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from core.feature import Gone
from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.on_duty import close_when_over, end_duty
from core.patrol.night.presence import roll_of
from core.patrol.night.understaffed import tell_few_left
from core.patrol.roster.changes import take_all_off
from core.patrol.roster.payloads import MemberGone, MemberRestored
from core.patrol.types.shift import By, Duty, Shift, ShiftState
from core.people.duty import duty_officers
from core.people.types import Member, Role
from core.policy import Act, may
from core.work import Work


async def come_off(work: Work, member: Member, gone: Gone) -> None:
    """One message to each leader, with all the shifts that are theirs; none to the one who did it."""
    if gone.still(Act.PATROL):
        return
    by, why = gone.by, gone.why
    of_leader: dict[int, list[Shift]] = defaultdict(list)
    leaders: dict[int, Member] = {}
    for shift in [*await _off_duty(work, member, by, why), *await take_all_off(work, member.id, by)]:
        for leader in await leaders_of(work, shift, without=[member.id, by.id]):
            leaders[leader.id] = leader
            of_leader[leader.id].append(shift)
    for leader_id, shifts in of_leader.items():
        told = MemberGone(member.id, tuple(shift.id for shift in shifts))
        key = f"gone:{member.id}:{work.now.timestamp():.6f}"
        last = max(shift.ends_at for shift in shifts)
        await tell(work, [leaders[leader_id]], told, key, expires_at=last)


async def _off_duty(work: Work, member: Member, by: Member, why: str) -> list[Shift]:
    """The shift on which they are, which goes on without them. What was done counts until now, and no clock asks any
    more; only where others have been told that they do not answer does somebody still have to find them. After the end
    of the shift it is the check-out that was forgotten."""
    duty = await work.tx.patrol.assignments.on_duty(member.id)
    if duty is None:
        return []
    if work.now >= duty.shift.ends_at:
        gone = await end_duty(work, duty, duty.shift.ends_at, By.RULE, by.id, why=why)
    else:
        gone = await end_duty(work, duty, work.now, By.GONE, by.id, why=why)
    shift = await close_when_over(work, duty.shift)
    await refresh_shift_cards(work, shift, f"gone{gone.id}:{work.now.timestamp():.6f}")
    if not shift.running(work.now):
        return []
    if work.now >= shift.starts_at + work.rules.patrol.grace:
        leaders = {m.id for m in await leaders_of(work, shift)}  # they hear anyhow
        officers = [m for m in await duty_officers(work) if m.id not in leaders]
        await tell_few_left(work, await roll_of(work, shift), officers, f"gone{gone.id}:{work.now.timestamp():.6f}")
    return [shift]


_ALL = 366  # shifts of one member: no roster is made further ahead
_NEWS = timedelta(days=7)


async def shifts_ahead(work: Work, member_id: int) -> int:
    """From how many they would come off."""
    ahead = await work.tx.patrol.assignments.coming(member_id, work.now, _ALL)
    return sum(duty.assignment.in_at is None for duty in ahead)


async def off_ahead(work: Work, member_id: int) -> list[Duty]:
    """The shifts ahead from which they have come off: they do not come back by themselves."""
    found = await work.tx.patrol.assignments.called_off(member_id, work.now)
    return [
        duty
        for duty in found
        if duty.assignment.off and duty.shift.state is ShiftState.PUBLISHED and duty.shift.starts_at > work.now
    ]


async def tell_restored(work: Work, member: Member, by: Member) -> None:
    """The leader of the team, and whoever answers for the shifts they came off, may put them on again."""
    if not may(member, Act.PATROL):
        return
    near = await work.tx.people.members.of_team(member.team) if member.team else []
    leaders = {one.id: one for one in near if one.has(Role.TEAM_LEADER)}
    for duty in await off_ahead(work, member.id):
        leaders |= {one.id: one for one in await leaders_of(work, duty.shift, without=[member.id])}
    told = [one for one in leaders.values() if one.id not in (member.id, by.id)]
    key = f"restored:{member.id}:{work.now.timestamp():.0f}"
    await tell(work, told, MemberRestored(member.id), key, expires_at=work.now + _NEWS)
