"""Clocks: what is due, struck one matter at a time, and steps at fixed spans from a moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import BinhYenError
from core.work import Work


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


# What a fault of ours in one matter looks like. A failing database is not among them: that concerns every matter.
OUR_MISTAKES = (ArithmeticError, AssertionError, AttributeError, BinhYenError, LookupError, TypeError, ValueError)


class Stuck(Exception):
    """One matter cannot be brought forward. `put_off`, in a transaction of its own, lets the others have their turn."""

    def __init__(self, matter: str, put_off: Callable[[Work], Awaitable[None]]) -> None:
        super().__init__(matter)
        self.put_off = put_off
