"""What somebody on patrol wrote as an answer, and meant as a report."""

from __future__ import annotations

from telegram.ext import ConversationHandler

from core.incidents import Entry, EntryKind
from core.policy import Act, require
from core.report import FLOW as REPORT_FLOW
from handlers import report_telling
from handlers.turn import Turn


async def becomes_report(turn: Turn, words: str) -> int:
    """The words become the beginning of a report, as if they had been written out of the blue."""
    member = require(turn.member, Act.REPORT)
    turn.end()
    said = Entry(EntryKind.TEXT, turn.sent_at, member.id, words)
    turn.moved(REPORT_FLOW, await report_telling.tell_entries(turn, [said], False))
    return ConversationHandler.END
