"""Đi được, Không đi được: what a member says to being on a shift, until it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import Invalid, Stale
from core.notify import tell
from core.patrol.access import leads, not_begun, own_duty, sees_team
from core.patrol.leaders import leaders_of
from core.patrol.responsible import gave_away, says, settle, tell_settled
from core.patrol.shift_times import with_reminders
from core.patrol.staffing.actions import Can, Cannot, FindSubstitute, OfferGap, TakeGap, UndoAsk, WithdrawAsk
from core.patrol.staffing.payloads import CanAfterAll, CannotCome
from core.patrol.staffing.strength import has_gap, short_after, strength, worried
from core.patrol.staffing.substitutes import withdraw_open
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Answer, Assignment, Duty, Event, EventKind, Shift
from core.people.types import Language, Member
from core.policy import Act, may, require
from core.screen import Option, Style
from core.speech.folding import nfc, without_citizen_numbers
from core.text import Text
from core.work import Work

REASON_WAITS = timedelta(minutes=3)  # so that the leader gets one message, with the reason
_LONGEST_REASON = 300  # characters
Rows = list[list[Option]]


async def can(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Đi được. Also after having said otherwise; the leader hears of it where the leader had heard."""
    duty = await own_duty(work, member, shift_id)
    if duty.assignment.answer is Answer.CAN:
        return duty
    told_before, officers = await _told(work, duty.assignment), await worried(work, duty.shift)
    answered, _ = await _answer(work, duty, Answer.CAN)
    await withdraw_open(work, answered)
    own = answered.assignment.member_id
    if await gave_away(work, duty.shift, own):
        answered = replace(answered, shift=await settle(work, duty.shift, came=own, before_others=True))
    if told_before:
        leaders = await leaders_of(work, answered.shift, without=[own])
        told = {m.id: m for m in [*leaders, *officers] if m.id != own}
        key = f"can:{answered.assignment.id}:{work.now.timestamp():.0f}"
        meant = CanAfterAll(answered.assignment.id, member=own)
        await tell(work, told.values(), meant, key, expires_at=duty.shift.starts_at)
        await tell_settled(work, duty.shift, answered.shift, by=own)
    return answered


