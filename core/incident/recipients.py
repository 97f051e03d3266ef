"""From "the duty officer, the team of the hamlet, the chiefs" to people, at the moment of alerting."""

from __future__ import annotations

from collections.abc import Sequence

from core.incident.categories import CATEGORIES
from core.incident.types import AUDIENCE_ROLES, Audience, Incident
from core.people.duty import holding_duty, reachable
from core.people.types import POLICE, Member, Role
from core.policy import allowed_roles
from core.work import Work


async def people_for(work: Work, incident: Incident, audience: Sequence[Audience]) -> list[Member]:
    """Everybody in these groups who may know of the incident, each once. Who has it already is not alerted, nor is the
    reporter to their own report, unless they are police: then they may be the one to take it."""
    found: dict[int, Member] = {}
    for group in audience:
        found.update({m.id: m for m in await _group(work, incident, group)})
    category = CATEGORIES[incident.category]
    closed = allowed_roles(category.audience) if category.restricted else None
    return [m for m in found.values() if _may_be_told(m, incident, closed)]


def _may_be_told(member: Member, incident: Incident, closed: frozenset[Role] | None) -> bool:
    if not member.active or member.id == incident.holder_id:
        return False
    if member.id == incident.reporter_id and (incident.silent or not member.has(*POLICE)):
        return False
    return closed is None or member.has(*closed)


async def _all_of(work: Work, group: Audience) -> list[Member]:
    return await work.tx.people.members.with_roles(AUDIENCE_ROLES[group])


async def _group(work: Work, incident: Incident, group: Audience) -> list[Member]:
    people = work.tx.people.members
    match group:
        case Audience.DUTY:
            have = await holding_duty(work)
            if await reachable(work, have):
                return have
            # Whoever has the duty and cannot be reached now is called with the others later on.
            everybody = await _all_of(work, group)
            return [*have, *await reachable(work, everybody)] or everybody
        case Audience.ON_DUTY:
            return await people.on_duty()
        case Audience.TEAM:
            team = await work.tx.people.places.team_of(incident.hamlet) if incident.hamlet else None
            return await people.of_team(team.code) if team else []
        case Audience.AGAIN:
            alerted = await people.many(await work.tx.incident.alerts.recipients(incident.id))
            return list(alerted.values())
        case _:
            return await people.with_roles(AUDIENCE_ROLES[group])
