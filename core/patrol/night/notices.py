"""Notices of a running shift, composed as things stand just before they are sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.actions import Go, Menu
from core.notify import person, sentence_start
from core.patrol.access import leads
from core.patrol.labels import shift_name
from core.patrol.leaders import leaders_of
from core.patrol.ledger.actions import ShowNight
from core.patrol.night.actions import CheckIn, CheckOut, EndEarly, Handle, ImOk, NotComing, RollCall, ShowBoard
from core.patrol.night.board import board_of, card_lines, title, whereabouts
from core.patrol.night.ok_check import alarmed, said_not_well, times_told
from core.patrol.night.payloads import (
    ClosedForYou,
    FewLeft,
    NotThere,
    OkCheck,
    RollCalled,
    ShiftCard,
    ShiftCardUpdate,
    Silence,
    SilenceOver,
    SilenceTaken,
    StillIn,
    TheyAreStillIn,
    TooFew,
)
from core.patrol.night.presence import Roll, roll_of
from core.patrol.night.understaffed import least
from core.patrol.payloads import OfAssignment
from core.patrol.types.shift import Assignment, By, Shift, ShiftState, Watch
from core.people.types import Member
from core.screen import Option, Screen, Style, screen
from core.speech.trouble import in_own_need
from core.text import Hour, Text
from core.work import Work

# -- the leader's card -----------------------------------------------------------------------------------------------


_BARE = 3  # words: "không ổn rồi" says no more than the sentence above it


async def shift_card(work: Work, meant: ShiftCard | ShiftCardUpdate, reader: Member) -> Screen | None:
    """ "Tổ 3 có mặt 4/5", and who is not there."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    if not leads(reader, shift) or shift.state is ShiftState.DRAFT:
        return None
    if isinstance(meant, ShiftCardUpdate) and meant.moved:
        return screen(Text("shiftcard.moved", shift=shift_name(shift, work.rules.zone)))
    roll = await roll_of(work, shift)
    if shift.state is ShiftState.CANCELLED:  # a card that is there says so; no new one comes
        return None if isinstance(meant, ShiftCard) else screen(title(work, roll), Text("shift.is_cancelled"))
    shown = screen(*card_lines(work, roll), rows=_under_the_card(shift))
    return replace(shown, silent=True) if isinstance(meant, ShiftCard) and meant.silent else shown


def _under_the_card(shift: Shift) -> list[list[Option]]:
    if shift.state is not ShiftState.PUBLISHED:  # what is left to do is to look at its times, and to sign them
        return [[Option(Text("button.night_times"), ShowNight(shift.id).encode())]]
    roll_call = Option(Text("button.roll_call"), RollCall(shift.id).encode())
    return [[roll_call, Option(Text("button.board"), ShowBoard(shift.id).encode())]]


# -- to the member ---------------------------------------------------------------------------------------------------


