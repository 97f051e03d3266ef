"""APScheduler as a clock, and nothing more: it ticks, the due times are columns.

A tick that is late is run late, ticks that were missed are run once, and no tick overlaps the one before it. What a
tick finds to do it does in small transactions, one matter each.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.clocks import OUR_MISTAKES, Clock, Needs, Stuck, strike_next
from core.features import CLOCKS
from core.ports import Database, Transaction
from core.rules import Rules
from core.work import Work
from jobs.clock_guard import ClockGuard, Hour, Right
from jobs.retention import tidy

log = logging.getLogger(__name__)

Job = Callable[[Work], Awaitable[bool]]
_MOST_AT_ONCE = 1000  # matters a job handles in one tick; a bug that never says "done" must not stop the others


@dataclass(frozen=True, slots=True)
class _Round:
    """Clocks that run in one tick, and those of them that have something to do."""

    running: list[Clock[Any]]
    due: list[Clock[Any]]


class Ticker:
    """Runs every clock until it has nothing left to do. `committed` is called when something was done.

    Nobody has fallen silent while we are not `listening`: what they said may be waiting at the network. No shift is
    over, and nobody late, while the `hour` is not to be believed; nothing is thrown away or taken for a mistake of an
    hour that was wrong, either.
    """

    def __init__(
        self,
        database: Database,
        rules: Rules,
        clock: Callable[[], datetime],
        committed: Callable[[], None],
        failed: Callable[[Exception], None],
        listening: Callable[[], bool] = lambda: True,
        hour: Hour | None = None,
    ) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._committed = committed
        self._failed = failed
        self._listening = listening
        self._guard = ClockGuard(database, rules, clock, committed, hour or Right())

    async def recover(self) -> None:
        """At the start, before anything new comes."""
        await self._guard.recover()

    async def tick(self) -> bool:
        """Whether anything was done."""
        await self._guard.look()
        async with self._database.reading() as tx:
            found = await self._look(tx)
        done = False
        for clock in found.running:
            if done or clock in found.due:  # what was done may have brought something for those after it
                done |= await self._exhaust(clock.name, partial(strike_next, clock=clock))
        if done:
            self._committed()
        return done

    async def _look(self, tx: Transaction) -> _Round:
        work = Work(tx, self._clock(), self._rules)
        met = self._guard.met() | (Needs.HEARING if await self._hears(work) else Needs.NOTHING)
        running = [clock for clock in CLOCKS if clock.needs in met]
        return _Round(running, [clock for clock in running if await _is_due(work, clock)])

    async def _hears(self, work: Work) -> bool:
        """Whether everything that people said until now has been heard, and not only received."""
        return self._listening() and not await work.tx.inbox.next(work.now)

    async def tick_safely(self) -> None:
        """As `tick`, for the scheduler, which would only log what goes wrong."""
        await self._safely(self.tick())

    async def tidy_safely(self) -> None:
        """Nothing is old by a clock that may be wrong."""
        if Needs.HOUR in self._guard.met():
            await self._safely(self._exhaust("tidy", tidy))

    async def _safely(self, work: Awaitable[bool]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            return  # the process stops; APScheduler would log it as an error
        except Exception as error:
            self._failed(error)

    async def _once(self, name: str, job: Job) -> bool:
        """One matter. A fault of ours in it is logged and put off, or ends this job for this tick, not the process."""
        try:
            async with self._database.transaction() as tx:
                return await job(Work(tx, self._clock(), self._rules))
        except Stuck as stuck:
            return await self._put_off(stuck)
        except OUR_MISTAKES as e:
            log.error("job failed: %s: %s", name, type(e).__name__, exc_info=e)
            return False

    async def _put_off(self, stuck: Stuck) -> bool:
        """Whether the others of this clock have their turn now: where even this breaks, it is over for this tick."""
        log.error("put off: %s: %s", stuck, type(stuck.__cause__).__name__, exc_info=stuck.__cause__)
        try:
            async with self._database.transaction() as tx:
                await stuck.put_off(Work(tx, self._clock(), self._rules))
            return True
        except OUR_MISTAKES as e:
            log.error("cannot be put off: %s: %s", stuck, type(e).__name__, exc_info=e)
            return False

    async def _exhaust(self, name: str, job: Job) -> bool:
        for count in range(_MOST_AT_ONCE):
            if not await self._once(name, job):
                return count > 0
        log.error("job still busy after many rounds: %s", name)
        return True


async def _is_due(work: Work, clock: Clock[Any]) -> bool:
    """A fault of ours in looking is found again, and logged, when the clock strikes."""
    try:
        return await clock.due(work) is not None
    except OUR_MISTAKES:
        return True


def scheduler(ticker: Ticker, seconds: float, zone: tzinfo) -> AsyncIOScheduler:
    """A scheduler that is not started yet."""
    made = AsyncIOScheduler(
        timezone=zone, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    made.add_job(ticker.tick_safely, "interval", seconds=seconds, id="tick")
    made.add_job(ticker.tidy_safely, "interval", hours=1, id="tidy")
    return made
