"""Who answers for a shift when those on it change. There is always one who does, and they know of it."""

from __future__ import annotations

from dataclasses import replace

from core.patrol.leaders import person
from core.patrol.roster_telling import Change, tell_change
from core.patrol.rostering import plan_on, responsible
from core.patrol.shifts import Event, EventKind, Shift
from core.patrol.strength import on_shift
from core.people import Language
from core.policy import Act, may
from core.text import Text
from core.work import Work

_PASSED_ON = "passed_on"  # in the log of a shift: `by_id` answers for it no more, `member_id` does


async def settle(work: Work, shift: Shift, *, first: int | None = None) -> Shift:
    """The shift with whoever answers for it now. It is not passed round without need: of those who may, `first` comes
    before others of the same standing, and that is who answers for it already unless said otherwise; then who is there
    before who has not come."""
    first = shift.responsible_id if first is None else first
    on = [one for one in await on_shift(work, shift) if one.expected]
    on.sort(key=lambda one: (one.member_id != first, one.in_at is None))
    people = await work.tx.people.many([one.member_id for one in on])
    near = [people[one.member_id] for one in on if may(people[one.member_id], Act.PATROL)]
    now = responsible(near, plan_on(await work.tx.plans.all(), shift.day))
    if now == shift.responsible_id:
        return shift
    settled = replace(shift, responsible_id=now)
    await work.tx.shifts.save(settled)
    if shift.responsible_id is not None:
        event = Event(EventKind.CHANGED, work.now, now, shift.responsible_id, ref=_PASSED_ON)
        await work.tx.shifts.log(shift.id, [event])
    return settled


async def gave_away(work: Work, shift: Shift, member_id: int) -> bool:
    """Whether this member answered for the shift before somebody else had to."""
    return any(e.ref == _PASSED_ON and e.by_id == member_id for e in await work.tx.shifts.events(shift.id))


async def tell_settled(
    work: Work, before: Shift, shift: Shift, *, by: int | None = None, but: int | None = None
) -> None:
    """Who answers for it now hears of it (`but`: has heard already), and who did before, unless they come no more."""
    if before.responsible_id == shift.responsible_id:
        return
    if shift.responsible_id is not None and shift.responsible_id != but:
        await tell_change(work, shift, [shift.responsible_id], Change.LEADS, by=by)
    if before.responsible_id is None:
        return
    place = await work.tx.assignments.on(shift.id, before.responsible_id)
    if place is None or place.expected:
        await tell_change(work, shift, [before.responsible_id], Change.RELIEVED, by=by)


async def says(work: Work, shift: Shift, language: Language) -> Text:
    """Who answers for the shift now."""
    if shift.responsible_id is None:
        return Text("responsible.nobody")
    who = person(await work.tx.people.get(shift.responsible_id), language)
    return Text("responsible.now", who=who)
