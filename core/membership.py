"""Joining and leaving: single-use invitations, roles, suspension. Strangers learn nothing from any answer here."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.arrivals import Arrival, tell_inviter
from core.errors import Forbidden, Invalid, Stale
from core.letting_go import let_go
from core.names import fold
from core.patrol.departing import come_off
from core.patrol.returning import shifts_ahead, tell_restored
from core.people import Account, Invitation, Language, Member, MemberState, NewMember, Role, default_honorific
from core.policy import Act, grantable, may, require
from core.report import file_waiting
from core.telling import say, say_outside
from core.text import Text
from core.work import Work

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters that are read as digits on a printed slip
_CODE_LENGTH = 16  # 79 bits: cannot be guessed, and typed in four groups of four when there is no camera
_CODE = re.compile(rf"^[{_ALPHABET}]{{{_CODE_LENGTH}}}$")
_GROUPED = re.compile(r"^\S{16}$|^\S{4}([ -]\S{4}){3}$")


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation with its code in clear: the only moment at which it is known."""

    invitation: Invitation
    code: str

    @property
    def grouped(self) -> str:
        return " ".join(self.code[i : i + 4] for i in range(0, len(self.code), 4))


def is_code(typed: str) -> bool:
    """Whether a member's message can only be a code: sixteen characters in one piece or in fours."""
    return bool(_GROUPED.match(fold(typed))) and read_code(typed) is not None


def read_code(typed: str) -> str | None:
    """The invitation code in a typed message ("K7Q2 …"), or None when it does not look like one."""
    code = re.sub(r"[\s-]", "", fold(typed))
    return code if _CODE.match(code) else None


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


async def invite(
    work: Work, by: Member | None, role: Role, *, team: str | None = None, member_id: int | None = None
) -> Issued:
    """A new single-use code for a role, bound to a known member where there is one."""
    by = require(by, Act.INVITE)
    if member_id is not None:
        await _about(work, by, Act.INVITE, member_id)
    if role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    return await issue(work, role, team=team, member_id=member_id, by=by.id)


async def issue(
    work: Work, role: Role, *, team: str | None = None, member_id: int | None = None, by: int | None = None
) -> Issued:
    """As `invite`, from the command line of the server, where whoever can run it already has everything."""
    if team is not None and all(known.code != team for known in await work.tx.places.teams()):
        raise Stale(Text("error.stale"))
    if member_id is not None:
        await work.tx.invitations.revoke_for(member_id, work.now)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    expires_at = work.now + work.rules.invitation_valid_for
    invitation = await work.tx.invitations.add(_hash(code), role, team, member_id, by, work.now, expires_at)
    await work.tx.audit.note("invitation.made", work.now, by=by, subject=f"invitation {invitation.id}", detail=role)
    return Issued(invitation, code)


async def issue_known(work: Work, code: str, role: Role, *, team: str | None = None) -> None:
    """An invitation whose code is known beforehand, for training only. Does nothing when it was made already."""
    if await work.tx.invitations.find(_hash(code)) is None:
        await work.tx.invitations.add(
            _hash(code), role, team, None, None, work.now, work.now + work.rules.invitation_valid_for
        )


async def revoke_invitation(work: Work, by: Member | None, invitation_id: int) -> None:
    by = require(by, Act.INVITE)
    found = next((i for i in await work.tx.invitations.open(work.now) if i.id == invitation_id), None)
    if found is None:
        raise Invalid(Text("invite.not_open"), invitation=invitation_id)
    if found.role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), invitation=invitation_id)
    await work.tx.invitations.revoke(invitation_id, work.now)
    await work.tx.audit.note("invitation.revoked", work.now, by=by.id, subject=f"invitation {invitation_id}")


class Joined(NamedTuple):
    member: Member
    arrival: Arrival


