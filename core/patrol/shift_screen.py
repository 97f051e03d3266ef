"""One shift on a phone: when, where, with whom, and what can be done about it by today's rights."""

from __future__ import annotations

from collections.abc import Collection

from core.errors import Forbidden, Stale
from core.patrol.access import leads, sees_team
from core.patrol.labels import AWAY, one_line, shift_hours, shift_name
from core.patrol.ledger import counting
from core.patrol.night import check_in
from core.patrol.roster.actions import BringBack, ChangeShift
from core.patrol.roster.changes import can_come_back, may_change
from core.patrol.staffing import answers
from core.patrol.staffing.leave import away_on
from core.patrol.types.shift import Answer, Assignment, Duty, Shift, ShiftState
from core.people.types import Member
from core.policy import Act, may, require
from core.screen import Option, Screen, screen
from core.text import At, Text
from core.times import WEEKDAYS
from core.work import Work

Rows = list[list[Option]]

_STATE = {
    ShiftState.DRAFT: Text("shift.draft"),
    ShiftState.CANCELLED: Text("shift.is_cancelled"),
    ShiftState.CLOSED: Text("shift.is_closed"),
}
_OWN = {
    Answer.NONE: Text("shift.own_none"),
    Answer.CAN: Text("shift.own_can"),
    Answer.CANNOT: Text("shift.own_cannot"),
    Answer.LEAVE: Text("shift.own_leave"),
}
_MARK = {Answer.NONE: "", Answer.CAN: " ✅", Answer.CANNOT: " ❌", Answer.LEAVE: AWAY}


async def whole_shift(work: Work, reader: Member | None, shift_id: int) -> Screen:
    """For whoever is on it, the members of its team and the police; drafts for the police alone."""
    member, shift, own = await see_shift(work, reader, shift_id)
    return screen(*await _body(work, shift, own, member), rows=await options(work, shift, own, member))


async def see_shift(work: Work, reader: Member | None, shift_id: int) -> tuple[Member, Shift, Assignment | None]:
    """The shift and the reader's own part in it, past or present, if it may be seen."""
    member = require(reader, Act.PATROL)
    shift = await work.tx.patrol.shifts.get(shift_id)
    own = await work.tx.patrol.assignments.on(shift_id, member.id)
    if (own is None or own.off) and not sees_team(member, shift.team):
        raise Forbidden(Text("error.not_allowed"), shift=shift_id, member=member.id)
    if shift.state is ShiftState.DRAFT and not may(member, Act.PLAN):
        raise Stale(Text("error.stale"), shift=shift_id)
    return member, shift, own


async def _body(work: Work, shift: Shift, own: Assignment | None, reader: Member) -> list[Text]:
    team = next((team.name for team in await work.tx.people.places.teams() if team.code == shift.team), shift.team)
    zone = work.rules.zone
    lines = [
        Text("shift.title", weekday=WEEKDAYS[shift.day.weekday()], shift=shift_name(shift, zone), team=team),
        Text("shift.when", hours=shift_hours(shift, zone), place=shift.muster),
    ]
    lines += [_STATE[shift.state]] if shift.state in _STATE else []
    lines += await _people(work, shift, reader)
    lines += [_own(own)] if own is not None and not own.off and shift.state is ShiftState.PUBLISHED else []
    return lines


async def _people(work: Work, shift: Shift, reader: Member) -> list[Text]:
    """By the names they are called by; who answers for the shift also sees what each has said."""
    assigned = await work.tx.patrol.assignments.of_shift(shift.id)
    lead = leads(reader, shift)
    shown = [one for one in assigned if lead or one.expected]
    people = await work.tx.people.members.many({one.member_id for one in shown} | {shift.responsible_id or 0})
    away = (await away_on(work, reader, [shift])).get(shift.id, frozenset())
    there = [one for one in shown if one.member_id in people]
    names = [people[one.member_id].call_name + _mark(one, lead=lead, away=away) for one in there]
    lines = [Text("shift.members", n=len(names), names=", ".join(names))] if names else [Text("shift.nobody")]
    if shift.responsible_id in people:
        lines.append(Text("shift.responsible", who=people[shift.responsible_id].call_name))
    lines += [Text("shift.away")] if any(AWAY in name for name in names) else []
    why = [one for one in there if lead and not one.expected and one.reason]
    return [*lines, *(Text("shift.why", who=people[o.member_id].call_name, why=one_line(o.reason)) for o in why)]


def _mark(one: Assignment, *, lead: bool, away: Collection[int]) -> str:
    """Mark of a member's answer; and that they are on leave, also where they come in spite of it."""
    said = _MARK[one.answer] if lead else ""
    return said + AWAY if one.member_id in away and one.answer is not Answer.LEAVE else said


def _own(own: Assignment) -> Text:
    if own.in_at is None:
        return _OWN[own.answer]
    return Text("shift.own_in", at=At(own.in_at)) if own.out_at is None else Text("shift.own_out", at=At(own.out_at))


async def options(work: Work, shift: Shift, own: Assignment | None, reader: Member) -> Rows:
    """Buttons for what this reader can do about the shift now; `own` may be off: a replaced member may come back."""
    return [
        *(await check_in.duty_buttons(work, Duty(shift, own)) if own is not None else []),
        *await answers.rows_for(work, shift, own, reader),
        *counting.ledger_buttons(work, shift, reader, on_it=own is not None and not own.off),
        *change_rows(work, shift, reader),
    ]


def change_rows(work: Work, shift: Shift, reader: Member) -> Rows:
    """Put on, take off, move, cancel: behind one button, for whoever answers for the roster of the team. What was
    cancelled can be brought back."""
    if can_come_back(shift, work.now) and may_change(reader, shift):
        return [[Option(Text("button.bring_back"), BringBack(shift.id).encode())]]
    standing = shift.state in (ShiftState.DRAFT, ShiftState.PUBLISHED) and shift.ends_at > work.now
    if not standing or not may_change(reader, shift):
        return []
    return [[Option(Text("button.change_shift"), ChangeShift(shift.id).encode())]]
