"""On duty: the screen of the running shift, "Ổn", notes and counts, and "Tôi lo" for who does not answer."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu, Signal
from core.conversation import Hears, Question
from core.errors import Invalid
from core.jsontext import decoded, written
from core.notify import person
from core.patrol.access import duty_now, require_on_duty
from core.patrol.night import notes, ok_check
from core.patrol.night.actions import (
    AllWell,
    CountReminded,
    Handle,
    ImOk,
    NoteIsReport,
    ShowDuty,
    TheyAreWell,
    WriteNote,
)
from core.patrol.night.presence import roll_of
from core.patrol.types.shift import ShiftState
from core.policy import Act, require
from core.screen import Option, Style, screen
from core.speech.counts import about_numbers, read_count
from core.speech.trouble import tells_of_trouble
from core.text import At, Text
from handlers import menu
from handlers.incident.report import send_unfinished
from handlers.incident.was_a_report import becomes_report, or_report
from handlers.kit import OF_THIS_SHIFT, Like, Pressed, Spoke
from handlers.message import in_words
from handlers.patrol.night.screens import panel
from handlers.turn import BotContext, Turn

ON_DUTY_FLOW = "on_duty"
END = ConversationHandler.END


class OnDutyState(StrEnum):
    """Values are stored with the conversation and never change."""

    NOTE = "note"
    COUNT = "count"


QUESTIONS = {
    OnDutyState.NOTE: Question(Hears.WORDS, in_passing=True, part_of_it=OF_THIS_SHIFT),
    OnDutyState.COUNT: Question(Hears.NUMBER, in_passing=True),
}


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=ON_DUTY_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[
            Pressed(WriteNote, ask_note),
            Pressed(Go, say_note, where=Menu.NOTE),
            Pressed(CountReminded, ask_number),
            Pressed(Go, say_count, where=Menu.COUNT),
        ],
        states={
            OnDutyState.NOTE: [Spoke(filters.TEXT & ~filters.COMMAND, or_report(note))],
            OnDutyState.COUNT: [Spoke(Like(says_how_many), count)],
        },
        fallbacks=[],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(ShowDuty, show),
        Pressed(ImOk, im_ok),
        Pressed(AllWell, im_ok),
        Pressed(NoteIsReport, note_is_report),
        Pressed(Handle, handle),
        Pressed(TheyAreWell, they_are_well),
        Pressed(Go, menu.thanks, where=Signal.NOTED),
        Pressed(Go, not_well, where=Signal.NOT_WELL),
        Pressed(Go, ask_well, where=Signal.ASK_WELL),
    ]


async def show(turn: Turn, pressed: ShowDuty) -> None:
    duty = await require_on_duty(turn.work, turn.member, pressed.shift)
    turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift)))


async def im_ok(turn: Turn, pressed: ImOk | AllWell) -> None:
    """The press itself was the sign of life, as every message is."""
    duty = await require_on_duty(turn.work, turn.member, pressed.shift)
    await ok_check.all_well(turn.work, require(turn.member, Act.PATROL), duty.shift.id, turn.earliest)
    turn.toast = Text("okcheck.noted_toast")
    late = turn.pressed_since is not None
    noted = Text("okcheck.noted_offline") if late else Text("okcheck.noted", at=At(turn.sent_at))
    turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift), noted))


async def thanks(turn: Turn, went: Go) -> None:
    """ "Ok", "dạ": on duty it is the answer to whether all is well, and is said to have been taken so."""
    duty = await turn.work.tx.patrol.assignments.on_duty(turn.member.id) if turn.member is not None else None
    if duty is None or duty.shift.state is not ShiftState.PUBLISHED:
        await menu.thanks(turn, went)
        return
    watch = await turn.work.tx.patrol.watches.find(duty.assignment.id)
    if watch is not None and await ok_check.said_not_well(turn.work, watch) is not None:
        await _ask_what_is_wrong(turn)  # a nod takes nothing back
        return
    noted = Text("okcheck.noted", at=At(turn.sent_at))
    if turn.conversation.flow is not None:  # what is asked stays on the screen
        turn.say(menu.with_menu(turn.member, noted), fresh=True)
        return
    turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift), noted), fresh=True)


async def not_well(turn: Turn, _: Go) -> None:
    """ "Không", "không ổn": others hear of it at once, and it is asked what is needed. Of nobody's duty it is the
    beginning of a report."""
    member = require(turn.member, Act.REPORT)
    said = in_words(turn.typed, member.id, turn.sent_at).text
    told = await ok_check.not_well(turn.work, member, turn.sent_at, said)
    if told is None:
        await becomes_report(turn, turn.typed)
        return
    await _ask_what_is_wrong(turn, Text("okcheck.not_well") if told else ok_check.call_yourself(turn.work))


async def ask_well(turn: Turn, _: Go) -> None:
    """ "Không", when nothing was asked just now: it may mean anything."""
    await _ask_what_is_wrong(turn)


async def _ask_what_is_wrong(turn: Turn, *first: Text) -> None:
    duty = await duty_now(turn.work, turn.member)
    sos = Option(Text("menu.sos"), Go(Menu.SOS).encode(), Style.DANGER)
    well = Option(Text("button.im_ok"), AllWell(duty.shift.id).encode(), Style.SUCCESS)
    report = Option(Text("menu.report"), Go(Menu.REPORT).encode())
    turn.say(screen(*first, Text("okcheck.ask_help"), rows=[[sos], [report, well]]), fresh=True)


async def ask_note(turn: Turn, pressed: WriteNote) -> OnDutyState:
    await _ask(turn, pressed.shift, Text("note.ask"))
    return OnDutyState.NOTE


async def say_note(turn: Turn, _: Go) -> OnDutyState:
    return await ask_note(turn, WriteNote((await duty_now(turn.work, turn.member)).shift.id))


async def say_count(turn: Turn, _: Go) -> OnDutyState:
    return await ask_number(turn, CountReminded((await duty_now(turn.work, turn.member)).shift.id))


async def ask_number(turn: Turn, pressed: CountReminded) -> OnDutyState:
    await _ask(turn, pressed.shift, Text("count.ask"))
    return OnDutyState.COUNT


async def _ask(turn: Turn, shift_id: int, question: Text) -> None:
    duty = await require_on_duty(turn.work, turn.member, shift_id)
    await send_unfinished(turn)
    turn.begin(ON_DUTY_FLOW, written({"shift": duty.shift.id}), turn.work.rules.details_for)
    turn.say(screen(question, rows=[[Option(Text("button.back"), ShowDuty(duty.shift.id).encode())]]))


async def note(turn: Turn, message: Message) -> int:
    shift_id = shift_of(turn)
    words = await notes.write_note(turn.work, turn.member, shift_id, message.text or "")
    await _noted(turn, Text("note.noted", words=words), *perhaps_a_report(words, shift_id))
    return END


def perhaps_a_report(words: str, shift_id: int) -> list[Option]:
    """A report must not be lost because it was written where something else was asked."""
    return [Option(Text("button.is_report"), NoteIsReport(shift_id).encode())] if tells_of_trouble(words) else []


async def note_is_report(turn: Turn, pressed: NoteIsReport) -> None:
    await becomes_report(turn, await notes.noted(turn.work, turn.member, pressed.shift))


async def count(turn: Turn, message: Message) -> int:
    number = number_of(message)
    if number:
        await notes.count_reminded(turn.work, turn.member, shift_of(turn), number)
    await _noted(turn, Text("count.noted", number=number) if number else Text("count.nobody"))
    return END


async def _noted(turn: Turn, line: Text, *more: Option) -> None:
    duty = await require_on_duty(turn.work, turn.member, shift_of(turn))
    shown = panel(turn.work, duty, await roll_of(turn.work, duty.shift), line)
    turn.say(replace(shown, rows=(*shown.rows, more)) if more else shown)


def shift_of(turn: Turn) -> int:
    """The shift that the open flow is about."""
    return int(decoded(turn.conversation.draft or "{}").get("shift", 0))


def says_how_many(typed: str) -> bool:
    return read_count(typed) is not None or about_numbers(typed)


def number_of(message: Message) -> int:
    """`Invalid` where it says how many without a number."""
    number = read_count(message.text or "")
    if number is None:
        raise Invalid(Text("count.not_a_number"))
    return number


async def handle(turn: Turn, pressed: Handle) -> None:
    silent = await ok_check.handle(turn.work, turn.member, pressed.assignment)
    who = person(silent, turn.actor.language)
    well = Option(Text("button.they_are_well"), TheyAreWell(pressed.assignment).encode(), Style.SUCCESS)
    turn.toast = Text("silence.you_took_toast")
    phone = [Text("silence.call", phone=silent.phone)] if silent.phone else []
    turn.say(screen(Text("silence.you_took", silent=who), *phone, rows=[[well]]))


async def they_are_well(turn: Turn, pressed: TheyAreWell) -> None:
    silent = await ok_check.found_well(turn.work, turn.member, pressed.assignment)
    turn.say(screen(Text("silence.you_met", silent=person(silent, turn.actor.language))))