async def join(work: Work, account: Account, code: str, *, name: str) -> Joined | None:
    """Use a code. `name` is what the network calls the person; where nobody has entered theirs it stands until they
    tell it, or the police correct it. Whoever made the invitation hears of it.

    None when the code never was, is used, expired or revoked: a stranger is not told which.
    """
    invitation = await work.tx.invitations.find(_hash(code))
    member = None
    if invitation is not None and invitation.usable(work.now):
        member = await _member_for(work, account, invitation, name)
    if invitation is None or member is None:
        return None
    await work.tx.invitations.use(invitation.id, account.id, work.now)
    await work.tx.people.link(account.id, member.id)
    await work.tx.audit.note("member.joined", work.now, by=member.id, subject=f"invitation {invitation.id}")
    new = invitation.member_id is None and account.member_id is None
    arrival = Arrival(
        invitation.id, invitation.created_by, member.id, invitation.role, invitation.team, name if new else None
    )
    await tell_inviter(work, arrival)
    return Joined(member, arrival)


async def may_be_answered(work: Work, account: Account) -> bool:
    """Whether a stranger still gets the polite sentence. Guessing is pointless (79 bits) but noisy: past the limit of
    an hour it is written down once and no longer answered."""
    tries = await work.tx.people.count_wrong_code(account.id, work.now)
    if tries == work.rules.wrong_codes_allowed + 1:
        await work.tx.audit.note("stranger.silenced", work.now, by=None, subject=f"account {account.id}")
    return tries <= work.rules.wrong_codes_allowed


async def _member_for(work: Work, account: Account, invitation: Invitation, name: str) -> Member | None:
    own = await work.tx.people.get(account.member_id) if account.member_id is not None else None
    if own is not None and not _may_use(own, invitation):
        return None
    member_id = invitation.member_id or account.member_id
    if member_id is None:
        roles = frozenset({invitation.role})
        proper = default_honorific(roles)
        new = NewMember(name, roles, honorific=proper, team=invitation.team, language=account.language)
        return await work.tx.people.add(new, work.now)
    member = await work.tx.people.get(member_id)
    if member.state is MemberState.SUSPENDED:
        return None
    roles = member.roles | {invitation.role} if member.state is not MemberState.LEFT else frozenset({invitation.role})
    await work.tx.people.set_state(member_id, MemberState.ACTIVE)
    await work.tx.people.set_roles(member_id, roles)
    if invitation.team is not None:
        await work.tx.people.set_team(member_id, invitation.team)
    came = replace(member, state=MemberState.ACTIVE, roles=roles, team=invitation.team or member.team)
    return await _addressed(work, came)


async def _addressed(work: Work, member: Member) -> Member:
    """Who becomes police or an official is a comrade, unless another honorific was chosen before."""
    if member.honorific or not default_honorific(member.roles):
        return member
    proper = replace(member, honorific=default_honorific(member.roles))
    await work.tx.people.set_name(member.id, member.full_name, member.call_name, proper.honorific)
    return proper


def _may_use(own: Member, invitation: Invitation) -> bool:
    """A suspended member comes back by no code, and nobody becomes somebody else by one."""
    if own.state is MemberState.SUSPENDED:
        return False
    return not own.active or invitation.member_id in (None, own.id)


async def leave(work: Work, member: Member | None, account: Account) -> None:
    """Going is as easy as coming; what this person reported and did stays in the record. Said on this account; what
    was begun on others goes out."""
    member = require(member, Act.LEAVE)
    await file_waiting(work, member.id, besides=account.id)
    await work.tx.people.set_state(member.id, MemberState.LEFT)
    await work.tx.people.set_duty(member.id, None)
    await let_go(work, member)
    await come_off(work, member, member, why="left")
    await work.tx.audit.note("member.left", work.now, by=member.id, subject=f"member {member.id}")


