"""Nhờ thay: one member goes in the place of another. Both agree to it, and the leader where that is the rule.

Every step is told to both and to the leader, and stands in the log of the shift and in the audit. Who presses later,
or with somebody else's button, changes nothing: all of it is looked at again in the transaction of the press.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.errors import Forbidden, Invalid, Stale
from core.notify import tell
from core.patrol.access import leads, own_duty, require_coming, require_lead
from core.patrol.responsible import gave_away, settle, tell_settled
from core.patrol.shift_times import waiting_for_leader, with_reminders
from core.patrol.staffing.availability import away_then, free_for, require_free, why_not
from core.patrol.staffing.leave_on_shifts import as_before
from core.patrol.staffing.payloads import SubstituteAsked
from core.patrol.staffing.strength import short_after, worried
from core.patrol.staffing.substitute_questions import also_asked, ask_leaders, log_request, tell_others, tell_step
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Answer, Assignment, Duty, EventKind, Origin, Shift
from core.people.types import Member
from core.policy import Act, may, require
from core.text import Text
from core.work import Work

_STANDING = (AskState.OPEN, AskState.ACCEPTED)


# -- asking ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """Members that one may ask: those who have declined already come last. `open` is the request that stands."""

    open: Ask | None
    free: list[Member]
    declined: list[Member]


async def may_stand_in(work: Work, member: Member | None, shift_id: int) -> Choice:
    duty = await own_duty(work, member, shift_id)
    standing = await work.tx.patrol.asks.open_for(duty.assignment.id)
    if standing is not None and standing.state is AskState.ACCEPTED:  # the leader decides, nobody else is asked
        return Choice(standing, [], [])
    free, declined = await _free(work, duty)
    asked = standing.to_id if standing is not None else None
    return Choice(standing, [m for m in free if m.id != asked], [m for m in declined if m.id != asked])


async def _free(work: Work, duty: Duty) -> tuple[list[Member], list[Member]]:
    """Those who are free, and of them apart those who have declined to go for this member."""
    own, free = duty.assignment.member_id, await free_for(work, duty.shift)
    events = await work.tx.patrol.shifts.events(duty.shift.id)
    said_no = {e.by_id for e in events if e.ref == AskState.DECLINED and e.member_id == own}
    return [m for m in free if m.id not in said_no], [m for m in free if m.id in said_no]


async def ask_one(work: Work, member: Member | None, shift_id: int, to_id: int) -> Ask:
    """Ask one person. A request that was open before is withdrawn: one at a time."""
    duty = await own_duty(work, member, shift_id)
    partner = next((m for m in await free_for(work, duty.shift) if m.id == to_id), None)
    if partner is None:
        raise Invalid(Text("sub.not_free"), shift=shift_id)
    return await _ask(work, duty, [partner], to_id)


async def ask_everybody(work: Work, member: Member | None, shift_id: int) -> tuple[Ask, int]:
    """Offer it to everybody who is free and has not declined; how many they are."""
    duty = await own_duty(work, member, shift_id)
    free, declined = await _free(work, duty)
    if not free:
        raise Invalid(Text("sub.all_declined") if declined else Text("sub.nobody_free"), shift=shift_id)
    return await _ask(work, duty, free, None), len(free)


async def _ask(work: Work, duty: Duty, to: list[Member], to_id: int | None) -> Ask:
    shift, assignment = duty.shift, duty.assignment
    before = await work.tx.patrol.asks.open_for(assignment.id)
    if before is not None and before.state is AskState.ACCEPTED:
        raise Stale(Text("sub.waits_for_leader"), shift=shift.id)
    if before is not None and before.to_id == to_id:
        return before
    if before is not None:
        await _supersede(work, before, to)
    ask = Ask(0, assignment.id, shift.id, assignment.member_id, to_id, AskState.OPEN, work.now)
    ask = await work.tx.patrol.asks.add(ask)
    await log_request(work, ask, EventKind.ASKED, "asked", by=ask.from_id, ref=str(to_id or "all"))
    new = [m for m in to if before is None or m.id != before.to_id]  # the other has it on the screen
    await tell(work, new, SubstituteAsked(ask.id), f"ask:{ask.id}", expires_at=shift.starts_at)
    await tell_others(work, ask, "asked", by=ask.from_id, besides=[m.id for m in to])
    return ask


async def _supersede(work: Work, before: Ask, to: Collection[Member]) -> None:
    """Another request in its place. Who was asked alone hears that nobody need go, unless the new one is meant for them
    as well; the leader hears of the new one."""
    ended = await _end(work, before, AskState.WITHDRAWN, by=before.from_id, told=False)
    if before.to_id is None or before.to_id in [m.id for m in to]:
        return
    shift, alone = await work.tx.patrol.shifts.get(before.shift_id), await work.tx.people.members.get(before.to_id)
    await tell_step(work, shift, [alone], ended, AskState.WITHDRAWN, by=before.from_id)


async def withdraw_request(work: Work, member: Member | None, ask_id: int) -> Ask:
    """The one who asked takes it back, as long as nobody goes instead."""
    member, ask = require(member, Act.PATROL), await work.tx.patrol.asks.get(ask_id)
    if ask.from_id != member.id:
        raise Forbidden(Text("error.not_allowed"), member=member.id, ask=ask_id)
    if ask.state not in _STANDING:
        raise Stale(Text("sub.settled"), ask=ask_id)
    return await _end(work, ask, AskState.WITHDRAWN, by=member.id)


async def withdraw_open(work: Work, duty: Duty, *, by: int | None = None) -> None:
    """Withdraw the open request of a member who says that they can go after all, or is taken off (`by` somebody
    else)."""
    ask = await work.tx.patrol.asks.open_for(duty.assignment.id)
    if ask is not None:
        await _end(work, ask, AskState.WITHDRAWN, by=by or ask.from_id)


# -- answering -------------------------------------------------------------------------------------------------------


async def accept(work: Work, member: Member | None, ask_id: int) -> Ask:
    """The first to say yes goes. Where the leader has the last word, the leader is asked now."""
    member = require(member, Act.PATROL)
    ask = await request_meant(work, member, await work.tx.patrol.asks.get(ask_id))
    if ask.partner_id == member.id and ask.state in (AskState.ACCEPTED, AskState.CONFIRMED):
        return ask
    if ask.state is not AskState.OPEN:
        raise Stale(_why_closed(ask), ask=ask.id)
    duty = await _place(work, ask)
    await require_free(work, duty.shift, member)
    accepted = replace(ask, partner_id=member.id)
    if await _leader_decides(work, duty.shift, ask, member):
        accepted = waiting_for_leader(work, duty.shift, replace(accepted, state=AskState.ACCEPTED))
        await work.tx.patrol.asks.save(accepted)
        await log_request(work, accepted, EventKind.ASKED, "accepted", by=member.id, ref="accepted")
        await tell_others(
            work, accepted, "accepted", by=member.id, besides=await ask_leaders(work, duty.shift, accepted)
        )
        return accepted
    return await _replace(work, duty, accepted, by=member)


async def decline(work: Work, member: Member | None, ask_id: int) -> Ask:
    """Not this time. Also after having said yes, while the leader has not decided, and to what everybody is asked by
    now."""
    member, ask = require(member, Act.PATROL), await work.tx.patrol.asks.get(ask_id)
    if member.id not in (ask.to_id, ask.partner_id):
        raise Forbidden(Text("error.not_allowed"), member=member.id, ask=ask_id)
    if ask.state is AskState.DECLINED:
        return ask
    if ask.state not in _STANDING:
        newer = await request_meant(work, member, ask) if ask.to_id == member.id else ask
        if newer.state is not AskState.OPEN:
            raise Stale(_why_closed(ask), ask=ask_id)
        ask = newer if newer.to_id == member.id else ask  # everybody else is still asked
    return await _end(work, ask, AskState.DECLINED, by=member.id)


async def request_meant(work: Work, member: Member, ask: Ask) -> Ask:
    """The request that this press answers: who was asked alone, and then everybody was, may answer either way."""
    if ask.from_id == member.id or ask.to_id not in (None, member.id):
        raise Forbidden(Text("error.not_allowed"), member=member.id, ask=ask.id)
    if ask.state in (AskState.WITHDRAWN, AskState.DECLINED):
        newer = await work.tx.patrol.asks.open_for(ask.assignment_id)
        return newer if newer is not None and newer.to_id in (None, member.id) else ask
    return ask


def _why_closed(ask: Ask) -> Text:
    if ask.state in (AskState.ACCEPTED, AskState.CONFIRMED):
        return Text("sub.taken")
    return Text("sub.not_needed")


# -- the leader ------------------------------------------------------------------------------------------------------


async def agree(work: Work, leader: Member | None, ask_id: int) -> Ask:
    """The leader agrees. The partner may have become busy meanwhile: then the leader learns that."""
    ask = await work.tx.patrol.asks.get(ask_id)
    leader = require_lead(leader, await work.tx.patrol.shifts.get(ask.shift_id))
    if ask.state is AskState.CONFIRMED:
        return ask
    partner = await _accepted(work, ask)
    duty = await _place(work, ask)
    if not may(partner, Act.PATROL) or await why_not(work, duty.shift, partner) is not None:
        raise Invalid(Text("sub.not_free"), ask=ask_id)
    return await _replace(work, duty, ask, by=leader)


async def disagree(work: Work, leader: Member | None, ask_id: int) -> Ask:
    """The leader does not agree: everything stays as it was."""
    ask = await work.tx.patrol.asks.get(ask_id)
    leader = require_lead(leader, await work.tx.patrol.shifts.get(ask.shift_id))
    await _accepted(work, ask)
    return await _end(work, ask, AskState.DECLINED, by=leader.id, event="refused")


async def _accepted(work: Work, ask: Ask) -> Member:
    if ask.state is not AskState.ACCEPTED or ask.partner_id is None:
        raise Stale(Text("sub.settled"), ask=ask.id)
    return await work.tx.people.members.get(ask.partner_id)


async def _leader_decides(work: Work, shift: Shift, ask: Ask, partner: Member) -> bool:
    """A leader who asks, or who goes, has agreed already."""
    if not work.rules.patrol.confirm_substitutes:
        return False
    return not (leads(partner, shift) or leads(await work.tx.people.members.get(ask.from_id), shift))


async def lapse_request(work: Work, ask: Ask) -> None:
    """Let a request lapse: nobody has decided, and it is too late to. Everything stays as it was, and both members know
    what stands."""
    await _end(work, ask, AskState.LAPSED, by=None)


# -- changing places -------------------------------------------------------------------------------------------------


async def _replace(work: Work, duty: Duty, ask: Ask, *, by: Member) -> Ask:
    """One goes off, the other comes on, each with their reminders."""
    shift, partner = duty.shift, await work.tx.people.members.get(ask.partner_id or 0)
    officers = [*await worried(work, shift), *await also_asked(work, ask)]
    await work.tx.patrol.assignments.save(with_reminders(work, shift, replace(duty.assignment, off=True)))
    new = await come_on(work, shift, partner, Origin.SUBSTITUTE)
    if shift.responsible_id == ask.from_id:
        await tell_settled(work, shift, await settle(work, shift, came=partner.id))
    ask = replace(ask, state=AskState.CONFIRMED, new_id=new.id, settled_at=work.now, next_at=None)
    await work.tx.patrol.asks.save(ask)
    await log_request(work, ask, EventKind.REPLACED, "replaced", by=by.id, ref=str(partner.id))
    await tell_others(work, ask, "replaced", by=by.id, also=officers)
    return ask


async def come_on(work: Work, shift: Shift, member: Member, origin: Origin) -> Assignment:
    """A place on the shift for somebody who has just said that they come; who was on it before has a place already."""
    known = await work.tx.patrol.assignments.on(shift.id, member.id)
    place = known or await work.tx.patrol.assignments.add(Assignment(0, shift.id, member.id, origin))
    place = replace(place, origin=origin, off=False, answer=Answer.CAN, answered_at=work.now, reason="")
    place = with_reminders(work, shift, place)
    await work.tx.patrol.assignments.save(place)
    return place


async def undo(work: Work, member: Member | None, ask_id: int) -> Ask:
    """Either of the two puts everything back, until the shift begins. The one who goes again has said that they can;
    the one to whom it is given back stands where they stood."""
    member, ask = require(member, Act.PATROL), await work.tx.patrol.asks.get(ask_id)
    if member.id not in (ask.from_id, ask.partner_id):
        raise Forbidden(Text("error.not_allowed"), member=member.id, ask=ask_id)
    shift = await work.tx.patrol.shifts.get(ask.shift_id)
    old, new = await _both_places(work, ask, shift)
    await _require_back(work, shift, old, member)
    await work.tx.patrol.assignments.save(with_reminders(work, shift, replace(new, off=True)))
    old = as_before(old)  # away they would not be let back
    if member.id == ask.from_id:
        old = replace(old, answer=Answer.CAN, answered_at=work.now, reason="")
    await work.tx.patrol.assignments.save(with_reminders(work, shift, replace(old, off=False)))
    if shift.responsible_id == ask.partner_id or await gave_away(work, shift, ask.from_id):
        await tell_settled(work, shift, await settle(work, shift, came=ask.from_id, before_others=True), by=member.id)
    undone = await _end(work, ask, AskState.UNDONE, by=member.id)
    await short_after(work, shift, ask.id)
    return undone


async def _both_places(work: Work, ask: Ask, shift: Shift) -> tuple[Assignment, Assignment]:
    require_coming(work, shift)
    if ask.state is not AskState.CONFIRMED or ask.new_id is None:
        raise Stale(Text("sub.settled"), ask=ask.id)
    old, new = await work.tx.patrol.assignments.get(ask.assignment_id), await work.tx.patrol.assignments.get(ask.new_id)
    if new.off or not old.off or new.in_at is not None:
        raise Stale(Text("sub.settled"), ask=ask.id)
    return old, new


async def _require_back(work: Work, shift: Shift, old: Assignment, by: Member) -> None:
    """Require that the member who is to go again is able to: they may have gone elsewhere since, on leave, or left."""
    back = await work.tx.people.members.get(old.member_id)
    elsewhere = await work.tx.patrol.assignments.busy(shift.starts_at, shift.ends_at)
    away = await away_then(work, shift)
    if not may(back, Act.PATROL) or back.id in elsewhere | away:
        own = Text("free.away") if back.id in away else Text("free.busy")
        raise Invalid(own if back.id == by.id else Text("sub.cannot_go_back"), shift=shift.id)


async def _place(work: Work, ask: Ask) -> Duty:
    """The place that is asked for, if it can still change hands."""
    shift, assignment = (
        await work.tx.patrol.shifts.get(ask.shift_id),
        await work.tx.patrol.assignments.get(ask.assignment_id),
    )
    require_coming(work, shift)
    if assignment.off or assignment.in_at is not None:
        raise Stale(Text("sub.not_needed"), ask=ask.id)
    return Duty(shift, assignment)


async def _end(
    work: Work, ask: Ask, state: AskState, *, by: int | None, event: str | None = None, told: bool = True
) -> Ask:
    before, ask = ask, replace(ask, state=state, settled_at=work.now, next_at=None)
    await work.tx.patrol.asks.save(ask)
    kind = EventKind.UNDONE if state is AskState.UNDONE else EventKind.ASKED
    await log_request(work, before, kind, event or state, by=by, ref=event or state)
    if told:
        await tell_others(work, ask, event or state, by=by, also=await also_asked(work, before))
    return ask
