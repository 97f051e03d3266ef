"""Going on duty and off it, however it was written down: by oneself, by the leader, by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.patrol.ledger.signing import unsign
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.ok_check import start_watch, stop_watch
from core.patrol.shift_times import to_be_signed
from core.patrol.types.shift import RETURNED, SLIPPED, Answer, Assignment, By, Duty, Event, EventKind, Shift, ShiftState
from core.work import Work


async def begin_duty(work: Work, duty: Duty, at: datetime, by: By, by_id: int | None = None) -> Assignment:
    """From now on this member counts as on duty: an SOS reaches them, and the clocks of their safety run. Whoever comes
    can come, whatever was said before."""
    shift, before = duty.shift, duty.assignment
    answer = Answer.CAN if before.answer.no else before.answer
    there = replace(before, in_at=at, in_by=by, answer=answer, absent=False, next_at=None)
    await work.tx.patrol.assignments.save(there)
    await start_watch(work, shift, there)
    event_id = await _line(work, shift, Event(EventKind.CHECKED_IN, at, there.member_id, by_id, ref=by))
    await _note(work, "shift.checked_in", shift, there, by, by_id)
    if shift.leader_signed_by is not None:  # a message that came late, or a roll call after the end
        await unsign(work, shift, await work.tx.people.members.get(by_id or there.member_id))
    await refresh_shift_cards(work, shift, event_id)
    return there


async def come_back(work: Work, duty: Duty, at: datetime) -> Assignment:
    """On duty again after a check-out. Within the grace nothing has happened: it was a slip. After that the time
    between does not count; it stands in the log."""
    shift, before = duty.shift, duty.assignment
    if before.in_at is None or before.out_at is None:
        return before
    slip = at - before.out_at <= work.rules.patrol.grace
    there = replace(before, in_by=By.SELF, out_at=None, out_by=None)
    await work.tx.patrol.assignments.save(there)
    await start_watch(work, shift, replace(there, in_at=at))
    how = SLIPPED if slip else RETURNED
    event_id = await _line(work, shift, Event(EventKind.CHECKED_IN, at, there.member_id, ref=how))
    await _note(work, "shift.came_back", shift, there, By.SELF, None)
    await refresh_shift_cards(work, shift, event_id)
    return there


async def end_duty(
    work: Work, duty: Duty, at: datetime, by: By, by_id: int | None = None, *, why: str = ""
) -> Assignment:
    """The leader's card is left to the caller: several may go at once. `why` is for the audit log alone."""
    shift = duty.shift
    gone = replace(duty.assignment, out_at=max(at, duty.assignment.in_at or at), out_by=by)
    await work.tx.patrol.assignments.save(gone)
    await stop_watch(work, gone)
    await _line(work, shift, Event(EventKind.CHECKED_OUT, gone.out_at or at, gone.member_id, by_id, ref=by))
    await _note(work, "shift.checked_out", shift, gone, by, by_id, why)
    return gone


async def close_shift(work: Work, shift: Shift, *, flagged: bool) -> Shift:
    """Everybody is out."""
    closed = to_be_signed(work, replace(shift, state=ShiftState.CLOSED, closed_at=work.now, flagged=flagged))
    await work.tx.patrol.shifts.save(closed)
    detail = "flagged" if flagged else ""
    await work.tx.audit.note("shift.closed", work.now, by=None, subject=f"shift {shift.id}", detail=detail)
    return closed


async def close_when_over(work: Work, shift: Shift) -> Shift:
    """The shift as it stands: closed, when its time is up and the last one is out."""
    if shift.state is not ShiftState.PUBLISHED or work.now < shift.ends_at:
        return shift
    assignments = await work.tx.patrol.assignments.of_shift(shift.id)
    if any(a.on_duty for a in assignments) or not any(a.in_at for a in assignments):
        return shift
    return await close_shift(work, shift, flagged=False)


async def _line(work: Work, shift: Shift, event: Event) -> int:
    (event_id,) = await work.tx.patrol.shifts.log(shift.id, [event])
    return event_id


async def _note(
    work: Work, act: str, shift: Shift, assignment: Assignment, by: By, by_id: int | None, why: str = ""
) -> None:
    subject = f"shift {shift.id} member {assignment.member_id}"
    who = by_id if not by.own else assignment.member_id
    await work.tx.audit.note(act, work.now, by=who, subject=subject, detail=f"{by} {why}".strip())
