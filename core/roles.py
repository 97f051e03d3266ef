"""What the roles are called."""

from __future__ import annotations

from core.people import Role
from core.text import Text

ROLE = {
    Role.VOLUNTEER: Text("role.volunteer"),
    Role.SECURITY_MEMBER: Text("role.security_member"),
    Role.TEAM_LEADER: Text("role.team_leader"),
    Role.DUTY_OFFICER: Text("role.duty_officer"),
    Role.POLICE_OFFICER: Text("role.police_officer"),
    Role.POLICE_CHIEF: Text("role.police_chief"),
    Role.SUPPORT_MEMBER: Text("role.support_member"),
    Role.COMMUNE_LEADER: Text("role.commune_leader"),
    Role.OPERATOR: Text("role.operator"),
}
