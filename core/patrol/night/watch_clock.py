"""The clocks that run while somebody is on duty: the OK-check, and the check-out that was forgotten."""

from __future__ import annotations

from dataclasses import replace

from core.clocks import struck
from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.night.ok_check import alarmed, ask_or_alarm
from core.patrol.night.payloads import StillIn, TheyAreStillIn
from core.patrol.types.shift import Shift, ShiftState, Watch
from core.people.duty import duty_officers
from core.work import Work


async def go_on(work: Work, watch: Watch) -> None:
    """One step further with the OK-check: a question, or the alarm."""
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    if not await _over(work, watch, shift):
        await ask_or_alarm(work, watch, shift)


async def still_in(work: Work, watch: Watch) -> None:
    """One step further with the forgotten check-out."""
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    if not await _over(work, watch, shift):
        await _tell_still_in(work, watch, shift)


async def _over(work: Work, watch: Watch, shift: Shift) -> bool:
    """Stop both clocks of a duty that is over, but not an alarm."""
    member = await work.tx.people.members.get(watch.member_id)
    if (shift.state is ShiftState.PUBLISHED and member.active) or alarmed(work.rules.patrol, watch):
        return False
    await work.tx.patrol.watches.stop(watch.assignment_id)
    return True


# -- the forgotten check-out -----------------------------------------------------------------------------------------


async def _tell_still_in(work: Work, watch: Watch, shift: Shift) -> None:
    """To the member, then the leader, then the duty officers; one message for all who are still in."""
    rules = work.rules.patrol
    clock = struck(rules.out_after, shift.ends_at, watch.out_step, work.now)
    await work.tx.patrol.watches.save(replace(watch, out_step=clock.step, out_at=clock.next_at))
    expires_at = shift.ends_at + rules.close_after
    for step in clock.reached:
        if step == 0:
            member = await work.tx.people.members.get(watch.member_id)
            still, key = StillIn(watch.assignment_id, member=member.id), f"stillin:{watch.assignment_id}"
            await tell(work, [member], still, key, expires_at=expires_at)
        else:
            to = await leaders_of(work, shift) if step == 1 else await duty_officers(work)
            key = f"theyarein:{shift.id}:{step}"
            await tell(work, to, TheyAreStillIn(shift.id), key, expires_at=expires_at)
