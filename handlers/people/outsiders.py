"""People outside: a stranger, or somebody suspended or gone. Let in by a code; told whom to call."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, filters

from core import leaving
from core.actions import Go, Menu
from core.people import joining
from core.people.types import MemberState
from core.screen import screen
from core.text import Text
from handlers.kit import Happened, Pressed, Spoke
from handlers.people.account import blocked_or_back, network_name, welcome
from handlers.people.own_name import ask_own_name
from handlers.turn import BotContext, Turn

_FORMER = frozenset({MemberState.SUSPENDED, MemberState.LEFT})


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    """A code is tried; to anything else a stranger hears the same sentence."""
    return [
        Happened(blocked_or_back, "my_chat_member"),
        Pressed(Go, cry, where=Menu.SOS),
        Spoke(filters.TEXT, knock),
        Happened(turn_away, "message"),
        Happened(turn_away, "callback_query"),
    ]


async def knock(turn: Turn, message: Message) -> None:
    """A typed code or a deep link. Whatever else is said, the answer is the same as to a wrong code."""
    typed = (message.text or "").removeprefix("/start")
    code = joining.read_code(typed)
    if code is None:
        return await turn_away(turn)
    joined = await joining.join(turn.work, turn.account, code, name=network_name(message))
    if joined is None:
        return await turn_away(turn)
    await welcome(turn, joined.member)
    if joined.arrival.network_name is not None:
        ask_own_name(turn, joined.arrival)
    return None


async def cry(turn: Turn, _: Go) -> None:
    """Answer a cry for help: a former member may believe that somebody is coming, so they hear whom to call."""
    if _was_member(turn):
        turn.say(screen(leaving.outside_sos(turn.work), no_keys=True), fresh=True)
    else:
        await turn_away(turn)


async def turn_away(turn: Turn, _: object = None) -> None:
    """To a stranger one polite sentence that says nothing of who uses this bot or whether a code was nearly right. Who
    was a member always hears an answer: silence could be taken for "it has been sent"."""
    member = turn.actor.member
    if member is not None and _was_member(turn):
        text = leaving.outside(turn.work, member.state)
    elif await joining.may_be_answered(turn.work, turn.account):
        text = Text("join.refused")
    else:
        return
    turn.toast = text
    turn.say(screen(text, no_keys=True), fresh=True)


def _was_member(turn: Turn) -> bool:
    return turn.actor.member is not None and turn.actor.member.state in _FORMER