async def not_there(work: Work, meant: NotThere, reader: Member) -> Screen | None:
    """Not any more when they have come, or said that they cannot."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    mine = await work.tx.patrol.assignments.on(shift.id, reader.id)
    if mine is None or mine.off or mine.absent or mine.in_at is not None or mine.answer.no:
        return None
    if not shift.running(work.now):
        return None
    rows = [
        [
            Option(Text("button.check_in"), CheckIn(shift.id).encode(), Style.SUCCESS),
            Option(Text("button.not_coming"), NotComing(shift.id).encode()),
        ]
    ]
    return screen(Text("missing.you", shift=shift_name(shift, work.rules.zone)), rows=rows)


async def roll_called(work: Work, meant: RollCalled, reader: Member) -> Screen | None:
    """How it stands now. Who has checked in by phone meanwhile knows."""
    assignment, shift, _ = await _watched(work, meant)
    if reader.id != assignment.member_id or assignment.off:
        return None
    leader = person(await work.tx.people.members.get(meant.by), reader.language)
    values: dict[str, str | Text] = {
        "who": sentence_start(leader),
        "leader": leader,
        "shift": shift_name(shift, work.rules.zone),
    }
    if assignment.in_at is not None:
        here = Text("rollcall.told_here", at=Hour(assignment.in_at), **values)
        return screen(here, silent=True) if assignment.in_by is By.LEADER else None
    if not (assignment.absent or assignment.answer.no):
        return None
    away = Text("rollcall.told_absent", **values) if assignment.absent else Text("rollcall.told_excused", **values)
    come = Option(Text("button.check_in"), CheckIn(shift.id).encode())
    return screen(away, rows=[[come]] if work.now < shift.ends_at else [], silent=True)


async def ok_check(work: Work, meant: OkCheck, reader: Member) -> Screen | None:
    """A question that was overtaken by an answer, or by the next question, is not asked any more."""
    assignment, shift, watch = await _watched(work, meant)
    if watch is None or watch.ok_step != meant.step or reader.id != assignment.member_id:
        return None
    rows = [[Option(Text("button.im_ok"), ImOk(shift.id).encode(), Style.SUCCESS), _sos()]]
    if watch.ok_step == 1:
        return screen(Text("okcheck.ask"), rows=rows)
    above = await leaders_of(work, shift, without=[reader.id])
    return screen(Text("okcheck.again") if above else Text("okcheck.again_leader"), rows=rows)


async def still_in(work: Work, meant: StillIn, reader: Member) -> Screen | None:
    assignment, shift, _ = await _watched(work, meant)
    if not assignment.on_duty or reader.id != assignment.member_id:
        return None
    rows = [[Option(Text("button.check_out"), CheckOut(shift.id).encode(), Style.SUCCESS)]]
    return screen(Text("checkout.forgot", at=Hour(shift.ends_at)), rows=rows)


async def closed_for_you(work: Work, meant: ClosedForYou, reader: Member) -> Screen | None:
    assignment, _, _ = await _watched(work, meant)
    if assignment.out_at is None or reader.id != assignment.member_id:
        return None
    if assignment.out_by is By.RULE:
        return screen(Text("checkout.by_rule", at=Hour(assignment.out_at)), silent=True)
    return screen(Text("checkout.ended_early", at=Hour(assignment.out_at)))


# -- to those who answer for the shift -------------------------------------------------------------------------------


async def silence(work: Work, meant: Silence, reader: Member) -> Screen | None:
    """Not any more when the member has answered, or somebody looks after it."""
    assignment, shift, watch = await _watched(work, meant)
    if watch is None or not alarmed(work.rules.patrol, watch) or watch.taken_by is not None:
        return None
    if not leads(reader, shift):
        return None
    member = await work.tx.people.members.get(assignment.member_id)
    since = Hour(watch.seen_at or shift.starts_at)
    who = sentence_start(person(member, reader.language))
    ill = await said_not_well(work, watch)
    alone = ill is None
    body = [Text("silence.nobody_answers", who=who, at=since) if alone else Text("silence.not_well", who=who, at=since)]
    body += [Text("silence.words", words=ill)] if ill and (len(ill.split()) > _BARE or in_own_need(ill)) else []
    again = times_told(work.rules.patrol, watch)
    body += [Text("silence.again", n=again)] if again > 1 else []
    body += [Text("silence.call", phone=member.phone)] if member.phone else []
    body += whereabouts(await board_of(work, reader, shift.id), assignment)
    care = Option(Text("button.handle"), Handle(assignment.id).encode(), Style.SUCCESS)
    return screen(*body, rows=[[care]])


async def silence_taken(work: Work, meant: SilenceTaken, reader: Member) -> Screen | None:
    assignment, shift, watch = await _watched(work, meant)
    if watch is None or watch.taken_by != meant.by or not leads(reader, shift):
        return None
    silent, carer = await _two(work, assignment.member_id, meant.by)
    who = sentence_start(person(carer, reader.language))
    return screen(Text("silence.taken", who=who, silent=person(silent, reader.language)))


async def silence_over(work: Work, meant: SilenceOver, reader: Member) -> Screen | None:
    assignment, shift, _ = await _watched(work, meant)
    if not leads(reader, shift):
        return None
    member = await work.tx.people.members.get(assignment.member_id)
    at = Hour(meant.at)
    return screen(Text("silence.over", who=sentence_start(person(member, reader.language)), at=at))


async def too_few(work: Work, meant: TooFew, reader: Member) -> Screen | None:
    """Not any more when enough have come."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    roll = await roll_of(work, shift)
    if not shift.running(work.now) or roll.present >= shift.minimum or not leads(reader, shift):
        return None
    came = Text("toofew.came", team=roll.team, here=roll.present, minimum=shift.minimum)
    missing = [Text("shiftcard.missing", who=roll.names(roll.missing))] if roll.missing else []
    board = Option(Text("button.board"), ShowBoard(shift.id).encode())
    return screen(came, *missing, *_phones(roll, roll.missing), rows=[[board]])


