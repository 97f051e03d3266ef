"""Who goes on patrol no more, suspended, gone or of another role, comes off the shifts that lie ahead: the leader hears
of the gap while there is time to fill it."""

from __future__ import annotations

from collections import defaultdict

from core.outbox import Kind
from core.patrol.changing import take_all_off
from core.patrol.leaders import leaders_of, tell
from core.patrol.shifts import Shift
from core.people import Member
from core.work import Work


async def come_off(work: Work, member: Member, by: Member) -> None:
    """One message to each leader, with all the shifts that are theirs; none to the one who did it."""
    of_leader: dict[int, list[Shift]] = defaultdict(list)
    leaders: dict[int, Member] = {}
    for shift in await take_all_off(work, member.id, by):
        for leader in await leaders_of(work, shift, without=[member.id, by.id]):
            leaders[leader.id] = leader
            of_leader[leader.id].append(shift)
    for leader_id, shifts in of_leader.items():
        payload = {"member": member.id, "shifts": [shift.id for shift in shifts]}
        key = f"gone:{member.id}:{work.now.timestamp():.0f}"
        last = max(shift.ends_at for shift in shifts)
        await tell(work, [leaders[leader_id]], Kind.GONE, payload, key, expires_at=last)
