"""Members missing when the grace is over, and shifts closed by rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.night.leaders_card import refresh_shift_cards, ring_leaders
from core.patrol.night.on_duty import close_shift, end_duty
from core.patrol.night.payloads import ClosedForYou, NotThere, TooFew
from core.patrol.night.presence import roll_of
from core.patrol.night.understaffed import answerable, tell_few_left
from core.patrol.types.shift import Assignment, By, Duty, Shift, ShiftState
from core.people.duty import duty_officers
from core.work import Work

# -- what the clock of the shift strikes for -------------------------------------------------------------------------


async def tell_missing(work: Work, shift: Shift) -> None:
    """The grace is over: the leader's card rings, and each one who is missing is asked. Where fewer have come than must
    be there the duty officer hears of it. All have come, and some have gone already: that is told as well."""
    if shift.state is not ShiftState.PUBLISHED or work.now >= shift.ends_at:
        return
    roll = await roll_of(work, shift)
    if not roll.missing:
        if roll.left:
            await tell_few_left(work, roll, await answerable(work, shift), "missing")
        return
    await ring_leaders(work, shift, "missing")
    missing = [roll.people[a.member_id] for a in roll.missing]
    key = f"notthere:{shift.id}"
    await tell(work, missing, NotThere(shift.id), key, expires_at=shift.ends_at)
    if roll.present < shift.minimum:
        leaders = {m.id for m in await leaders_of(work, shift)}
        officers = [m for m in await duty_officers(work) if m.id not in leaders]
        key = f"toofew:{shift.id}"
        await tell(work, officers, TooFew(shift.id), key, expires_at=shift.ends_at)


async def close_by_rule(work: Work, shift: Shift) -> None:
    """Close a shift by rule. A member who forgot to check out is out as of the end of the shift; the shift is flagged,
    for somebody should look at it."""
    if shift.state is not ShiftState.PUBLISHED:
        return
    assignments = await work.tx.patrol.assignments.of_shift(shift.id)
    forgot = [a for a in assignments if a.on_duty]
    for assignment in forgot:
        await end_duty(work, Duty(shift, assignment), shift.ends_at, By.RULE)
    closed = await close_shift(work, shift, flagged=bool(forgot))
    await tell_closed(work, forgot)
    if any(a.in_at for a in assignments):
        await refresh_shift_cards(work, closed, "closed")


async def tell_closed(work: Work, forgot: Sequence[Assignment]) -> None:
    """To those who were still on duty when it was closed."""
    people = await work.tx.people.members.many([a.member_id for a in forgot])
    expires_at = work.now + timedelta(hours=12)
    for assignment in forgot:
        own, key = assignment.member_id, f"closedforyou:{assignment.id}"
        await tell(work, [people[own]], ClosedForYou(assignment.id, member=own), key, expires_at=expires_at)
