"""What a roster is made from: plans, kinds of shift, and who is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


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
