"""Clocks that strike at fixed spans from a moment, such as the reminders before a shift. Plain functions.

What was missed while the machine was off is struck once, all together: one message, not one for each missed step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Struck:
    """`reached` are the steps (counted from 0) that are due and were not gone before; the clock goes on from `step` at
    `next_at`, or rests when that is None."""

    reached: tuple[int, ...]
    step: int
    next_at: datetime | None


def struck(spans: Sequence[timedelta], anchor: datetime, step: int, now: datetime) -> Struck:
    """`spans` from `anchor`, in order of time; a span before the anchor is negative. `step` of them are gone."""
    due = step
    while due < len(spans) and anchor + spans[due] <= now:
        due += 1
    return Struck(tuple(range(step, due)), due, anchor + spans[due] if due < len(spans) else None)


def begun(spans: Sequence[timedelta], anchor: datetime, now: datetime) -> Struck:
    """A clock set only now: what would have struck before is gone without a sound."""
    gone = struck(spans, anchor, 0, now)
    return Struck((), gone.step, gone.next_at)
