"""When the clocks of a shift strike, and how they are set. The steps themselves are taken in their own modules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import IntEnum

from core.clocks import begun
from core.patrol.rules import PatrolRules
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Assignment, Shift, ShiftState
from core.times import next_at
from core.work import Work


class ShiftStep(IntEnum):
    """Steps for which a shift's own clock strikes."""

    UNANSWERED = 0  # the leader hears who has not answered
    SHORT = 1  # the leader and the duty officer hear that there are too few
    MISSING = 2  # the leader hears who has not come
    CLOSE = 3  # whoever forgot to check out is checked out by rule
    # and when it is closed:
    SIGN = 4  # the leader is reminded to sign
    POLICE_SIGN = 5  # so are the police, each day until they have


def reminder_spans(rules: PatrolRules) -> tuple[timedelta, ...]:
    """From the start of the shift, in order of time: all of them negative."""
    return tuple(sorted(-before for before in rules.remind_before))


def shift_steps(rules: PatrolRules, shift: Shift) -> list[tuple[timedelta, ShiftStep]]:
    """From the start of the shift, in order of time."""
    return sorted(
        [
            (-rules.unanswered_before, ShiftStep.UNANSWERED),
            (-rules.short_before, ShiftStep.SHORT),
            (rules.grace, ShiftStep.MISSING),
            (shift.ends_at - shift.starts_at + rules.close_after, ShiftStep.CLOSE),
        ]
    )


def confirm_spans(rules: PatrolRules, accepted_at: datetime, starts_at: datetime) -> tuple[timedelta, ...]:
    """From when somebody said that they go instead: the leader is reminded, the duty officers are asked as well, it is
    too late. Said shortly before the start, all of it happens in the first half of what is left."""
    left = starts_at - accepted_at
    late = max(left - rules.confirm_until, left / 2)
    return min(rules.confirm_again, late / 3), min(2 * rules.confirm_again, late * 2 / 3), late


def waiting_for_leader(work: Work, shift: Shift, ask: Ask) -> Ask:
    """The request with the clock of the leader's word set."""
    first, *_ = confirm_spans(work.rules.patrol, work.now, shift.starts_at)
    return replace(ask, accepted_at=work.now, step=0, next_at=work.now + first)


def to_be_signed(work: Work, shift: Shift) -> Shift:
    """Closed, its clock strikes next in the morning after its end."""
    over_at = max(work.now, shift.ends_at)
    morning = next_at(over_at, work.rules.patrol.sign_at, work.rules.zone)
    return replace(shift, step=ShiftStep.SIGN, next_at=morning)


def to_be_signed_by_police(work: Work, shift: Shift) -> Shift:
    if shift.state is not ShiftState.CLOSED:
        return shift
    return replace(
        shift,
        step=ShiftStep.POLICE_SIGN,
        next_at=next_at(work.now, work.rules.patrol.police_sign_at, work.rules.zone),
    )


def with_clock(work: Work, shift: Shift) -> Shift:
    """The shift with its own clock set anew: what would have struck before now is gone without a sound."""
    if shift.state is not ShiftState.PUBLISHED:
        return replace(shift, step=0, next_at=None)
    spans = [span for span, _ in shift_steps(work.rules.patrol, shift)]
    clock = begun(spans, shift.starts_at, work.now)
    return replace(shift, step=clock.step, next_at=clock.next_at)


def set_anew(work: Work, shift: Shift) -> Shift:
    """The shift with its clock as it would be set now, whatever it waits for."""
    if shift.state is not ShiftState.CLOSED:
        return with_clock(work, shift)
    return (to_be_signed_by_police if shift.step == ShiftStep.POLICE_SIGN else to_be_signed)(work, shift)


def with_reminders(work: Work, shift: Shift, assignment: Assignment) -> Assignment:
    """The assignment with its reminders set anew. Who cannot come, is on leave, or is off, hears none."""
    silent = shift.state is not ShiftState.PUBLISHED or not assignment.expected
    if silent or assignment.in_at is not None:
        return replace(assignment, next_at=None)
    clock = begun(reminder_spans(work.rules.patrol), shift.starts_at, work.now)
    return replace(assignment, step=clock.step, next_at=clock.next_at)


async def set_clocks(work: Work, shift: Shift) -> Shift:
    """After a shift was published, moved or cancelled: its own clock and everybody's reminders. The shift is saved."""
    shift = with_clock(work, shift)
    await work.tx.patrol.shifts.save(shift)
    for assignment in await work.tx.patrol.assignments.of_shift(shift.id):
        await work.tx.patrol.assignments.save(with_reminders(work, shift, assignment))
    for ask in await work.tx.patrol.asks.of_shift(shift.id):
        if ask.state is AskState.ACCEPTED:
            await work.tx.patrol.asks.save(replace(ask, next_at=work.now))  # its clock is reckoned anew
    return shift
