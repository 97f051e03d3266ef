"""Asking for an hour: a tap on one that is likely, or typed as people write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from telegram import Message

from core.errors import Invalid
from core.patrol.ledger.actions import StateHour
from core.patrol.types.shift import Shift
from core.screen import Option
from core.speech.hours import about_hours, near_shift, parse_hour
from core.text import Text
from handlers.incident import report_words
from handlers.turn import Turn

_A_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def options(turn: Turn, nonce: int, moments: Iterable[datetime | None]) -> list[Option]:
    """One button for each of these moments, in order of time."""
    known = sorted({moment.replace(second=0, microsecond=0) for moment in moments if moment is not None})
    zone = turn.work.rules.zone
    return [
        Option(f"{at.astimezone(zone):%H:%M}", StateHour(nonce, (at - _EPOCH) // _A_MINUTE).encode()) for at in known
    ]


def moment(pressed: StateHour) -> datetime:
    try:
        return _EPOCH + pressed.minutes * _A_MINUTE
    except OverflowError:
        raise Invalid(Text("hour.unclear")) from None


async def heard(turn: Turn, message: Message, shift: Shift) -> datetime | None:
    """The hour that was typed. None when something else was: that is a report, and has been taken as one."""
    typed = message.text or ""
    hour = parse_hour(typed)
    if hour is not None:
        return near_shift(hour, shift, turn.work.rules.zone)
    if about_hours(typed):
        raise Invalid(Text("hour.unclear"))
    await report_words.tell_instead(turn, message)
    return None
