"""Members who could go on a shift: not on another, rested, not away, and able to be reached."""

from __future__ import annotations

from core.errors import Invalid
from core.patrol.types.shift import Shift
from core.people.types import PATROL_ROLES, POLICE_ROLES, Member
from core.text import Text
from core.work import Work


async def free_for(work: Work, shift: Shift) -> list[Member]:
    """Everybody who is free for it and not on it: the own team first, then the others who go on patrol. Police are
    asked for the shifts of a team only where they belong to it: the night has its own police. Who has said that they
    cannot at that hour, whatever team it was for, is not asked again; a gap they may still take."""
    people = work.tx.people.members
    team = await people.of_team(shift.team)
    others = [m for m in await people.with_roles(PATROL_ROLES - POLICE_ROLES) if m.team != shift.team]
    pool = [m for m in [*team, *others] if m.has(*PATROL_ROLES)]
    barred = await _busy(work, shift) | await away_then(work, shift) | await _on_it(work, shift)
    barred |= await work.tx.patrol.assignments.declined(shift.starts_at, shift.ends_at)
    reachable = await people.accounts_of([m.id for m in pool])
    return [m for m in pool if m.id in reachable and m.id not in barred]


async def require_free(work: Work, shift: Shift, member: Member) -> None:
    """`Invalid` with the reason when this member cannot go on it as things stand now."""
    why = await why_not(work, shift, member)
    if why is not None:
        raise Invalid(why, member=member.id, shift=shift.id)


async def why_not(work: Work, shift: Shift, member: Member) -> Text | None:
    if member.id in await _on_it(work, shift):
        return Text("free.on_it")
    if member.id in await _busy(work, shift):
        return Text("free.busy")
    if member.id in await away_then(work, shift):
        return Text("free.away")
    return None


async def _busy(work: Work, shift: Shift) -> set[int]:
    """On a shift that overlaps, or comes too soon before or after."""
    rest = work.rules.patrol.rest
    return await work.tx.patrol.assignments.busy(shift.starts_at - rest, shift.ends_at + rest)


async def away_then(work: Work, shift: Shift) -> set[int]:
    """Members on leave on the shift's day, or exempt from its kind."""
    absences = await work.tx.patrol.absences.between(shift.day, shift.day)
    return {a.member_id for a in absences if not a.templates or shift.template in a.templates}


async def _on_it(work: Work, shift: Shift) -> set[int]:
    return {a.member_id for a in await work.tx.patrol.assignments.of_shift(shift.id)}
