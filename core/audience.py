"""From "the duty officer, the team of the hamlet, the chiefs" to people, at the moment of alerting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.categories import CATEGORIES
from core.incidents import AUDIENCE_ROLES, Audience, Incident
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


async def duty_officers(work: Work, *, without: Collection[int] = ()) -> list[Member]:
    """Who has the duty, as far as they can be reached; else every duty officer who can, else the chiefs: what is for
    the duty officer must not be told to nobody. `without` are members who are out of the question."""
    return (
        await _reachable(work, await _took_duty(work), without)
        or await _reachable(work, await _all_of(work, Audience.DUTY), without)
        or await _reachable(work, await _all_of(work, Audience.CHIEF), without)
    )


async def _took_duty(work: Work) -> list[Member]:
    return [m for m in await work.tx.people.took_duty() if m.has(Role.DUTY_OFFICER, Role.POLICE_CHIEF)]


async def _all_of(work: Work, group: Audience) -> list[Member]:
    return await work.tx.people.with_roles(AUDIENCE_ROLES[group])


async def _reachable(work: Work, members: Sequence[Member], without: Collection[int] = ()) -> list[Member]:
    wanted = [m for m in members if m.id not in without]
    have_a_phone = await work.tx.people.accounts_of([m.id for m in wanted]) if wanted else {}
    return [m for m in wanted if m.id in have_a_phone]


async def _group(work: Work, incident: Incident, group: Audience) -> list[Member]:
    people = work.tx.people
    match group:
        case Audience.DUTY:
            have = await _took_duty(work)
            if await _reachable(work, have):
                return have
            # Whoever has the duty and cannot be reached now is called with the others later on.
            everybody = await _all_of(work, group)
            return [*have, *await _reachable(work, everybody)] or everybody
        case Audience.ON_DUTY:
            return await people.on_duty()
        case Audience.TEAM:
            team = await work.tx.places.team_of(incident.hamlet) if incident.hamlet else None
            return await people.of_team(team.code) if team else []
        case Audience.AGAIN:
            alerted = await people.many(await work.tx.alerts.recipients(incident.id))
            return list(alerted.values())
        case _:
            return await people.with_roles(AUDIENCE_ROLES[group])
