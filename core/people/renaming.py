"""How members are called: their name, what they are called by, and how they are addressed (domain notes §3.1, §3.4)."""

from __future__ import annotations

from dataclasses import replace

from core.errors import Forbidden, Invalid, Stale
from core.notify import say
from core.people.joining import tell_name
from core.people.names import default_call_name
from core.people.payloads import Arrival
from core.people.types import HONORIFICS, Member, MemberState
from core.policy import Act, grantable, may, require
from core.speech.folding import clean
from core.speech.names import is_name, is_whole_name
from core.text import Text
from core.work import Work


def may_correct(by: Member, member: Member) -> bool:
    """Whether `by` may correct a name: keepers of the members may, of people whose roles they could give, and
    theirs."""
    return may(by, Act.CORRECT) and (by.id == member.id or member.roles <= grantable(by))


async def member_to_rename(work: Work, by: Member | None, member_id: int) -> Member:
    """The member whose name is about to be corrected."""
    by, member = require(by, Act.CORRECT), await _present(work, member_id)
    if not may_correct(by, member):
        raise Forbidden(Text("error.not_allowed"), member=by.id)
    return member


async def correct_name(work: Work, by: Member | None, member_id: int, full_name: str) -> Member:
    """The call name follows: the last word of the new name, unless another one was chosen that is part of it."""
    member = await member_to_rename(work, by, member_id)
    name = _usable(full_name)
    return await _renamed(work, by, member, replace(member, full_name=name, call_name=_called(member, name)))


async def give_name(work: Work, member: Member | None, full_name: str, *, arrival: Arrival) -> Member:
    """Name a newcomer who came by a code, once: as long as they stand under the name of their account. `Invalid` for
    less than a whole name."""
    member = require(member, Act.CHOOSE_HONORIFIC)
    if member.id != arrival.member or member.full_name != arrival.network_name:
        raise Stale(Text("join.has_name", full_name=member.full_name), member=member.id)
    if not is_whole_name(full_name):
        raise Invalid(Text("join.whole_name"))
    name = clean(full_name)
    named = replace(member, full_name=name, call_name=default_call_name(name))
    if named != member:
        await _write(work, member, named, "name.given", Text("member.name_was_corrected"))
    await tell_name(work, arrival)
    return named


def _called(member: Member, name: str) -> str:
    chosen = member.call_name != default_call_name(member.full_name)
    return member.call_name if chosen and f" {member.call_name} " in f" {name} " else default_call_name(name)


async def correct_call_name(work: Work, by: Member | None, member_id: int, call_name: str) -> Member:
    """For those who are not called by the last word of their name: Y Blơm Niê is Y Blơm."""
    member = await member_to_rename(work, by, member_id)
    return await _renamed(work, by, member, replace(member, call_name=_usable(call_name)))


def _usable(name: str) -> str:
    if not is_name(name):
        raise Invalid(Text("member.no_name"))
    return clean(name)


async def _renamed(work: Work, by: Member | None, member: Member, changed: Member) -> Member:
    if changed != member:
        await _write(work, by, changed, "name.corrected", Text("member.name_was_corrected"))
    return changed


async def choose_honorific(work: Work, by: Member | None, member_id: int, code: str) -> Member:
    """Everybody chooses their own; whoever may correct the name chooses for others. `code` is one of `HONORIFICS`."""
    by = require(by, Act.CHOOSE_HONORIFIC)
    member = by if by.id == member_id else await member_to_rename(work, by, member_id)
    if code not in HONORIFICS:
        raise Stale(Text("error.stale"), member=member_id)
    changed = replace(member, honorific=HONORIFICS[code])
    if changed != member:
        await _write(work, by, changed, "honorific.chosen", Text("member.address_was_corrected"), code)
    return changed


async def _write(work: Work, by: Member | None, changed: Member, act: str, told: Text, detail: str = "") -> None:
    """The audit log says that it was done, not what the names are. The person hears of what others did."""
    await work.tx.people.members.set_name(changed.id, changed.full_name, changed.call_name, changed.honorific)
    by_id = by.id if by else None
    await work.tx.audit.note(act, work.now, by=by_id, subject=f"member {changed.id}", detail=detail)
    account = await work.tx.people.members.account_of(changed.id) if by_id != changed.id and changed.active else None
    if account is not None:
        await say(work, account, told)


async def _present(work: Work, member_id: int) -> Member:
    member = await work.tx.people.members.get(member_id)
    if member.state is MemberState.LEFT:
        raise Stale(Text("error.stale"), member=member_id)
    return member
