"""People of the commune: roles, members, their accounts on the networks, the places and teams."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.text import Text


class Role(StrEnum):
    VOLUNTEER = "volunteer"
    SECURITY_MEMBER = "security_member"
    TEAM_LEADER = "team_leader"
    DUTY_OFFICER = "duty_officer"
    POLICE_OFFICER = "police_officer"
    POLICE_CHIEF = "police_chief"
    SUPPORT_MEMBER = "support_member"
    COMMUNE_LEADER = "commune_leader"
    OPERATOR = "operator"


POLICE_ROLES = frozenset({Role.DUTY_OFFICER, Role.POLICE_OFFICER, Role.POLICE_CHIEF})
PATROL_ROLES = frozenset({Role.VOLUNTEER, Role.SECURITY_MEMBER, Role.TEAM_LEADER}) | POLICE_ROLES

# How people are addressed (domain notes §3.1), by the code that stands on a button.
HONORIFICS = {"comrade": "đồng chí", "anh": "anh", "chi": "chị", "chu": "chú", "co": "cô", "bac": "bác"}


def default_honorific(roles: Collection[Role]) -> str:
    """Police and officials are comrades. Others are "anh/chị" until somebody says which: no name tells."""
    return HONORIFICS["comrade"] if {*POLICE_ROLES, Role.COMMUNE_LEADER} & set(roles) else ""


class MemberState(StrEnum):
    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


class Language(StrEnum):
    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the programmes. `honorific` is how the bot addresses them: "đồng chí", "anh", "chị", "bác"…"""

    id: int
    full_name: str
    call_name: str
    honorific: str
    language: Language
    state: MemberState
    roles: frozenset[Role]
    team: str | None = None
    organisation: str = ""
    phone: str | None = None

    @property
    def active(self) -> bool:
        return self.state is MemberState.ACTIVE

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class DutyTerm:
    """The duty that an officer has taken (Nhận trực). At `due_at` they are asked whether it goes on; `asked_at`, and
    not answered: then it ends."""

    since: datetime
    due_at: datetime
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person about to be entered."""

    full_name: str
    roles: frozenset[Role]
    call_name: str = ""
    honorific: str = ""
    team: str | None = None
    organisation: str = ""
    phone: str | None = None
    language: Language = Language.VI
    state: MemberState = MemberState.ACTIVE


@dataclass(frozen=True, slots=True)
class Account:
    """A person's address on one network. `chat_id` and `external_id` are the network's own ids, as text."""

    id: int
    channel: str
    external_id: str
    chat_id: str
    member_id: int | None
    language: Language
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Sender of the message that is being answered: an account, and the member behind it if it has joined. `watched`:
    the clocks of a shift run for them."""

    account: Account
    member: Member | None
    watched: bool = False

    @property
    def joined(self) -> bool:
        return self.member is not None and self.member.active

    @property
    def language(self) -> Language:
        return self.member.language if self.member else self.account.language


@dataclass(frozen=True, slots=True)
class Hamlet:
    """`code` is stable, the name may change or collide after mergers: "Thôn 1" (Suối Lạnh cũ)."""

    code: str
    name: str
    households: int = 0


@dataclass(frozen=True, slots=True)
class Team:
    code: str
    name: str
    hamlets: tuple[str, ...]
    muster: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A single-use way in. Only the hash of the code is kept; the code itself is shown once to the inviter."""

    id: int
    role: Role
    team: str | None
    member_id: int | None
    created_by: int | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def usable(self, now: datetime) -> bool:
        return self.used_at is None and self.revoked_at is None and now < self.expires_at


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
