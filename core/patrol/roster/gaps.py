"""Why a member cannot be put on a shift, and where the roster has gaps and for what reason. Plain functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.patrol.roster.fairness import Manned
from core.patrol.roster.generator import Known, Span, rested, spans_of, youth
from core.patrol.rules import PatrolRules
from core.patrol.types.shift import Shift, ShiftState
from core.people.types import Member
from core.policy import Act, may


class Hindrance(StrEnum):
    """Obstacle to a member on a shift."""

    INACTIVE = "inactive"  # invited, suspended, left, or of no patrol role
    AWAY = "away"  # on leave, or exempt from this kind
    BUSY = "busy"  # on another shift at that time
    RESTING = "resting"  # too little rest before or after another


def hindrance(rules: PatrolRules, known: Known, shift: Shift, member: Member) -> Hindrance | None:
    """None when the member may be put on it. `known.standing` may hold the shift itself, which does not count."""
    others = spans_of(one for one in known.standing if one.shift.id != shift.id).get(member.id, [])
    return hindered(rules, known, shift, member, others)


def hindered(
    rules: PatrolRules, known: Known, shift: Shift, member: Member, others: Iterable[Span]
) -> Hindrance | None:
    """The same, where it is known when the member is on other shifts."""
    if not may(member, Act.PATROL):
        return Hindrance.INACTIVE
    if not known.there([member], shift.day, shift.template):
        return Hindrance.AWAY
    return _in_the_way(rules, (shift.starts_at, shift.ends_at), others)


def _in_the_way(rules: PatrolRules, span: Span, others: Iterable[Span]) -> Hindrance | None:
    others = list(others)
    if any(starts < span[1] and span[0] < ends for starts, ends in others):
        return Hindrance.BUSY
    return None if rested(span, others, rules.rest) else Hindrance.RESTING


class Why(StrEnum):
    """The reason of a gap that says most."""

    SMALL_TEAM = "small_team"  # the team has no more members
    AWAY = "away"
    BUSY = "busy"  # on another shift, or resting from it
    FREE = "free"  # there are people: they have their nights, or were taken off
    YOUTHS = "youths"  # enough people, but none who may answer for the others
    NO_PLAN = "no_plan"


@dataclass(frozen=True, slots=True)
class Gap:
    """`n` is how many members the reason concerns."""

    shift: Shift
    have: int
    why: Why
    n: int = 0

    @property
    def serious(self) -> bool:
        """Below the minimum, or nobody to answer for it."""
        return self.have < self.shift.minimum or self.why in (Why.YOUTHS, Why.NO_PLAN)


def gaps(rules: PatrolRules, known: Known, manned: Iterable[Manned]) -> list[Gap]:
    """Shifts of these below minimum or target, or with nobody to answer for them; in their order."""
    busy = spans_of(known.standing)
    people = {member.id: member for member in known.members}
    standing = [one for one in manned if one.shift.state in (ShiftState.DRAFT, ShiftState.PUBLISHED)]
    return [gap for one in standing if (gap := _gap(rules, known, one, busy, people)) is not None]


def _gap(
    rules: PatrolRules, known: Known, one: Manned, busy: dict[int, list[Span]], people: dict[int, Member]
) -> Gap | None:
    there = [people[member] for member in one.members if member in people]  # the others were suspended or left
    have = len(there)
    if one.shift.plan_id is None:
        return Gap(one.shift, have, Why.NO_PLAN)
    if have >= one.shift.minimum and all(youth(member) for member in there):
        return Gap(one.shift, have, Why.YOUTHS)
    if have < one.shift.target:
        return Gap(one.shift, have, *_reason(rules, known, one, have, busy))
    return None


def _reason(rules: PatrolRules, known: Known, one: Manned, have: int, busy: dict[int, list[Span]]) -> tuple[Why, int]:
    shift, team = one.shift, known.of_team(one.shift.team)
    needed = shift.minimum if have < shift.minimum else shift.target
    if len(team) < needed:
        return Why.SMALL_TEAM, len(team)
    missing = [member for member in team if member.id not in one.members]
    there = known.there(missing, shift.day, shift.template)
    span = (shift.starts_at, shift.ends_at)
    caught = [m for m in there if _in_the_way(rules, span, busy.get(m.id, [])) is not None]
    tally = Counter({Why.FREE: len(there) - len(caught), Why.BUSY: len(caught), Why.AWAY: len(missing) - len(there)})
    return tally.most_common(1)[0]


def worst_first(found: Sequence[Gap]) -> list[Gap]:
    """The serious ones before the others, each in order of time."""
    return sorted(found, key=lambda gap: (not gap.serious, gap.shift.starts_at, gap.shift.team))
