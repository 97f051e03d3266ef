"""Ra ca: one tap is enough, and what the night amounted to. The shift closes when the last one is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import Invalid, Stale
from core.patrol.access import AFTERWARDS, own_place, require_lead, require_on_duty
from core.patrol.night.away import times_away, total
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.missing import tell_closed
from core.patrol.night.on_duty import close_shift, close_when_over, end_duty
from core.patrol.night.understaffed import checked_out
from core.patrol.types.shift import Assignment, By, Duty, Event, EventKind, Shift
from core.people.types import Member
from core.policy import Act, require
from core.speech.folding import nfc, without_citizen_numbers
from core.text import Text
from core.work import Work

_LONGEST_REASON = 300  # characters
_MANY = 100  # reports of one member in one night


@dataclass(frozen=True, slots=True)
class Summary:
    """One member's night in numbers."""

    lasted: timedelta
    checkpoints: int
    reminded: int
    reports: int


async def shift_to_leave(work: Work, member: Member | None) -> Shift:
    """The shift on which this member is on duty. `Invalid` when there is none."""
    member = require(member, Act.PATROL)
    duty = await work.tx.patrol.assignments.on_duty(member.id)
    if duty is None:
        raise Invalid(Text("checkout.none"), member=member.id)
    return duty.shift


async def check_out(work: Work, member: Member | None, shift_id: int, at: datetime, *, offline: bool = False) -> Duty:
    """`at` is the sender's clock, as with the check-in; `offline` here is the latest hour at which it can have been."""
    duty = await require_on_duty(work, member, shift_id)
    gone = await end_duty(work, duty, min(at, work.now), By.OFFLINE if offline else By.SELF)
    shift = await close_when_over(work, duty.shift)
    await refresh_shift_cards(work, shift, f"out{gone.id}:{work.now.timestamp():.6f}")
    await checked_out(work, shift, gone)
    return Duty(shift, gone)


def early(work: Work, duty: Duty) -> timedelta | None:
    """How long before the end the member left; None within the grace."""
    left = duty.shift.ends_at - (duty.assignment.out_at or work.now)
    return left if left > work.rules.patrol.grace else None


def long_ago(work: Work, duty: Duty) -> bool:
    """Whether the check-out was so long on its way that nothing is asked any more: who is at home was seen off by
    others, or sleeps."""
    return duty.assignment.out_at is not None and work.now - duty.assignment.out_at > AFTERWARDS


async def summary(work: Work, member: Member | None, shift_id: int) -> Summary:
    duty = await own_place(work, member, shift_id)
    mine = duty.assignment
    began, ended = mine.in_at or work.now, mine.out_at or work.now
    own = [e for e in await work.tx.patrol.shifts.events(shift_id) if e.member_id == mine.member_id]
    reports = await work.tx.incident.incidents.of_reporter(mine.member_id, _MANY)
    return Summary(
        ended - began - total(times_away(own, mine.member_id)),
        sum(e.kind is EventKind.CHECKPOINT for e in own),
        sum(int(e.ref) for e in own if e.kind is EventKind.COUNT),
        sum(began <= report.reported_at <= ended for report in reports),
    )


async def may_end_early(work: Work, leader: Member | None, shift_id: int) -> Shift:
    """Kết thúc sớm is for whoever answers for the shift, while it runs."""
    shift = await work.tx.patrol.shifts.get(shift_id)
    require_lead(leader, shift)
    if not shift.running(work.now):
        raise Stale(Text("endearly.not_running"), shift=shift_id)
    return shift


def why_so_early(reason: str) -> str:
    """Words to keep of a reason. `Invalid` when nothing is left."""
    kept = without_citizen_numbers(nfc(reason))[0][:_LONGEST_REASON]
    if not kept:
        raise Invalid(Text("note.no_words"))
    return kept


async def to_be_seen_off(work: Work, shift_id: int) -> list[Assignment]:
    """Members on duty now."""
    return [a for a in await work.tx.patrol.assignments.of_shift(shift_id) if a.on_duty]


async def end_early(work: Work, leader: Member | None, shift_id: int, reason: str) -> Shift:
    """Everybody is out now and the shift closed. There must be a reason: it stands in the log of the shift."""
    shift = await may_end_early(work, leader, shift_id)
    leader, kept = require(leader, Act.PATROL), why_so_early(reason)
    here = await to_be_seen_off(work, shift_id)
    for assignment in here:
        await end_duty(work, Duty(shift, assignment), work.now, By.LEADER, leader.id)
    event = Event(EventKind.CHANGED, work.now, by_id=leader.id, text=kept, ref="ended")
    (event_id,) = await work.tx.patrol.shifts.log(shift_id, [event])
    closed = await close_shift(work, shift, flagged=False)
    await tell_closed(work, [a for a in here if a.member_id != leader.id])
    await refresh_shift_cards(work, closed, event_id)
    return closed
