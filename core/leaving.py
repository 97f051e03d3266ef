"""Leaving, suspension, restoring and roles: what every feature lets go of when a member's rights end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from core.errors import Forbidden, Invalid, Stale
from core.feature import Gone
from core.features import FEATURES
from core.notify import say, say_outside
from core.patrol.leaving import shifts_ahead, tell_restored
from core.people.joining import addressed, member_to_change
from core.people.types import Account, Member, MemberState, Role
from core.policy import Act, grantable, require
from core.text import Text
from core.work import Work


async def leave_programme(work: Work, member: Member | None, account: Account) -> None:
    """Going is as easy as coming; what this person reported and did stays in the record. Said on this account; what
    was begun on others goes out."""
    member = require(member, Act.LEAVE)
    gone = Gone("left", member, account=account.id)
    await _let_go(work, member, gone, lambda: work.tx.people.members.set_state(member.id, MemberState.LEFT))
    await work.tx.audit.note("member.left", work.now, by=member.id, subject=f"member {member.id}")


async def _let_go(work: Work, member: Member, gone: Gone, end: Callable[[], Awaitable[None]]) -> None:
    """Every feature in its order, once before the rights `end` and once after."""
    for feature in FEATURES:
        if feature.before_leaving is not None:
            await feature.before_leaving(work, member, gone)
    await end()
    for feature in FEATURES:
        if feature.leaving is not None:
            await feature.leaving(work, member, gone)


async def before_suspending(work: Work, by: Member | None, member_id: int) -> tuple[Member, int]:
    """Member to be suspended, and the number of shifts they would come off. Raises as the suspension would."""
    _, member = await member_to_change(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    return member, await shifts_ahead(work, member_id)


async def suspend(work: Work, by: Member | None, member_id: int) -> Member:
    """Ends every right at once: the next press or message of this person is refused."""
    by, member = await member_to_change(work, by, Act.SUSPEND, member_id)
    if member.state not in (MemberState.ACTIVE, MemberState.INVITED):
        raise Stale(Text("error.stale"), member=member_id)
    gone = Gone("suspended", by)
    await _let_go(work, member, gone, lambda: work.tx.people.members.set_state(member_id, MemberState.SUSPENDED))
    for account in await work.tx.people.members.all_accounts(member_id):
        await say_outside(work, account, outside(work, MemberState.SUSPENDED))
    await work.tx.audit.note("member.suspended", work.now, by=by.id, subject=f"member {member_id}")
    return replace(member, state=MemberState.SUSPENDED)


def outside(work: Work, state: MemberState) -> Text:
    """Answer to somebody who is no member any more: why nothing they write is read, and whom to call."""
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
    by, member = await member_to_change(work, by, Act.SUSPEND, member_id)
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
    by, member = await member_to_change(work, by, Act.SET_ROLES, member_id)
    if role not in grantable(by):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    changed = replace(member, roles=member.roles | {role} if on else member.roles - {role})
    if not changed.roles:
        raise Invalid(Text("member.last_role"), member=member_id)
    if changed.roles == member.roles:
        return member
    gone = Gone("role", by, remains=changed)
    await _let_go(work, member, gone, lambda: work.tx.people.members.set_roles(member_id, changed.roles))
    act = "role.given" if on else "role.taken"
    await work.tx.audit.note(act, work.now, by=by.id, subject=f"member {member_id}", detail=role)
    return await addressed(work, changed)
