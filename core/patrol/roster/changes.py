"""Changes of single shifts: moved, cancelled, members put on and taken off. A leader for the own team, police for all.

Whoever is concerned hears of it once, others nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from core.errors import Forbidden, Invalid, Stale
from core.patrol.access import teams_of
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.on_duty import end_duty
from core.patrol.responsible import settle, tell_settled
from core.patrol.roster.announcing import tell_change
from core.patrol.roster.gaps import Hindrance, hindrance
from core.patrol.roster.generator import Known, plan_on
from core.patrol.roster.payloads import Change
from core.patrol.roster.publishing import known
from core.patrol.shift_times import set_clocks, with_reminders
from core.patrol.staffing.leave_on_shifts import asked_anew, back_on_another_day, to_another_hour
from core.patrol.staffing.strength import short_after
from core.patrol.staffing.substitutes import withdraw_open
from core.patrol.types.shift import Answer, Assignment, By, Duty, Event, EventKind, Origin, Shift, ShiftState
from core.people.types import POLICE_ROLES, Member
from core.policy import Act, may
from core.speech.hours import near_shift
from core.text import Text
from core.times import today
from core.work import Work

HINDRANCE = {
    Hindrance.INACTIVE: Text("hindrance.inactive"),
    Hindrance.AWAY: Text("hindrance.away"),
    Hindrance.BUSY: Text("hindrance.busy"),
    Hindrance.RESTING: Text("hindrance.resting"),
}

_HALF_A_DAY = 12  # hours
_DRAFT_CANCELLED = "draft_cancelled"
_A_DAY, _FAR = timedelta(days=1), timedelta(days=366)  # no roster is made further ahead


def may_change(by: Member | None, shift: Shift) -> bool:
    """Whether today's roles let this member change the roster of the shift's team. Drafts are the police's."""
    if by is None or not may(by, Act.LEAD):
        return False
    return by.has(*POLICE_ROLES) or (by.team == shift.team and shift.state is not ShiftState.DRAFT)


async def _open(work: Work, by: Member | None, shift_id: int) -> tuple[Member, Shift]:
    """The shift, if this member may change it and it can still be changed."""
    teams_of(by, Act.LEAD)
    shift = await work.tx.patrol.shifts.get(shift_id)
    if by is None or not may_change(by, shift):
        raise Forbidden(Text("error.not_allowed"), shift=shift_id)
    if shift.state not in (ShiftState.DRAFT, ShiftState.PUBLISHED) or shift.ends_at <= work.now:
        raise Stale(Text("shift.over"), shift=shift_id)
    return by, shift


async def shift_to_change(work: Work, by: Member | None, shift_id: int) -> Shift:
    """The shift, before anything about it is changed. Raises as the change itself would."""
    return (await _open(work, by, shift_id))[1]


async def _around(work: Work, shift: Shift) -> Known:
    return await known(work, shift.day, shift.day)


# -- members ---------------------------------------------------------------------------------------------------------


async def may_be_put_on(work: Work, by: Member | None, shift_id: int) -> tuple[Shift, list[Member]]:
    """Members who can be put on: those of the team, then those of no team, whom nothing hinders."""
    _, shift = await _open(work, by, shift_id)
    told = await _around(work, shift)
    on = {one.member_id for one in await work.tx.patrol.assignments.of_shift(shift_id)}
    near = [m for m in told.members if m.team == shift.team] + [
        m for m in told.members if m.team is None and not m.has(*POLICE_ROLES)
    ]
    return shift, [m for m in near if m.id not in on and hindrance(work.rules.patrol, told, shift, m) is None]


async def put_on(work: Work, by: Member | None, shift_id: int, member_id: int) -> Shift:
    """One more member on the shift. Somebody who is on it already stays so."""
    by, shift = await _open(work, by, shift_id)
    member = await work.tx.people.members.get(member_id)
    if not by.has(*POLICE_ROLES) and member.team not in (shift.team, None):
        raise Forbidden(Text("error.not_allowed"), member=member_id)
    before = await work.tx.patrol.assignments.on(shift_id, member_id)
    if before is not None and not before.off:
        return shift
    told = await _around(work, shift)
    found = hindrance(work.rules.patrol, told, shift, member)
    if found is not None:
        raise Invalid(Text("shift.cannot_put_on", who=member.call_name, why=HINDRANCE[found]), member=member_id)
    if sum(one.expected for one in await work.tx.patrol.assignments.of_shift(shift_id)) >= shift.maximum:
        raise Invalid(Text("shift.full", n=shift.maximum), shift=shift_id)
    await _enter(work, shift, before, member_id, by.id)
    return await _answerable(work, by, shift, came=member_id)


async def _enter(work: Work, shift: Shift, before: Assignment | None, member_id: int, by: int | None) -> None:
    if before is None:
        before = await work.tx.patrol.assignments.add(Assignment(0, shift.id, member_id, Origin.ROSTER))
    fresh = replace(before, off=False, answer=Answer.NONE, answered_at=None, reason="")
    await work.tx.patrol.assignments.save(with_reminders(work, shift, fresh))
    await _note(work, by, shift, "put_on", EventKind.JOINED, member_id)
    await tell_change(work, shift, [member_id], Change.PUT_ON, by=by)


