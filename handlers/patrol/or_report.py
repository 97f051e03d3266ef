"""What is said to a shift that is gone meanwhile, cancelled or closed while somebody was typing, must not be lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from telegram import Message

from core.errors import Forbidden, Stale
from handlers import report_telling
from handlers.turn import Turn

S = TypeVar("S")
Heard = Callable[[Turn, Message], Awaitable[S]]


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
