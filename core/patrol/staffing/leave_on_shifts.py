"""Leave that falls on shifts already published: whoever is away then does not count as coming and is not reminded,
until they say that they can. Taken back, they stand where they stood before."""

from __future__ import annotations

from dataclasses import replace

from core.patrol.access import not_begun
from core.patrol.responsible import gave_away, settle, tell_settled
from core.patrol.roster.gaps import hindrance
from core.patrol.roster.generator import Known, is_away
from core.patrol.shift_times import with_reminders
from core.patrol.staffing.availability import away_then
from core.patrol.staffing.strength import short_after, worried
from core.patrol.types.plan import Absence
from core.patrol.types.shift import Answer, Assignment, Duty, Event, EventKind, Shift
from core.people.types import Member
from core.work import Work


async def give_up_shifts(work: Work, absence: Absence, by: Member) -> list[Shift]:
    """Give up the shifts within the absence, to which the member is not coming. The caller tells those who must fill
    them; the member who answers for one from now on, and the duty officers where it is late, hear of it here."""
    duties = [d for d in await _within(work, absence) if d.assignment.expected and not d.assignment.absent]
    return [await _give_up(work, duty, by) for duty in duties]


async def _give_up(work: Work, duty: Duty, by: Member) -> Shift:
    own = duty.assignment.member_id
    event_id = await _say(work, duty, Answer.LEAVE, by)
    shift = duty.shift
    if shift.responsible_id == own:
        shift = await settle(work, shift)
        await tell_settled(work, duty.shift, shift, by=by.id)
    await short_after(work, shift, event_id)
    return shift


async def take_back(work: Work, absence: Absence, by: Member) -> tuple[list[Shift], list[Member]]:
    """Take back a leave that is withdrawn: the member comes to its shifts as before, where no other leave falls on
    them. Returns these shifts, and the duty officers who had been told that there are too few. The absence itself is
    gone already."""
    shifts, officers = list[Shift](), dict[int, Member]()
    for duty in await _within(work, absence):
        if duty.assignment.answer is not Answer.LEAVE or absence.member_id in await away_then(work, duty.shift):
            continue
        officers |= {m.id: m for m in await worried(work, duty.shift)}
        shifts.append(await _take_back(work, duty, by))
    return shifts, list(officers.values())


async def _take_back(work: Work, duty: Duty, by: Member) -> Shift:
    own = duty.assignment.member_id
    await _say(work, duty, as_before(duty.assignment).answer, by)
    if not await gave_away(work, duty.shift, own):
        return duty.shift
    shift = await settle(work, duty.shift, came=own, before_others=True)
    await tell_settled(work, duty.shift, shift, by=by.id)
    return shift


def as_before(assignment: Assignment) -> Assignment:
    """Assignment as before the leave, when the member's own answer counts again: "Đi được", or nothing yet."""
    if assignment.answer is not Answer.LEAVE:
        return assignment
    return replace(assignment, answer=Answer.CAN if assignment.answered_at is not None else Answer.NONE)


async def back_on_another_day(work: Work, moved: Shift, told: Known) -> list[int]:
    """The shift is on another day now: who was on leave on the old one and is free on this one is asked like the
    others. Their numbers."""
    away = [one for one in await work.tx.patrol.assignments.of_shift(moved.id) if one.answer is Answer.LEAVE]
    people = await work.tx.people.members.many([one.member_id for one in away])
    back = [one for one in away if hindrance(work.rules.patrol, told, moved, people[one.member_id]) is None]
    for one in back:
        await work.tx.patrol.assignments.save(asked_anew(one))
    return [one.member_id for one in back]


def asked_anew(assignment: Assignment) -> Assignment:
    """Assignment without its answer, which was given to something else."""
    return replace(assignment, answer=Answer.NONE, answered_at=None)


def to_another_hour(assignment: Assignment) -> Assignment:
    """The shift has been moved: a yes to the old hour is none to the new one, also for who is on leave and had said it
    before. Who cannot come still cannot."""
    if assignment.answer is Answer.CANNOT:
        return assignment
    return replace(asked_anew(assignment), answer=Answer.LEAVE if assignment.answer is Answer.LEAVE else Answer.NONE)


async def shifts_given_up(work: Work, absence: Absence) -> list[Shift]:
    """The shifts ahead to which they are not coming because of it."""
    return [duty.shift for duty in await _within(work, absence) if duty.assignment.answer is Answer.LEAVE]


async def still_on(work: Work, absence: Absence) -> list[Shift]:
    """The shifts ahead in that time to which they are coming."""
    return [duty.shift for duty in await _within(work, absence) if duty.assignment.expected]


async def _within(work: Work, absence: Absence) -> list[Duty]:
    """Their places on the published shifts ahead on which it falls."""
    duties = await work.tx.patrol.assignments.of_member(absence.member_id, absence.starts_on, absence.ends_on)
    return [
        duty
        for duty in duties
        if not_begun(duty.shift, work.now)
        and not duty.assignment.off
        and duty.assignment.in_at is None
        and is_away(absence, absence.member_id, duty.shift.day, duty.shift.template)
    ]


async def _say(work: Work, duty: Duty, answer: Answer, by: Member) -> int:
    """`answered_at` stays: it says whether they themselves had answered."""
    own = duty.assignment.member_id
    await work.tx.patrol.assignments.save(with_reminders(work, duty.shift, replace(duty.assignment, answer=answer)))
    ref = Answer.LEAVE if answer is Answer.LEAVE else "leave_taken_back"
    event = Event(EventKind.ANSWERED, work.now, own, by.id if by.id != own else None, ref=ref)
    (event_id,) = await work.tx.patrol.shifts.log(duty.shift.id, [event])
    return event_id
