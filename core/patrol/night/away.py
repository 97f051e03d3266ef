"""Somebody checked out and came back while the shift went on: both stays count, the time between does not.

It is read off the log of the shift, which is only ever added to; the place on the shift shows the first coming and the
last going.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.patrol.types.shift import RETURNED, Event, EventKind
from core.work import Work

TimeSpan = tuple[datetime, datetime]


def times_away(events: Iterable[Event], member_id: int) -> list[TimeSpan]:
    """From when to when this member was not there, in the order of the log."""
    spans, left = list[TimeSpan](), None
    for event in events:
        if event.member_id != member_id:
            continue
        if event.kind is EventKind.CHECKED_OUT:
            left = event.at
        elif event.kind is EventKind.CHECKED_IN:
            if event.ref == RETURNED and left is not None:
                spans.append((left, event.at))
            left = None
    return spans


async def away_of(work: Work, shift_id: int, member_id: int) -> list[TimeSpan]:
    return times_away((await work.tx.patrol.shifts.returns([shift_id])).get(shift_id, ()), member_id)


def total(spans: Iterable[TimeSpan]) -> timedelta:
    return sum((until - since for since, until in spans), timedelta())
