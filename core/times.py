"""Local days and hours of the commune."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def local_day(moment: datetime, zone: ZoneInfo) -> str:
    """ "2026-11-14"."""
    return moment.astimezone(zone).strftime("%Y-%m-%d")


def in_hours(moment: datetime, start: time, end: time, zone: ZoneInfo) -> bool:
    """Whether a moment lies between two local hours; the span may run over midnight (22:00-06:00)."""
    hour = moment.astimezone(zone).time()
    return start <= hour < end if start <= end else hour >= start or hour < end


def next_at(moment: datetime, hour: time, zone: ZoneInfo) -> datetime:
    """The next time the local clock shows `hour`, strictly after `moment`."""
    local = moment.astimezone(zone)
    due = local.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return (due if due > local else due + timedelta(days=1)).astimezone(moment.tzinfo)
