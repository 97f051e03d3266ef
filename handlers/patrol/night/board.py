"""Bảng trực: for a leader the own team, for the police all of them."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.patrol.night import board as boards
from core.patrol.night.actions import EndEarly, RollCall, ShowBoard
from core.patrol.night.leaders_card import is_shift_card
from core.patrol.night.presence import Roll
from core.patrol.types.shift import Shift, ShiftState
from core.screen import Option, pairs, screen
from core.text import Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(ShowBoard, show)]


async def show_all(turn: Turn, _: Go) -> None:
    """One line a shift; the only one there is in full."""
    rolls = await boards.running_shifts(turn.work, turn.member)
    again = Option(Text("button.refresh"), Go(Menu.BOARD).encode())
    if len(rolls) == 1:
        await _show(turn, rolls[0].shift.id)
    elif rolls:
        lines = [boards.overview_line(turn.work, roll) for roll in rolls]
        turn.say(screen(Text("board.all"), *lines, rows=[*pairs([_open(r) for r in rolls]), [again]]))
    else:
        turn.say(screen(Text("board.none"), rows=[[again]]))


def _open(roll: Roll) -> Option:
    return Option(Text("board.open", team=roll.team), ShowBoard(roll.shift.id).encode())


async def show(turn: Turn, pressed: ShowBoard) -> None:
    await _show(turn, pressed.shift)


async def _show(turn: Turn, shift_id: int) -> None:
    board = await boards.board_of(turn.work, turn.member, shift_id)
    from_card = await is_shift_card(turn.work, shift_id, turn.account.id, turn.tapped)
    rows = _rows(board.roll.shift, running=board.roll.shift.running(turn.work.now))
    turn.say(screen(*boards.board_lines(turn.work, board), rows=rows), fresh=from_card)


def _rows(shift: Shift, *, running: bool) -> list[list[Option]]:
    again = Option(Text("button.refresh"), ShowBoard(shift.id).encode())
    if shift.state is not ShiftState.PUBLISHED:
        return [[again]]
    first = [again, Option(Text("button.roll_call"), RollCall(shift.id).encode())]
    return [first, [Option(Text("button.end_early"), EndEarly(shift.id).encode())]] if running else [first]
