"""Looking at the night ledger: one's own nights, a team's, everybody's. Whoever sees it has the right to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce

from core.errors import Forbidden
from core.patrol.access import leads, teams_of
from core.patrol.labels import shift_name
from core.patrol.ledger.actions import Sign
from core.patrol.ledger.counting import Flag, Hand, NightRow, Total, over, rows_of, totals
from core.patrol.night.away import TimeSpan, times_away
from core.patrol.types.requests import Correction
from core.patrol.types.shift import Assignment, Duty, Shift
from core.people.types import Member, Team
from core.policy import Act, require
from core.screen import Option
from core.text import Text
from core.times import Month, local_day
from core.work import Work

RECENT = timedelta(days=14)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Night:
    """One shift as its ledger stands. `absent` have no line in `rows`; `waiting` are corrections nobody has decided."""

    shift: Shift
    rows: list[NightRow]
    absent: list[Assignment]
    people: Mapping[int, Member]
    waiting: list[Correction]


@dataclass(frozen=True, slots=True)
class Own:
    """One member's month; on the shifts in `missed` they were not there. `total` is None when there are no rows."""

    rows: list[NightRow]
    missed: list[Shift]
    total: Total | None


@dataclass(frozen=True, slots=True)
class Sums:
    """A month of one team or of all."""

    month: Month
    rows: list[NightRow]
    totals: list[Total]
    people: Mapping[int, Member]


def today_here(work: Work) -> date:
    return date.fromisoformat(local_day(work.now, work.rules.zone))


async def count(work: Work, first: date, last: date) -> list[NightRow]:
    """Every line of these local days, of all teams. The day before counts along: no minute counts twice."""
    shifts = await work.tx.patrol.shifts.between(first - _A_DAY, last)
    on = await work.tx.patrol.assignments.of_shifts([shift.id for shift in shifts])
    duties = [Duty(shift, assignment) for shift in shifts for assignment in on[shift.id]]
    return [row for row in await _rows(work, duties) if row.shift.day >= first]


async def _rows(work: Work, duties: Collection[Duty]) -> list[NightRow]:
    corrections = await work.tx.patrol.corrections.approved({duty.shift.id for duty in duties})
    return rows_of(work.rules.patrol, work.rules.zone, duties, corrections, await _aways(work, duties))


async def _aways(work: Work, duties: Collection[Duty]) -> dict[int, list[TimeSpan]]:
    """By assignment: few come back."""
    back = await work.tx.patrol.shifts.returns({duty.shift.id for duty in duties})
    return {d.assignment.id: times_away(back[d.shift.id], d.assignment.member_id) for d in duties if d.shift.id in back}


async def latest_month(work: Work, member: Member | None) -> Month:
    """Month of the member's last night, done or missed: in the small hours of the first it is the month just gone. A
    night further back says nothing any more."""
    member = require(member, Act.PATROL)
    this = Month.at(work.now, work.rules.zone)
    duties = await work.tx.patrol.assignments.of_member(member.id, this.before.first, this.last)
    begun = [d.shift.day for d in duties if not d.assignment.off and _begun(d, work.now)]
    return Month(max(begun).year, max(begun).month) if begun else this


def _begun(duty: Duty, now: datetime) -> bool:
    return duty.assignment.in_at is not None or over(duty.shift, now)


async def own_nights(work: Work, member: Member | None, month: Month) -> Own:
    """Nights this member has done in a month, and nobody else's."""
    member = require(member, Act.PATROL)
    duties = await work.tx.patrol.assignments.of_member(member.id, month.first - _A_DAY, month.last)
    rows = [row for row in await _rows(work, duties) if row.shift.day >= month.first]
    there = {row.shift.id for row in rows}
    expected = [duty.shift for duty in duties if not duty.assignment.off and duty.shift.day >= month.first]
    missed = [shift for shift in expected if shift.id not in there and over(shift, work.now)]
    return Own(rows, missed, next(iter(totals(work.rules.patrol, rows)), None))


async def sums(work: Work, member: Member | None, month: Month, team: str | None = None) -> Sums:
    """The month of a team, or of all for the police."""
    team = team_for(member, team)
    rows = await count(work, month.first, month.last)
    return await _summed(work, month, [row for row in rows if team in (None, row.shift.team)])


async def for_payment(work: Work, member: Member | None, month: Month) -> Sums:
    """Everybody's month, for who signs for the police. Taking it out is noted."""
    member = require(member, Act.SIGN_NIGHTS)
    return await taken_out(work, month, member.id)


