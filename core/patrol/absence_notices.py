"""What is told of leave and of exemptions, as it stands when it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from core.patrol.absences import UNTIL_FURTHER_NOTICE, still_on
from core.patrol.actions.shift import ShowShift
from core.patrol.leaders import by_day, person, sentence_start
from core.patrol.roster_notices import line
from core.patrol.scope import leads
from core.patrol.shifts import Absence, Shift
from core.patrol.words import shift_name
from core.people import Member
from core.screen import Option, Screen, column, screen
from core.text import Text
from core.work import Work

Payload = Mapping[str, Any]
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


async def to_leader(work: Work, payload: Payload, reader: Member) -> Screen | None:
    """Only with shifts that are still ahead: the leader has to fill them, or hears that they need not be."""
    absence = await _meant(work, payload)
    shifts = [shift for shift in await still_on(work, absence) if leads(reader, shift)] if absence else []
    if absence is None or not shifts:
        return None
    who = sentence_start(person(await work.tx.people.get(absence.member_id), reader.language))
    first = absence_line(work, absence, who)
    if payload["gone"]:
        return by_day(work, screen(first, await _taken_back(work, payload, reader)))
    listed = [Text("leave.of_shift", shift=line(work, shift)) for shift in shifts[:_MOST]]
    body = [first, Text("leave.still_on_others", n=len(shifts)), *listed, *_more(shifts)]
    return by_day(work, screen(*body, rows=_buttons(work, shifts)))


async def to_member(work: Work, payload: Payload, reader: Member) -> Screen | None:
    """Who entered it for them, or took it back."""
    absence = await _meant(work, payload)
    if absence is None or reader.id != absence.member_id:
        return None
    first = absence_line(work, absence, Text("leave.you"))
    if payload["gone"]:
        return by_day(work, screen(first, await _taken_back(work, payload, reader)))
    by = person(await work.tx.people.get(int(payload["by"])), reader.language)
    shifts = await still_on(work, absence)
    body = [first, Text("leave.entered_by", who=by), *([Text("leave.still_on", n=len(shifts))] if shifts else [])]
    return by_day(work, screen(*body, *_more(shifts), rows=_buttons(work, shifts)))


async def _taken_back(work: Work, payload: Payload, reader: Member) -> Text:
    by = person(await work.tx.people.get(int(payload["by"])), reader.language)
    return Text("leave.taken_back", who=sentence_start(by))


async def _meant(work: Work, payload: Payload) -> Absence | None:
    """None when it is not so any more."""
    first, last = date.fromisoformat(payload["first"]), date.fromisoformat(payload["last"])
    meant = Absence(0, int(payload["member"]), first, last, frozenset(payload["kinds"]))
    stands = any(replace(one, id=0) == meant for one in await work.tx.absences.between(first, last))
    return meant if stands is not payload["gone"] else None


def _more(shifts: Sequence[Shift]) -> list[Text]:
    return [Text("gap.more", n=len(shifts) - _MOST)] if len(shifts) > _MOST else []


def _buttons(work: Work, shifts: Sequence[Shift]) -> list[list[Option]]:
    zone = work.rules.zone
    return column([Option(shift_name(s, zone), ShowShift(s.id).encode()) for s in shifts[:_MOST]])
