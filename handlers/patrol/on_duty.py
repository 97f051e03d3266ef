"""On duty: the screen of the running shift, "Ổn", and "Tôi lo" for who does not answer."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.patrol import watching
from core.patrol.actions import Handle, ImOk, ShowDuty, TheyAreWell
from core.patrol.attendance import require_on_duty
from core.patrol.leaders import person
from core.patrol.presence import roll_of
from core.screen import Option, Style, screen
from core.text import At, Text
from handlers.kit import Pressed
from handlers.patrol.duty_screens import panel
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(ShowDuty, show),
        Pressed(ImOk, im_ok),
        Pressed(Handle, handle),
        Pressed(TheyAreWell, they_are_well),
    ]


async def show(turn: Turn, pressed: ShowDuty) -> None:
    duty = await require_on_duty(turn.work, turn.member, pressed.shift)
    turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift)))


async def im_ok(turn: Turn, pressed: ImOk) -> None:
    """The press itself was the sign of life, as every message is."""
    duty = await require_on_duty(turn.work, turn.member, pressed.shift)
    turn.toast = Text("okcheck.noted_toast")
    turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift), Text("okcheck.noted", at=At(turn.sent_at))))


async def handle(turn: Turn, pressed: Handle) -> None:
    silent = await watching.handle(turn.work, turn.member, pressed.assignment)
    who = person(silent, turn.actor.language)
    well = Option(Text("button.they_are_well"), TheyAreWell(pressed.assignment).encode(), Style.SUCCESS)
    turn.toast = Text("silence.you_took_toast")
    phone = [Text("silence.call", phone=silent.phone)] if silent.phone else []
    turn.say(screen(Text("silence.you_took", silent=who), *phone, rows=[[well]]))


async def they_are_well(turn: Turn, pressed: TheyAreWell) -> None:
    silent = await watching.found_well(turn.work, turn.member, pressed.assignment)
    turn.say(screen(Text("silence.you_met", silent=person(silent, turn.actor.language))))
