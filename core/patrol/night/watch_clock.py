"""The clocks that run while somebody is on duty: the OK-check, and the check-out that was forgotten."""

from __future__ import annotations

from dataclasses import replace

from core.clocks import OUR_MISTAKES, Stuck, struck
from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.night.ok_check import NEXT_TRY, alarmed, ask_or_alarm
from core.patrol.night.payloads import StillIn, TheyAreStillIn
from core.patrol.types.shift import Shift, ShiftState, Watch
from core.people.duty import duty_officers
from core.work import Work


async def watch_once(work: Work) -> bool:
    """Take the next clock that has come one step on. False when none has."""
    return await _step(work, await work.tx.patrol.watches.due(work.now))


async def silence_once(work: Work) -> bool:
    """The same while the clock is wrong by as much as ever: a span of silence is one all the same, but nobody has
    forgotten to check out by an hour that is not there."""
    return await _step(work, await work.tx.patrol.watches.silent(work.now, 0), by_the_hour=False)


async def alarm_once(work: Work) -> bool:
    """The same while not even spans of time are right: what others know of already goes on to whoever can help, and
    nobody is called silent anew."""
    alarms = await work.tx.patrol.watches.silent(work.now, work.rules.patrol.ok_times + 1)
    return await _step(work, alarms, by_the_hour=False)


async def _step(work: Work, watch: Watch | None, *, by_the_hour: bool = True) -> bool:
    if watch is None:
        return False
    try:
        await _strike(work, watch, by_the_hour=by_the_hour)
    except OUR_MISTAKES as fault:
        raise Stuck(f"watch of assignment {watch.assignment_id}", lambda later: _put_off(later, watch)) from fault
    return True


async def _put_off(work: Work, watch: Watch) -> None:
    again = work.now + NEXT_TRY
    ok_at, out_at = (max(at, again) if at is not None else None for at in (watch.ok_at, watch.out_at))
    await work.tx.patrol.watches.save(replace(watch, ok_at=ok_at, out_at=out_at))


async def _strike(work: Work, watch: Watch, *, by_the_hour: bool) -> None:
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    member = await work.tx.people.members.get(watch.member_id)
    over = shift.state is not ShiftState.PUBLISHED or not member.active
    if over and not alarmed(work.rules.patrol, watch):
        await work.tx.patrol.watches.stop(watch.assignment_id)
    elif by_the_hour and watch.out_at is not None and watch.out_at <= work.now:
        await _still_in(work, watch, shift)
    else:
        await ask_or_alarm(work, watch, shift)


# -- the forgotten check-out -----------------------------------------------------------------------------------------


async def _still_in(work: Work, watch: Watch, shift: Shift) -> None:
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
