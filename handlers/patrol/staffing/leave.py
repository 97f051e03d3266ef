"""Nghỉ phép and exemptions: one's own in two taps, a team's members by their leader, anybody by the police."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Invalid, Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.patrol.roster.actions import ChooseKinds, ChooseSpan, LeaveOf, RemoveAbsence, TeamLeave
from core.patrol.staffing import leave
from core.patrol.staffing.leave_notices import absence_line, what_is_given_up, what_lacks
from core.patrol.types.plan import Absence
from core.patrol.types.shift import Shift
from core.people.types import Member
from core.policy import Act, may, require
from core.screen import Option, column, pairs, screen
from core.speech.days import about_days, span_said
from core.text import Text
from core.times import number_of, today
from handlers.incident import report_words
from handlers.incident.report import send_unfinished
from handlers.kit import Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.patrol.roster.roster import day_in
from handlers.turn import BotContext, Turn

LEAVE_FLOW = "leave"
END = ConversationHandler.END
_EVERY_KIND = "-"
_SPANS = {1: Text("leave.one_day"), 3: Text("leave.three_days"), 7: Text("leave.week"), 30: Text("leave.month")}
_LISTED = 10


class LeaveState(StrEnum):
    """Values are stored with the conversation and never change."""

    WHO = "who"
    KIND = "kind"
    DAYS = "days"


QUESTIONS = {
    LeaveState.WHO: Question(Hears.NAME),
    LeaveState.KIND: Question(),
    LeaveState.DAYS: Question(Hears.DAYS, again=Text("leave.unclear")),
}


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=LEAVE_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Go, ask_own, where=Menu.LEAVE), Pressed(TeamLeave, ask_who)],
        states={
            LeaveState.WHO: [Pressed(LeaveOf, choose_member)],
            LeaveState.KIND: [Pressed(ChooseKinds, choose_kind)],
            LeaveState.DAYS: [Pressed(ChooseSpan, choose_span), Spoke(filters.TEXT & ~filters.COMMAND, say_span)],
        },
        fallbacks=[Pressed(CancelReport, cancel)],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(Go, show_coming, where=Menu.ABSENCES), Pressed(RemoveAbsence, remove)]


# -- entering --------------------------------------------------------------------------------------------------------


async def ask_own(turn: Turn, _: Go) -> LeaveState:
    member = require(turn.member, Act.PATROL)
    nonce = await _begin(turn, {"member": member.id, "kinds": []})
    mine = [(a, m) for a, m in await leave.of_reader(turn.work, member) if m.id == member.id and not a.templates]
    lines = [_line(turn, absence) for absence, _ in mine[:_LISTED]]
    gone = [[Option(Text("button.remove_leave", **_days(a)), RemoveAbsence(a.id).encode())] for a, _ in mine[:_LISTED]]
    turn.say(screen(*lines, Text("leave.ask_days"), rows=[*_span_rows(turn, nonce), *gone, [cancel_button(nonce)]]))
    return LeaveState.DAYS


async def ask_who(turn: Turn, pressed: TeamLeave) -> LeaveState:
    members = await leave.of_team(turn.work, turn.member, pressed.team)
    if not members:
        raise Stale(Text("error.stale"))
    nonce = await _begin(turn, {})
    options = [Option(m.full_name, LeaveOf(nonce, m.id).encode()) for m in members]
    turn.say(screen(Text("leave.ask_who"), rows=[*column(options), [cancel_button(nonce)]]))
    return LeaveState.WHO


async def _begin(turn: Turn, draft: dict[str, Any]) -> int:
    await send_unfinished(turn)
    return turn.begin(LEAVE_FLOW, written(draft), turn.work.rules.details_for)


async def choose_member(turn: Turn, pressed: LeaveOf) -> LeaveState:
    turn.check(pressed)
    member = await turn.work.tx.people.members.get(pressed.member)
    if not leave.may_enter(turn.member, member):
        raise Stale(Text("error.stale"))
    turn.keep(written({"member": member.id}), turn.work.rules.details_for)
    kinds = [Option(Text("leave.all"), ChooseKinds(pressed.nonce, _EVERY_KIND).encode())] + [
        Option(Text("leave.exempt", kind=template.name), ChooseKinds(pressed.nonce, template.code).encode())
        for template in turn.work.rules.patrol.templates
    ]
    turn.say(screen(Text("leave.ask_kind", who=member.full_name), rows=[*pairs(kinds), [cancel_button(pressed.nonce)]]))
    return LeaveState.KIND


async def choose_kind(turn: Turn, pressed: ChooseKinds) -> LeaveState:
    turn.check(pressed)
    if pressed.kind != _EVERY_KIND and turn.work.rules.patrol.template(pressed.kind) is None:
        raise Stale(Text("error.stale"))
    kinds = [] if pressed.kind == _EVERY_KIND else [pressed.kind]
    turn.keep(written({"member": _draft(turn)[0], "kinds": kinds}), turn.work.rules.details_for)
    open_end = [[_for_good(turn, pressed.nonce)]] if kinds else []
    rows = [*_span_rows(turn, pressed.nonce), *open_end, [cancel_button(pressed.nonce)]]
    turn.say(screen(Text("leave.ask_days"), rows=rows))
    return LeaveState.DAYS


def _draft(turn: Turn) -> tuple[int, list[str]]:
    """Member of the absence, and kinds of shift exempt, read off the draft."""
    told = decoded(turn.conversation.draft or "{}")
    if not isinstance(told.get("member"), int):
        raise Stale(Text("error.stale"))
    return told["member"], [kind for kind in told.get("kinds", []) if isinstance(kind, str)]


def _span_rows(turn: Turn, nonce: int) -> list[list[Option]]:
    """From today or tomorrow, for the usual spans; anything else is typed."""
    day = today(turn.work.now, turn.work.rules.zone)
    options = [Option(label, ChooseSpan(nonce, number_of(day), days).encode()) for days, label in _SPANS.items()]
    tomorrow = ChooseSpan(nonce, number_of(day + timedelta(days=1)), 1).encode()
    return pairs([options[0], Option(Text("leave.tomorrow"), tomorrow), *options[1:]])


def _for_good(turn: Turn, nonce: int) -> Option:
    day = today(turn.work.now, turn.work.rules.zone)
    days = (leave.UNTIL_FURTHER_NOTICE - day).days + 1
    return Option(Text("leave.for_good"), ChooseSpan(nonce, number_of(day), days).encode())


async def choose_span(turn: Turn, pressed: ChooseSpan) -> int:
    turn.check(pressed)
    first = day_in(pressed.day)
    try:
        last = first + timedelta(days=pressed.days - 1)
    except OverflowError:
        raise Stale(Text("error.stale")) from None
    return await _enter(turn, first, last)


async def say_span(turn: Turn, message: Message) -> int | None:
    """ "20/11-25/11", "thứ 7". Words that are not about days are something else: a report."""
    said = message.text or ""
    span = span_said(said, today(turn.work.now, turn.work.rules.zone))
    if span is not None:
        return await _enter(turn, *span)
    if not about_days(said):
        await report_words.tell_instead(turn, message, Go(Menu.LEAVE))
        return None
    raise Invalid(Text("leave.unclear"))


async def _enter(turn: Turn, first: date, last: date) -> int:
    member_id, kinds = _draft(turn)
    entered = await leave.enter_leave(turn.work, turn.member, member_id, first, last, kinds)
    member = await turn.work.tx.people.members.get(member_id)
    body, rows = await _of_shifts(turn, member, entered.left)
    turn.say(screen(_line(turn, entered.absence, member), *body, rows=rows), fresh=True)
    return END


async def _of_shifts(turn: Turn, member: Member, shifts: Sequence[Shift]) -> tuple[list[Text], list[list[Option]]]:
    """Shifts that the absence touches. A leader who entered it for another looks for somebody else."""
    if not shifts:
        return [], []
    if turn.member is not None and turn.member.id == member.id:
        return what_is_given_up(turn.work, shifts)
    return await what_lacks(turn.work, shifts)


# -- looking ---------------------------------------------------------------------------------------------------------


async def show_coming(turn: Turn, _: Go) -> None:
    ahead = await leave.of_reader(turn.work, turn.member)
    found = ahead[:_LISTED]
    rows = [
        [Option(Text("button.remove_absence", who=m.call_name, **_days(a)), RemoveAbsence(a.id).encode())]
        for a, m in found
        if leave.may_enter(turn.member, m, a.templates)
    ]
    if may(turn.member, Act.PLAN):
        teams = await turn.work.tx.people.places.teams()
        rows += pairs([Option(t.name, TeamLeave(t.code).encode()) for t in teams])
    elif may(turn.member, Act.LEAD) and turn.member is not None and turn.member.team is not None:
        rows.append([Option(Text("button.absence_of"), TeamLeave(turn.member.team).encode())])
    lines = [_line(turn, absence, member) for absence, member in found]
    lines += [Text("leave.more", n=len(ahead) - _LISTED)] if len(ahead) > _LISTED else []
    turn.say(screen(Text("leave.list") if lines else Text("leave.nobody"), *lines, rows=rows))


async def remove(turn: Turn, pressed: RemoveAbsence) -> None:
    shifts = await leave.remove(turn.work, turn.member, pressed.absence)
    again = [Text("leave.counts_again", n=len(shifts))] if shifts else []
    turn.say(screen(Text("leave.removed"), *again))


def _line(turn: Turn, absence: Absence, member: Member | None = None) -> Text:
    who = member.full_name if member and member.id != (turn.member.id if turn.member else 0) else Text("leave.you")
    return absence_line(turn.work, absence, who)


def _days(absence: Absence) -> dict[str, str]:
    return {"first": f"{absence.starts_on:%d/%m}", "last": f"{absence.ends_on:%d/%m}"}
