"""What somebody on patrol wrote as an answer and is a report: because they say so, or because the shift that asked is
gone meanwhile. Nothing said may be lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from telegram import Message
from telegram.ext import ConversationHandler

from core.errors import Forbidden, Stale
from core.incidents import Entry, EntryKind
from core.policy import Act, require
from core.report import FLOW as REPORT_FLOW
from handlers import report_telling
from handlers.turn import Turn

S = TypeVar("S")
Heard = Callable[[Turn, Message], Awaitable[S]]


async def becomes_report(turn: Turn, words: str) -> int:
    """The words become the beginning of a report, as if they had been written out of the blue."""
    member = require(turn.member, Act.REPORT)
    turn.end()
    said = Entry(EntryKind.TEXT, turn.sent_at, member.id, words)
    turn.moved(REPORT_FLOW, await report_telling.tell_entries(turn, [said], False))
    return ConversationHandler.END


def or_report(heard: Heard[S]) -> Heard[S | None]:
    """As `heard`; where the shift will not have it, it is the beginning of a report."""

    @wraps(heard)
    async def listened(turn: Turn, message: Message) -> S | None:
        try:
            return await heard(turn, message)
        except (Stale, Forbidden):
            await report_telling.tell_instead(turn, message)
            return None

    return listened
