"""Notices of a published roster and of a change, composed as the roster stands when they are sent."""

from __future__ import annotations

from core.actions import Go, Menu
from core.errors import Stale
from core.notify import by_day, person, sentence_start
from core.patrol.access import leads
from core.patrol.actions import ShowShift
from core.patrol.labels import shift_hours, shift_name
from core.patrol.leaders import hushed
from core.patrol.leaving import off_ahead
from core.patrol.night.presence import roll_of
from core.patrol.roster.payloads import Change, MemberGone, MemberRestored, RosterPublished, ShiftChanged
from core.patrol.staffing.strength import strength
from core.patrol.types.shift import Shift, ShiftState
from core.people.types import Member
from core.policy import Act, may
from core.screen import Option, Screen, screen
from core.text import Text
from core.times import WEEKDAYS
from core.work import Work

_MOST = 40  # lines of one message
_WHILE_ON = (Change.PUT_ON, Change.LEADS, Change.RELIEVED)  # no news to who has come off since: that is told by itself
_WITH_WHO_ANSWERS = (Change.PUT_ON, Change.BACK)
_MOST_GAPS = 8  # shifts of one message, each with its button


async def roster(work: Work, told: RosterPublished, reader: Member) -> Screen | None:
    """One's own shifts of the published span; None when there is none any more."""
    duties = await work.tx.patrol.assignments.of_member(reader.id, told.first, told.last)
    shifts = [
        duty.shift
        for duty in duties
        if not duty.assignment.off and duty.shift.state is ShiftState.PUBLISHED and duty.shift.starts_at > work.now
    ]
    if not shifts:
        return None
    lines = [line(work, shift) for shift in shifts[:_MOST]]
    mine = Option(Text("menu.shifts"), Go(Menu.SHIFTS).encode())
    span = {"first": f"{told.first:%d/%m}", "last": f"{told.last:%d/%m}"}
    return screen(Text("roster.yours", n=len(shifts), **span), *lines, rows=[[mine]])


def line(work: Work, shift: Shift) -> Text:
    """ "T7 · Ca đêm 14 rạng 15/11 · 22:00-02:00"."""
    zone = work.rules.zone
    return Text(
        "shift.line",
        weekday=WEEKDAYS[shift.day.weekday()],
        shift=shift_name(shift, zone),
        hours=shift_hours(shift, zone),
    )


async def changed(work: Work, news: ShiftChanged, reader: Member) -> Screen | None:
    """How it stands now, whatever was meant when it was written; None when nothing is different for the reader."""
    try:
        shift = await work.tx.patrol.shifts.get(news.shift)
    except Stale:
        return None
    change = news.what
    assignment = await work.tx.patrol.assignments.on(shift.id, reader.id)
    on = assignment is not None and not assignment.off
    said = await _answers(work, shift, change, reader) or _said(work, shift, change, on)
    if said is None or shift.ends_at <= work.now:
        return None
    open_ = Option(Text("button.open_shift"), ShowShift(shift.id).encode())
    opens = shift.state is ShiftState.PUBLISHED and (on or leads(reader, shift))
    own = shift.responsible_id == reader.id and change in _WITH_WHO_ANSWERS
    return screen(said, *([Text("responsible.you")] if own else []), rows=[[open_]] if opens else [])


async def gone(work: Work, told: MemberGone, reader: Member) -> Screen | None:
    """Notice of a member who is off for good: from which shifts, and how many are left on each; shifts that are over
    are no news."""
    shifts = [await work.tx.patrol.shifts.get(id_) for id_ in told.shifts]
    own = [s for s in shifts if leads(reader, s) and s.state is ShiftState.PUBLISHED and s.ends_at > work.now]
    ahead = own[:_MOST_GAPS]
    if not ahead:
        return None
    member = await work.tx.people.members.get(told.member)
    lines = [Text("leader.gone", who=sentence_start(person(member, reader.language)))]
    lines += [await _gone_from(work, shift) for shift in ahead]
    zone = work.rules.zone
    rows = [[Option(shift_name(shift, zone), ShowShift(shift.id).encode())] for shift in ahead]
    return hushed(work, ahead[0], screen(*lines, rows=rows))


async def _gone_from(work: Work, shift: Shift) -> Text:
    """Line of a shift that somebody is gone from; of a running one, how many are still there."""
    if not shift.running(work.now):
        return Text("leader.gone_from", shift=line(work, shift), strength=(await strength(work, shift)).text)
    here = (await roll_of(work, shift)).present
    return Text("leader.gone_on_duty", shift=shift_name(shift, work.rules.zone), here=here)


async def restored(work: Work, told: MemberRestored, reader: Member) -> Screen | None:
    """Notice of a member who may go on patrol again, and of the shifts they came off that lack people: each is opened
    with a tap."""
    member = await work.tx.people.members.get(told.member)
    if not may(member, Act.PATROL) or not may(reader, Act.PATROL):
        return None
    off = [duty.shift for duty in await off_ahead(work, member.id) if leads(reader, duty.shift)]
    lacking = [(shift, found) for shift in off if (found := await strength(work, shift)).have < found.target]
    lines = [Text("leader.restored", who=sentence_start(person(member, reader.language)))]
    lines += [Text("leader.not_back")] if off else []
    lines += [Text("leader.gone_from", shift=line(work, s), strength=f.text) for s, f in lacking[:_MOST_GAPS]]
    lines += [Text("gap.more", n=len(lacking) - _MOST_GAPS)] if len(lacking) > _MOST_GAPS else []
    rows = [[Option(shift_name(s, work.rules.zone), ShowShift(s.id).encode())] for s, _ in lacking[:_MOST_GAPS]]
    return by_day(work, screen(*lines, rows=rows))


async def _answers(work: Work, shift: Shift, change: Change, reader: Member) -> Text | None:
    """Line on who answers for the shift now, also for an officer who is not on it."""
    if shift.state is not ShiftState.PUBLISHED or shift.responsible_id is None:
        return None
    own = shift.responsible_id == reader.id
    if change is Change.LEADS and own:
        return Text("change.leads", shift=line(work, shift))
    if change is Change.RELIEVED and not own:
        who = person(await work.tx.people.members.get(shift.responsible_id), reader.language)
        return Text("change.relieved", shift=line(work, shift), who=who)
    return None


def _said(work: Work, shift: Shift, change: Change, on: bool) -> Text | None:
    told = line(work, shift)
    if shift.state is ShiftState.CANCELLED:
        return Text("change.cancelled", shift=told) if on and change is not Change.PUT_ON else None
    if shift.state is not ShiftState.PUBLISHED:
        return None
    if not on:
        return Text("change.taken_off", shift=told) if change not in _WHILE_ON else None
    match change:
        case Change.PUT_ON:
            return Text("change.put_on", shift=told, place=shift.muster)
        case Change.BACK:
            return Text("change.back", shift=told, place=shift.muster)
        case Change.TAKEN_OFF | Change.CANCELLED | Change.LEADS | Change.RELIEVED:
            return None
        case _:
            return Text("change.moved", shift=told, place=shift.muster)
