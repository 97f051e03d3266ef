"""Ingredients of a roster: plans, kinds of shift, and who is away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.speech.folding import clean, fold


@dataclass(frozen=True, slots=True)
class Plan:
    """A patrol plan (Kế hoạch tuần tra). `peak`: a campaign in which the peak days of the templates count."""

    id: int
    number: str
    starts_on: date
    ends_on: date
    responsible_id: int
    peak: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """When a kind of shift takes place. `days` and `peak_days` are weekdays, Monday is 0. Ends before it starts: over
    midnight."""

    code: str
    name: str
    starts: time
    ends: time
    days: frozenset[int]
    peak_days: frozenset[int]

    def on(self, day: date, *, peak: bool) -> bool:
        return day.weekday() in (self.peak_days if peak else self.days)

    def span(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end of the shift that belongs to this local day, in UTC."""
        starts = datetime.combine(day, self.starts, zone)
        ends = datetime.combine(day, self.ends, zone)
        ends = ends if ends > starts else ends + timedelta(days=1)
        return starts.astimezone(UTC), ends.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Absence:
    """A member on leave, or exempt from some kinds of shift, from one local day to another, both included.
    `templates` empty means every kind."""

    id: int
    member_id: int
    starts_on: date
    ends_on: date
    templates: frozenset[str] = frozenset()


_CODE = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_WEEK = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "cn": 6}  # thứ Hai … Chủ nhật


def parse(line: str) -> Template:
    """Code, name, hours, weekdays and, where they differ, the weekdays of a peak campaign, parted by ";".

    Weekdays are counted as people do: 2 is Monday, CN is Sunday, "2-CN" every day. ValueError when it is otherwise.
    """
    parts = [clean(part) for part in line.split(";")]
    if len(parts) not in (4, 5):
        raise ValueError("four or five parts")
    code, name, hours, days = parts[:4]
    if not _CODE.fullmatch(code) or not name:
        raise ValueError("code or name")
    starts, ends = _hours(hours)
    usual = weekdays(days)
    return Template(code, name, starts, ends, usual, weekdays(parts[4]) if len(parts) == 5 else usual)


def _hours(text: str) -> tuple[time, time]:
    found = _HOURS.fullmatch(text)
    if not found:
        raise ValueError("hours")
    h1, m1, h2, m2 = map(int, found.groups())
    starts, ends = time(h1, m1), time(h2, m2)
    if starts == ends:
        raise ValueError("ends as it starts")
    return starts, ends


def weekdays(text: str) -> frozenset[int]:
    """ "4,6,7" or "2-CN"; Monday is 0. ValueError for anything else."""
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = (fold(end) for end in part.partition("-"))
        if first not in _WEEK or (dash and last not in _WEEK):
            raise ValueError("weekday")
        end = _WEEK[last] if dash else _WEEK[first]
        if end < _WEEK[first]:
            raise ValueError("weekdays the wrong way round")
        found.update(range(_WEEK[first], end + 1))
    return frozenset(found)
