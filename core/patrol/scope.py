"""Whose shifts are whose: a team's own members and leader, and the police for all of them."""

from __future__ import annotations

from core.errors import Forbidden
from core.patrol.shifts import Shift
from core.people.types import POLICE, Member, Role
from core.policy import Act, may, require
from core.text import Text


def leads(member: Member | None, shift: Shift) -> bool:
    """Whether this member answers for the shift: police, the leader of its team, or the one named responsible."""
    if member is None or not may(member, Act.PATROL):
        return False
    if member.id == shift.responsible_id:
        return True
    return may(member, Act.LEAD) and (member.has(*POLICE) or member.team == shift.team)


def require_lead(member: Member | None, shift: Shift) -> Member:
    """The member, or `Forbidden`."""
    if member is None or not leads(member, shift):
        raise Forbidden(Text("error.not_allowed"), member=member.id if member else 0, shift=shift.id)
    return member


def sees_positions(member: Member, shift: Shift) -> bool:
    """Where members on duty are is for the leader and the duty officers (and chiefs), not for every officer."""
    return leads(member, shift) and (
        member.id == shift.responsible_id or not member.has(*POLICE) or member.has(Role.DUTY_OFFICER, Role.POLICE_CHIEF)
    )


def sees_team(member: Member | None, team: str) -> bool:
    """Whether the roster of a team may be seen: by its own members and the police."""
    return member is not None and may(member, Act.PATROL) and (member.has(*POLICE) or member.team == team)


def teams_of(member: Member | None, act: Act) -> str | None:
    """The one team to which this right is limited, or None for all of them. Raises `Forbidden` without the right, or
    for a leader without a team."""
    member = require(member, act)
    if member.has(*POLICE):
        return None
    if member.team is None:
        raise Forbidden(Text("error.not_allowed"), member=member.id, act=act)
    return member.team
