"""Vào ca: one tap is enough. Why so late, where, and with what is asked afterwards and may be left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import Invalid, Stale
from core.patrol.access import own_place, require_on_duty
from core.patrol.night.actions import CheckIn, CheckOut, ImOk, ShowDuty, ShowRoute
from core.patrol.night.away import TimeSpan, away_of
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.ok_check import ask_from_now_on
from core.patrol.night.on_duty import begin_duty, come_back, end_duty
from core.patrol.night.presence import Roll, lateness, roll_of
from core.patrol.responsible import settle, tell_settled
from core.patrol.types.field import Checkpoint, distance_from
from core.patrol.types.shift import Answer, Assignment, By, Duty, Event, EventKind, Shift, ShiftState
from core.people.types import Member
from core.policy import Act, require
from core.screen import Option, Style
from core.speech.folding import nfc, without_citizen_numbers
from core.text import At, Text
from core.times import today
from core.work import Work

BY_LIST = "list"
BY_POSITION = "position"  # where that was stands with the positions, and goes when they go
_LONGEST_REASON = 300  # characters


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Outcome of checking in. `late` is how long after the start, None within the grace; `again`: the member was there
    already; `back` after a check-out, and `away` the time between, when that time does not count."""

    duty: Duty
    roll: Roll
    late: timedelta | None
    again: bool = False
    back: bool = False
    away: TimeSpan | None = None


async def open_to(work: Work, member: Member | None, at: datetime) -> list[Duty]:
    """The shifts into which this member could check in at this moment, the nearest first; then those they left while
    they go on."""
    member = require(member, Act.PATROL)
    soon = at + work.rules.patrol.check_in_before
    coming = await work.tx.patrol.assignments.coming(member.id, at)
    return [d for d in coming if d.shift.starts_at <= soon and d.assignment.in_at is None] + [
        d for d in await _of_these_days(work, member.id) if _left_early(d, at)
    ]


async def _of_these_days(work: Work, member_id: int) -> list[Duty]:
    day = today(work.now, work.rules.zone)
    return await work.tx.patrol.assignments.of_member(member_id, day - timedelta(days=1), day + timedelta(days=1))


def _left_early(duty: Duty, at: datetime) -> bool:
    """Whether a member who went may come back: while the shift goes on a check-out may have been a slip of the
    thumb."""
    shift, assignment = duty.shift, duty.assignment
    goes_on = shift.state is ShiftState.PUBLISHED and at < shift.ends_at
    return goes_on and not assignment.off and assignment.out_at is not None


async def check_in(
    work: Work, member: Member | None, shift_id: int, at: datetime, *, offline: bool = False
) -> CheckedIn:
    """`at` is the sender's clock: who had no network at the start of the shift was there all the same. `offline`: it
    was a button, so it is the earliest hour at which it can have been."""
    duty = await own_place(work, member, shift_id)
    shift, assignment = duty.shift, duty.assignment
    if assignment.on_duty:
        await ask_from_now_on(work, shift, assignment, at)
        return CheckedIn(duty, await roll_of(work, shift), None, again=True)
    if shift.state is not ShiftState.PUBLISHED or at >= shift.ends_at:
        raise Stale(Text("checkin.over"), shift=shift_id)
    opens = shift.starts_at - work.rules.patrol.check_in_before
    if work.now < opens:
        raise Invalid(Text("checkin.too_early", at=At(opens)), shift=shift_id)
    await _leave_another(work, assignment.member_id)
    if assignment.out_at is not None:
        return await _back(work, duty, at)
    there = await begin_duty(work, duty, max(at, opens), By.OFFLINE if offline else By.SELF)
    late = lateness(work.rules.patrol, shift, there)
    return CheckedIn(Duty(shift, there), await roll_of(work, shift), late)


async def _back(work: Work, duty: Duty, at: datetime) -> CheckedIn:
    there = await come_back(work, duty, max(at, duty.assignment.out_at or at))
    left = duty.assignment.out_at
    spans = [s for s in await away_of(work, duty.shift.id, there.member_id) if s[0] == left]
    between = spans[-1] if spans else None
    return CheckedIn(Duty(duty.shift, there), await roll_of(work, duty.shift), None, back=True, away=between)


async def _leave_another(work: Work, member_id: int) -> None:
    """End the member's other shift: nobody is on two at once. A shift that is over, and was not checked out of, ends
    with its own end; one still running raises `Invalid`."""
    other = await work.tx.patrol.assignments.on_duty(member_id)
    if other is None:
        return
    if work.now < other.shift.ends_at:
        raise Invalid(Text("checkin.elsewhere"), member=member_id, shift=other.shift.id)
    await end_duty(work, other, other.shift.ends_at, By.RULE)


