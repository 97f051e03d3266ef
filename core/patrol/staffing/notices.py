"""Notices about answers and strength, composed as things stand just before they are sent."""

from __future__ import annotations

from core.actions import Go, Menu
from core.notify import person, sentence_start
from core.patrol.access import leads, not_begun
from core.patrol.actions import ShowShift
from core.patrol.labels import shift_hours, shift_name
from core.patrol.leaders import hushed
from core.patrol.night.actions import CheckIn
from core.patrol.payloads import OfAssignment
from core.patrol.responsible import says
from core.patrol.staffing.actions import OfferGap, TakeGap
from core.patrol.staffing.answers import answer_buttons
from core.patrol.staffing.availability import why_not
from core.patrol.staffing.payloads import (
    CanAfterAll,
    CannotCome,
    GapOffered,
    GapTaken,
    ShiftReminder,
    Unanswered,
    Understrength,
)
from core.patrol.staffing.reminders import helps, reminded
from core.patrol.staffing.strength import on_shift, strength, unanswered
from core.patrol.types.shift import Answer, Assignment, Duty, Shift
from core.people.types import POLICE_ROLES, Member
from core.screen import Option, Screen, Style, screen
from core.text import Text
from core.work import Work

_EVENING, _DAWN, _NOON = 18, 5, 12


# -- to the member ---------------------------------------------------------------------------------------------------


async def reminder(work: Work, meant: ShiftReminder, reader: Member) -> Screen | None:
    """Reminder of a shift. None for one that was moved meanwhile, which gets another reminder, and for a member who has
    answered meanwhile and needs none."""
    assignment = await work.tx.patrol.assignments.get(meant.assignment)
    shift = await work.tx.patrol.shifts.get(assignment.shift_id)
    moved = shift.starts_at != meant.starts
    if moved or reader.id != assignment.member_id or not not_begun(shift, work.now) or not reminded(shift, assignment):
        return None
    if not helps(work.rules.patrol, shift, assignment, meant.step):
        return None
    body = [await _before_you(work, shift), *_muster(shift)]
    if assignment.answer is Answer.NONE:
        body.append(Text("remind.can_you"))
    rows = [*_check_in(work, shift), *await answer_buttons(work, Duty(shift, assignment))]
    return hushed(work, shift, screen(*body, rows=rows))


async def _before_you(work: Work, shift: Shift) -> Text:
    """ "Tối nay 22:00 anh Sơn có ca đêm, Tổ 3." """
    local = shift.starts_at.astimezone(work.rules.zone)
    called = shift.name[:1].lower() + shift.name[1:]
    team = await team_name(work, shift.team)
    return Text("remind.shift", when=_when(work, shift), hour=f"{local:%H:%M}", shift=called, team=team)


def _when(work: Work, shift: Shift) -> Text:
    """As people say it: an hour after midnight still belongs to the evening before it."""
    local, now = shift.starts_at.astimezone(work.rules.zone), work.now.astimezone(work.rules.zone)
    days = (local.date() - now.date()).days
    if days == 1 and local.hour < _DAWN and now.hour >= _NOON:
        return Text("when.this_night")
    if days == 0:
        return Text("when.tonight") if local.hour >= _EVENING else Text("when.today")
    if days == 1:
        return Text("when.tomorrow_night") if local.hour >= _EVENING else Text("when.tomorrow")
    return Text("when.on_day", day=f"{local:%d/%m}")


def _muster(shift: Shift) -> list[Text]:
    return [Text("shift.muster_at", muster=shift.muster)] if shift.muster else []


def _check_in(work: Work, shift: Shift) -> list[list[Option]]:
    if work.now < shift.starts_at - work.rules.patrol.check_in_before:
        return []
    return [[Option(Text("button.check_in"), CheckIn(shift.id).encode(), Style.SUCCESS)]]


