"""Clocks: everything that time does, as plain data, and steps at fixed spans from a moment.

What waits keeps its hour in a column of its own. A `Clock` says how to find what is due, what to do with it, what must
be certain before it runs, and how far ahead its hours may rightly lie.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Flag, auto
from functools import partial
from typing import Generic, TypeVar

from core.errors import BinhYenError
from core.work import Work

log = logging.getLogger(__name__)

M = TypeVar("M")
T = TypeVar("T")
NEXT_TRY = timedelta(minutes=5)  # until a matter in which we broke is tried again


class Needs(Flag):
    """Certainties without which a clock does not run."""

    NOTHING = 0  # somebody calls for help: whatever the hour, and whoever is away
    HEARING = auto()  # the line stands and everything said was heard, so that silence may count
    SPANS = auto()  # the clock runs evenly, be its hour as it may
    HOUR = auto()  # the hour itself is believed


@dataclass(frozen=True, slots=True)
class Limit(Generic[M]):
    """How far ahead matters may rightly lie: each of those `waiting`, `at` its hour if it has one, for its longest
    `span` at most."""

    waiting: Callable[[Work], Awaitable[Sequence[M]]]
    at: Callable[[M], datetime | None]
    span: Callable[[Work, M], Awaitable[timedelta]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Generic[M]):
    """One kind of matter that time brings forward. `column` is where its hours stand, with an index ("shifts.next_at").

    `move` has a matter due at another moment: sooner when a wrong hour had put it too far, and later when we broke in
    it. Where moving reads more than the matter itself, which may be what is broken, `put_off` does the latter.
    `longest` is None where matters lie at hours of the calendar: then `anew` sets them once more, as far as they should
    be due sooner than they are, and returns how many.
    """

    name: str
    column: str
    needs: Needs
    key: Callable[[M], int]
    due: Callable[[Work], Awaitable[M | None]]
    strike: Callable[[Work, M], Awaitable[None]]
    move: Callable[[Work, M, datetime], Awaitable[None]]
    put_off: Callable[[Work, M, datetime], Awaitable[None]] | None = None
    longest: Limit[M] | None = None
    anew: Callable[[Work], Awaitable[int]] | None = None


# -- striking --------------------------------------------------------------------------------------------------------

# What a fault of ours in one matter looks like. A failing database is not among them: that concerns every matter.
OUR_MISTAKES = (ArithmeticError, AssertionError, AttributeError, BinhYenError, LookupError, TypeError, ValueError)


class Stuck(Exception):
    """One matter cannot be brought forward. `put_off`, in a transaction of its own, lets the others have their turn."""

    def __init__(self, matter: str, put_off: Callable[[Work], Awaitable[None]]) -> None:
        super().__init__(matter)
        self.put_off = put_off


async def strike_next(work: Work, clock: Clock[M]) -> bool:
    """Bring the next matter of this clock one step forward. False when none is due."""
    matter = await clock.due(work)
    if matter is None:
        return False
    try:
        await clock.strike(work, matter)
    except OUR_MISTAKES as fault:
        raise Stuck(f"{clock.name} {clock.key(matter)}", partial(_put_off, clock, matter)) from fault
    return True


async def _put_off(clock: Clock[M], matter: M, work: Work) -> None:
    await (clock.put_off or clock.move)(work, matter, work.now + NEXT_TRY)


# -- hours that a wrong clock has written down -----------------------------------------------------------------------


async def put_right(work: Work, clock: Clock[M], *, was_ahead: bool) -> int:
    """Have nothing wait for longer than it ever should. Hours of the calendar are wrong only when the clock
    `was_ahead`: what it took for past is still to come. Returns how many matters were moved."""
    limit = clock.longest
    if limit is not None:
        waiting = await unbroken(work, clock.name, lambda: limit.waiting(work)) or ()
        return sum([await _nearer_unless_broken(work, clock, limit, matter) for matter in waiting])
    anew = clock.anew
    return (await unbroken(work, clock.name, lambda: anew(work)) or 0) if was_ahead and anew is not None else 0


async def unbroken(work: Work, what: str, act: Callable[[], Awaitable[T]]) -> T | None:
    """A part that stands or falls by itself: None when we broke in it. One broken row must not keep the process from
    starting, nor the others from being put right."""
    try:
        async with work.tx.part():
            return await act()
    except OUR_MISTAKES as fault:
        log.error("not put right: %s: %s", what, type(fault).__name__, exc_info=fault)
        return None


async def _nearer_unless_broken(work: Work, clock: Clock[M], limit: Limit[M], matter: M) -> bool:
    at = limit.at(matter)
    if at is None or at <= work.now:
        return False
    named = f"{clock.name} {clock.key(matter)}"
    return bool(await unbroken(work, named, lambda: _nearer(work, clock, limit, matter)))


async def _nearer(work: Work, clock: Clock[M], limit: Limit[M], matter: M) -> bool:
    at, latest = limit.at(matter), work.now + await limit.span(work, matter)
    if at is None or at <= latest:
        return False
    await clock.move(work, matter, latest)
    return True


# -- steps -----------------------------------------------------------------------------------------------------------


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


def sooner(at: datetime | None, than: datetime | None) -> bool:
    """Whether a clock that was set anew strikes before the one that stands."""
    return at is not None and (than is None or at < than)
