"""Tôi nhận: a place on a shift that has too few, filled by whoever is free."""

from __future__ import annotations

from core.errors import Forbidden, Invalid, Stale
from core.notify import tell
from core.patrol.access import require_coming, require_lead, sees_team
from core.patrol.leaders import leaders_of
from core.patrol.responsible import settle, tell_settled
from core.patrol.staffing.answers import can
from core.patrol.staffing.availability import free_for, require_free
from core.patrol.staffing.payloads import GapOffered, GapTaken
from core.patrol.staffing.strength import GAP, has_gap, offered, strength, worried
from core.patrol.staffing.substitutes import accept, come_on
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Assignment, Event, EventKind, Origin, Shift
from core.people.types import Member
from core.policy import Act, require
from core.text import Text
from core.work import Work


async def offer_gap(work: Work, leader: Member | None, shift_id: int) -> int:
    """The leader asks everybody who is free; nobody twice for the same shift. How many are asked now or were before."""
    shift = await work.tx.patrol.shifts.get(shift_id)
    leader = require_lead(leader, shift)
    require_coming(work, shift)
    if (await strength(work, shift)).have >= shift.maximum:
        raise Stale(Text("gap.full"), shift=shift_id)
    free = await free_for(work, shift)
    if not free:
        raise Invalid(Text("sub.nobody_free"), shift=shift_id)
    await work.tx.patrol.shifts.log(shift_id, [Event(EventKind.ASKED, work.now, by_id=leader.id, ref=GAP)])
    await work.tx.audit.note("shift.offered", work.now, by=leader.id, subject=f"shift {shift_id}")
    key = f"gap:{shift_id}:{shift.starts_at.timestamp():.0f}"
    await tell(work, free, GapOffered(shift_id), key, expires_at=shift.starts_at)
    return len(free)


async def take_gap(work: Work, member: Member | None, shift_id: int) -> Ask | Assignment:
    """One tap and they are on it, as long as there is room. A request for a substitute that is open to everybody is
    answered first: then it is known for whom they go. Who is on the shift already says by it that they can come."""
    member, shift = require(member, Act.PATROL), await work.tx.patrol.shifts.get(shift_id)
    known = await work.tx.patrol.assignments.on(shift_id, member.id)
    if known is not None and not known.off:
        return (await can(work, member, shift_id)).assignment
    require_coming(work, shift)
    request = await _request(work, shift, member)
    await _require_room(work, shift, member, request)
    if request is not None:
        return await accept(work, member, request.id)
    await require_free(work, shift, member)
    return await _join(work, shift, member)


async def _request(work: Work, shift: Shift, member: Member) -> Ask | None:
    """The oldest that is open to everybody."""
    asks = await work.tx.patrol.asks.of_shift(shift.id)
    return next((a for a in asks if a.state is AskState.OPEN and a.to_id is None and a.from_id != member.id), None)


async def _require_room(work: Work, shift: Shift, member: Member, request: Ask | None) -> None:
    """A gap is for its own team, unless everybody was asked. Whoever was asked is welcome until there is no room."""
    open_to_all = request is not None or await offered(work, shift)
    if not open_to_all and not sees_team(member, shift.team):
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift.id)
    if request is None and (await strength(work, shift)).have >= shift.maximum:
        raise Stale(Text("gap.full"), shift=shift.id)
    if not open_to_all and not await has_gap(work, shift):
        raise Stale(Text("gap.full"), shift=shift.id)


async def _join(work: Work, shift: Shift, member: Member) -> Assignment:
    officers = await worried(work, shift)
    place = await come_on(work, shift, member, Origin.OFFERED)
    (event_id,) = await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.JOINED, work.now, member.id)])
    settled = await settle(work, shift, came=member.id)
    await tell_settled(work, shift, settled)
    await work.tx.audit.note("shift.joined", work.now, by=member.id, subject=f"shift {shift.id}")
    told = {m.id: m for m in [*await leaders_of(work, settled, without=[member.id]), *officers] if m.id != member.id}
    taken, key = GapTaken(place.id, member=member.id), f"joined:{place.id}:{event_id}"
    await tell(work, told.values(), taken, key, expires_at=shift.ends_at)
    return place
