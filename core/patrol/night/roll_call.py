"""Điểm danh hộ: the leader writes down who is there, for people without a smartphone, and who is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Invalid, Stale
from core.notify import tell
from core.patrol.access import require_lead
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.on_duty import begin_duty
from core.patrol.night.payloads import RollCalled
from core.patrol.night.presence import Roll, roll_of
from core.patrol.types.shift import Answer, Assignment, By, Duty, Event, EventKind, ShiftState
from core.people.types import Member
from core.text import At, Text
from core.work import Work

_PUT_RIGHT = timedelta(minutes=1)
_IS_NEWS = timedelta(hours=12)  # after the end


async def call_roll(work: Work, leader: Member | None, shift_id: int) -> Roll:
    """Everybody on the shift, for whoever answers for it."""
    shift = await work.tx.patrol.shifts.get(shift_id)
    require_lead(leader, shift)
    if shift.state is not ShiftState.PUBLISHED:
        cancelled = shift.state is ShiftState.CANCELLED
        raise Stale(Text("shift.is_cancelled") if cancelled else Text("rollcall.over"), shift=shift_id)
    opens = shift.starts_at - work.rules.patrol.check_in_before
    if work.now < opens:
        raise Invalid(Text("checkin.too_early", at=At(opens)), shift=shift_id)
    return await roll_of(work, shift)


async def mark_here(work: Work, leader: Member | None, shift_id: int, member_id: int, at: datetime) -> None:
    """Nothing happens to somebody who has come already, whoever wrote that down."""
    duty, leader_id = await _marked(work, leader, shift_id, member_id)
    if duty.assignment.in_at is not None:
        return
    if at >= duty.shift.ends_at:  # it would be written down as no time at all
        raise Invalid(Text("rollcall.over"), member=member_id, shift=shift_id)
    elsewhere = await work.tx.patrol.assignments.on_duty(member_id)
    if elsewhere is not None:
        raise Invalid(Text("rollcall.elsewhere"), member=member_id, shift=elsewhere.shift.id)
    opens = duty.shift.starts_at - work.rules.patrol.check_in_before
    await begin_duty(work, duty, max(at, opens), By.LEADER, leader_id)
    await _tell(work, duty, leader_id)


async def mark_away(work: Work, leader: Member | None, shift_id: int, member_id: int, *, excused: bool) -> None:
    """Vắng có lý do counts as if the member had said so; vắng is what the leader saw. Whoever comes after all is
    there."""
    duty, leader_id = await _marked(work, leader, shift_id, member_id)
    if duty.assignment.in_at is not None:
        raise Stale(Text("rollcall.is_here"), member=member_id, shift=shift_id)
    answer = Answer.CANNOT if excused else duty.assignment.answer
    answer = Answer.NONE if answer.no and not excused else answer
    marked = replace(duty.assignment, answer=answer, answered_at=work.now, absent=not excused, next_at=None)
    await work.tx.patrol.assignments.save(marked)
    how = "excused" if excused else "absent"
    await _note(work, marked, leader_id, how)
    event = Event(EventKind.ANSWERED, work.now, member_id, leader_id, ref=how)
    (event_id,) = await work.tx.patrol.shifts.log(shift_id, [event])
    await refresh_shift_cards(work, duty.shift, event_id)
    await _tell(work, duty, leader_id)


async def _tell(work: Work, duty: Duty, leader_id: int) -> None:
    """Tell the member what their leader called, since their pay follows from it; as it stands in a minute, for the
    leader's thumb may slip."""
    one = duty.assignment
    if one.member_id == leader_id or await work.tx.outbox.in_line(RollCalled.kind, one.id):
        return
    called = RollCalled(one.id, leader_id, member=one.member_id)
    member, later = await work.tx.people.members.get(one.member_id), work.now + _PUT_RIGHT
    name, expires_at = f"rollcall:{one.id}:{work.now.timestamp():.0f}", duty.shift.ends_at + _IS_NEWS
    await tell(work, [member], called, name, expires_at=expires_at, not_before=later)


async def _marked(work: Work, leader: Member | None, shift_id: int, member_id: int) -> tuple[Duty, int]:
    roll = await call_roll(work, leader, shift_id)
    found = next((a for a in roll.assignments if a.member_id == member_id), None)
    if found is None or leader is None:
        raise Stale(Text("error.stale"), member=member_id, shift=shift_id)
    return Duty(roll.shift, found), leader.id


async def _note(work: Work, marked: Assignment, leader_id: int, how: str) -> None:
    subject = f"shift {marked.shift_id} member {marked.member_id}"
    await work.tx.audit.note("shift.marked_away", work.now, by=leader_id, subject=subject, detail=how)
