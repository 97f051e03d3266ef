"""The hour of a shift in one's own words: "20h30"."""

from __future__ import annotations

from core.actions import Choices, Go, Signal
from core.conversation import Conversation
from core.patrol.roster.actions import MoveShiftTo
from core.speech.hours import about_hours, parse_hour
from core.speech.replies import Reader

_HOUR = Go(Signal.THAT_HOUR).encode()


def _of_hours(typed: str, _: Conversation, __: Choices) -> str | None:
    return _HOUR if parse_hour(typed) is not None or about_hours(typed) else None


HOUR = Reader(_of_hours, on=(MoveShiftTo,))
