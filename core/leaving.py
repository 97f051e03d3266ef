"""Leaving, suspension, restoring and roles: what every feature lets go of when a member's rights end."""

from __future__ import annotations

from dataclasses import replace

from core.errors import Forbidden, Invalid, Stale
from core.incident.filing import file_waiting
from core.incident.release import let_go
from core.notify import say, say_outside
from core.patrol.leaving import come_off, shifts_ahead, tell_restored
from core.people.joining import addressed, changeable
from core.people.types import Account, Member, MemberState, Role
from core.policy import Act, grantable, may, require
from core.text import Text
from core.work import Work


async def leave(work: Work, member: Member | None, account: Account) -> None:
    """Going is as easy as coming; what this person reported and did stays in the record. Said on this account; what
    was begun on others goes out."""
    member = require(member, Act.LEAVE)
    await file_waiting(work, member.id, besides=account.id)
    await work.tx.people.members.set_state(member.id, MemberState.LEFT)
    await work.tx.people.members.set_duty(member.id, None)
    await let_go(work, member)
    await come_off(work, member, member, why="left")
    await work.tx.audit.note("member.left", work.now, by=member.id, subject=f"member {member.id}")


async def before_suspending(work: Work, by: Member | None, member_id: int) -> tuple[Member, int]:
    """Whom it would be, and from how many shifts they would come off. Raises as the suspension would."""
    _, member = await changeable(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    return member, await shifts_ahead(work, member_id)


async def suspend(work: Work, by: Member | None, member_id: int) -> Member:
    """Ends every right at once: the next press or message of this person is refused."""
    by, member = await changeable(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    await file_waiting(work, member_id)  # what was confirmed as kept goes out before the rights end
    await work.tx.people.members.set_state(member_id, MemberState.SUSPENDED)
    await work.tx.people.members.set_duty(member_id, None)
    await work.tx.people.invitations.revoke_for(member_id, work.now)
    await let_go(work, member)
    await come_off(work, member, by, why="suspended")
    for account in await work.tx.people.members.all_accounts(member_id):
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
    by, member = await changeable(work, by, Act.SUSPEND, member_id)
    if member.state is not MemberState.SUSPENDED:  # who left comes back by an invitation, of their own will
        raise Stale(Text("error.stale"), member=member_id)
    await work.tx.people.members.set_state(member_id, MemberState.ACTIVE)
    await work.tx.audit.note("member.restored", work.now, by=by.id, subject=f"member {member_id}")
    account = await work.tx.people.members.account_of(member_id)
    if account is not None:
        await say(work, account, Text("member.you_are_back"))
    restored = replace(member, state=MemberState.ACTIVE)
    await tell_restored(work, restored, by)
    return restored


async def set_role(work: Work, by: Member | None, member_id: int, role: Role, *, on: bool) -> Member:
    """Give a role, or take it away. A member keeps at least one; who loses the right to hold an incident lets go."""
    by, member = await changeable(work, by, Act.SET_ROLES, member_id)
    if role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    changed = replace(member, roles=member.roles | {role} if on else member.roles - {role})
    if not changed.roles:
        raise Invalid(Text("member.last_role"), member=member_id)
    if changed.roles == member.roles:
        return member
    if not may(changed, Act.REPORT):
        await file_waiting(work, member_id)
    await work.tx.people.members.set_roles(member_id, changed.roles)
    if not may(changed, Act.TAKE_DUTY):
        await work.tx.people.members.set_duty(member_id, None)
    await let_go(work, member, unless_allowed=changed)
    if not may(changed, Act.PATROL):
        await come_off(work, member, by, why="role")
    act = "role.given" if on else "role.taken"
    await work.tx.audit.note(act, work.now, by=by.id, subject=f"member {member_id}", detail=role)
    return await addressed(work, changed)
