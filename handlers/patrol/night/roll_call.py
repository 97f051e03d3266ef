"""Điểm danh hộ: one press for each one who is there without a smartphone, or is not there."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.errors import Stale
from core.patrol.night import roll_call
from core.patrol.night.actions import MarkMember, RollCall, ShowBoard
from core.patrol.night.leaders_card import is_shift_card
from core.patrol.night.presence import Roll
from core.screen import Option, Screen, screen
from core.text import Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(RollCall, show), Pressed(MarkMember, mark)]


async def show(turn: Turn, pressed: RollCall) -> None:
    roll = await roll_call.call_roll(turn.work, turn.member, pressed.shift)
    from_card = await is_shift_card(turn.work, pressed.shift, turn.account.id, turn.tapped)
    turn.say(_sheet(roll), fresh=from_card)


async def mark(turn: Turn, pressed: MarkMember) -> None:
    shift_id, member_id = pressed.shift, pressed.member
    if pressed.how == "away":
        roll = await roll_call.call_roll(turn.work, turn.member, shift_id)
        turn.say(_how_away(roll, member_id))
        return
    if pressed.how == "here":
        await roll_call.mark_here(turn.work, turn.member, shift_id, member_id, turn.sent_at)
    elif pressed.how in ("excused", "absent"):
        excused = pressed.how == "excused"
        await roll_call.mark_away(turn.work, turn.member, shift_id, member_id, excused=excused)
    else:
        raise Stale(Text("error.stale"))
    turn.say(_sheet(await roll_call.call_roll(turn.work, turn.member, shift_id)))


def _sheet(roll: Roll) -> Screen:
    """A row for each one who is not there yet: there, or away."""
    waiting = [*roll.missing, *roll.absent, *roll.declined]
    rows = [
        [
            Option(Text("rollcall.here", who=roll.name(a)), MarkMember(roll.shift.id, a.member_id, "here").encode()),
            Option(Text("button.away"), MarkMember(roll.shift.id, a.member_id, "away").encode()),
        ]
        for a in waiting
    ]
    board = Option(Text("button.board"), ShowBoard(roll.shift.id).encode())
    question = Text("rollcall.ask") if waiting else Text("rollcall.all_told")
    title = Text("rollcall.title", team=roll.team, here=len(roll.here), due=roll.due)
    return screen(title, question, rows=[*rows, [board]])


def _how_away(roll: Roll, member_id: int) -> Screen:
    if member_id not in roll.people:
        raise Stale(Text("error.stale"), member=member_id)
    options = [
        Option(Text("button.excused"), MarkMember(roll.shift.id, member_id, "excused").encode()),
        Option(Text("button.absent"), MarkMember(roll.shift.id, member_id, "absent").encode()),
    ]
    back = Option(Text("button.back"), RollCall(roll.shift.id).encode())
    return screen(Text("rollcall.how_away", who=roll.people[member_id].call_name), rows=[options, [back]])
