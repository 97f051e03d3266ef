"""Who hears of leave and of exemptions: the leaders of the shifts on which it falls, and the member for whom another
entered it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.notify import tell
from core.outbox import Kind
from core.patrol.leaders import leaders_of
from core.patrol.planning import Absence
from core.patrol.shifts import Shift
from core.people.types import Member
from core.work import Work

_NEWS = timedelta(days=7)


async def tell_absence(
    work: Work, absence: Absence, shifts: Sequence[Shift], by: Member, *, gone: bool, also: Sequence[Member] = ()
) -> None:
    """`shifts` are those to which the member is not coming because of it, or is again (`gone`: it was taken back):
    without any it is no news to a leader, nor to those who have heard of it `also`. Not to who did it."""
    key = f"leave:{absence.id}:{gone}:{work.now.timestamp()}"
    payload = {
        "member": absence.member_id,
        "first": absence.starts_on.isoformat(),
        "last": absence.ends_on.isoformat(),
        "kinds": sorted(absence.templates),
        "by": by.id,
        "gone": gone,
    }
    if by.id != absence.member_id:
        member = await work.tx.people.get(absence.member_id)
        await tell(work, [member], Kind.YOUR_LEAVE, payload, key, expires_at=work.now + _NEWS)
    without = (by.id, absence.member_id)
    leaders = await _leaders(work, shifts, without)
    leaders += [m for m in also if m not in leaders and m.id not in without]
    if leaders:
        await tell(work, leaders, Kind.LEAVE, payload, key, expires_at=max(shift.starts_at for shift in shifts))


async def _leaders(work: Work, shifts: Sequence[Shift], without: tuple[int, int]) -> list[Member]:
    """Not the duty officers in the place of a leader who did it."""
    found: dict[int, Member] = {}
    for shift in shifts:
        found |= {member.id: member for member in await leaders_of(work, shift, without=without)}
    return [member for member in found.values() if member.id not in without]
