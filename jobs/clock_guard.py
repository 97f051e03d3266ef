"""Guard of the clock: whether the hour is believed, whether it was wrong, and what is then done and told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from core.clock_faults import pull_back, put_all_right, tell_clock
from core.clocks import Needs
from core.features import CLOCKS
from core.ports import Database
from core.rules import Rules
from core.work import Work

log = logging.getLogger(__name__)

_SLIGHT = timedelta(minutes=1)  # behind by more than that: the machine had been ahead
_TOLD_AGAIN = timedelta(hours=1)  # that the clock is wrong, at the soonest


class Hour(Protocol):
    def believed(self) -> bool:
        """Whether things may be done because of the hour."""

    def steady(self) -> bool:
        """Whether spans of time are right, be the hour as it may."""

    def wrong(self) -> bool:
        """Whether the hour is known not to be the right one."""


class Right:
    def believed(self) -> bool:
        return True

    def steady(self) -> bool:
        return True

    def wrong(self) -> bool:
        return False


class ClockGuard:
    """Looks at the clock before anything is done by it. `told` is called when somebody is to be told of it."""

    def __init__(
        self, database: Database, rules: Rules, clock: Callable[[], datetime], told: Callable[[], None], hour: Hour
    ) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._told = told
        self._hour = hour
        self._furthest: datetime | None = None  # of what this clock, or the one before, has shown and was written down
        self._looked_through = False  # what waits, since the hour is believed
        self._told_wrong = False
        self._told_at: datetime | None = None

    def met(self) -> Needs:
        """Needs that this clock meets."""
        if self._hour.believed():
            return Needs.SPANS | Needs.HOUR
        return Needs.SPANS if self._hour.steady() else Needs.NOTHING

    async def recover(self) -> None:
        """At the start, before anything new comes: what was stored by a clock that was ahead tells how far it was."""
        async with self._database.reading() as tx:
            self._furthest = await tx.inbox.newest()
        await self.look()

    async def look(self) -> None:
        """Have nothing wait for an hour that was never there: as long as the hour is not believed, of what runs all the
        same, at every look; of the rest when it is believed again."""
        now = self._clock()
        self._furthest = max(self._furthest or now, now)
        if not self._hour.believed():
            self._looked_through = False
            await self._put_right(now, ahead=timedelta())
        elif (ahead := self._behind(now)) or not self._looked_through:
            await self._put_right(now, ahead=ahead)
            self._looked_through, self._furthest = True, now
        await self._tell(now, wrong=self._hour.wrong())

    def _behind(self, now: datetime) -> timedelta:
        """By how much the clock was ahead, when it surely was."""
        ahead = (self._furthest or now) - now
        if ahead <= _SLIGHT:
            return timedelta()
        log.warning("the clock is %s behind what was stored last: it was wrong then", ahead)
        return ahead

    async def _put_right(self, now: datetime, *, ahead: timedelta) -> None:
        met = self.met()
        async with self._database.transaction() as tx:
            work = Work(tx, now, self._rules)
            moved = await pull_back(work, ahead=ahead) if Needs.HOUR in met else 0
            clocks = [clock for clock in CLOCKS if clock.needs in met | Needs.HEARING]
            moved += await put_all_right(work, clocks, was_ahead=bool(ahead))
        if moved:
            log.warning("%s matters waited for an hour far ahead, and are due now", moved)

    async def _tell(self, now: datetime, *, wrong: bool) -> None:
        """Tell of a wrong clock, once an hour at most; and that it is right again, to whoever has heard of it."""
        lately = self._told_at is not None and abs(now - self._told_at) < _TOLD_AGAIN
        if wrong is self._told_wrong or (wrong and lately):
            return
        self._told_wrong = wrong
        self._told_at = now if wrong else self._told_at
        async with self._database.transaction() as tx:
            await tell_clock(Work(tx, now, self._rules), wrong=wrong)
        self._told()
