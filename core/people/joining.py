"""Joining by a single-use invitation, and the word to whoever made it. Strangers learn nothing from any answer here."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from core.errors import Forbidden, Invalid, Stale
from core.notify import notice
from core.outbox import Priority
from core.people.actions import ShowMember
from core.people.payloads import Arrival
from core.people.types import ROLE, Account, Invitation, Member, MemberState, NewMember, Role, default_honorific
from core.policy import Act, grantable, may, require
from core.screen import Option, Screen, screen
from core.speech.folding import fold
from core.text import Text
from core.times import in_hours
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
        await member_to_change(work, by, Act.INVITE, member_id)
    if role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    return await issue(work, role, team=team, member_id=member_id, by=by.id)


async def issue(
    work: Work, role: Role, *, team: str | None = None, member_id: int | None = None, by: int | None = None
) -> Issued:
    """As `invite`, from the command line of the server, where whoever can run it already has everything."""
    if team is not None and all(known.code != team for known in await work.tx.people.places.teams()):
        raise Stale(Text("error.stale"))
    if member_id is not None:
        await work.tx.people.invitations.revoke_for(member_id, work.now)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    expires_at = work.now + work.rules.invitation_valid_for
    invitation = await work.tx.people.invitations.add(_hash(code), role, team, member_id, by, work.now, expires_at)
    await work.tx.audit.note("invitation.made", work.now, by=by, subject=f"invitation {invitation.id}", detail=role)
    return Issued(invitation, code)


async def issue_known(work: Work, code: str, role: Role, *, team: str | None = None) -> None:
    """An invitation whose code is known beforehand, for training only. Does nothing when it was made already."""
    if await work.tx.people.invitations.find(_hash(code)) is None:
        await work.tx.people.invitations.add(
            _hash(code), role, team, None, None, work.now, work.now + work.rules.invitation_valid_for
        )


async def revoke_invitation(work: Work, by: Member | None, invitation_id: int) -> None:
    by = require(by, Act.INVITE)
    found = next((i for i in await work.tx.people.invitations.open(work.now) if i.id == invitation_id), None)
    if found is None:
        raise Invalid(Text("invite.not_open"), invitation=invitation_id)
    if found.role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), invitation=invitation_id)
    await work.tx.people.invitations.revoke(invitation_id, work.now)
    await work.tx.audit.note("invitation.revoked", work.now, by=by.id, subject=f"invitation {invitation_id}")


class Joined(NamedTuple):
    member: Member
    arrival: Arrival


async def join(work: Work, account: Account, code: str, *, name: str) -> Joined | None:
    """Use a code. `name` is what the network calls the person; where nobody has entered theirs it stands until they
    tell it, or the police correct it. Whoever made the invitation hears of it.

    None when the code never was, is used, expired or revoked: a stranger is not told which.
    """
    invitation = await work.tx.people.invitations.find(_hash(code))
    member = None
    if invitation is not None and invitation.usable(work.now):
        member = await _member_for(work, account, invitation, name)
    if invitation is None or member is None:
        return None
    await work.tx.people.invitations.use(invitation.id, account.id, work.now)
    await work.tx.people.members.link(account.id, member.id)
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
    tries = await work.tx.people.members.count_wrong_code(account.id, work.now)
    if tries == work.rules.wrong_codes_allowed + 1:
        await work.tx.audit.note("stranger.silenced", work.now, by=None, subject=f"account {account.id}")
    return tries <= work.rules.wrong_codes_allowed


async def _member_for(work: Work, account: Account, invitation: Invitation, name: str) -> Member | None:
    own = await work.tx.people.members.get(account.member_id) if account.member_id is not None else None
    if own is not None and not _may_use(own, invitation):
        return None
    member_id = invitation.member_id or account.member_id
    if member_id is None:
        roles = frozenset({invitation.role})
        proper = default_honorific(roles)
        new = NewMember(name, roles, honorific=proper, team=invitation.team, language=account.language)
        return await work.tx.people.members.add(new, work.now)
    member = await work.tx.people.members.get(member_id)
    if member.state is MemberState.SUSPENDED:
        return None
    roles = member.roles | {invitation.role} if member.state is not MemberState.LEFT else frozenset({invitation.role})
    await work.tx.people.members.set_state(member_id, MemberState.ACTIVE)
    await work.tx.people.members.set_roles(member_id, roles)
    if invitation.team is not None:
        await work.tx.people.members.set_team(member_id, invitation.team)
    came = replace(member, state=MemberState.ACTIVE, roles=roles, team=invitation.team or member.team)
    return await addressed(work, came)


async def addressed(work: Work, member: Member) -> Member:
    """Address a member who becomes police or an official as a comrade, unless another honorific was chosen before."""
    if member.honorific or not default_honorific(member.roles):
        return member
    proper = replace(member, honorific=default_honorific(member.roles))
    await work.tx.people.members.set_name(member.id, member.full_name, member.call_name, proper.honorific)
    return proper


def _may_use(own: Member, invitation: Invitation) -> bool:
    """A suspended member comes back by no code, and nobody becomes somebody else by one."""
    if own.state is MemberState.SUSPENDED:
        return False
    return not own.active or invitation.member_id in (None, own.id)


async def member_to_change(work: Work, by: Member | None, act: Act, member_id: int) -> tuple[Member, Member]:
    """Acting member and the member to be changed. Nobody changes their own rights, nor those of somebody whose roles
    they could not give: `Forbidden`."""
    by = require(by, act)
    member = await work.tx.people.members.get(member_id)
    if member.id == by.id or not member.roles <= grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    return by, member


_NAMED_BY_THEN = timedelta(minutes=3)


async def tell_inviter(work: Work, arrival: Arrival) -> None:
    """Tell the inviter of an arrival, after a moment's wait for the name."""
    await _tell(work, arrival, f"{_key(arrival)}used", work.now + _NAMED_BY_THEN)


async def tell_name(work: Work, arrival: Arrival) -> None:
    """The name was told after the inviter had heard that there is none."""
    if not await work.tx.outbox.in_line(arrival.kind, arrival.invitation):
        await _tell(work, arrival, f"{_key(arrival)}named", work.now)


def _key(arrival: Arrival) -> str:
    return f"arrived:{arrival.invitation}:"


async def _tell(work: Work, arrival: Arrival, key: str, not_before: datetime) -> None:
    account = await work.tx.people.members.account_of(arrival.inviter) if arrival.inviter is not None else None
    if account is not None:
        row = notice(arrival, account.id, Priority.DIGEST, key, not_before=not_before)
        await work.tx.outbox.add([row], work.now)


async def arrived(work: Work, arrival: Arrival, reader: Member) -> Screen | None:
    """To whoever may still invite. Without a sound at night."""
    if reader.id != arrival.inviter or not may(reader, Act.INVITE):
        return None
    member = await work.tx.people.members.get(arrival.member)
    team = next((t.name for t in await work.tx.people.places.teams() if t.code == arrival.team), None)
    role = ROLE[Role(arrival.role)]
    as_what = Text("arrived.role_team", role=role, team=team) if team else Text("arrived.role", role=role)
    who = member.full_name
    if who == arrival.network_name:
        said = Text("arrived.unnamed", who=who, as_what=as_what)
    else:
        said = Text("arrived.named", who=who, as_what=as_what)
    open_ = Option(Text("button.open"), ShowMember(member.id).encode())
    shown = screen(said, rows=[[open_]])
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    return replace(shown, silent=True) if night else shown
