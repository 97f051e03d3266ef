"""Months, weekdays, and the days people type: "mai", "20/11", "20-25/11", "28/12-3/1"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.names import fold
from core.text import Text

WEEKDAYS = (
    Text("day.mon"),
    Text("day.tue"),
    Text("day.wed"),
    Text("day.thu"),
    Text("day.fri"),
    Text("day.sat"),
    Text("day.sun"),
)
_NEAR = {"hom nay": 0, "nay": 0, "today": 0, "mai": 1, "ngay mai": 1, "tomorrow": 1}
_SPAN = re.compile(
    r"(?:tu )?(\d{1,2})(?:[/.](\d{1,2})(?:[/.](\d{4}))?)?\s*(?:-|–|den|to)\s*(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?"
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_CENTURY = 20
_BEHIND = timedelta(days=31)  # "20/11" on 5 December is last month's, on 5 January it is next autumn's


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


def read_day(typed: str, near: date) -> date | None:
    """One day; without a year the one that is nearest ahead, or was within the month. None when it is none."""
    said = fold(typed).strip(" .")
    if said in _NEAR:
        return near + timedelta(days=_NEAR[said])
    found = _DAY.fullmatch(said)
    return _date(*found.groups(), near=near) if found else None


def read_span(typed: str, near: date) -> tuple[date, date] | None:
    """From one day to another, both included; one day alone is a span of its own. None when it is none."""
    said = " ".join(fold(typed).split())
    one = read_day(said, near)
    if one is not None:
        return one, one
    found = _SPAN.fullmatch(said)
    if not found:
        return None
    d1, m1, y1, d2, m2, y2 = found.groups()
    over_new_year = int(m1 or m2) > int(m2)
    if y1 is None and y2 is not None:
        y1 = str(int(y2) - over_new_year)
    first = _date(d1, m1 or m2, y1, near=near)
    if first is None:
        return None
    last = _date(d2, m2, y2 or str(first.year + over_new_year), near=near)
    return (first, last) if last is not None and first <= last else None


def _date(day: str, month: str, year: str | None, *, near: date) -> date | None:
    if year is not None:
        return _day(year, month, day)
    meant = (_day(one, month, day) for one in (near.year, near.year + 1))
    return next((found for found in meant if found is not None and found >= near - _BEHIND), None)


def _day(year: str | int, month: str, day: str) -> date | None:
    """None when the year has no such day: 29/2."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
