"""A month's roster out of templates, teams, plans and absences. Plain functions: the same input gives the same roster.

First every shift gets its minimum, the nights before the evenings, then its target as far as nobody is asked for more
nights than are paid. Whose turn it is say the shares of `fairness`; no shift is left to youths alone where the team
has anybody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.patrol.roster.fairness import Load, Manned, Shares, loads, shift_loads
from core.patrol.rules import PatrolRules
from core.patrol.types.plan import Absence, Plan, Template
from core.patrol.types.shift import NewShift, ShiftState
from core.people.types import POLICE_ROLES, Member, Role, Team
from core.policy import Act, may

Span = tuple[datetime, datetime]
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Known:
    """Facts from which a roster is made. `members` are those who may patrol; `standing` what is on the roster already,
    in the weeks before and in the month itself."""

    teams: tuple[Team, ...]
    members: tuple[Member, ...]
    plans: tuple[Plan, ...] = ()
    absences: tuple[Absence, ...] = ()
    standing: tuple[Manned, ...] = ()

    def of_team(self, team: str) -> list[Member]:
        return [member for member in self.members if member.team == team and may(member, Act.PATROL)]

    def there(self, members: Iterable[Member], day: date, template: str) -> list[Member]:
        """Those of them who are neither on leave nor exempt."""
        return [m for m in members if not any(is_away(absence, m.id, day, template) for absence in self.absences)]


def is_away(absence: Absence, member_id: int, day: date, template: str) -> bool:
    covers = absence.member_id == member_id and absence.starts_on <= day <= absence.ends_on
    return covers and (not absence.templates or template in absence.templates)


def plan_on(plans: Iterable[Plan], day: date) -> Plan | None:
    """The plan in force; a peak campaign before an ordinary plan, a newer one before an older one."""
    valid = [plan for plan in plans if plan.starts_on <= day <= plan.ends_on]
    return max(valid, key=lambda plan: (plan.peak, plan.id), default=None)


def youth(member: Member) -> bool:
    """A volunteer and nothing else: goes along, answers for nobody."""
    return not member.has(Role.SECURITY_MEMBER, Role.TEAM_LEADER, *POLICE_ROLES)


def responsible(members: Iterable[Member], plan: Plan | None) -> int | None:
    """Member to answer for a shift: the team leader, else police, else the first of the security team on it (tổ phó),
    else the officer of the plan. Never a youth."""
    grown = [member for member in members if not youth(member)]
    for roles in ({Role.TEAM_LEADER}, POLICE_ROLES, {Role.SECURITY_MEMBER}):
        found = next((member for member in grown if member.has(*roles)), None)
        if found is not None:
            return found.id
    return plan.responsible_id if plan else None


def rested(span: Span, others: Iterable[Span], rest: timedelta) -> bool:
    """Whether nothing else lies within the rest before and after."""
    return all(ends + rest <= span[0] or span[1] + rest <= starts for starts, ends in others)


def spans_of(standing: Iterable[Manned]) -> dict[int, list[Span]]:
    """When each member is on a shift."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for one in standing:
        if one.shift.state is not ShiftState.CANCELLED:
            for member in one.members:
                found[member].append((one.shift.starts_at, one.shift.ends_at))
    return found


def generate(
    rules: PatrolRules, zone: ZoneInfo, known: Known, days: Sequence[date], now: datetime, *, running: bool = False
) -> list[NewShift]:
    """The shifts of these days that are not on the roster yet and have not begun (`running`: or are not over), with
    who is on them."""
    desk = _Desk(rules, zone, known)
    openings = [opening for opening in desk.openings(days) if opening.span[running] > now]
    for opening in openings:
        desk.fill(opening, rules.minimum)
    for opening in openings:
        desk.fill(opening, min(rules.target, rules.maximum), sparing=True)
    return [desk.settled(opening) for opening in openings]


@dataclass(slots=True)
class _Opening:
    """A shift about to be filled; `there` are those of the team who are not away."""

    team: Team
    template: Template
    day: date
    span: Span
    plan: Plan | None
    loads: frozenset[Load]
    there: list[Member]
    members: list[Member] = field(default_factory=list)


