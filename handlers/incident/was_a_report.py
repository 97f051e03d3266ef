"""Answers on patrol that were reports: because the writer says so, or because the shift that asked is gone meanwhile.
Nothing said may be lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import wraps
from typing import TypeVar

from telegram import Message
from telegram.ext import ConversationHandler

from core.actions import Go, Signal
from core.errors import Forbidden, Stale
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.types import Entry, EntryKind
from core.jsontext import decoded, written
from core.policy import Act, require
from core.screen import Option
from core.text import Text
from handlers.incident import report_words
from handlers.turn import Turn

S = TypeVar("S")
_SAID = "said"
Heard = Callable[[Turn, Message], Awaitable[S]]


async def becomes_report(turn: Turn, words: str) -> int:
    """The words become the beginning of a report, as if they had been written out of the blue."""
    member = require(turn.member, Act.REPORT)
    turn.end()
    said = Entry(EntryKind.TEXT, turn.sent_at, member.id, words)
    turn.moved(REPORT_FLOW, await report_words.tell_entries(turn, [said], False))
    return ConversationHandler.END


def perhaps_a_report(turn: Turn, words: str) -> Option:
    """Below a question that answers words which were not clear: they are kept, and this button reports them."""
    kept = written({**decoded(turn.conversation.later or "{}"), _SAID: words})
    turn.conversation = replace(turn.conversation, later=kept)
    return Option(Text("button.is_report"), Go(Signal.SAID_IS_REPORT).encode())


async def said_is_report(turn: Turn, _: Go) -> None:
    kept = decoded(turn.conversation.later or "{}")
    words = kept.pop(_SAID, None)
    if not isinstance(words, str):
        raise Stale(Text("error.stale"))
    turn.conversation = replace(turn.conversation, later=written(kept) if kept else "")
    await becomes_report(turn, words)


def or_report(heard: Heard[S]) -> Heard[S | None]:
    """As `heard`; where the shift will not have it, it is the beginning of a report."""

    @wraps(heard)
    async def listened(turn: Turn, message: Message) -> S | None:
        try:
            return await heard(turn, message)
        except (Stale, Forbidden):
            await report_words.tell_instead(turn, message)
            return None

    return listened
