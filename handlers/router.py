"""The table of contents: what is listened for, in order. The first that matches answers."""

from __future__ import annotations

from functools import cache
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, filters

from core.actions import Go
from core.screen import screen
from core.text import Text
from handlers import account, incident, menu, people, report
from handlers.kit import FirstOf, Happened, Pressed, Spoke
from handlers.turn import BotContext, Turn

Handlers = list[BaseHandler[Update, BotContext, Any]]


def handlers(turn: Turn) -> Handlers:
    """For one update. Conversations are made anew, for they know where this chat stands; the others know nothing.

    Strangers, suspended and former members have one conversation only: being let in.
    """
    if turn.member is None:
        return account.strangers()
    first, last = _fixed()
    return [
        first,
        people.invite_conversation(),
        *account.codes(turn),
        people.find_conversation(),
        report.conversation(),
        last,
    ]


@cache
def _fixed() -> tuple[FirstOf, FirstOf]:
    """What is asked before the conversations, and after."""
    first = [
        Pressed(Go, menu.show, where="menu"),
        Pressed(Go, menu.leave, where="out"),
        Pressed(Go, menu.help_, where="help"),
        Pressed(Go, menu.thanks, where="thanks"),
        Pressed(Go, menu.ask_sos, where="ask_sos"),
        Pressed(Go, not_understood, where="unknown"),
        *account.handlers(),
        *incident.handlers(),
        *people.handlers(),
    ]
    last = [
        Happened(menu.stale, "callback_query"),
        Happened(edited, "edited_message"),
        Spoke(filters.ALL, not_understood),
    ]
    return FirstOf(first), FirstOf(last)


async def edited(turn: Turn, update: Update) -> None:
    """What was sent is kept as it was sent; a correction is sent as a new message."""
    if update.edited_message is not None and update.edited_message.text:
        turn.say(screen(Text("error.edited")), fresh=True)


async def not_understood(turn: Turn, _: Message | Go) -> None:
    turn.say(menu.with_menu(turn.member, Text("error.not_understood")), fresh=True)