async def gap(work: Work, meant: GapOffered, reader: Member) -> Screen | None:
    """Not to somebody who has become busy, nor when there are enough by now."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    full = (await strength(work, shift)).have >= shift.maximum
    if full or not not_begun(shift, work.now) or await why_not(work, shift, reader) is not None:
        return None
    body = [Text("gap.needed", shift=await described(work, shift)), *_muster(shift), Text("gap.can_you")]
    take = Option(Text("button.take_gap"), TakeGap(shift.id).encode(), Style.SUCCESS)
    return hushed(work, shift, screen(*body, rows=[[take]]))


# -- to those who answer for it --------------------------------------------------------------------------------------


async def cannot_come(work: Work, meant: CannotCome, reader: Member) -> Screen | None:
    """Not any more when the member has said otherwise, or has found somebody, before it was sent."""
    assignment, shift = await _place(work, meant)
    if (
        assignment.answered_at != meant.at
        or assignment.off
        or assignment.answer is not Answer.CANNOT
        or not _told(reader, shift)
    ):
        return None
    who = await _whose(work, assignment, reader)
    body = [Text("leader.cannot_come", who=who, shift=await described(work, shift))]
    body += [Text("leader.reason", reason=assignment.reason)] if assignment.reason else []
    body += [await says(work, shift, reader.language)] if meant.passed_on else []
    return hushed(work, shift, await _with_strength(work, shift, reader, *body))


async def can_after_all(work: Work, meant: CanAfterAll, reader: Member) -> Screen | None:
    assignment, shift = await _place(work, meant)
    if assignment.off or assignment.answer is not Answer.CAN or not _told(reader, shift):
        return None
    who = await _whose(work, assignment, reader)
    return await _good_news(work, shift, Text("leader.can_after_all", who=who, shift=await described(work, shift)))


async def joined(work: Work, meant: GapTaken, reader: Member) -> Screen | None:
    assignment, shift = await _place(work, meant)
    if assignment.off or not _told(reader, shift):
        return None
    who = await _whose(work, assignment, reader)
    return await _good_news(work, shift, Text("leader.joined", who=who, shift=await described(work, shift)))


async def silent(work: Work, meant: Unanswered, reader: Member) -> Screen | None:
    """Notice of members who have not answered by now; nobody is told about themselves."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    waiting = [id_ for id_ in unanswered(await on_shift(work, shift)) if id_ != reader.id]
    if not waiting or not not_begun(shift, work.now) or not _told(reader, shift):
        return None
    people = await work.tx.people.members.many(waiting)
    names = ", ".join(person(people[id_], reader.language) for id_ in waiting)
    lines = Text("leader.unanswered", shift=await described(work, shift), names=names)
    return hushed(work, shift, screen(lines, rows=[[_show(shift)]]))


async def short(work: Work, meant: Understrength, reader: Member) -> Screen | None:
    shift = await work.tx.patrol.shifts.get(meant.shift)
    found = await strength(work, shift)
    if not found.short or not not_begun(shift, work.now) or not _told(reader, shift):
        return None
    body = [Text("leader.short", shift=await described(work, shift)), found.text]
    body += [Text("leader.not_answered_yet", n=found.unanswered)] if found.unanswered else []
    board = Option(Text("patrol.board"), Go(Menu.BOARD).encode())
    return hushed(work, shift, screen(*body, rows=[[_offer(shift)], [_show(shift), board]]))


async def _with_strength(work: Work, shift: Shift, reader: Member, *body: Text) -> Screen:
    found = await strength(work, shift)
    asks_others = not_begun(shift, work.now) and found.have < found.target and leads(reader, shift)
    return screen(*body, found.text, rows=[[_offer(shift)] if asks_others else [], [_show(shift)]])


async def _good_news(work: Work, shift: Shift, line: Text) -> Screen:
    """With how many there are now; nothing needs to be done."""
    return hushed(work, shift, screen(line, (await strength(work, shift)).text, rows=[[_show(shift)]]))


async def _whose(work: Work, assignment: Assignment, reader: Member) -> str:
    """Name of the place's member, as a sentence about them begins."""
    member = await work.tx.people.members.get(assignment.member_id)
    return sentence_start(person(member, reader.language))


def _told(reader: Member, shift: Shift) -> bool:
    """Rights are those of the moment of sending."""
    return leads(reader, shift) or reader.has(*POLICE_ROLES)


async def _place(work: Work, meant: OfAssignment) -> tuple[Assignment, Shift]:
    assignment = await work.tx.patrol.assignments.get(meant.assignment)
    return assignment, await work.tx.patrol.shifts.get(assignment.shift_id)


def _offer(shift: Shift) -> Option:
    return Option(Text("button.offer_gap"), OfferGap(shift.id).encode())


def _show(shift: Shift) -> Option:
    return Option(Text("button.show_shift"), ShowShift(shift.id).encode())


# -- words -----------------------------------------------------------------------------------------------------------


async def described(work: Work, shift: Shift) -> Text:
    """ "Ca đêm 14 rạng 15/11, Tổ 3, 22:00-02:00"."""
    zone = work.rules.zone
    team = await team_name(work, shift.team)
    return Text("shift.described", shift=shift_name(shift, zone), team=team, hours=shift_hours(shift, zone))


async def team_name(work: Work, code: str) -> str:
    return next((team.name for team in await work.tx.people.places.teams() if team.code == code), code)
