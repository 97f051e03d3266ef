"""Rights: one table of acts and roles, complete for every act and role, asked inside every use case on every press."""

from __future__ import annotations

from enum import StrEnum

from core.errors import Forbidden
from core.incident.categories import CATEGORIES
from core.incident.types import AUDIENCE_ROLES, Audience, Category, Incident, Scope
from core.people.types import POLICE_ROLES, Member, Role
from core.text import Text


class Act(StrEnum):
    REPORT = "report"
    TAKE = "take"
    HELP = "help"
    LIST_INCIDENTS = "list_incidents"
    SEE_REPORTER = "see_reporter"
    REOPEN = "reopen"  # what others closed; who closed it may anyway
    TAKE_DUTY = "take_duty"
    INVITE = "invite"
    SEE_MEMBERS = "see_members"
    SUSPEND = "suspend"
    SET_ROLES = "set_roles"
    CORRECT = "correct"  # names, and how people are addressed
    CHOOSE_HONORIFIC = "choose_honorific"  # one's own
    LEAVE = "leave"
    PATROL = "patrol"  # be on shifts, and see the roster of one's own team
    LEAD = "lead"  # answer for shifts: a leader for the own team, police for all
    PLAN = "plan"  # make the roster
    SIGN_NIGHTS = "sign_nights"  # the police's signature under a night, and the list for payment


_ROLES = (
    Role.VOLUNTEER,
    Role.SECURITY_MEMBER,
    Role.TEAM_LEADER,
    Role.DUTY_OFFICER,
    Role.POLICE_OFFICER,
    Role.POLICE_CHIEF,
    Role.SUPPORT_MEMBER,
    Role.COMMUNE_LEADER,
    Role.OPERATOR,
)
# One column a role, in the order above: + may, - may not.
_MATRIX = {
    #                   V S L D P C M U O
    Act.REPORT: "        + + + + + + + + -",
    Act.TAKE: "          - - - + + + - + -",
    Act.HELP: "          + + + + + + - - -",
    Act.LIST_INCIDENTS: "- - - + + + - + -",
    Act.SEE_REPORTER: "  - - - + - + - - -",
    Act.REOPEN: "        - - - + - + - - -",
    Act.TAKE_DUTY: "     - - - + - + - - -",
    Act.INVITE: "        - - - - + + - - +",
    Act.SEE_MEMBERS: "   - - - - + + - - +",
    Act.SUSPEND: "       - - - - + + - - +",
    Act.SET_ROLES: "     - - - - + + - - +",
    Act.CORRECT: "       - - - - + + - - +",
    Act.CHOOSE_HONORIFIC: "+ + + + + + + + +",
    Act.LEAVE: "         + + + + + + + + +",
    Act.PATROL: "        + + + + + + - - -",
    Act.LEAD: "          - - + + + + - - -",
    Act.PLAN: "          - - - + + + - - -",
    Act.SIGN_NIGHTS: "   - - - - + + - - -",
}
TABLE: dict[Act, dict[Role, bool]] = {
    act: {role: mark == "+" for role, mark in zip(_ROLES, row.split(), strict=True)} for act, row in _MATRIX.items()
}

_FIELD_ROLES = frozenset({Role.VOLUNTEER, Role.SECURITY_MEMBER, Role.TEAM_LEADER, Role.SUPPORT_MEMBER})
# What each role may give to others. Only chiefs make police; the operator starts the whole and makes chiefs.
_GRANTS: dict[Role, frozenset[Role]] = {
    Role.POLICE_OFFICER: _FIELD_ROLES,
    Role.POLICE_CHIEF: frozenset(Role) - {Role.OPERATOR},
    Role.OPERATOR: _FIELD_ROLES | {Role.POLICE_CHIEF, Role.OPERATOR},
}


def may(member: Member | None, act: Act) -> bool:
    """Whether today's roles allow the act. Nobody who is not an active member may do anything."""
    return member is not None and member.active and any(TABLE[act][role] for role in member.roles)


def roles_that_may(act: Act) -> frozenset[Role]:
    """The roles to which the table gives this act."""
    return frozenset(role for role, allowed in TABLE[act].items() if allowed)


def require(member: Member | None, act: Act) -> Member:
    """The member, or `Forbidden`."""
    if member is None or not may(member, act):
        raise Forbidden(Text("error.not_allowed"), member=member.id if member else 0, act=act)
    return member


def grantable(member: Member) -> frozenset[Role]:
    """Roles this member may give, take away, or invite for."""
    return frozenset[Role]().union(*(_GRANTS.get(role, frozenset()) for role in member.roles))


def may_see(member: Member, incident: Incident, *, alerted: bool) -> bool:
    """Police see incidents; others those they were alerted to. A restricted one is for its audience's roles alone.
    Whoever raised one in silence sees nothing of it: somebody may be looking over their shoulder."""
    category = CATEGORIES[incident.category]
    if not member.active or (incident.silent and member.id == incident.reporter_id):
        return False
    return _kind_seen(member, category, alerted=alerted)


def scope_of(member: Member) -> Scope:
    """The same for lists, which are cut to length after it and never before."""

    def seen(category: Category, alerted: bool) -> bool:
        return member.active and _kind_seen(member, category, alerted=alerted)

    always, alerted = (frozenset(c.code for c in CATEGORIES.values() if seen(c, known)) for known in (False, True))
    return Scope(member.id, always, alerted)


def _kind_seen(member: Member, category: Category, *, alerted: bool) -> bool:
    if category.restricted:
        return member.has(*allowed_roles(category.audience))
    return alerted or member.has(*POLICE_ROLES)


def allowed_roles(audience: tuple[Audience, ...]) -> frozenset[Role]:
    """The roles of an audience, for categories whose audience is closed."""
    return frozenset[Role]().union(*(AUDIENCE_ROLES[a] for a in audience))
