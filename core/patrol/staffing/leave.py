"""Leave and exemptions: entered by a leader for the own team, by police for all, and one's own leave by oneself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import Forbidden, Invalid
from core.notify import tell
from core.patrol.access import leads
from core.patrol.leaders import leaders_of
from core.patrol.roster.generator import is_away
from core.patrol.staffing.leave_on_shifts import give_up_shifts, shifts_given_up, take_back
from core.patrol.staffing.payloads import LeaveTold, YourLeave
from core.patrol.types.plan import Absence
from core.patrol.types.shift import Shift
from core.people.types import POLICE_ROLES, Member
from core.policy import Act, may, require
from core.text import Text
from core.times import today
from core.work import Work

LONGEST_LEAVE = 366  # days
UNTIL_FURTHER_NOTICE = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class LeaveEntered:
    """`left` are the published shifts in that time to which the member is not coming because of it."""

    absence: Absence
    left: tuple[Shift, ...]


def may_enter(by: Member | None, member: Member, kinds: Collection[str] = ()) -> bool:
    """One's own leave; an exemption is for others to give."""
    if by is None or not may(by, Act.PATROL):
        return False
    if by.id == member.id and not kinds:
        return True
    return may(by, Act.LEAD) and (by.has(*POLICE_ROLES) or (by.team is not None and by.team == member.team))


async def enter_leave(
    work: Work, by: Member | None, member_id: int, first: date, last: date, kinds: Collection[str] = ()
) -> LeaveEntered:
    """The same once more is one; it says again that they come to none of these shifts."""
    member = await work.tx.people.members.get(member_id)
    if by is None or not may_enter(by, member, kinds):
        raise Forbidden(Text("error.not_allowed"), member=member_id)
    _check(work, first, last)
    same = [a for a in await work.tx.patrol.absences.between(first, last) if a.member_id == member_id]
    absence = Absence(0, member_id, first, last, frozenset(kinds))
    found = next((a for a in same if (a.starts_on, a.ends_on, a.templates) == (first, last, absence.templates)), None)
    known = found or await work.tx.patrol.absences.add(absence)
    shifts = await give_up_shifts(work, known, by)
    if found is None:
        await _note(work, by, "absence.entered", known)
    if found is None or shifts:
        await tell_absence(work, known, shifts, by, gone=False)
    return LeaveEntered(known, tuple(await shifts_given_up(work, known)))


def _check(work: Work, first: date, last: date) -> None:
    if last < today(work.now, work.rules.zone):
        raise Invalid(Text("leave.past"))
    if last != UNTIL_FURTHER_NOTICE and (last - first).days >= LONGEST_LEAVE:
        raise Invalid(Text("leave.too_long"))


async def remove(work: Work, by: Member | None, absence_id: int) -> list[Shift]:
    """Back earlier than thought. What is over stays in the record. The shifts to which the member is coming again."""
    absence = next((a for a in await leave_ahead(work) if a.id == absence_id), None)
    if absence is None:
        raise Invalid(Text("leave.gone"), absence=absence_id)
    member = await work.tx.people.members.get(absence.member_id)
    if by is None or not may_enter(by, member, absence.templates):
        raise Forbidden(Text("error.not_allowed"), absence=absence_id)
    await work.tx.patrol.absences.remove(absence_id)
    await _note(work, by, "absence.removed", absence)
    shifts, officers = await take_back(work, absence, by)
    await tell_absence(work, absence, shifts, by, gone=True, also=officers)
    return shifts


async def leave_ahead(work: Work) -> list[Absence]:
    """Those of today and later."""
    return await work.tx.patrol.absences.between(today(work.now, work.rules.zone), UNTIL_FURTHER_NOTICE)


async def of_reader(work: Work, by: Member | None) -> list[tuple[Absence, Member]]:
    """Those this member may see: the own ones, the team's for its leader, all for the police."""
    by = require(by, Act.PATROL)
    found = await leave_ahead(work)
    people = await work.tx.people.members.many({absence.member_id for absence in found})
    with_member = [(absence, people[absence.member_id]) for absence in found if absence.member_id in people]
    return [(absence, member) for absence, member in with_member if member.id == by.id or may_enter(by, member)]


async def away_on(work: Work, by: Member | None, shifts: Collection[Shift]) -> dict[int, frozenset[int]]:
    """Members away or exempt on each shift, by the shift's id. Only for whoever answers for the shift."""
    led = [shift for shift in shifts if leads(by, shift)]
    if not led:
        return {}
    found = await work.tx.patrol.absences.between(min(shift.day for shift in led), max(shift.day for shift in led))
    return {s.id: frozenset(a.member_id for a in found if is_away(a, a.member_id, s.day, s.template)) for s in led}


async def of_team(work: Work, by: Member | None, team: str) -> list[Member]:
    """Members of a team for whom this leader or officer can enter an absence."""
    require(by, Act.LEAD)
    return [member for member in await work.tx.people.members.of_team(team) if may_enter(by, member)]


async def _note(work: Work, by: Member, act: str, absence: Absence) -> None:
    kinds = " ".join(sorted(absence.templates)) or "all"
    subject = f"member {absence.member_id}"
    await work.tx.audit.note(act, work.now, by=by.id, subject=subject, detail=f"{absence.id} {kinds}")


_NEWS = timedelta(days=7)


async def tell_absence(
    work: Work, absence: Absence, shifts: Sequence[Shift], by: Member, *, gone: bool, also: Sequence[Member] = ()
) -> None:
    """`shifts` are those to which the member is not coming because of it, or is again (`gone`: it was taken back):
    without any it is no news to a leader, nor to those who have heard of it `also`. Not to who did it."""
    key = f"leave:{absence.id}:{gone}:{work.now.timestamp()}"
    kinds = tuple(sorted(absence.templates))
    told = absence.member_id, absence.starts_on, absence.ends_on, kinds, by.id, gone
    if by.id != absence.member_id:
        member = await work.tx.people.members.get(absence.member_id)
        await tell(work, [member], YourLeave(*told), key, expires_at=work.now + _NEWS)
    without = (by.id, absence.member_id)
    leaders = await _leaders(work, shifts, without)
    leaders += [m for m in also if m not in leaders and m.id not in without]
    if leaders:
        await tell(work, leaders, LeaveTold(*told), key, expires_at=max(shift.starts_at for shift in shifts))


async def _leaders(work: Work, shifts: Sequence[Shift], without: tuple[int, int]) -> list[Member]:
    """Not the duty officers in the place of a leader who did it."""
    found: dict[int, Member] = {}
    for shift in shifts:
        found |= {member.id: member for member in await leaders_of(work, shift, without=without)}
    return [member for member in found.values() if member.id not in without]