async def give_why(work: Work, member: Member | None, shift_id: int, words: str) -> str:
    """Why late, or why not there at all, in the member's own words; what is kept of them."""
    duty = await own_place(work, member, shift_id)
    kept = without_citizen_numbers(nfc(words))[0][:_LONGEST_REASON]
    if duty.assignment.in_at is not None:
        await _keep(work, duty, replace(duty.assignment, late_reason=kept))
    else:
        await _keep(work, duty, replace(duty.assignment, reason=kept))
        event = Event(EventKind.ANSWERED, work.now, duty.assignment.member_id, text=kept, ref="reason")
        await work.tx.patrol.shifts.log(shift_id, [event])
    return kept


async def take_back_why(work: Work, member: Member | None, shift_id: int) -> str:
    """Take back the reason of being late, which was the beginning of a report: its words."""
    duty = await own_place(work, member, shift_id)
    words = duty.assignment.late_reason
    if not words:
        raise Stale(Text("error.stale"), shift=shift_id)
    await _keep(work, duty, replace(duty.assignment, late_reason=""))
    return words


async def _keep(work: Work, duty: Duty, changed: Assignment) -> None:
    await work.tx.patrol.assignments.save(changed)
    subject = f"shift {duty.shift.id} member {changed.member_id}"
    await work.tx.audit.note("shift.why", work.now, by=changed.member_id, subject=subject)
    await refresh_shift_cards(work, duty.shift, f"why{changed.id}:{work.now.timestamp():.6f}")


async def not_coming(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Không đi được, when the shift has begun and the member is missed."""
    duty = await own_place(work, member, shift_id)
    if duty.shift.state is not ShiftState.PUBLISHED or duty.assignment.in_at is not None:
        raise Stale(Text("checkin.over"), shift=shift_id)
    said = replace(duty.assignment, answer=Answer.CANNOT, answered_at=work.now, next_at=None)
    await work.tx.patrol.assignments.save(said)
    event = Event(EventKind.ANSWERED, work.now, said.member_id, ref=Answer.CANNOT)
    (event_id,) = await work.tx.patrol.shifts.log(shift_id, [event])
    shift = duty.shift
    if shift.responsible_id == said.member_id:
        shift = await settle(work, shift)
        await tell_settled(work, duty.shift, shift, by=said.member_id)
    await refresh_shift_cards(work, shift, event_id)
    return Duty(shift, said)


# -- where -----------------------------------------------------------------------------------------------------------


async def stand_at(
    work: Work, member: Member | None, shift_id: int, place: tuple[float, float], at: datetime
) -> int | None:
    """The place from which the member checked in. Returns metres from the muster point, None when that is not known;
    it is shown and never in the way."""
    duty = await require_on_duty(work, member, shift_id)
    muster = await _muster(work, duty.shift)
    distance = distance_from(muster, place) if muster is not None else None
    await work.tx.patrol.route.seen(duty.assignment.member_id, shift_id, at, *place)
    await _stand(work, duty, BY_POSITION, distance)
    return distance


async def stand_by_code(work: Work, member: Member | None, shift_id: int, checkpoint: Checkpoint) -> None:
    duty = await require_on_duty(work, member, shift_id)
    await _stand(work, duty, checkpoint.code, None)


async def stand_by_list(work: Work, member: Member | None, shift_id: int) -> None:
    """By the muster list: the member is where the shift musters."""
    duty = await require_on_duty(work, member, shift_id)
    await _stand(work, duty, BY_LIST, None)


async def _muster(work: Work, shift: Shift) -> Checkpoint | None:
    """Each route begins where the team musters."""
    return next(iter(await work.tx.patrol.route.checkpoints(shift.team)), None)


async def _stand(work: Work, duty: Duty, place: str, distance: int | None) -> None:
    await work.tx.patrol.assignments.save(replace(duty.assignment, in_place=place, distance=distance))
    event = Event(EventKind.PLACE, work.now, duty.assignment.member_id, ref=place)
    await work.tx.patrol.shifts.log(duty.shift.id, [event])


# -- what is offered under a shift -----------------------------------------------------------------------------------


async def duty_buttons(work: Work, duty: Duty) -> list[list[Option]]:
    """For the one whose place on the shift it is: check in when it is time, and what can be done on duty."""
    shift, assignment = duty.shift, duty.assignment
    if shift.state is not ShiftState.PUBLISHED or assignment.off:
        return []
    if assignment.on_duty:
        return on_duty_rows(shift)
    opens = shift.starts_at - work.rules.patrol.check_in_before
    if opens <= work.now < shift.ends_at:
        return [[Option(Text("button.check_in"), CheckIn(shift.id).encode(), Style.SUCCESS)]]
    return []


def on_duty_rows(shift: Shift) -> list[list[Option]]:
    return [
        [
            Option(Text("button.im_ok"), ImOk(shift.id).encode(), Style.SUCCESS),
            Option(Text("button.checkpoint"), ShowRoute(shift.id).encode()),
        ],
        [
            Option(Text("button.on_duty"), ShowDuty(shift.id).encode()),
            Option(Text("button.check_out"), CheckOut(shift.id).encode()),
        ],
    ]