async def taken_out(work: Work, month: Month, by: int | None = None) -> Sums:
    """As `for_payment`, from the command line of the server, where whoever can run it already has everything."""
    await work.tx.audit.note("nights.exported", work.now, by=by, subject=f"month {month}")
    return await _summed(work, month, await count(work, month.first, month.last))


async def _summed(work: Work, month: Month, rows: list[NightRow]) -> Sums:
    people = await work.tx.people.members.many({row.member_id for row in rows})
    return Sums(month, rows, totals(work.rules.patrol, rows), people)


def team_for(member: Member | None, wanted: str | None) -> str | None:
    """The team whose ledger this member looks at; None is all of them. `Forbidden` for another leader's."""
    own = teams_of(member, Act.LEAD)
    if own is not None and wanted not in (None, own):
        raise Forbidden(Text("error.not_allowed"), member=member.id if member else 0)
    return wanted or own


async def recent(work: Work, member: Member | None, team: str | None = None) -> list[Shift]:
    """Shifts of the last days that are over, newest first."""
    day = today_here(work)
    shifts = await work.tx.patrol.shifts.between(day - RECENT, day, team_for(member, team))
    return [shift for shift in reversed(shifts) if over(shift, work.now)]


async def night(work: Work, member: Member | None, shift_id: int) -> Night:
    """One shift with everybody on it; for who does not answer for it, only their own line."""
    member = require(member, Act.PATROL)
    shift = await work.tx.patrol.shifts.get(shift_id)
    rows = [row for row in await count(work, shift.day, shift.day) if row.shift.id == shift_id]
    on = await work.tx.patrol.assignments.of_shift(shift_id)
    if not leads(member, shift):
        rows, on = [r for r in rows if r.member_id == member.id], [a for a in on if a.member_id == member.id]
        if not on:
            raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    there = {row.member_id for row in rows}
    people = await work.tx.people.members.many({assignment.member_id for assignment in on})
    return Night(
        shift, rows, [a for a in on if a.member_id not in there], people, await corrections_waiting(work, shift, on)
    )


async def corrections_waiting(work: Work, shift: Shift, on: Collection[Assignment]) -> list[Correction]:
    """Proposed corrections of these assignments."""
    ids = {assignment.id for assignment in on}
    return [one for one in await work.tx.patrol.corrections.open(shift.team) if one.assignment_id in ids]


MOST_SHIFTS = 8  # buttons of one screen
_FLAG = {
    Flag.BY_RULE: Text("night.by_rule"),
    Flag.UNSURE: Text("night.unsure"),
    Flag.GONE: Text("night.gone"),
    Flag.LATE_ENTRY: Text("night.late_entry"),
    Flag.CORRECTED: Text("night.corrected"),
    Flag.AWAY: Text("night.away"),
    Flag.OVERLAP: Text("night.overlap"),
    Flag.UNSIGNED: Text("night.unsigned"),
}


def named(work: Work, shift: Shift, teams: Mapping[str, Team]) -> Text:
    """ "Ca đêm 14 rạng 15/11 · Tổ 3"."""
    return Text("night.of_team", shift=shift_name(shift, work.rules.zone), team=teams[shift.team].name)


def flagged(line: Text, flags: frozenset[Flag]) -> Text:
    return reduce(lambda so_far, flag: Text("night.flagged", line=so_far, flag=_FLAG[flag]), sorted(flags), line)


def to_sign_lines(
    work: Work, teams: Mapping[str, Team], waiting: Sequence[tuple[Shift, Hand]], rows: Sequence[NightRow]
) -> tuple[list[Text], list[list[Option]]]:
    """Lines and buttons of the shifts to be signed: the content that each button signs stands above it."""
    lines: list[Text] = []
    options: list[list[Option]] = []
    for shift, hand in waiting[:MOST_SHIFTS]:
        lines.append(_in_short(named(work, shift, teams), [row for row in rows if row.shift.id == shift.id]))
        label = Text("sign.listed", shift=shift_name(shift, work.rules.zone))
        options.append([Option(label, Sign(shift.id, hand).encode())])
    return lines, options


def _in_short(called: Text, rows: Sequence[NightRow]) -> Text:
    line = Text("sign.line", shift=called, people=len(rows), nights=sum(row.night for row in rows))
    return flagged(line, frozenset[Flag]().union(*(row.flags for row in rows)) - {Flag.UNSIGNED})
