"""Who goes on patrol no more, suspended, gone or of another role, is on duty no longer and comes off the shifts that
lie ahead: the leader hears of the gap while there is time to fill it. Why stands in the audit log and nowhere else."""

from __future__ import annotations

from collections import defaultdict

from core.notify import tell
from core.outbox import Kind
from core.patrol.changing import take_all_off
from core.patrol.duty import close_when_over, end_duty
from core.patrol.few_left import tell_few_left
from core.patrol.leaders import leaders_of
from core.patrol.presence import roll_of
from core.patrol.shift_cards import refresh_shift_cards
from core.patrol.shifts import By, Shift
from core.people.duty import duty_officers
from core.people.types import Member
from core.work import Work


async def come_off(work: Work, member: Member, by: Member, *, why: str) -> None:
    """One message to each leader, with all the shifts that are theirs; none to the one who did it."""
    of_leader: dict[int, list[Shift]] = defaultdict(list)
    leaders: dict[int, Member] = {}
    for shift in [*await _off_duty(work, member, by, why), *await take_all_off(work, member.id, by)]:
        for leader in await leaders_of(work, shift, without=[member.id, by.id]):
            leaders[leader.id] = leader
            of_leader[leader.id].append(shift)
    for leader_id, shifts in of_leader.items():
        payload = {"member": member.id, "shifts": [shift.id for shift in shifts]}
        key = f"gone:{member.id}:{work.now.timestamp():.6f}"
        last = max(shift.ends_at for shift in shifts)
        await tell(work, [leaders[leader_id]], Kind.GONE, payload, key, expires_at=last)


async def _off_duty(work: Work, member: Member, by: Member, why: str) -> list[Shift]:
    """The shift on which they are, which goes on without them. What was done counts until now, and no clock asks any
    more; only where others have been told that they do not answer does somebody still have to find them. After the end
    of the shift it is the check-out that was forgotten."""
    duty = await work.tx.assignments.on_duty(member.id)
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
