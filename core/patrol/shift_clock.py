"""A shift's own clock: who has not answered, too few, who has not come, the end by rule, the signatures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from core.clocks import struck
from core.patrol.ledger.sign_reminders import remind_to_sign
from core.patrol.night.missing import close_by_rule, tell_missing
from core.patrol.shift_times import ShiftStep, shift_steps
from core.patrol.staffing.strength import tell_short, tell_unanswered
from core.patrol.types.shift import Shift, ShiftState
from core.work import Work

STEPS: dict[ShiftStep, Callable[[Work, Shift], Awaitable[None]]] = {
    ShiftStep.UNANSWERED: tell_unanswered,
    ShiftStep.SHORT: tell_short,
    ShiftStep.MISSING: tell_missing,
    ShiftStep.CLOSE: close_by_rule,
}


async def strike_shift(work: Work, shift: Shift) -> None:
    """Each step itself looks whether it still helps: what was missed while the machine was off may not."""
    if shift.state is ShiftState.CLOSED:
        await remind_to_sign(work, shift)
        return
    if shift.state is not ShiftState.PUBLISHED:
        await work.tx.patrol.shifts.save(replace(shift, next_at=None))
        return
    steps = shift_steps(work.rules.patrol, shift)
    clock = struck([span for span, _ in steps], shift.starts_at, shift.step, work.now)
    gone_on = replace(shift, step=clock.step, next_at=clock.next_at)
    await work.tx.patrol.shifts.save(gone_on)
    reached = [steps[place][1] for place in clock.reached]
    for step in [ShiftStep.CLOSE] if ShiftStep.CLOSE in reached else reached:  # at its end nobody is missed any more
        await STEPS[step](work, gone_on)