async def few_left(work: Work, meant: FewLeft, reader: Member) -> Screen | None:
    """Notice of who went early and who is still there, never of the reader themselves. None when enough are back."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    roll = await roll_of(work, shift)
    went = [a for a in roll.left if a.member_id != reader.id]
    if not shift.running(work.now) or roll.present >= least(shift) or not went or not leads(reader, shift):
        return None
    body = [_how_many_left(roll), *(_went(roll, one, reader) for one in went)]
    if roll.here:
        names = ", ".join(person(roll.people[a.member_id], reader.language) for a in roll.here)
        body += [Text("fewleft.here", who=names), *_phones(roll, roll.here)]
    alone = roll.present == 1
    body += [Text("fewleft.alone")] if alone else []
    end = [Option(Text("button.end_early"), EndEarly(shift.id).encode())] if roll.present <= 1 else []
    return screen(*body, rows=[[Option(Text("button.board"), ShowBoard(shift.id).encode()), *end]])


def _how_many_left(roll: Roll) -> Text:
    ends = Hour(roll.shift.ends_at)
    if not roll.here:
        return Text("fewleft.nobody", team=roll.team, at=ends)
    return Text("fewleft.some", team=roll.team, here=roll.present, minimum=least(roll.shift), at=ends)


def _went(roll: Roll, gone: Assignment, reader: Member) -> Text:
    who = sentence_start(person(roll.people[gone.member_id], reader.language))
    at = Hour(gone.out_at or roll.shift.starts_at)
    return Text("fewleft.gone", who=who, at=at) if gone.out_by is By.GONE else Text("fewleft.left", who=who, at=at)


async def they_are_still_in(work: Work, meant: TheyAreStillIn, reader: Member) -> Screen | None:
    shift = await work.tx.patrol.shifts.get(meant.shift)
    roll = await roll_of(work, shift)
    if not roll.here or not leads(reader, shift):
        return None
    board = Option(Text("button.board"), ShowBoard(shift.id).encode())
    text = Text("checkout.they_forgot", team=roll.team, who=roll.names(roll.here), at=Hour(shift.ends_at))
    return screen(text, *_phones(roll, roll.here), rows=[[board]])


def _phones(roll: Roll, assignments: Iterable[Assignment]) -> list[Text]:
    """Lines on whom to call, as far as they have given a number."""
    called = [roll.people[a.member_id] for a in assignments]
    return [Text("silence.call_them", who=m.call_name, phone=m.phone) for m in called if m.phone]


async def _watched(work: Work, meant: OfAssignment) -> tuple[Assignment, Shift, Watch | None]:
    assignment = await work.tx.patrol.assignments.get(meant.assignment)
    shift = await work.tx.patrol.shifts.get(assignment.shift_id)
    return assignment, shift, await work.tx.patrol.watches.find(assignment.id)


async def _two(work: Work, one: int, other: int) -> tuple[Member, Member]:
    return await work.tx.people.members.get(one), await work.tx.people.members.get(other)


def _sos() -> Option:
    return Option(Text("menu.sos"), Go(Menu.SOS).encode(), Style.DANGER)
