"""Local days and hours of the commune."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from core.text import Text


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


_WRITTEN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    year: int
    number: int

    @classmethod
    def parse(cls, written: str) -> Self:
        """ "2026-11". ValueError for anything else."""
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise ValueError("month")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def at(cls, moment: datetime, zone: ZoneInfo) -> Self:
        local = moment.astimezone(zone)
        return cls(local.year, local.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def before(self) -> Month:
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    @property
    def next(self) -> Month:
        return Month(self.year, self.number + 1) if self.number < 12 else Month(self.year + 1, 1)

    @property
    def shown(self) -> str:
        """ "11/2026", as people write it."""
        return f"{self.number:02}/{self.year}"

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


WEEKDAYS = (
    Text("day.mon"),
    Text("day.tue"),
    Text("day.wed"),
    Text("day.thu"),
    Text("day.fri"),
    Text("day.sat"),
    Text("day.sun"),
)
_CENTURY = 20


def today(now: datetime, zone: ZoneInfo) -> date:
    return now.astimezone(zone).date()


def monday_of(day: date) -> date:
    """A week is known by its Monday."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """A month is known by its first day."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    return month_of(month_of(month) + timedelta(days=31))


def days_of(month: date) -> list[date]:
    first, end = month_of(month), next_month(month)
    return [first + timedelta(days=n) for n in range((end - first).days)]


def last_of(month: date) -> date:
    return days_of(month)[-1]


def number_of(day: date) -> int:
    """A day as it stands in a button: 20261114."""
    return day.year * 10000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """ValueError when it is no day, or none that any roster knows of."""
    if number // 1_000_000 != _CENTURY:
        raise ValueError("century")
    return date(number // 10000, number // 100 % 100, number % 100)
