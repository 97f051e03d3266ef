"""Notices of a request for a substitute: to the one who is asked, to both, and to the leader."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.notify import person, sentence_start
from core.patrol.access import leads, not_begun
from core.patrol.actions import ShowShift
from core.patrol.leaders import hushed
from core.patrol.payloads import OfAsk
from core.patrol.staffing.actions import (
    AcceptAsk,
    Cannot,
    ConfirmAsk,
    DeclineAsk,
    FindSubstitute,
    RefuseAsk,
    UndoAsk,
    WithdrawAsk,
)
from core.patrol.staffing.availability import why_not
from core.patrol.staffing.notices import described
from core.patrol.staffing.payloads import ConfirmSubstitute, SubstituteAsked, SubstituteStep
from core.patrol.staffing.strength import strength
from core.patrol.staffing.substitute_questions import too_late
from core.patrol.staffing.substitutes import request_meant
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Answer, Shift
from core.people.types import POLICE_ROLES, Member
from core.screen import Option, Screen, Style, screen
from core.text import At, Text
from core.work import Work

# What became of it, as each of them hears it. "{who}" is the one who asked, "{other}" the other one.
_TO_ASKER = {
    "accepted": Text("sub.asker_accepted"),
    "replaced": Text("sub.asker_replaced"),
    "declined": Text("sub.asker_declined"),
    "refused": Text("sub.asker_refused"),
    "lapsed": Text("sub.asker_lapsed"),
    "undone": Text("sub.asker_undone"),
}
_TO_PARTNER = {
    "replaced": Text("sub.partner_replaced"),
    "withdrawn": Text("sub.partner_withdrawn"),
    "refused": Text("sub.partner_refused"),
    "lapsed": Text("sub.partner_lapsed"),
    "undone": Text("sub.partner_undone"),
}
_TO_LEADER = {
    "asked": Text("sub.leader_asked"),
    "asked_all": Text("sub.leader_asked_all"),
    "accepted": Text("sub.leader_accepted"),
    "replaced": Text("sub.leader_replaced"),
    "declined": Text("sub.leader_declined"),
    "refused": Text("sub.leader_refused"),
    "lapsed": Text("sub.leader_lapsed"),
    "withdrawn": Text("sub.leader_withdrawn"),
    "undone": Text("sub.leader_undone"),
}
_CHANGED = ("replaced", "undone")  # the roster is another
_RUNG = (*_CHANGED, "lapsed")  # of the rest the leader is told quietly
_STANDS = {
    "asked": (AskState.OPEN,),
    "accepted": (AskState.ACCEPTED,),
    "replaced": (AskState.CONFIRMED,),
    "declined": (AskState.DECLINED,),
    "refused": (AskState.DECLINED,),
    "withdrawn": (AskState.WITHDRAWN,),
    "undone": (AskState.UNDONE,),
    "lapsed": (AskState.LAPSED,),
}


@dataclass(frozen=True, slots=True)
class _Story:
    ask: Ask
    shift: Shift
    asker: Member
    other: Member | None
    on_leave: bool  # the asker, by now


async def _story(work: Work, meant: OfAsk) -> _Story:
    ask = await work.tx.patrol.asks.get(meant.ask)
    people = await work.tx.people.members.many([i for i in (ask.from_id, ask.partner_id or ask.to_id) if i is not None])
    other = people.get(ask.partner_id or ask.to_id or 0)
    place = await work.tx.patrol.assignments.on(ask.shift_id, ask.from_id)
    on_leave = place is not None and place.answer is Answer.LEAVE
    return _Story(ask, await work.tx.patrol.shifts.get(ask.shift_id), people[ask.from_id], other, on_leave)


async def asked(work: Work, question: SubstituteAsked, reader: Member) -> Screen | None:
    """Will you go instead? To everybody it is asked without a name: who cannot come is nobody else's business. Who was
    asked alone, and then everybody was, before it went out, is asked with the others."""
    story = await _story(work, question)
    shift = story.shift
    if reader.id == story.asker.id or story.ask.to_id not in (None, reader.id):
        return None
    ask = await request_meant(work, reader, story.ask)
    if ask.state is not AskState.OPEN or ask.to_id not in (None, reader.id) or not not_begun(shift, work.now):
        return None
    if await why_not(work, shift, reader) is not None:
        return None
    shown = await described(work, shift)
    muster = [Text("shift.muster_at", muster=shift.muster)] if shift.muster else []
    if ask.to_id is None:
        take = Option(Text("button.take_gap"), AcceptAsk(ask.id).encode(), Style.SUCCESS)
        return hushed(work, shift, screen(Text("sub.ask_all", shift=shown), *muster, rows=[[take]]))
    who = sentence_start(person(story.asker, reader.language))
    yes = Option(Text("button.accept_ask"), AcceptAsk(ask.id).encode(), Style.SUCCESS)
    no = Option(Text("button.decline_ask"), DeclineAsk(ask.id).encode())
    return hushed(work, shift, screen(Text("sub.ask_one", who=who, shift=shown), *muster, rows=[[yes, no]]))


async def confirm(work: Work, question: ConfirmSubstitute, reader: Member) -> Screen | None:
    """The leader's word is needed, and the shift has not begun."""
    story = await _story(work, question)
    shift = story.shift
    if story.ask.state is not AskState.ACCEPTED or not not_begun(shift, work.now) or not leads(reader, shift):
        return None
    line = _filled(Text("sub.confirm"), story, reader, await described(work, shift))
    yes = Option(Text("button.confirm_ask"), ConfirmAsk(story.ask.id).encode(), Style.SUCCESS)
    no = Option(Text("button.refuse_ask"), RefuseAsk(story.ask.id).encode())
    until = [Text("sub.confirm_until", at=At(await too_late(work, shift, story.ask)))] if story.ask.step else []
    return hushed(work, shift, screen(line, *until, rows=[[yes, no]]))


