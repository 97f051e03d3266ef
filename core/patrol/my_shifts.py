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
    """All that are to come and to which the member has not said no, each with the name of its team."""
    teams = {team.code: team.name for team in await work.tx.places.teams()}
    duties = await coming(work, member, _IN_THE_CALENDAR)
    return [(duty, teams.get(duty.shift.team, "")) for duty in duties if duty.assignment.expected]
