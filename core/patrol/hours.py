"""Hours as people type them: "22:15", "22h15", "22g", "2 gio 30"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.names import fold
from core.patrol.shifts import Shift

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.]|gio|h|g)\s*(\d{2})?\s*(?:phut|p)?|(\d{2})(\d{2})")


def parse_hour(typed: str) -> time | None:
    found = _HOUR.fullmatch(fold(typed))
    if not found:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def near_shift(hour: time, shift: Shift, zone: ZoneInfo) -> datetime:
    """The moment at which the local clock shows this hour and that is nearest to the shift: "1:30" of a night shift is
    in the morning after."""
    first = shift.starts_at.astimezone(zone).date()
    days = [first + timedelta(days=n) for n in (-1, 0, 1, 2)]
    moments = [datetime.combine(day, hour, zone).astimezone(shift.starts_at.tzinfo) for day in days]
    return min(moments, key=lambda moment: _distance(moment, shift))


def _distance(moment: datetime, shift: Shift) -> timedelta:
    return max(shift.starts_at - moment, moment - shift.ends_at, timedelta())