async def _leave(work: Work, shift: Shift, one: Assignment, by: int | None) -> int:
    await withdraw_open(work, Duty(shift, one), by=by)
    await work.tx.patrol.assignments.save(replace(one, off=True, next_at=None))
    event_id = await _note(work, by, shift, "taken_off", EventKind.CHANGED, one.member_id)
    await tell_change(work, shift, [one.member_id], Change.TAKEN_OFF, by=by)
    return event_id


async def take_off(work: Work, by: Member | None, shift_id: int, member_id: int) -> Shift:
    """Off the shift, unless they have checked in. Somebody who is not on it stays off."""
    by, shift = await _open(work, by, shift_id)
    one = await work.tx.patrol.assignments.on(shift_id, member_id)
    if one is None or one.off:
        return shift
    if one.in_at is not None:
        raise Invalid(Text("shift.has_come"), member=member_id)
    await _leave(work, shift, one, by.id)
    return await _answerable(work, by, shift)


async def take_all_off(work: Work, member_id: int, by: Member) -> list[Shift]:
    """Somebody goes on patrol no more: off every published shift that is not over and into which they have not checked
    in. Returns these. Drafts are looked through when they are published."""
    day, left = today(work.now, work.rules.zone), []
    for duty in await work.tx.patrol.assignments.of_member(member_id, day - _A_DAY, day + _FAR):
        shift, one = duty.shift, duty.assignment
        if one.off or one.in_at is not None or shift.state is not ShiftState.PUBLISHED or shift.ends_at <= work.now:
            continue
        event_id = await _leave(work, shift, one, by.id)
        left.append(await _answerable(work, by, shift))
        await short_after(work, shift, event_id)
    return left


async def _answerable(work: Work, by: Member, shift: Shift, *, came: int | None = None) -> Shift:
    """Settle who answers for the shift, as somebody else may now, who then hears of it; the member who `came` onto it
    heard already."""
    settled = await settle(work, shift, came=came)
    await tell_settled(work, shift, settled, by=by.id, but=came)
    return settled


# -- the shift itself ------------------------------------------------------------------------------------------------


async def move(work: Work, by: Member | None, shift_id: int, starts_at: datetime) -> Shift:
    """To another hour or day, as long as it was; whoever is on it must be free then."""
    by, shift = await _open(work, by, shift_id)
    if starts_at == shift.starts_at:
        return shift
    if starts_at <= work.now or shift.starts_at <= work.now:
        raise Stale(Text("shift.over"), shift=shift_id)
    moved = await _to(work, shift, starts_at)
    on = [one.member_id for one in await work.tx.patrol.assignments.of_shift(shift_id) if one.expected]
    told = await _free(work, moved, on)
    on += await back_on_another_day(work, moved, told)
    if work.now < starts_at - work.rules.patrol.check_in_before:
        await _not_come_yet(work, shift, by.id)
    await _moved(work, moved, by.id)
    await tell_change(work, moved, on, Change.MOVED, by=by.id)
    return moved


async def _moved(work: Work, shift: Shift, by: int | None) -> None:
    """Assignment moved to the new hour: "Đi được" said to the old hour was not said to the new one."""
    for one in await work.tx.patrol.assignments.of_shift(shift.id):
        if one.answer in (Answer.CAN, Answer.LEAVE):
            await work.tx.patrol.assignments.save(to_another_hour(one))
    await set_clocks(work, shift)
    await _note(work, by, shift, "moved", EventKind.CHANGED)


async def _to(work: Work, shift: Shift, starts_at: datetime) -> Shift:
    day = today(starts_at, work.rules.zone)
    if day != shift.day and await work.tx.patrol.shifts.of_day(day, shift.template, shift.team) is not None:
        raise Invalid(Text("shift.day_taken", day=f"{day:%d/%m}"), shift=shift.id)
    plan = plan_on(await work.tx.patrol.plans.all(), day)
    ends_at = starts_at + (shift.ends_at - shift.starts_at)
    return replace(shift, day=day, starts_at=starts_at, ends_at=ends_at, plan_id=plan.id if plan else shift.plan_id)


async def _free(work: Work, moved: Shift, on: list[int]) -> Known:
    told = await _around(work, moved)
    for member in (await work.tx.people.members.many(on)).values():
        found = hindrance(work.rules.patrol, told, moved, member)
        if found is not None and found is not Hindrance.INACTIVE:
            why = Text("shift.cannot_move", who=member.call_name, why=HINDRANCE[found])
            raise Invalid(why, shift=moved.id, member=member.id)
    return told


