"""Đi được, Không đi được: one tap is the answer, the reason is asked afterwards and may be left out."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Action, Go, Menu, Signal
from core.conversation import Hears, Question
from core.errors import Forbidden, Stale
from core.incident.filing import FLOW as REPORT_FLOW
from core.jsontext import decoded, written
from core.patrol.access import next_duty, own_duty
from core.patrol.night.actions import CheckIn, NotComing
from core.patrol.staffing import answers
from core.patrol.staffing.actions import AcceptAsk, Can, Cannot, DeclineAsk, FindSubstitute, SkipReason, TakeGap
from core.patrol.staffing.notices import described
from core.patrol.types.shift import Duty
from core.screen import Option, Style, pairs, screen
from core.text import Text
from handlers.incident.was_a_report import becomes_report, perhaps_a_report, said_is_report
from handlers.kit import IN_A_REASON, Pressed, Spoke
from handlers.patrol.night.on_duty import not_well
from handlers.turn import BotContext, Turn

REASON_FLOW = "reason"
END = ConversationHandler.END
_COMING = (Can, Cannot, NotComing, CheckIn, AcceptAsk, DeclineAsk, TakeGap)


class ReasonState(StrEnum):
    """Values are stored with the conversation and never change."""

    REASON = "reason"


QUESTIONS = {
    ReasonState.REASON: Question(Hears.WORDS, in_passing=True, part_of_it=IN_A_REASON),
}


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Can, can),
        Pressed(Go, can_next, where=Menu.CAN),
        Pressed(Go, changed_mind, where=Signal.CHANGED_MIND),
        Pressed(Go, ask_coming, where=Signal.ASK_COMING),
        Pressed(Go, ask_cannot, where=Signal.ASK_CANNOT),
        Pressed(Go, said_is_report, where=Signal.SAID_IS_REPORT),
    ]


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=REASON_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Cannot, cannot), Pressed(Go, cannot_next, where=Menu.CANNOT)],
        states={ReasonState.REASON: [Spoke(filters.TEXT & ~filters.COMMAND, give_reason)]},
        fallbacks=[Pressed(SkipReason, skip)],
    )


async def can(turn: Turn, pressed: Can) -> None:
    duty = await answers.can(turn.work, turn.member, pressed.shift)
    if turn.conversation.flow == REASON_FLOW:
        turn.end()
    muster = [Text("shift.muster_at", muster=duty.shift.muster)] if duty.shift.muster else []
    turn.toast = Text("answer.noted")
    line = Text("answer.can", shift=await described(turn.work, duty.shift))
    leads = await answers.who_answers(turn.work, duty, turn.actor.language)
    turn.say(screen(line, *leads, *muster, rows=await answers.answer_buttons(turn.work, duty)))


async def can_next(turn: Turn, _: Go) -> None:
    """Typed without a shift on the screen: the next one is meant, and named in the answer."""
    await can(turn, Can((await next_duty(turn.work, turn.member)).shift.id))


async def changed_mind(turn: Turn, _: Go) -> None:
    """ "Không", under an answer that can be changed: it may mean that, or nothing."""
    cannot_ = next((action for _, action in turn.conversation.choices if Cannot.matches(action)), None)
    if cannot_ is None:
        raise Stale(Text("error.stale"))
    turn.say(screen(Text("answer.ask_cannot"), rows=[[Option(Text("button.cannot"), cannot_)]]), fresh=True)


async def ask_coming(turn: Turn, _: Go) -> None:
    """ "Em bận", "tới trễ", "chưa đến được" under a question whether they come: it is asked again, with its buttons."""
    conversation = turn.conversation
    shown = (conversation.choices, conversation.beside, conversation.previous)
    asked = next((found for group in shown if (found := [c for c in group if _is(c, *_COMING)])), None)
    if asked is None:
        raise Stale(Text("error.stale"))
    question = Text("answer.ask_coming")
    if any(_is(choice, CheckIn, NotComing) for choice in asked):
        question = Text("answer.ask_arriving")
    elif any(_is(choice, AcceptAsk, TakeGap) for choice in asked):
        question = Text("answer.ask_taking")
    rows = [*pairs([Option(label, action) for label, action in asked]), [perhaps_a_report(turn, turn.typed)]]
    turn.say(screen(question, rows=rows), fresh=True)


def _is(choice: tuple[str, str], *kinds: type[Action]) -> bool:
    return any(kind.matches(choice[1]) for kind in kinds)


async def ask_cannot(turn: Turn, went: Go) -> None:
    """ "Không đến được", when no shift is on the screen: perhaps the next one is meant. Without one it is the beginning
    of a report."""
    if await _said_on_duty(turn):
        await not_well(turn, went)
        return
    try:
        duty = await next_duty(turn.work, turn.member)
    except (Stale, Forbidden):
        await becomes_report(turn, turn.typed)
        return
    no = Option(Text("button.cannot"), Cannot(duty.shift.id).encode())
    rows = [[no], [perhaps_a_report(turn, turn.typed)]]
    turn.say(screen(await described(turn.work, duty.shift), Text("answer.ask_cannot"), rows=rows), fresh=True)


async def cannot(turn: Turn, pressed: Cannot) -> ReasonState | None:
    """Note that the member cannot come. Somebody who is just telling something else is not asked for the reason: their
    words must not be taken for one."""
    if await _said_on_duty(turn):
        await not_well(turn, Go(Signal.NOT_WELL))
        return None
    duty = await answers.cannot(turn.work, turn.member, pressed.shift)
    turn.toast = Text("answer.noted")
    if turn.conversation.flow == REPORT_FLOW:
        await _noted(turn, duty)
        return None
    nonce = turn.begin(REASON_FLOW, written({"shift": duty.shift.id}), turn.work.rules.details_for)
    line = Text("answer.cannot", shift=await described(turn.work, duty.shift))
    leads = await answers.who_answers(turn.work, duty, turn.actor.language)
    turn.say(screen(line, *leads, Text("answer.why"), rows=_instead(duty, nonce)))
    return ReasonState.REASON


async def cannot_next(turn: Turn, went: Go) -> ReasonState | None:
    if await _said_on_duty(turn):
        await not_well(turn, went)
        return None
    return await cannot(turn, Cannot((await next_duty(turn.work, turn.member)).shift.id))


async def _said_on_duty(turn: Turn) -> bool:
    """Whether "không đi được" was typed by somebody on duty, who then cannot walk: that cancels no shift. The label of
    a button, as a key sends it, and a digit are presses."""
    if turn.member is None or not turn.typed[:1].isalpha():
        return False
    return await turn.work.tx.patrol.assignments.on_duty(turn.member.id) is not None


def _instead(duty: Duty, nonce: int) -> list[list[Option]]:
    skip_ = Option(Text("button.skip"), SkipReason(nonce).encode())
    find = Option(Text("button.find_substitute"), FindSubstitute(duty.shift.id).encode())
    yes = Option(Text("button.can"), Can(duty.shift.id).encode(), Style.SUCCESS)
    return [[skip_, find], [yes]]


async def give_reason(turn: Turn, message: Message) -> int:
    """The words are shown again: an incident told here by mistake must not look as if it were reported."""
    shift_id = _shift(turn)
    reason = await answers.give_reason(turn.work, turn.member, shift_id, message.text or "")
    duty = await own_duty(turn.work, turn.member, shift_id)
    report = Option(Text("menu.report"), Go(Menu.REPORT).encode())
    rows = [*await answers.answer_buttons(turn.work, duty), [report]]
    turn.say(screen(Text("answer.reason_noted", reason=reason), rows=rows))
    return END


async def skip(turn: Turn, pressed: SkipReason) -> int:
    turn.check(pressed)
    await _noted(turn, await own_duty(turn.work, turn.member, _shift(turn)))
    return END


async def _noted(turn: Turn, duty: Duty) -> None:
    line = Text("answer.cannot", shift=await described(turn.work, duty.shift))
    leads = await answers.who_answers(turn.work, duty, turn.actor.language)
    turn.say(screen(line, *leads, rows=await answers.answer_buttons(turn.work, duty)))


def _shift(turn: Turn) -> int:
    return int(decoded(turn.conversation.draft or "{}").get("shift", 0))
