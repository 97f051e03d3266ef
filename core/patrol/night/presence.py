"""Presence on a shift: who is there, who is late, missing or silent, as the leader's card and the boards show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.patrol.rules import PatrolRules
from core.patrol.types.shift import Assignment, Shift, Watch
from core.people.types import Member
from core.work import Work

_UNANSWERED = 1  # questions; the first may just have been asked


@dataclass(frozen=True, slots=True)
class Roll:
    """One shift with everybody on it. `watches` are by assignment."""

    shift: Shift
    team: str
    assignments: Sequence[Assignment]
    people: Mapping[int, Member]
    watches: Mapping[int, Watch]
    rules: PatrolRules

    @property
    def here(self) -> list[Assignment]:
        return [a for a in self.assignments if a.on_duty]

    @property
    def left(self) -> list[Assignment]:
        return [a for a in self.assignments if a.out_at is not None]

    @property
    def present(self) -> int:
        """How many are there; of a shift that is closed, how many were."""
        return len(self.left) if self.shift.closed_at else len(self.here)

    @property
    def due(self) -> int:
        """How many should be there: whoever came counts, whatever was said before."""
        return sum(a.in_at is not None or a.expected for a in self.assignments)

    @property
    def missing(self) -> list[Assignment]:
        """Members who have not come and have not said why."""
        return [a for a in self.assignments if a.in_at is None and a.expected and not a.absent]

    @property
    def declined(self) -> list[Assignment]:
        return [a for a in self.assignments if a.in_at is None and not a.expected]

    @property
    def absent(self) -> list[Assignment]:
        return [a for a in self.assignments if a.absent]

    @property
    def late(self) -> list[Assignment]:
        return [a for a in self.assignments if lateness(self.rules, self.shift, a) is not None]

    @property
    def silent(self) -> list[Assignment]:
        return [a for a in self.here if a.id in self.watches and self.watches[a.id].ok_step > _UNANSWERED]

    def name(self, assignment: Assignment) -> str:
        return self.people[assignment.member_id].call_name

    def names(self, assignments: Collection[Assignment]) -> str:
        return ", ".join(self.name(a) for a in assignments)


def lateness(rules: PatrolRules, shift: Shift, assignment: Assignment) -> timedelta | None:
    """How long after the start the member came; None within the grace."""
    if assignment.in_at is None or assignment.in_at - shift.starts_at <= rules.grace:
        return None
    return assignment.in_at - shift.starts_at


async def roll_of(work: Work, shift: Shift) -> Roll:
    return (await rolls_of(work, [shift]))[0]


async def rolls_of(work: Work, shifts: Sequence[Shift]) -> list[Roll]:
    """As `roll_of`, for many shifts in the same few look-ups."""
    ids = [shift.id for shift in shifts]
    on_them = await work.tx.patrol.assignments.of_shifts(ids)
    people = await work.tx.people.members.many({a.member_id for many in on_them.values() for a in many})
    watches = {watch.assignment_id: watch for watch in await work.tx.patrol.watches.of_shifts(ids)}
    teams = {team.code: team.name for team in await work.tx.people.places.teams()}
    rules = work.rules.patrol
    return [Roll(s, teams.get(s.team, s.team), on_them[s.id], people, watches, rules) for s in shifts]
