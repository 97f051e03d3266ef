"""Notices of leave and of exemptions, composed as the absence stands when they are sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.notify import by_day, person, sentence_start
from core.patrol.access import leads
from core.patrol.actions import ShowShift
from core.patrol.labels import shift_name
from core.patrol.leaders import hushed
from core.patrol.roster.notices import line
from core.patrol.staffing.actions import OfferGap
from core.patrol.staffing.leave import UNTIL_FURTHER_NOTICE
from core.patrol.staffing.leave_on_shifts import shifts_given_up, still_on
from core.patrol.staffing.payloads import LeaveTold, YourLeave
from core.patrol.staffing.strength import strength
from core.patrol.types.plan import Absence
from core.patrol.types.shift import Shift
from core.people.types import Member
from core.screen import Option, Screen, screen
from core.text import Text
from core.work import Work

_MOST = 8  # shifts of one message, each with its button


def absence_line(work: Work, absence: Absence, who: str | Text) -> Text:
    """ "🏖️ Anh Huy: nghỉ 20/11-25/11."."""
    days = {"first": f"{absence.starts_on:%d/%m}", "last": f"{absence.ends_on:%d/%m}"}
    if not absence.templates:
        return Text("leave.line", who=who, **days)
    names = {template.code: template.name for template in work.rules.patrol.templates}
    kinds = ", ".join(names.get(code, code) for code in sorted(absence.templates))
    if absence.ends_on == UNTIL_FURTHER_NOTICE:
        return Text("leave.line_for_good", who=who, kinds=kinds)
    return Text("leave.line_exempt", who=who, kinds=kinds, **days)


async def to_leader(work: Work, told: LeaveTold, reader: Member) -> Screen | None:
    """Only with shifts that are still ahead: the leader has to fill them, or hears that they need not be. Nobody is
    woken for it, unless one of them is near."""
    absence = await _meant(work, told)
    found = [] if absence is None else await (still_on if told.gone else shifts_given_up)(work, absence)
    shifts = [shift for shift in found if leads(reader, shift)]
    if absence is None or not shifts:
        return None
    who = sentence_start(person(await work.tx.people.members.get(absence.member_id), reader.language))
    first = absence_line(work, absence, who)
    if not told.gone:
        body, rows = await what_lacks(work, shifts)
        return hushed(work, shifts[0], screen(first, *body, rows=rows))
    again = [Text("leave.counts_again", n=len(shifts)), *[await _stands(work, one) for one in shifts[:_MOST]]]
    body = [first, await _taken_back(work, told, reader), *again, *_more(shifts)]
    return hushed(work, shifts[0], screen(*body))


async def what_lacks(work: Work, shifts: Sequence[Shift]) -> tuple[list[Text], list[list[Option]]]:
    """The shifts to which somebody is not coming: how many each has without them, and one tap to look for others."""
    strengths = [await strength(work, shift) for shift in shifts]
    lacking = [shift for shift, found in zip(shifts, strengths, strict=True) if found.have < found.target]
    body = [Text("leave.not_counted", n=len(shifts)), *[await _stands(work, one) for one in shifts[:_MOST]]]
    body += [*_more(shifts), *([Text("leave.find")] if lacking else [])]
    rows = [[*([_find(s)] if s in lacking else []), _open(work, s)] for s in shifts[:_MOST]]
    return body, rows


async def _stands(work: Work, shift: Shift) -> Text:
    return Text("leave.of_shift", shift=line(work, shift), strength=(await strength(work, shift)).text)


def _find(shift: Shift) -> Option:
    return Option(Text("button.find_for", day=f"{shift.day:%d/%m}"), OfferGap(shift.id).encode())


def _open(work: Work, shift: Shift) -> Option:
    return Option(shift_name(shift, work.rules.zone), ShowShift(shift.id).encode())


async def to_member(work: Work, told: YourLeave, reader: Member) -> Screen | None:
    """Notice to the member: who entered the absence for them, or took it back."""
    absence = await _meant(work, told)
    if absence is None or reader.id != absence.member_id:
        return None
    first = absence_line(work, absence, Text("leave.you"))
    if told.gone:
        return by_day(work, screen(first, await _taken_back(work, told, reader)))
    by = person(await work.tx.people.members.get(told.by), reader.language)
    shifts = await shifts_given_up(work, absence)
    body, rows = what_is_given_up(work, shifts)
    return by_day(work, screen(first, Text("leave.entered_by", who=by), *body, rows=rows))


def what_is_given_up(work: Work, shifts: Sequence[Shift]) -> tuple[list[Text], list[list[Option]]]:
    """For whom it concerns: to which shifts they need not come, and each to be opened."""
    body = [Text("leave.need_not_come", n=len(shifts)), *_more(shifts)] if shifts else []
    return body, [[_open(work, shift)] for shift in shifts[:_MOST]]


async def _taken_back(work: Work, told: LeaveTold, reader: Member) -> Text:
    by = person(await work.tx.people.members.get(told.by), reader.language)
    return Text("leave.taken_back", who=sentence_start(by))


async def _meant(work: Work, told: LeaveTold) -> Absence | None:
    """None when it is not so any more."""
    first, last = told.first, told.last
    meant = Absence(0, told.member, first, last, frozenset(told.kinds))
    stands = any(replace(one, id=0) == meant for one in await work.tx.patrol.absences.between(first, last))
    return meant if stands is not told.gone else None


def _more(shifts: Sequence[Shift]) -> list[Text]:
    return [Text("gap.more", n=len(shifts) - _MOST)] if len(shifts) > _MOST else []