async def _not_come_yet(work: Work, shift: Shift, by: int) -> None:
    """Send members home from a shift that does not take place now: nobody stays on duty there. A member who was there
    already checks in again when it does; the log tells of it."""
    for one in await work.tx.patrol.assignments.of_shift(shift.id):
        if one.in_at is None:
            continue
        if one.on_duty:
            await end_duty(work, Duty(shift, one), work.now, By.LEADER, by)
        await work.tx.patrol.assignments.save(
            replace(one, in_at=None, in_by=None, in_place="", distance=None, late_reason="", out_at=None, out_by=None)
        )
        await refresh_shift_cards(work, shift, f"home{one.id}:{work.now.timestamp():.6f}")


def other_hours(work: Work, shift: Shift) -> list[datetime]:
    """Hours to which a shift can be moved with one tap: a little earlier or later, or the day after."""
    steps = (timedelta(minutes=-60), timedelta(minutes=-30), timedelta(minutes=30), timedelta(minutes=60))
    wanted = [shift.starts_at + step for step in (*steps, timedelta(days=1))]
    return [moment for moment in wanted if moment > work.now]


def at_hour(work: Work, shift: Shift, hour: time) -> list[datetime]:
    """When the clock shows this hour near the shift, and still will; "8 giờ" may be in the evening."""
    hours = {hour, hour.replace(hour=hour.hour + _HALF_A_DAY)} if hour.hour < _HALF_A_DAY else {hour}
    return sorted(m for m in (near_shift(one, shift, work.rules.zone) for one in hours) if m > work.now)


async def cancel(work: Work, by: Member | None, shift_id: int) -> Shift:
    """Cancel a shift: it does not take place, and nobody is reminded of it any more."""
    by, shift = await _open(work, by, shift_id)
    if shift.starts_at <= work.now:
        raise Stale(Text("shift.over"), shift=shift_id)
    on = [one.member_id for one in await work.tx.patrol.assignments.of_shift(shift_id)]
    public = shift.state is ShiftState.PUBLISHED
    await _not_come_yet(work, shift, by.id)
    await tell_change(work, shift, on, Change.CANCELLED, by=by.id)
    cancelled = await set_clocks(work, replace(shift, state=ShiftState.CANCELLED))
    await _note(work, by.id, cancelled, "cancelled" if public else _DRAFT_CANCELLED, EventKind.CANCELLED)
    return cancelled


async def bring_back(work: Work, by: Member | None, shift_id: int) -> Shift:
    """A cancelled shift takes place after all, as long as it lies ahead. Who had said "Đi được" is asked anew; who is
    on another by now, on leave or gone stays away."""
    teams_of(by, Act.LEAD)
    shift = await work.tx.patrol.shifts.get(shift_id)
    if by is None or not may_change(by, shift):
        raise Forbidden(Text("error.not_allowed"), shift=shift_id)
    if shift.state is ShiftState.PUBLISHED:
        return shift
    if not can_come_back(shift, work.now):
        raise Stale(Text("shift.over"), shift=shift_id)
    told, shift = await _around(work, shift), replace(shift, state=await _before_it_was_cancelled(work, shift))
    on, shift = await _still_free(work, shift, told), await set_clocks(work, shift)
    await tell_change(work, shift, on, Change.BACK, by=by.id)  # it also says who answers for it, in one message
    shift = await _answerable(work, by, shift)
    await short_after(work, shift, await _note(work, by.id, shift, "back", EventKind.CHANGED))
    return shift


def can_come_back(shift: Shift, now: datetime) -> bool:
    return shift.state is ShiftState.CANCELLED and shift.starts_at > now


async def _before_it_was_cancelled(work: Work, shift: Shift) -> ShiftState:
    cancelled = [e.ref for e in await work.tx.patrol.shifts.events(shift.id) if e.kind is EventKind.CANCELLED]
    return ShiftState.DRAFT if cancelled[-1:] == [_DRAFT_CANCELLED] else ShiftState.PUBLISHED


async def _still_free(work: Work, shift: Shift, told: Known) -> list[int]:
    """Members of the cancelled shift who can be on it now. Nobody hears of a shift less: it was known to be
    cancelled."""
    on = await work.tx.patrol.assignments.of_shift(shift.id)
    people = await work.tx.people.members.many([one.member_id for one in on])
    for one in on:
        busy = hindrance(work.rules.patrol, told, shift, people[one.member_id]) is not None
        asked = one if one.answer is Answer.CANNOT else asked_anew(one)
        await work.tx.patrol.assignments.save(replace(asked, off=busy))
    return [one.member_id for one in await work.tx.patrol.assignments.of_shift(shift.id)]


async def _note(
    work: Work, by: int | None, shift: Shift, act: str, kind: EventKind, member_id: int | None = None
) -> int:
    (event_id,) = await work.tx.patrol.shifts.log(shift.id, [Event(kind, work.now, member_id, by, ref=act)])
    detail = "" if member_id is None else f"member {member_id}"
    await work.tx.audit.note(f"shift.{act}", work.now, by=by, subject=f"shift {shift.id}", detail=detail)
    return event_id