async def cannot(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Không đi được. The leader hears of it in a moment, with the reason if one is given by then. Who answers for the
    shift passes that on, and the next one hears of it with the reason."""
    duty = await own_duty(work, member, shift_id)
    if duty.assignment.answer is Answer.CANNOT:
        return duty
    answered, event_id = await _answer(work, duty, Answer.CANNOT)
    if duty.shift.responsible_id == answered.assignment.member_id:
        answered = replace(answered, shift=await settle(work, duty.shift))
    passed_on = answered.shift.responsible_id != duty.shift.responsible_id
    await _tell_leader(work, answered, not_before=work.now + REASON_WAITS, passed_on=passed_on)
    await short_after(work, answered.shift, event_id)
    return answered


async def who_answers(work: Work, duty: Duty, language: Language) -> list[Text]:
    """Line on who answers for the shift, where this member did and said that they cannot come; also when they come
    after all."""
    if not await gave_away(work, duty.shift, duty.assignment.member_id):
        return []
    return [await says(work, duty.shift, language)]


async def give_reason(work: Work, member: Member | None, shift_id: int, words: str) -> str:
    """Why not, in the member's own words; what is kept of them. The leader who has been told already hears it as
    well."""
    duty = await own_duty(work, member, shift_id)
    assignment = duty.assignment
    if assignment.answer is not Answer.CANNOT:
        raise Stale(Text("error.stale"), shift=shift_id)
    reason = without_citizen_numbers(nfc(words))[0][:_LONGEST_REASON]
    if not reason:
        raise Invalid(Text("answer.no_words"))
    given = replace(assignment, reason=reason)
    await work.tx.patrol.assignments.save(given)
    event = Event(EventKind.ANSWERED, work.now, assignment.member_id, text=reason, ref="reason")
    await work.tx.patrol.shifts.log(shift_id, [event])
    if await _told(work, assignment):
        await _tell_leader(work, Duty(duty.shift, given))
    return reason


async def _answer(work: Work, duty: Duty, answer: Answer) -> tuple[Duty, int]:
    assignment = replace(duty.assignment, answer=answer, answered_at=work.now, reason="")
    assignment = with_reminders(work, duty.shift, assignment)
    await work.tx.patrol.assignments.save(assignment)
    event = Event(EventKind.ANSWERED, work.now, assignment.member_id, ref=answer)
    (event_id,) = await work.tx.patrol.shifts.log(duty.shift.id, [event])
    return Duty(duty.shift, assignment), event_id


async def _tell_leader(work: Work, duty: Duty, *, not_before: datetime | None = None, passed_on: bool = False) -> None:
    assignment, shift = duty.assignment, duty.shift
    leaders = await leaders_of(work, shift, without=[assignment.member_id])
    at = assignment.answered_at or work.now
    key = f"cannot:{assignment.id}:{at.timestamp()}{':reason' if assignment.reason else ''}"
    meant = CannotCome(assignment.id, at, passed_on, member=assignment.member_id)
    await tell(work, leaders, meant, key, expires_at=shift.ends_at, not_before=not_before)


async def _told(work: Work, assignment: Assignment) -> bool:
    """Whether the leader has been told that this member cannot come: the message no longer waits for the reason. Of
    leave they are told at once."""
    if assignment.answer is Answer.LEAVE:
        return True
    return assignment.answer is Answer.CANNOT and not await work.tx.outbox.in_line(CannotCome.kind, assignment.id)


# -- what is offered under a shift -----------------------------------------------------------------------------------


async def rows_for(work: Work, shift: Shift, assignment: Assignment | None, member: Member) -> Rows:
    """Buttons of this member for a shift as it stands: answer, find a substitute, take a gap, ask others to."""
    rows = await answer_buttons(work, Duty(shift, assignment)) if assignment is not None else []
    if not_begun(shift, work.now):
        rows += await _gap(work, shift, member, on_it=assignment is not None and not assignment.off)
    return rows


async def answer_buttons(work: Work, duty: Duty) -> Rows:
    """For the one whose place on the shift it is. Nothing once it has begun or they have checked in."""
    shift, assignment = duty.shift, duty.assignment
    if not not_begun(shift, work.now) or assignment.in_at is not None:
        return []
    asks = await work.tx.patrol.asks.of_shift(shift.id)
    if assignment.off:
        return _pairs(_back(asks, assignment))
    return _pairs([*_answers(shift, assignment), *_substitute(asks, shift, assignment)])


def _pairs(options: list[Option]) -> Rows:
    return [options[i : i + 2] for i in range(0, len(options), 2)]


def _answers(shift: Shift, assignment: Assignment) -> list[Option]:
    yes = Option(Text("button.can"), Can(shift.id).encode(), Style.SUCCESS)
    no = Option(Text("button.cannot"), Cannot(shift.id).encode())
    return {Answer.NONE: [yes, no], Answer.CAN: [no]}.get(assignment.answer, [yes])


def _substitute(asks: list[Ask], shift: Shift, assignment: Assignment) -> list[Option]:
    for ask in asks:
        if ask.assignment_id == assignment.id and ask.state in (AskState.OPEN, AskState.ACCEPTED):
            return [Option(Text("button.withdraw_ask"), WithdrawAsk(ask.id).encode())]
    instead_of = [ask for ask in asks if ask.new_id == assignment.id and ask.state is AskState.CONFIRMED]
    return [
        Option(Text("button.find_substitute"), FindSubstitute(shift.id).encode()),
        *(Option(Text("button.give_back"), UndoAsk(ask.id).encode()) for ask in instead_of),
    ]


def _back(asks: list[Ask], assignment: Assignment) -> list[Option]:
    """Button to go oneself after all, for a member who found a substitute."""
    found = [ask for ask in asks if ask.assignment_id == assignment.id and ask.state is AskState.CONFIRMED]
    return [Option(Text("button.go_myself"), UndoAsk(ask.id).encode()) for ask in found[-1:]]


async def _gap(work: Work, shift: Shift, member: Member, *, on_it: bool) -> Rows:
    rows: Rows = []
    if not on_it and may(member, Act.PATROL) and sees_team(member, shift.team) and await has_gap(work, shift):
        rows.append([Option(Text("button.take_gap"), TakeGap(shift.id).encode(), Style.SUCCESS)])
    if leads(member, shift) and (await strength(work, shift)).have < shift.target:
        rows.append([Option(Text("button.offer_gap"), OfferGap(shift.id).encode())])
    return rows


_A_PAGE, _MOST = 8, 60


@dataclass(frozen=True, slots=True)
class UpcomingShifts:
    """Part of what lies before a member: `first` come before it, `total` are all of them."""

    duties: Sequence[Duty]
    first: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.first - len(self.duties)


async def upcoming(work: Work, member: Member | None) -> list[Duty]:
    """Published shifts that have not ended, soonest first."""
    member = require(member, Act.PATROL)
    return await work.tx.patrol.assignments.coming(member.id, work.now, _MOST)


async def upcoming_page(work: Work, member: Member | None, first: int) -> UpcomingShifts:
    """The same, cut to a screen. What is not there any more is the first page again."""
    ahead = await upcoming(work, member)
    first = first if first < len(ahead) else 0
    return UpcomingShifts(ahead[first : first + _A_PAGE], first, len(ahead))


async def for_calendar(work: Work, member: Member | None) -> list[tuple[Duty, str]]:
    """All that are to come, each with the name of its team; and those that come no more, which the calendar of the
    phone may have been told of before."""
    ahead = [duty for duty in await upcoming(work, member) if duty.assignment.expected]
    off = await work.tx.patrol.assignments.called_off(require(member, Act.PATROL).id, work.now)
    teams = {team.code: team.name for team in await work.tx.people.places.teams()}
    return [(duty, teams.get(duty.shift.team, "")) for duty in (*ahead, *off)]
