"""Nhập bù: who was there is entered the morning after, for people and places without a signal. It shows everywhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from core.errors import Forbidden, Invalid
from core.notify import notice
from core.outbox import Priority
from core.patrol.access import require_lead, teams_of
from core.patrol.ledger.corrections import checked
from core.patrol.ledger.counting import over, took_place
from core.patrol.ledger.nights import team_for, today_here
from core.patrol.ledger.payloads import LateEntryTold
from core.patrol.ledger.signing import unsign
from core.patrol.types.shift import Assignment, By, Event, EventKind, NewShift, Origin, Shift, ShiftState
from core.people.types import Member, Team
from core.policy import Act, require
from core.text import Text
from core.work import Work

_A_DAY = timedelta(days=1)
_NEW = [field.name for field in fields(NewShift) if field.name != "members"]


async def shifts_to_enter(work: Work, member: Member | None, team: str) -> list[Shift]:
    """Shifts of the last days that are over, newest first."""
    team_for(member, team)
    found = await work.tx.patrol.shifts.between(_first_day(work), today_here(work), team)
    return [shift for shift in reversed(found) if over(shift, work.now) and _in_time(work, shift.ends_at)]


def days_to_enter(work: Work) -> list[date]:
    """Today and the last days, newest first."""
    return [today_here(work) - n * _A_DAY for n in range((today_here(work) - _first_day(work)).days + 1)]


def _first_day(work: Work) -> date:
    return today_here(work) - work.rules.patrol.enter_within


def _in_time(work: Work, ended: datetime) -> bool:
    return ended <= work.now <= ended + work.rules.patrol.enter_within


@dataclass(frozen=True, slots=True)
class Which:
    """A shift of the roster by its id; or, with 0, one by team, day and kind that need not be on it."""

    id: int = 0
    team: str = ""
    day: date = date.min
    code: str = ""


async def find_shift(work: Work, member: Member | None, which: Which) -> Shift:
    """The shift as it is kept or, with no id yet, as it would be entered. For who answers for it."""
    if which.id:
        shift = await work.tx.patrol.shifts.get(which.id)
        require_lead(member, shift)
    else:
        shift = await _unlisted(work, require(member, Act.LEAD), which)
    if not _in_time(work, shift.ends_at):
        raise Invalid(Text("late_entry.too_late") if shift.ends_at < work.now else Text("late_entry.not_over"))
    return shift


async def _unlisted(work: Work, member: Member, which: Which) -> Shift:
    if teams_of(member, Act.LEAD) not in (None, which.team):
        raise Forbidden(Text("error.not_allowed"), member=member.id)
    return await work.tx.patrol.shifts.of_day(which.day, which.code, which.team) or await _new(work, member, which)


async def _new(work: Work, member: Member, which: Which) -> Shift:
    rules, plan = work.rules.patrol, await work.tx.patrol.plans.on(which.day)
    template, place = rules.template(which.code), await _team(work, which.team)
    if template is None or place is None:
        raise Invalid(Text("late_entry.no_such_shift"))
    starts, ends = template.span(which.day, work.rules.zone)
    return Shift(
        0,
        which.day,
        which.code,
        template.name,
        which.team,
        starts,
        ends,
        place.muster,
        plan.id if plan else None,
        member.id,
        rules.minimum,
        rules.target,
        rules.maximum,
    )


async def _team(work: Work, code: str) -> Team | None:
    return next((team for team in await work.tx.people.places.teams() if team.code == code), None)


async def may_be_entered(work: Work, shift: Shift) -> list[Member]:
    """The team and whoever else was on the roster, without those who are written down already, at night or by a
    correction: that one goes on counting."""
    on = await work.tx.patrol.assignments.of_shift(shift.id) if shift.id else []
    corrected = {
        id_ for id_, one in (await work.tx.patrol.corrections.approved([shift.id])).items() if one.in_at is not None
    }
    there = {one.member_id for one in on if one.in_at is not None or one.id in corrected}
    others = await work.tx.people.members.many({assignment.member_id for assignment in on})
    found = {member.id: member for member in [*await work.tx.people.members.of_team(shift.team), *others.values()]}
    return [member for member in found.values() if member.id not in there]


async def enter_late(
    work: Work, member: Member | None, which: Which, member_ids: Collection[int], in_at: datetime, out_at: datetime
) -> list[Member]:
    """These members were there. A shift that was not on the roster is entered with them. Returns who is new."""
    shift = await find_shift(work, member, which)
    member = require_lead(member, shift)
    people = [one for one in await may_be_entered(work, shift) if one.id in member_ids]
    if not people:
        raise Invalid(Text("late_entry.nobody"), shift=shift.id)
    checked(work, shift, (in_at, out_at))
    shift = await _kept(work, shift, member)
    for one in people:
        await _was_there(work, shift, one, member, in_at, out_at)
    detail = f"{len(people)} members"
    await work.tx.audit.note("night.entered", work.now, by=member.id, subject=f"shift {shift.id}", detail=detail)
    await unsign(work, shift, member)
    return people


async def _kept(work: Work, shift: Shift, member: Member) -> Shift:
    """In the ledger. What was a draft or cancelled, and took place all the same, counts as held."""
    if took_place(shift):
        return shift
    if not shift.id:
        shift = await work.tx.patrol.shifts.add(NewShift(*(getattr(shift, name) for name in _NEW)))
    for one in await work.tx.patrol.assignments.of_shift(shift.id):  # nobody who was not told to come was absent
        await work.tx.patrol.assignments.save(replace(one, off=True, next_at=None))
    shift = replace(shift, state=ShiftState.CLOSED, closed_at=work.now, next_at=None)
    await work.tx.patrol.shifts.save(shift)
    await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.ENTERED, work.now, by_id=member.id)])
    return shift


async def _was_there(work: Work, shift: Shift, one: Member, by: Member, in_at: datetime, out_at: datetime) -> None:
    kept = await work.tx.patrol.assignments.on(shift.id, one.id)
    if kept is None:
        kept = await work.tx.patrol.assignments.add(Assignment(0, shift.id, one.id, Origin.LATE_ENTRY))
    there = replace(kept, in_at=in_at, in_by=By.LATE_ENTRY, out_at=out_at, out_by=By.LATE_ENTRY)
    await work.tx.patrol.assignments.save(replace(there, off=False, absent=False, next_at=None))
    await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.ENTERED, work.now, one.id, by.id)])
    account = await work.tx.people.members.account_of(one.id) if one.id != by.id else None
    if account is not None:
        told, key = LateEntryTold(kept.id, member=one.id), f"late_entry:{kept.id}:{account.id}"
        await work.tx.outbox.add([notice(told, account.id, Priority.REMINDER, key)], work.now)
