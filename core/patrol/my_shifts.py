"""What a member has before them."""

from __future__ import annotations

from core.patrol.shifts import Duty
from core.people import Member
from core.policy import Act, require
from core.work import Work

LISTED = 8
_IN_THE_CALENDAR = 60


async def coming(work: Work, member: Member | None, limit: int = LISTED) -> list[Duty]:
    """Published shifts that have not ended, soonest first."""
    member = require(member, Act.PATROL)
    return await work.tx.assignments.coming(member.id, work.now, limit)


async def for_calendar(work: Work, member: Member | None) -> list[tuple[Duty, str]]:
    """All that are to come, each with the name of its team; and those that come no more, which the calendar of the
    phone may have been told of before."""
    ahead = [duty for duty in await coming(work, member, _IN_THE_CALENDAR) if duty.assignment.expected]
    off = await work.tx.assignments.called_off(require(member, Act.PATROL).id, work.now)
    teams = {team.code: team.name for team in await work.tx.places.teams()}
    return [(duty, teams.get(duty.shift.team, "")) for duty in (*ahead, *off)]
