"""Reminders before a shift: to each member at the commune's lead times, as long as they still help."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.clocks import Struck, struck
from core.notify import tell
from core.patrol.access import not_begun
from core.patrol.rules import PatrolRules
from core.patrol.shift_times import reminder_spans, with_reminders
from core.patrol.staffing.payloads import ShiftReminder
from core.patrol.types.shift import Answer, Assignment, Shift, ShiftState
from core.work import Work

_FOR_THE_READY = 2
_JUST_NOW = timedelta(hours=1)


async def remind(work: Work, assignment: Assignment) -> None:
    """After an outage the newest of the missed ones alone; none once the shift has begun."""
    shift = await work.tx.patrol.shifts.get(assignment.shift_id)
    if not reminded(shift, assignment):
        await work.tx.patrol.assignments.save(with_reminders(work, shift, assignment))
        return
    clock = struck(reminder_spans(work.rules.patrol), shift.starts_at, assignment.step, work.now)
    await work.tx.patrol.assignments.save(replace(assignment, step=clock.step, next_at=clock.next_at))
    if clock.reached and not_begun(shift, work.now) and helps(work.rules.patrol, shift, assignment, clock.reached[-1]):
        await _tell(work, shift, assignment, clock)


def reminded(shift: Shift, assignment: Assignment) -> bool:
    """Whether this member is still waited for."""
    return assignment.expected and assignment.in_at is None and shift.state is ShiftState.PUBLISHED


def helps(rules: PatrolRules, shift: Shift, assignment: Assignment, step: int) -> bool:
    """Whether this reminder helps. A member who has not answered is asked each time. A member who has said that they
    can come hears the last two only: the earlier ones are there to get an answer. Of these two the first is left out
    when the answer was given just before: it would only say again what was on the screen; the last one brings the
    button to check in."""
    spans = reminder_spans(rules)
    last = len(spans) - 1
    if assignment.answer is not Answer.CAN or step == last:
        return True
    strikes = shift.starts_at + spans[step]
    just_answered = assignment.answered_at is not None and strikes - assignment.answered_at < _JUST_NOW
    return step > last - _FOR_THE_READY and not just_answered


async def _tell(work: Work, shift: Shift, assignment: Assignment, clock: Struck) -> None:
    member = await work.tx.people.members.get(assignment.member_id)
    step, starts = clock.reached[-1], shift.starts_at
    reminder = ShiftReminder(assignment.id, step, starts, member=member.id)
    key = f"remind:{assignment.id}:{starts.timestamp():.0f}:{step}"
    await tell(work, [member], reminder, key, expires_at=starts)
