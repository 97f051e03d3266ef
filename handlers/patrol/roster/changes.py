"""Changing one shift of the roster: who is on it, when it is, whether it is at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Signal
from core.errors import Invalid, Stale
from core.patrol import shift_screen
from core.patrol.actions import ShowShift
from core.patrol.roster import changes
from core.patrol.roster.actions import (
    BringBack,
    CancelShift,
    ChangeShift,
    MoveShift,
    MoveShiftTo,
    PutOn,
    PutOnMember,
    TakeOff,
    TakeOffMember,
)
from core.patrol.roster.notices import line
from core.people.types import Member
from core.screen import Option, Screen, Style, pairs, screen
from core.speech.hours import parse_hour
from core.text import At, Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MINUTE = 60 * 24 * 366 * 130  # from 1970: what lies beyond was not written by us


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(ChangeShift, show),
        Pressed(PutOn, ask_put_on),
        Pressed(PutOnMember, put_on),
        Pressed(TakeOff, ask_take_off),
        Pressed(TakeOffMember, take_off),
        Pressed(MoveShift, ask_move),
        Pressed(MoveShiftTo, move),
        Pressed(Go, that_hour, where=Signal.THAT_HOUR),
        Pressed(CancelShift, cancel),
        Pressed(BringBack, bring_back),
    ]


async def show(turn: Turn, pressed: ChangeShift) -> None:
    shift = await changes.shift_to_change(turn.work, turn.member, pressed.shift)
    rows = [
        [
            Option(Text("button.put_on"), PutOn(shift.id).encode()),
            Option(Text("button.take_off"), TakeOff(shift.id).encode()),
        ],
        [
            Option(Text("button.move_shift"), MoveShift(shift.id).encode()),
            Option(Text("button.cancel_shift"), CancelShift(shift.id, "ask").encode(), Style.DANGER),
        ],
        _back(shift.id),
    ]
    turn.say(screen(Text("shift.ask_change", shift=line(turn.work, shift)), rows=rows))


def _back(shift_id: int) -> list[Option]:
    return [Option(Text("button.back"), ShowShift(shift_id).encode())]


async def _card(turn: Turn, shift_id: int, said: Text) -> None:
    """The shift as it stands now, below what was just done."""
    card = await shift_screen.whole_shift(turn.work, turn.member, shift_id)
    turn.say(Screen((said, *card.body), card.rows))


async def ask_put_on(turn: Turn, pressed: PutOn) -> None:
    shift, found = await changes.may_be_put_on(turn.work, turn.member, pressed.shift)
    rows = pairs([Option(name, PutOnMember(shift.id, m.id).encode()) for m, name in _told_apart(found)])
    question = Text("shift.ask_put_on", shift=line(turn.work, shift)) if found else Text("shift.nobody_free")
    turn.say(screen(question, rows=[*rows, _back(shift.id)]))


def _told_apart(members: Sequence[Member]) -> list[tuple[Member, str]]:
    """Called as they are called, by their whole name where two are called the same."""
    called = [member.call_name for member in members]
    return [(m, m.call_name if called.count(m.call_name) == 1 else m.full_name) for m in members]


async def put_on(turn: Turn, pressed: PutOnMember) -> None:
    member = await turn.work.tx.people.members.get(pressed.member)
    shift = await changes.put_on(turn.work, turn.member, pressed.shift, pressed.member)
    await _card(turn, shift.id, Text("shift.is_put_on", who=member.call_name))


async def ask_take_off(turn: Turn, pressed: TakeOff) -> None:
    shift = await changes.shift_to_change(turn.work, turn.member, pressed.shift)
    assigned = await turn.work.tx.patrol.assignments.of_shift(shift.id)
    found = list((await turn.work.tx.people.members.many([one.member_id for one in assigned])).values())
    rows = pairs([Option(name, TakeOffMember(shift.id, m.id).encode()) for m, name in _told_apart(found)])
    question = Text("shift.ask_take_off", shift=line(turn.work, shift)) if found else Text("shift.nobody")
    turn.say(screen(question, rows=[*rows, _back(shift.id)]))


async def take_off(turn: Turn, pressed: TakeOffMember) -> None:
    member = await turn.work.tx.people.members.get(pressed.member)
    shift = await changes.take_off(turn.work, turn.member, pressed.shift, pressed.member)
    await _card(turn, shift.id, Text("shift.is_taken_off", who=member.call_name))


async def ask_move(turn: Turn, pressed: MoveShift) -> None:
    shift = await changes.shift_to_change(turn.work, turn.member, pressed.shift)
    moments = changes.other_hours(turn.work, shift)
    options = [Option(Text("shift.at", at=At(m)), MoveShiftTo(shift.id, _minute(m)).encode()) for m in moments]
    turn.say(screen(Text("shift.ask_move", shift=line(turn.work, shift)), rows=[*pairs(options), _back(shift.id)]))


async def that_hour(turn: Turn, _: Go) -> None:
    """An hour that was typed instead is shown with its day first: everybody on the shift will hear of it at once."""
    choices = [action for _, action in turn.conversation.choices if MoveShiftTo.matches(action)]
    if not choices:
        raise Stale(Text("error.stale"))
    hour = parse_hour(turn.typed)
    if hour is None:
        raise Invalid(Text("hour.unclear"))
    shift = await changes.shift_to_change(turn.work, turn.member, MoveShiftTo.decode(choices[0]).shift)
    moments = changes.at_hour(turn.work, shift, hour)
    if not moments:
        raise Invalid(Text("shift.hour_is_past"))
    options = [Option(Text("shift.at", at=At(m)), MoveShiftTo(shift.id, _minute(m)).encode()) for m in moments]
    turn.say(screen(Text("shift.ask_move_to", shift=line(turn.work, shift)), rows=[*pairs(options), _back(shift.id)]))


def _minute(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(minutes=1)


async def move(turn: Turn, pressed: MoveShiftTo) -> None:
    if pressed.minute > _LAST_MINUTE:
        raise Stale(Text("error.stale"))
    starts_at = _EPOCH + timedelta(minutes=pressed.minute)
    shift = await changes.move(turn.work, turn.member, pressed.shift, starts_at)
    await _card(turn, shift.id, Text("shift.is_moved"))


async def cancel(turn: Turn, pressed: CancelShift) -> None:
    if pressed.sure != "yes":
        shift = await changes.shift_to_change(turn.work, turn.member, pressed.shift)
        yes = Option(Text("button.cancel_shift_yes"), CancelShift(shift.id, "yes").encode(), Style.DANGER)
        turn.say(screen(Text("shift.ask_cancel", shift=line(turn.work, shift)), rows=[[yes, *_back(shift.id)]]))
        return
    shift = await changes.cancel(turn.work, turn.member, pressed.shift)
    await _card(turn, shift.id, Text("shift.cancelled_now"))


async def bring_back(turn: Turn, pressed: BringBack) -> None:
    shift = await changes.bring_back(turn.work, turn.member, pressed.shift)
    await _card(turn, shift.id, Text("shift.brought_back"))