async def before_suspending(work: Work, by: Member | None, member_id: int) -> tuple[Member, int]:
    """Whom it would be, and from how many shifts they would come off. Raises as the suspension would."""
    _, member = await _about(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    return member, await shifts_ahead(work, member_id)


async def suspend(work: Work, by: Member | None, member_id: int) -> Member:
    """Ends every right at once: the next press or message of this person is refused."""
    by, member = await _about(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    await file_waiting(work, member_id)  # what was confirmed as kept goes out before the rights end
    await work.tx.people.set_state(member_id, MemberState.SUSPENDED)
    await work.tx.people.set_duty(member_id, None)
    await work.tx.invitations.revoke_for(member_id, work.now)
    await let_go(work, member)
    await come_off(work, member, by, why="suspended")
    for account in await work.tx.people.all_accounts(member_id):
        await say_outside(work, account, outside(work, MemberState.SUSPENDED))
    await work.tx.audit.note("member.suspended", work.now, by=by.id, subject=f"member {member_id}")
    return replace(member, state=MemberState.SUSPENDED)


def outside(work: Work, state: MemberState) -> Text:
    """What somebody hears who is no member any more: why nothing they write is read, and whom to call."""
    police, phone = work.rules.police, work.rules.duty_phone
    if state is MemberState.SUSPENDED:
        return (
            Text("outside.suspended_phone", police=police, phone=phone)
            if phone
            else Text("outside.suspended", police=police)
        )
    return Text("outside.left_phone", police=police, phone=phone) if phone else Text("outside.left", police=police)


def outside_sos(work: Work) -> Text:
    """ "Cứu!" of somebody whose messages reach nobody."""
    police, phone = work.rules.police, work.rules.duty_phone
    return Text("outside.sos_phone", police=police, phone=phone) if phone else Text("outside.sos")


async def restore(work: Work, by: Member | None, member_id: int) -> Member:
    by, member = await _about(work, by, Act.SUSPEND, member_id)
    if member.state is not MemberState.SUSPENDED:  # who left comes back by an invitation, of their own will
        raise Stale(Text("error.stale"), member=member_id)
    await work.tx.people.set_state(member_id, MemberState.ACTIVE)
    await work.tx.audit.note("member.restored", work.now, by=by.id, subject=f"member {member_id}")
    account = await work.tx.people.account_of(member_id)
    if account is not None:
        await say(work, account, Text("member.you_are_back"))
    restored = replace(member, state=MemberState.ACTIVE)
    await tell_restored(work, restored, by)
    return restored


async def set_role(work: Work, by: Member | None, member_id: int, role: Role, *, on: bool) -> Member:
    """Give a role, or take it away. A member keeps at least one; who loses the right to hold an incident lets go."""
    by, member = await _about(work, by, Act.SET_ROLES, member_id)
    if role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    changed = replace(member, roles=member.roles | {role} if on else member.roles - {role})
    if not changed.roles:
        raise Invalid(Text("member.last_role"), member=member_id)
    if changed.roles == member.roles:
        return member
    if not may(changed, Act.REPORT):
        await file_waiting(work, member_id)
    await work.tx.people.set_roles(member_id, changed.roles)
    if not may(changed, Act.TAKE_DUTY):
        await work.tx.people.set_duty(member_id, None)
    await let_go(work, member, unless_allowed=changed)
    if not may(changed, Act.PATROL):
        await come_off(work, member, by, why="role")
    act = "role.given" if on else "role.taken"
    await work.tx.audit.note(act, work.now, by=by.id, subject=f"member {member_id}", detail=role)
    return await _addressed(work, changed)


async def _about(work: Work, by: Member | None, act: Act, member_id: int) -> tuple[Member, Member]:
    """Nobody changes their own rights, nor those of somebody whose roles they could not give."""
    by = require(by, act)
    member = await work.tx.people.get(member_id)
    if member.id == by.id or not member.roles <= grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    return by, member


async def find_members(work: Work, by: Member | None, words: str) -> list[Member]:
    """By any part of the name, with or without diacritics."""
    require(by, Act.SEE_MEMBERS)
    return await work.tx.people.search(fold(words))


async def see_member(work: Work, by: Member | None, member_id: int) -> Member:
    require(by, Act.SEE_MEMBERS)
    return await work.tx.people.get(member_id)


async def choose_language(work: Work, account: Account, member: Member | None, language: Language) -> None:
    await work.tx.people.set_account_language(account.id, language)
    if member is not None:
        await work.tx.people.set_language(member.id, language)