async def became(work: Work, step: SubstituteStep, reader: Member) -> Screen | None:
    """One step of it. What has been overtaken by the next step is not told any more."""
    story, event = await _story(work, step), step.event
    if story.ask.state not in _STANDS[event]:
        return None
    decided = await _who_decided(work, step.by, story, reader)
    if reader.id == story.asker.id:
        if event == "lapsed" and story.on_leave:
            return None  # it is not theirs any more, and they know
        return await _to(work, story, reader, _TO_ASKER.get(event), decided, _asker_rows(story, event))
    if story.other is not None and reader.id == story.other.id:
        return await _to(work, story, reader, _TO_PARTNER.get(event), decided, _partner_rows(story, event))
    if leads(reader, story.shift) or reader.has(*POLICE_ROLES):
        return await _to_leader(work, story, reader, event)
    return None


async def _who_decided(work: Work, by: int | None, story: _Story, reader: Member) -> str | Text:
    """The leader, or the officer by whom it was done in the leader's place."""
    if by is None or by in (story.asker.id, story.other.id if story.other else None):
        return ""
    member = await work.tx.people.members.get(by)
    of_the_team = member.team == story.shift.team or member.id == story.shift.responsible_id
    return Text("sub.the_leader") if of_the_team else sentence_start(person(member, reader.language))


async def _to(
    work: Work, story: _Story, reader: Member, text: Text | None, decided: str | Text, rows: list[list[Option]]
) -> Screen | None:
    if text is None:
        return None
    line = _filled(text, story, reader, await described(work, story.shift))
    line = Text(line.id, **line.params, By=decided)
    return hushed(work, story.shift, screen(line, rows=rows if not_begun(story.shift, work.now) else []))


async def _to_leader(work: Work, story: _Story, reader: Member, event: str) -> Screen:
    text = _TO_LEADER["asked_all" if event == "asked" and story.ask.to_id is None else event]
    if event == "lapsed" and story.on_leave:
        text = Text("sub.leader_lapsed_leave")
    line = _filled(text, story, reader, await described(work, story.shift))
    show = Option(Text("button.show_shift"), ShowShift(story.shift.id).encode())
    counted = [(await strength(work, story.shift)).text] if event in _CHANGED else []
    shown = hushed(work, story.shift, screen(line, *counted, rows=[[show]]))
    return shown if event in _RUNG else replace(shown, silent=True)


def _filled(text: Text, story: _Story, reader: Member, shift: Text) -> Text:
    other = person(story.other, reader.language) if story.other is not None else ""
    who = person(story.asker, reader.language)
    return Text(text.id, who=who, Who=sentence_start(who), other=other, Other=sentence_start(other), shift=shift)


def _asker_rows(story: _Story, event: str) -> list[list[Option]]:
    ask = story.ask
    if event == "replaced":
        return [[Option(Text("button.go_myself"), UndoAsk(ask.id).encode())]]
    if event == "accepted":
        return [[Option(Text("button.withdraw_ask"), WithdrawAsk(ask.id).encode())]]
    find = Option(Text("button.find_substitute"), FindSubstitute(ask.shift_id).encode())
    if event == "lapsed":
        return [[find, Option(Text("button.cannot"), Cannot(ask.shift_id).encode())]]
    return [[find]]


def _partner_rows(story: _Story, event: str) -> list[list[Option]]:
    if event == "replaced":
        return [[Option(Text("button.give_back"), UndoAsk(story.ask.id).encode())]]
    return []
