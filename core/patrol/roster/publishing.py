"""The roster of a month: made as a draft, thrown away, published, and looked at. Drafts are the police's alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.errors import Forbidden, Invalid
from core.patrol.access import sees_team
from core.patrol.roster.announcing import tell_roster
from core.patrol.roster.fairness import Count, Manned, counts
from core.patrol.roster.gaps import Gap, gaps, worst_first
from core.patrol.roster.generator import Known, generate, plan_on, responsible
from core.patrol.shift_times import set_clocks
from core.patrol.types.shift import Answer, Assignment, Event, EventKind, NewShift, Shift, ShiftState
from core.people.types import PATROL_ROLES, POLICE_ROLES, Member
from core.policy import Act, may, require
from core.text import Text
from core.times import days_of, last_of, today
from core.work import Work

LOOK_BACK = timedelta(weeks=8)  # whose turn it is depends on what everybody did since
AHEAD = timedelta(days=62)  # how far a next shift is looked for: this month's roster and the next
NEAR = timedelta(days=2)  # what lies further away leaves everybody their rest


@dataclass(frozen=True, slots=True)
class MonthOfShifts:
    """A month as it may be seen: all shifts, and what of them lacks what."""

    first: date
    manned: tuple[Manned, ...]
    gaps: tuple[Gap, ...]

    def in_state(self, state: ShiftState) -> list[Shift]:
        return [one.shift for one in self.manned if one.shift.state is state]


async def manned(work: Work, first: date, last: date, team: str | None = None) -> list[Manned]:
    """The shifts of these days with who is on them: nobody, where it was cancelled."""
    shifts = await work.tx.patrol.shifts.between(first, last, team)
    assigned = await work.tx.patrol.assignments.of_shifts([s.id for s in shifts if s.state is not ShiftState.CANCELLED])
    return [_manned(shift, assigned.get(shift.id, ())) for shift in shifts]


def _manned(shift: Shift, assigned: Sequence[Assignment]) -> Manned:
    on = tuple(one.member_id for one in assigned if one.expected)
    return Manned(shift, on, tuple(one.member_id for one in assigned if one.answer is Answer.LEAVE))


async def known(work: Work, first: date, last: date, back: timedelta = NEAR) -> Known:
    """Facts from which the roster of these days is made, and what stood on it as far back as asked."""
    tx = work.tx
    return Known(
        teams=tuple(await tx.people.places.teams()),
        members=tuple(await tx.people.members.with_roles(PATROL_ROLES)),
        plans=tuple(await tx.patrol.plans.all()),
        absences=tuple(await tx.patrol.absences.between(first - back, last + NEAR)),
        standing=tuple(await manned(work, first - back, last + NEAR)),
    )


# -- a draft ---------------------------------------------------------------------------------------------------------


async def make_draft(work: Work, by: Member | None, month: date) -> int:
    """Lay out what is not on the roster of this month yet; an earlier draft makes way. Returns how many shifts."""
    by = require(by, Act.PLAN)
    await work.tx.patrol.shifts.remove_drafts(month, last_of(month))
    laid = await lay_out(work, days_of(month))
    if not laid:
        raise Invalid(Text("roster.nothing_to_draft"))
    await work.tx.audit.note("roster.drafted", work.now, by=by.id, subject=f"{month:%Y-%m}", detail=str(len(laid)))
    return len(laid)


async def lay_out(work: Work, days: Sequence[date], *, running: bool = False) -> list[Shift]:
    """Drafts of what these days still lack; with `running` also of what has begun and is not over."""
    told = await known(work, days[0], days[-1], LOOK_BACK)
    laid = generate(work.rules.patrol, work.rules.zone, told, days, work.now, running=running)
    return [await work.tx.patrol.shifts.add(shift) for shift in laid]


async def throw_away(work: Work, by: Member | None, month: date) -> int:
    by = require(by, Act.PLAN)
    gone = await work.tx.patrol.shifts.remove_drafts(month, last_of(month))
    await work.tx.audit.note("roster.thrown_away", work.now, by=by.id, subject=f"{month:%Y-%m}", detail=str(gone))
    return gone


# -- publishing ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Published:
    shifts: int
    told: int  # members who get a message
    untold: tuple[Member, ...] = ()  # those on these shifts who have no phone that could get one


async def publish(work: Work, by: Member | None, month: date) -> Published:
    """The drafts of the month count from now on, and everybody concerned is told once. What has begun meanwhile is
    thrown away: nobody knew of it."""
    by = require(by, Act.PLAN)
    return await publish_drafts(work, month, by=by.id)


async def publish_drafts(work: Work, month: date, *, by: int | None) -> Published:
    """As `publish`, for whoever may: on the command line of the server nobody is asked."""
    last = last_of(month)
    drafts = [shift for shift in await work.tx.patrol.shifts.between(month, last) if shift.state is ShiftState.DRAFT]
    coming = [shift for shift in drafts if shift.starts_at > work.now]
    if not coming:
        raise Invalid(Text("roster.nothing_to_publish"))
    lacking = next((shift.day for shift in coming if shift.plan_id is None), None)
    if lacking is not None:
        raise Invalid(Text("roster.no_plan", day=f"{lacking:%d/%m}"))
    published = await make_public(work, coming, by=by)
    await work.tx.patrol.shifts.remove_drafts(month, last)
    told = await tell_roster(work, published)
    await work.tx.audit.note("roster.published", work.now, by=by, subject=f"{month:%Y-%m}", detail=str(len(published)))
    return Published(len(published), told, await _untold(work, published))


async def _untold(work: Work, shifts: Collection[Shift]) -> tuple[Member, ...]:
    assigned = await work.tx.patrol.assignments.of_shifts([shift.id for shift in shifts])
    members = {one.member_id for of_shift in assigned.values() for one in of_shift}
    reachable = await work.tx.people.members.accounts_of(members) if members else {}
    people = await work.tx.people.members.many(members - {*reachable})
    return tuple(sorted(people.values(), key=lambda member: (member.team or "", member.id)))


async def make_public(work: Work, drafts: Collection[Shift], *, by: int | None) -> list[Shift]:
    """These drafts count, without a word to anybody. Who has gone on leave or been suspended since is not on them."""
    first, last = min(shift.day for shift in drafts), max(shift.day for shift in drafts)
    told = await known(work, first, last)
    published = []
    for draft in drafts:
        shift = replace(await _checked(work, told, draft), state=ShiftState.PUBLISHED)
        published.append(await set_clocks(work, shift))
        await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.PUBLISHED, work.now, by_id=by)])
    return published


async def _checked(work: Work, told: Known, draft: Shift) -> Shift:
    there = {member.id: member for member in told.there(told.members, draft.day, draft.template)}
    assigned = await work.tx.patrol.assignments.of_shift(draft.id)
    for one in assigned:
        if one.member_id not in there:
            await work.tx.patrol.assignments.save(replace(one, off=True))
    if all(one.member_id in there for one in assigned):
        return draft
    left = [there[one.member_id] for one in assigned if one.member_id in there]
    return replace(draft, responsible_id=responsible(left, plan_on(told.plans, draft.day)))


# -- looking ---------------------------------------------------------------------------------------------------------


async def look_at_month(work: Work, by: Member | None, month: date) -> MonthOfShifts:
    """All teams, drafts included: for those who make the roster."""
    require(by, Act.PLAN)
    return await _month(work, month)


async def _month(work: Work, month: date) -> MonthOfShifts:
    told = await known(work, month, last_of(month))
    laid = tuple(one for one in told.standing if month <= one.shift.day <= last_of(month))
    ahead = [one for one in laid if one.shift.starts_at > work.now]
    return MonthOfShifts(month, laid, tuple(worst_first(gaps(work.rules.patrol, told, ahead))))


async def look_at_team(work: Work, by: Member | None, team: str, first: date, last: date) -> list[Manned]:
    """The roster of one team: its own members see what is published, the police drafts as well."""
    member = require(by, Act.PATROL)
    if not sees_team(member, team):
        raise Forbidden(Text("error.not_allowed"), member=member.id)
    plans = may(member, Act.PLAN)
    found = await manned(work, first, last, team)
    return [one for one in found if plans or one.shift.state is not ShiftState.DRAFT]


async def next_day(work: Work, by: Member | None, team: str, since: date) -> date | None:
    """The first day from then on with a shift of the team that this member may see; None when none is near."""
    laid = await look_at_team(work, by, team, since, since + AHEAD)
    return min((one.shift.day for one in laid), default=None)


def team_of(by: Member | None) -> str | None:
    """The one team whose roster this member sees; None for the police, who see all."""
    member = require(by, Act.PATROL)
    if member.has(*POLICE_ROLES):
        return None
    if member.team is None:
        raise Invalid(Text("roster.no_team"), member=member.id)
    return member.team


async def fairness(work: Work, by: Member | None, team: str, month: date) -> list[tuple[Member, Count]]:
    """Shifts of each member of a team that month, the most nights first."""
    require(by, Act.LEAD)
    laid = await look_at_team(work, by, team, month, last_of(month))
    table = counts(work.rules.patrol, work.rules.zone, laid)
    people = await work.tx.people.members.many(
        {*table, *(member.id for member in await work.tx.people.members.of_team(team))}
    )
    found = [(member, table.get(member.id, Count())) for member in people.values()]
    return sorted(found, key=lambda row: (-row[1].nights, -row[1].shifts, row[0].id))


def this_month(work: Work) -> date:
    return today(work.now, work.rules.zone).replace(day=1)


def as_entered(shift: Shift, members: Sequence[int]) -> NewShift:
    """A stored shift as it would be entered: what an export and an import compare."""
    told = {name: getattr(shift, name) for name in NewShift.__slots__ if name != "members"}
    return NewShift(**told, members=tuple(members))
