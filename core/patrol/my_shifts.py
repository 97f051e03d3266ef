"""What a member has before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.patrol.shifts import Duty
from core.people.types import Member
from core.policy import Act, require
from core.work import Work

_A_PAGE, _MOST = 8, 60


@dataclass(frozen=True, slots=True)
class Page:
    """Part of what lies before a member: `first` come before it, `total` are all of them."""

    duties: Sequence[Duty]
    first: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.first - len(self.duties)


async def coming(work: Work, member: Member | None) -> list[Duty]:
    """Published shifts that have not ended, soonest first."""
    member = require(member, Act.PATROL)
    return await work.tx.assignments.coming(member.id, work.now, _MOST)


async def page(work: Work, member: Member | None, first: int) -> Page:
    """The same, cut to a screen. What is not there any more is the first page again."""
    ahead = await coming(work, member)
    first = first if first < len(ahead) else 0
    return Page(ahead[first : first + _A_PAGE], first, len(ahead))


async def for_calendar(work: Work, member: Member | None) -> list[tuple[Duty, str]]:
    """All that are to come, each with the name of its team; and those that come no more, which the calendar of the
    phone may have been told of before."""
    ahead = [duty for duty in await coming(work, member) if duty.assignment.expected]
    off = await work.tx.assignments.called_off(require(member, Act.PATROL).id, work.now)
    teams = {team.code: team.name for team in await work.tx.places.teams()}
    return [(duty, teams.get(duty.shift.team, "")) for duty in (*ahead, *off)]
