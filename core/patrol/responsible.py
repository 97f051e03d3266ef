"""Responsibility for a shift when those on it change: somebody always answers for it, and they know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.notify import person
from core.patrol.roster.announcing import tell_change
from core.patrol.roster.generator import plan_on, responsible, youth
from core.patrol.roster.payloads import Change
from core.patrol.staffing.strength import on_shift
from core.patrol.types.shift import Event, EventKind, Shift
from core.people.types import Language, Member
from core.policy import Act, may
from core.text import Text
from core.work import Work

_PASSED_ON = "passed_on"  # in the log of a shift: `by_id` answers for it no more, `member_id` does


async def settle(work: Work, shift: Shift, *, came: int | None = None, before_others: bool = False) -> Shift:
    """The shift with whoever answers for it now. It is not passed round without need: who does so goes on with it as
    long as they are on it, or are an officer who never was. Only who `came` onto it may take it over, of a higher
    standing, or `before_others` of the same."""
    on = [one for one in await on_shift(work, shift) if one.expected]
    on.sort(key=lambda one: (one.member_id != came, one.in_at is None))
    people = await work.tx.people.members.many([one.member_id for one in on])
    near = {one.member_id: people[one.member_id] for one in on if may(people[one.member_id], Act.PATROL)}
    plan = plan_on(await work.tx.patrol.plans.all(), shift.day)
    holder, newcomer = await _still(work, shift, near), near.get(came or 0)
    if holder is None:
        now = responsible(near.values(), plan)
    elif newcomer is None or youth(newcomer):
        now = holder.id
    else:
        both = [newcomer] if holder.id not in near else [newcomer, holder] if before_others else [holder, newcomer]
        now = responsible(both, plan)
    return shift if now == shift.responsible_id else await _pass_on(work, shift, now)


async def _still(work: Work, shift: Shift, near: Mapping[int, Member]) -> Member | None:
    """The member who answers for the shift, if they still can."""
    if shift.responsible_id is None:
        return None
    if shift.responsible_id in near:
        holder = near[shift.responsible_id]
        return None if youth(holder) else holder
    outside = await work.tx.people.members.get(shift.responsible_id)
    never_on = await work.tx.patrol.assignments.on(shift.id, outside.id) is None
    return outside if never_on and may(outside, Act.LEAD) else None


async def _pass_on(work: Work, shift: Shift, now: int | None) -> Shift:
    settled = replace(shift, responsible_id=now)
    await work.tx.patrol.shifts.save(settled)
    if shift.responsible_id is not None:
        event = Event(EventKind.CHANGED, work.now, now, shift.responsible_id, ref=_PASSED_ON)
        await work.tx.patrol.shifts.log(shift.id, [event])
    return settled


async def gave_away(work: Work, shift: Shift, member_id: int) -> bool:
    """Whether this member answered for the shift before somebody else had to."""
    return any(e.ref == _PASSED_ON and e.by_id == member_id for e in await work.tx.patrol.shifts.events(shift.id))


async def tell_settled(
    work: Work, before: Shift, shift: Shift, *, by: int | None = None, but: int | None = None
) -> None:
    """Tell the member who answers for the shift now (`but`: has heard already), and the one who did before, unless they
    come no more."""
    if before.responsible_id == shift.responsible_id:
        return
    if shift.responsible_id is not None and shift.responsible_id != but:
        await tell_change(work, shift, [shift.responsible_id], Change.LEADS, by=by)
    if before.responsible_id is None:
        return
    place = await work.tx.patrol.assignments.on(shift.id, before.responsible_id)
    if place is None or place.expected:
        await tell_change(work, shift, [before.responsible_id], Change.RELIEVED, by=by)


async def says(work: Work, shift: Shift, language: Language) -> Text:
    """Line on who answers for the shift now."""
    if shift.responsible_id is None:
        return Text("responsible.nobody")
    who = person(await work.tx.people.members.get(shift.responsible_id), language)
    return Text("responsible.now", who=who)
