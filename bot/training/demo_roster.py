"""The week's roster of the training commune: whoever holds a phone of the page has shifts tonight.

Teams nobody plays have none: the duty officer's phone would tell all night that they did not come."""

from __future__ import annotations

from datetime import timedelta

from core.patrol.roster.publishing import lay_out, make_public
from core.people.types import PATROL_ROLES
from core.times import today
from core.work import Work

_DAYS = 7


async def around_today(work: Work) -> None:
    """From the night that is under way on, published without a word. Does nothing when there is a roster already."""
    day = today(work.now, work.rules.zone)
    days = [day + timedelta(days=n) for n in range(-1, _DAYS)]
    if await work.tx.patrol.shifts.between(days[0], days[-1]):
        return
    laid, played = await lay_out(work, days, running=True), await _played(work)
    await make_public(work, [shift for shift in laid if shift.team in played], by=None)
    await work.tx.patrol.shifts.remove_drafts(days[0], days[-1])


async def _played(work: Work) -> set[str | None]:
    """The teams of those with a phone."""
    members = await work.tx.people.members.with_roles(PATROL_ROLES)
    reachable = await work.tx.people.members.accounts_of([member.id for member in members])
    return {member.team for member in members if member.id in reachable}
