"""Hub of somebody who answers for shifts: what they can look at and do, by today's rights."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.policy import Act, may, require
from core.screen import Option, screen
from core.text import Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(Go, show, where=Menu.PATROL)]


async def show(turn: Turn, _: Go) -> None:
    member = require(turn.member, Act.LEAD)
    options = [
        Option(Text("patrol.board"), Go(Menu.BOARD).encode()),
        Option(Text("patrol.roster"), Go(Menu.ROSTER).encode()),
        Option(Text("patrol.nights"), Go(Menu.NIGHTS).encode()),
    ]
    own = [Option(Text("menu.shifts"), Go(Menu.SHIFTS).encode())] if may(member, Act.PATROL) else []
    turn.say(screen(Text("patrol.hub"), rows=[options[:2], [options[2], *own]]))
