"""Two signatures under the ledger of a shift: who answers for it, then the police. What changes afterwards takes them
away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from core.errors import Invalid, Stale
from core.notify import notice
from core.outbox import Priority
from core.patrol.access import require_lead
from core.patrol.ledger.counting import Hand, may_sign, over
from core.patrol.ledger.nights import team_for, today_here
from core.patrol.ledger.payloads import Unsigned
from core.patrol.shift_times import to_be_signed_by_police
from core.patrol.types.shift import Event, EventKind, Shift
from core.people.types import POLICE_ROLES, Member
from core.policy import Act, require
from core.text import Text
from core.work import Work

SIGNED_WITHIN = timedelta(
    days=40
)  # how far back the list of what is to be signed goes: last month's is paid this month


async def to_sign(work: Work, member: Member | None) -> list[tuple[Shift, Hand]]:
    """Shifts that wait for this member's own signature, oldest first. A leader's signature is asked of the team's
    leader and of the one named responsible, not of every officer."""
    member = require(member, Act.LEAD)
    shifts = await work.tx.patrol.shifts.between(
        today_here(work) - SIGNED_WITHIN, today_here(work), team_for(member, None)
    )
    hands = [(shift, hand) for shift in shifts for hand in Hand if may_sign(member, shift, hand, work.now)]
    return [(shift, hand) for shift, hand in hands if hand is Hand.POLICE or signs_for(member, shift)]


def signs_for(member: Member, shift: Shift) -> bool:
    """Whether the leader's signature is asked of this member."""
    return shift.responsible_id == member.id or not member.has(*POLICE_ROLES)


async def sign_shift(work: Work, member: Member | None, shift_id: int, hand: Hand) -> Shift:
    shift = await work.tx.patrol.shifts.get(shift_id)
    member = require_lead(member, shift) if hand is Hand.LEADER else require(member, Act.SIGN_NIGHTS)
    await _can_be_signed(work, shift)
    signed = _with_leader(shift, member) if hand is Hand.LEADER else _with_police(shift, member)
    await work.tx.patrol.shifts.save(signed)
    await work.tx.patrol.shifts.log(shift_id, [Event(EventKind.SIGNED, work.now, member.id, ref=hand)])
    await work.tx.audit.note("night.signed", work.now, by=member.id, subject=f"shift {shift_id}", detail=hand)
    return signed


async def _can_be_signed(work: Work, shift: Shift) -> None:
    if not over(shift, work.now):
        raise Invalid(Text("sign.not_over"), shift=shift.id)
    if any(assignment.on_duty for assignment in await work.tx.patrol.assignments.of_shift(shift.id)):
        raise Invalid(Text("sign.still_on_duty"), shift=shift.id)
    if any(one.shift_id == shift.id for one in await work.tx.patrol.corrections.open(shift.team)):
        raise Invalid(Text("sign.correction_waits"), shift=shift.id)


def _with_leader(shift: Shift, member: Member) -> Shift:
    if shift.leader_signed_by is not None:
        raise Stale(Text("sign.already"), shift=shift.id)
    return replace(shift, leader_signed_by=member.id)


def _with_police(shift: Shift, member: Member) -> Shift:
    if shift.police_signed_by is not None:
        raise Stale(Text("sign.already"), shift=shift.id)
    if shift.leader_signed_by is None:
        raise Invalid(Text("sign.leader_first"), shift=shift.id)
    if shift.leader_signed_by == member.id:
        raise Invalid(Text("sign.second_person"), shift=shift.id)
    return replace(shift, police_signed_by=member.id)


async def unsign(work: Work, shift: Shift, by: Member, told: Collection[int] = ()) -> Shift:
    """The ledger of the shift has changed: nobody has signed what it says now, but for the leader who makes the change.
    Whoever else had signed hears of it, unless they are `told` in another message."""
    leader = shift.leader_signed_by if shift.leader_signed_by == by.id else None
    changed = replace(shift, leader_signed_by=leader, police_signed_by=None)
    if changed == shift:
        return shift
    changed = to_be_signed_by_police(work, changed)
    await work.tx.patrol.shifts.save(changed)
    (id_,) = await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.UNSIGNED, work.now, by.id)])
    await work.tx.audit.note("night.unsigned", work.now, by=by.id, subject=f"shift {shift.id}")
    signers = {shift.leader_signed_by, shift.police_signed_by} - {by.id, *told}
    await _tell(work, shift, [signer for signer in signers if signer is not None], id_)
    return changed


async def _tell(work: Work, shift: Shift, signers: Collection[int], event_id: int) -> None:
    accounts = await work.tx.people.members.accounts_of(signers)
    await work.tx.outbox.add(
        [
            notice(Unsigned(shift.id), account.id, Priority.REMINDER, f"unsigned:{event_id}:{account.id}")
            for account in accounts.values()
        ],
        work.now,
    )
