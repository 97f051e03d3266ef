"""Kế hoạch tuần tra: the plans there are, and a new one by its number, its days, who answers for it, peak or not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Invalid, Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.patrol.roster import plans
from core.patrol.roster.actions import PlanLead, PlanPeak
from core.patrol.types.plan import Plan
from core.people.types import POLICE_ROLES
from core.policy import Act, require
from core.screen import Option, pairs, screen
from core.speech.days import about_days, span_said
from core.speech.trouble import tells_of_trouble
from core.text import Text
from core.times import today
from handlers.incident import report_words
from handlers.incident.report import send_unfinished
from handlers.kit import Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.turn import BotContext, Turn

PLAN_FLOW = "plan"
END = ConversationHandler.END
_LISTED = 8
_FEW, _LONGEST_NUMBER = 3, 6  # words: more is a story


class PlanState(StrEnum):
    """Values are stored with the conversation and never change."""

    NUMBER = "number"
    DAYS = "days"
    LEAD = "lead"
    PEAK = "peak"


QUESTIONS = {
    PlanState.NUMBER: Question(again=Text("plan.ask_number")),
    PlanState.DAYS: Question(Hears.DAYS, again=Text("leave.unclear")),
    PlanState.LEAD: Question(),
    PlanState.PEAK: Question(),
}


def conversation() -> ConversationHandler[BotContext]:
    typed = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        name=PLAN_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Go, ask_number, where=Menu.NEW_PLAN)],
        states={
            PlanState.NUMBER: [Spoke(typed, say_number)],
            PlanState.DAYS: [Spoke(typed, say_days)],
            PlanState.LEAD: [Pressed(PlanLead, choose_lead)],
            PlanState.PEAK: [Pressed(PlanPeak, choose_peak)],
        },
        fallbacks=[Pressed(CancelReport, cancel)],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(Go, show, where=Menu.PLANS)]


async def show(turn: Turn, _: Go) -> None:
    found = (await plans.newest_first(turn.work, turn.member))[:_LISTED]
    people = await turn.work.tx.people.members.many({plan.responsible_id for plan in found})
    lines = [_line(plan, people[plan.responsible_id].call_name) for plan in found]
    rows = [
        [Option(Text("button.new_plan"), Go(Menu.NEW_PLAN).encode())],
        [Option(Text("button.back"), Go(Menu.ROSTER).encode())],
    ]
    turn.say(screen(Text("plan.list") if lines else Text("plan.none"), *lines, rows=rows))


def _line(plan: Plan, who: str) -> Text:
    span = {"first": f"{plan.starts_on:%d/%m/%Y}", "last": f"{plan.ends_on:%d/%m/%Y}"}
    if plan.peak:
        return Text("plan.line_peak", number=plan.number, who=who, **span)
    return Text("plan.line", number=plan.number, who=who, **span)


# -- a new one -------------------------------------------------------------------------------------------------------


async def ask_number(turn: Turn, _: Go) -> PlanState:
    require(turn.member, Act.PLAN)
    await send_unfinished(turn)
    nonce = turn.begin(PLAN_FLOW, "{}", turn.work.rules.details_for)
    turn.say(screen(Text("plan.ask_number"), rows=[[cancel_button(nonce)]]))
    return PlanState.NUMBER


async def say_number(turn: Turn, message: Message) -> PlanState | None:
    typed = message.text or ""
    if not _may_be_a_number(typed):
        await report_words.tell_instead(turn, message, Go(Menu.NEW_PLAN))
        return None
    _keep(turn, number=plans.checked_number(typed))
    turn.say(screen(Text("plan.ask_days"), rows=[[cancel_button(turn.conversation.nonce)]]))
    return PlanState.DAYS


def _may_be_a_number(typed: str) -> bool:
    """ "52", "KH-52/KH-CAX", "kế hoạch 52": not "3 xe máy đua", nor any words without a digit."""
    many = len(typed.split())
    if tells_of_trouble(typed):
        return False
    return many <= 1 or (any(c.isdigit() for c in typed) and many <= (_LONGEST_NUMBER if "/" in typed else _FEW))


async def say_days(turn: Turn, message: Message) -> PlanState | None:
    said = message.text or ""
    span = span_said(said, today(turn.work.now, turn.work.rules.zone))
    if span is None and not about_days(said):
        await report_words.tell_instead(turn, message, Go(Menu.NEW_PLAN))
        return None
    if span is None:
        raise Invalid(Text("leave.unclear"))
    _keep(turn, first=span[0].isoformat(), last=span[1].isoformat())
    nonce = turn.conversation.nonce
    officers = await turn.work.tx.people.members.with_roles(POLICE_ROLES)
    options = [Option(officer.full_name, PlanLead(nonce, officer.id).encode()) for officer in officers]
    turn.say(screen(Text("plan.ask_lead"), rows=[*[[option] for option in options], [cancel_button(nonce)]]))
    return PlanState.LEAD


async def choose_lead(turn: Turn, pressed: PlanLead) -> PlanState:
    turn.check(pressed)
    _keep(turn, lead=pressed.member)
    options = [
        Option(Text("plan.peak"), PlanPeak(pressed.nonce, "yes").encode()),
        Option(Text("plan.ordinary"), PlanPeak(pressed.nonce, "no").encode()),
    ]
    turn.say(screen(Text("plan.ask_peak"), rows=[*pairs(options), [cancel_button(pressed.nonce)]]))
    return PlanState.PEAK


async def choose_peak(turn: Turn, pressed: PlanPeak) -> int:
    turn.check(pressed)
    told = decoded(turn.conversation.draft or "{}")
    try:
        span = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
        number, lead = str(told["number"]), int(told["lead"])
    except (KeyError, ValueError):
        raise Stale(Text("error.stale")) from None
    plan = await plans.add(turn.work, turn.member, number, *span, lead, peak=pressed.peak == "yes")
    who = (await turn.work.tx.people.members.get(plan.responsible_id)).call_name
    turn.say(screen(Text("plan.added"), _line(plan, who)), fresh=True)
    return END


def _keep(turn: Turn, **told: str | int) -> None:
    """One more answer into the draft."""
    turn.keep(written({**decoded(turn.conversation.draft or "{}"), **told}), turn.work.rules.details_for)
