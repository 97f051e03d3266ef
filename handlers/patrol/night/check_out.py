"""Ra ca: the tap itself is the check-out; equipment, what is left open and whom one reminded are asked afterwards."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from telegram import Message
from telegram.ext import ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Stale
from core.jsontext import decoded, written
from core.patrol.access import require_there
from core.patrol.night import check_out, equipment, notes
from core.patrol.night.actions import (
    CheckOut,
    EndEarly,
    EndIsReport,
    EndNow,
    NobodyReminded,
    NothingOpen,
    OpenIsReport,
    SkipEarly,
)
from core.patrol.types.shift import Shift
from core.screen import Option, Style, screen
from core.text import At, Text
from handlers import menu
from handlers.incident.report import send_unfinished
from handlers.incident.report_turn import late
from handlers.incident.was_a_report import becomes_report
from handlers.kit import OF_THIS_SHIFT, Like, Pressed, Spoke
from handlers.patrol.night.on_duty import number_of, perhaps_a_report, says_how_many, shift_of
from handlers.patrol.night.screens import ask_count, ask_kit, ask_open, ask_why_early, gone, night_lines
from handlers.turn import BotContext, Turn

CHECK_OUT_FLOW = "check_out"
END = ConversationHandler.END


class CheckOutState(StrEnum):
    """Values are stored with the conversation and never change."""

    EARLY = "early"
    OPEN = "open"
    COUNT = "count"
    END_REASON = "end_reason"
    END_SURE = "end_sure"


QUESTIONS = {
    CheckOutState.EARLY: Question(Hears.WORDS, in_passing=True, part_of_it=OF_THIS_SHIFT),
    CheckOutState.OPEN: Question(Hears.WORDS, in_passing=True, part_of_it=OF_THIS_SHIFT),
    CheckOutState.COUNT: Question(Hears.NUMBER, in_passing=True),
    CheckOutState.END_REASON: Question(
        Hears.WORDS, again=Text("endearly.why"), in_passing=True, ends=True, part_of_it=OF_THIS_SHIFT
    ),
    CheckOutState.END_SURE: Question(),
}


def conversation() -> ConversationHandler[BotContext]:
    words = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        name=CHECK_OUT_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[
            Pressed(CheckOut, press),
            Pressed(Go, say, where=Menu.CHECK_OUT),
            Pressed(SkipEarly, skip_early),
            Pressed(NothingOpen, nothing_open),
            Pressed(OpenIsReport, open_is_report),
            Pressed(NobodyReminded, nobody_reminded),
            Pressed(EndEarly, ask_end_reason),
            Pressed(EndNow, end_now),
            Pressed(EndIsReport, end_is_report),
        ],
        states={
            CheckOutState.EARLY: [Spoke(words, early)],
            CheckOutState.OPEN: [Spoke(words, what_is_open)],
            CheckOutState.COUNT: [Spoke(Like(says_how_many), count)],
            CheckOutState.END_REASON: [Spoke(words, end_reason)],
            CheckOutState.END_SURE: [],
        },
        fallbacks=[],
    )


async def say(turn: Turn, _: Go) -> CheckOutState | int:
    shift = await check_out.shift_to_leave(turn.work, turn.member)
    return await _check_out(turn, shift.id)


async def press(turn: Turn, pressed: CheckOut) -> CheckOutState | int:
    return await _check_out(turn, pressed.shift)


async def _check_out(turn: Turn, shift_id: int) -> CheckOutState | int:
    unsure = turn.pressed_since is not None
    duty = await check_out.check_out(turn.work, turn.member, shift_id, turn.sent_at, offline=unsure)
    await send_unfinished(turn)
    if check_out.long_ago(turn.work, duty):
        turn.end()
        times = late(turn, turn.sent_at, turn.received_at)
        turn.say(menu.with_menu(turn.member, *gone(duty), *times), fresh=True)
        return END
    too_early = check_out.early(turn.work, duty)
    if too_early is None:
        return await _kit(turn, shift_id, *gone(duty))
    _begin(turn, duty.shift)
    turn.say(ask_why_early(duty, too_early))
    return CheckOutState.EARLY


def _begin(turn: Turn, shift: Shift) -> None:
    turn.begin(CHECK_OUT_FLOW, written({"shift": shift.id}), turn.work.rules.details_for)


# -- why so early ----------------------------------------------------------------------------------------------------


async def early(turn: Turn, message: Message) -> CheckOutState | int:
    shift_id = shift_of(turn)
    words = await notes.why_early(turn.work, turn.member, shift_id, message.text or "")
    state = await _kit(turn, shift_id, Text("checkin.why_noted", words=words))
    report, asked = perhaps_a_report(words, shift_id), turn.said[-1]
    asked.screen = replace(asked.screen, rows=(*asked.screen.rows, tuple(report))) if report else asked.screen
    return state


async def skip_early(turn: Turn, pressed: SkipEarly) -> CheckOutState | int:
    return await _kit(turn, pressed.shift)


async def _kit(turn: Turn, shift_id: int, *noted: Text) -> CheckOutState | int:
    duty = await require_there(turn.work, turn.member, shift_id)
    too_early = check_out.early(turn.work, duty) is not None
    if not await equipment.to_be_asked_back(turn.work, duty, early=too_early):
        await ask_what_is_open(turn, duty.shift, *noted)
        return CheckOutState.OPEN
    turn.end()
    turn.say(ask_kit(duty.shift, duty.assignment, *noted))
    return END


# -- what is left open -----------------------------------------------------------------------------------------------


async def ask_what_is_open(turn: Turn, shift: Shift, *noted: Text) -> None:
    """After the equipment."""
    await send_unfinished(turn)
    _begin(turn, shift)
    turn.moved(CHECK_OUT_FLOW, CheckOutState.OPEN)
    turn.say(ask_open(shift, *noted))


async def what_is_open(turn: Turn, message: Message) -> CheckOutState:
    duty = await require_there(turn.work, turn.member, shift_of(turn))
    words = await notes.hand_over(turn.work, turn.member, duty.shift.id, message.text or "")
    turn.say(ask_count(duty.shift, Text("handover.noted", words=words), is_report=True))
    return CheckOutState.COUNT


async def nothing_open(turn: Turn, pressed: NothingOpen) -> CheckOutState:
    duty = await require_there(turn.work, turn.member, pressed.shift)
    await send_unfinished(turn)
    _begin(turn, duty.shift)
    turn.say(ask_count(duty.shift))
    return CheckOutState.COUNT


async def open_is_report(turn: Turn, pressed: OpenIsReport) -> int:
    """The words go out as a report as well; the next shift may know of them all the same."""
    return await becomes_report(turn, await notes.handed_over(turn.work, turn.member, pressed.shift))


# -- whom one reminded, and the night in numbers ---------------------------------------------------------------------


async def count(turn: Turn, message: Message) -> int:
    number = number_of(message)
    if number:
        await notes.count_reminded(turn.work, turn.member, shift_of(turn), number)
    return await _summary(turn, shift_of(turn))


async def nobody_reminded(turn: Turn, pressed: NobodyReminded) -> int:
    return await _summary(turn, pressed.shift)


async def _summary(turn: Turn, shift_id: int) -> int:
    duty = await require_there(turn.work, turn.member, shift_id)
    night = await check_out.summary(turn.work, turn.member, shift_id)
    turn.say(menu.with_menu(turn.member, *night_lines(duty, night)), fresh=True)
    return END


# -- the leader ends the shift ---------------------------------------------------------------------------------------


async def ask_end_reason(turn: Turn, pressed: EndEarly) -> CheckOutState:
    shift = await check_out.may_end_early(turn.work, turn.member, pressed.shift)
    await send_unfinished(turn)
    _begin(turn, shift)
    turn.say(screen(Text("endearly.why"), rows=[[_cancel()]]), fresh=True)
    return CheckOutState.END_REASON


async def end_reason(turn: Turn, message: Message) -> CheckOutState:
    """One button more: it ends the night of others, and any words are a reason, second thoughts too."""
    shift = await check_out.may_end_early(turn.work, turn.member, shift_of(turn))
    why = check_out.why_so_early(message.text or "")
    here = await check_out.to_be_seen_off(turn.work, shift.id)
    turn.keep(written({"shift": shift.id, "why": why}), turn.work.rules.details_for)
    rows = [
        [Option(Text("button.end_now"), EndNow(shift.id).encode(), Style.DANGER)],
        [Option(Text("button.is_report"), EndIsReport(shift.id).encode()), _cancel()],
    ]
    turn.say(screen(Text("endearly.sure", why=why, n=len(here)), rows=rows))
    return CheckOutState.END_SURE


def _cancel() -> Option:
    return Option(Text("button.cancel"), Go(Menu.OUT).encode())


async def end_now(turn: Turn, pressed: EndNow) -> int:
    shift = await check_out.end_early(turn.work, turn.member, pressed.shift, _why(turn, pressed.shift))
    turn.end()
    turn.say(screen(Text("endearly.done", at=At(shift.closed_at or turn.work.now))))
    return END


async def end_is_report(turn: Turn, pressed: EndIsReport) -> int:
    return await becomes_report(turn, _why(turn, pressed.shift))


def _why(turn: Turn, shift_id: int) -> str:
    """The reason for which it was asked last. `Stale` when something else is open by now."""
    kept = decoded(turn.conversation.draft or "{}") if turn.conversation.flow == CHECK_OUT_FLOW else {}
    if kept.get("shift") != shift_id or not kept.get("why"):
        raise Stale(Text("error.stale"), shift=shift_id)
    return str(kept["why"])