class _Desk:
    """Where the roster is laid out: who is busy when, who is owed what."""

    def __init__(self, rules: PatrolRules, zone: ZoneInfo, known: Known) -> None:
        self._rules, self._zone, self._known = rules, zone, known
        self._teams = {team.code: known.of_team(team.code) for team in known.teams}
        self._busy: Mapping[int, list[Span]] = defaultdict(list, spans_of(known.standing))
        self._nights: defaultdict[tuple[int, date], int] = defaultdict(int)
        self._shares = Shares()
        for one in sorted(known.standing, key=lambda one: (one.shift.starts_at, one.shift.team)):
            self._remember(one)
        self._shares.forgive()

    def _remember(self, one: Manned) -> None:
        shift = one.shift
        there = self._known.there(self._teams.get(shift.team, ()), shift.day, shift.template)
        weighs = shift_loads(self._rules, self._zone, shift)
        for member in one.members:
            self._shares.filled(weighs, [m.id for m in there], member)
            self._nights[member, shift.day.replace(day=1)] += Load.NIGHT in weighs

    def openings(self, days: Sequence[date]) -> list[_Opening]:
        taken = {(one.shift.day, one.shift.template, one.shift.team) for one in self._known.standing}
        found = [
            self._opening(team, template, day)
            for day in days
            for template in self._rules.templates
            for team in self._known.teams
            if (day, template.code, team.code) not in taken
        ]
        wanted = [opening for opening in found if opening is not None]
        return sorted(wanted, key=lambda opening: (opening.day, _weight(opening), opening.span[0], opening.team.code))

    def _opening(self, team: Team, template: Template, day: date) -> _Opening | None:
        plan = plan_on(self._known.plans, day)
        if not template.on(day, peak=plan is not None and plan.peak):
            return None
        span = template.span(day, self._zone)
        there = self._known.there(self._teams[team.code], day, template.code)
        return _Opening(team, template, day, span, plan, loads(self._rules, self._zone, day, *span), there)

    def fill(self, opening: _Opening, strength: int, *, sparing: bool = False) -> None:
        while len(opening.members) < strength:
            member = self._next(opening, sparing)
            if member is None:
                return
            self._put(opening, member)

    def _next(self, opening: _Opening, sparing: bool) -> Member | None:
        free = [m for m in opening.there if m not in opening.members and self._free(opening, m, sparing)]
        if all(youth(member) for member in opening.members):
            free = [member for member in free if not youth(member)] or free
        return min(free, key=lambda member: self._turn(opening, member), default=None)

    def _free(self, opening: _Opening, member: Member, sparing: bool) -> bool:
        if not rested(opening.span, self._busy[member.id], self._rules.rest):
            return False
        full = self._nights[member.id, opening.day.replace(day=1)] >= self._rules.pay_cap
        return not (sparing and full and Load.NIGHT in opening.loads)

    def _turn(self, opening: _Opening, member: Member) -> tuple[object, ...]:
        """Order of turns: the member who is owed most, then the one who had the longest rest."""
        before = [ends for _, ends in self._busy[member.id] if ends <= opening.span[0]]
        return -self._shares.owed(opening.loads, member.id), max(before, default=_LONG_AGO), member.id

    def _put(self, opening: _Opening, member: Member) -> None:
        opening.members.append(member)
        self._busy[member.id].append(opening.span)
        self._nights[member.id, opening.day.replace(day=1)] += Load.NIGHT in opening.loads
        self._shares.filled(opening.loads, [m.id for m in opening.there], member.id)

    def settled(self, opening: _Opening) -> NewShift:
        return new_shift(
            self._rules, opening.team, opening.template, opening.day, opening.span, opening.plan, opening.members
        )


def _weight(opening: _Opening) -> int:
    """Weight among the shifts of one day: the night comes first, for people stay up for it."""
    return next(place for place, load in enumerate((Load.NIGHT, Load.LATE, Load.OTHER)) if load in opening.loads)


def new_shift(
    rules: PatrolRules,
    team: Team,
    template: Template,
    day: date,
    span: Span,
    plan: Plan | None,
    members: Collection[Member],
) -> NewShift:
    """A shift as it is entered, with whoever answers for it."""
    return NewShift(
        day=day,
        template=template.code,
        name=template.name,
        team=team.code,
        starts_at=span[0],
        ends_at=span[1],
        muster=team.muster,
        plan_id=plan.id if plan else None,
        responsible_id=responsible(members, plan),
        minimum=rules.minimum,
        target=rules.target,
        maximum=rules.maximum,
        members=tuple(member.id for member in members),
    )
