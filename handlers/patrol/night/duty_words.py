"""The buttons of the running shift, typed: "điểm qua", "trang bị", "đang trực"."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.patrol.access import duty_now
from core.patrol.night.actions import AskKit, ShowDuty, ShowRoute
from core.policy import Act, may
from handlers.kit import Pressed
from handlers.patrol.night import board, checkpoints, equipment, on_duty
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, running, where=Menu.BOARD),
        Pressed(Go, route, where=Menu.ROUTE),
        Pressed(Go, kit, where=Menu.KIT),
    ]


async def running(turn: Turn, went: Go) -> None:
    """ "Đang trực": all that run, for those who answer for them; for everybody else the own shift."""
    if may(turn.member, Act.LEAD):
        await board.show_all(turn, went)
        return
    await on_duty.show(turn, ShowDuty((await duty_now(turn.work, turn.member)).shift.id))


async def route(turn: Turn, _: Go) -> None:
    await checkpoints.show(turn, ShowRoute((await duty_now(turn.work, turn.member)).shift.id))


async def kit(turn: Turn, _: Go) -> None:
    await equipment.ask(turn, AskKit((await duty_now(turn.work, turn.member)).shift.id))
