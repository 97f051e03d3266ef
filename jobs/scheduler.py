"""APScheduler as a clock, and nothing more: it ticks, the due times are columns.

A tick that is late is run late, ticks that were missed are run once, and no tick overlaps the one before it. What a
tick finds to do it does in small transactions, one matter each.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.clock_faults import keep_climbing, pull_back, tell_clock
from core.clocks import OUR_MISTAKES, Stuck
from core.incident.escalation import escalate_once
from core.incident.filing import abandon_once
from core.patrol.night.watch_clock import alarm_once, silence_once, watch_once
from core.patrol.shift_clock import shift_once
from core.patrol.staffing.reminders import remind_once
from core.patrol.staffing.substitute_clock import confirm_once
from core.people.duty import duty_once
from core.ports import Database
from core.rules import Rules
from core.work import Work
from jobs.retention import tidy

log = logging.getLogger(__name__)

Job = Callable[[Work], Awaitable[bool]]
JOBS: tuple[Job, ...] = (escalate_once, abandon_once, watch_once, remind_once, shift_once, duty_once, confirm_once)
# They take silence for an answer.
_LISTENING = frozenset({abandon_once, watch_once, shift_once, duty_once, confirm_once})
# They close, remind and check out because of the hour. What somebody calls for climbs whatever the clock says, and who
# is silent is so by any clock that runs evenly.
_BY_THE_HOUR = frozenset({watch_once, remind_once, shift_once, duty_once, confirm_once})
_SET_BACK = timedelta(minutes=1)  # and more: the machine had been ahead
_TOLD_AGAIN = timedelta(hours=1)  # that the clock is wrong, at the soonest
_MOST_AT_ONCE = 1000  # matters a job handles in one tick; a bug that never says "done" must not stop the others


class Hour(Protocol):
    def believed(self) -> bool:
        """Whether things may be done because of the hour."""

    def steady(self) -> bool:
        """Whether spans of time are right, be the hour as it may."""

    def wrong(self) -> bool:
        """Whether the hour is known not to be the right one."""


class _Right:
    def believed(self) -> bool:
        return True

    def steady(self) -> bool:
        return True

    def wrong(self) -> bool:
        return False


class Ticker:
    """Runs every job until it has nothing left to do. `committed` is called when something was done.

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
        self._hour = hour or _Right()
        self._was_wrong = False
        self._ticked_at = clock()
        self._furthest: datetime | None = None  # of what this clock, or the one before, has shown and was written down
        self._recovered = False
        self._told_wrong = False
        self._told_at: datetime | None = None

    async def recover(self) -> None:
        """At the start, before anything new comes: what was stored by a clock that was ahead must not wait for its
        hour. It is pulled back at the first tick at which the clock is believed: to one behind, all is ahead."""
        async with self._database.reading() as tx:
            self._furthest = await tx.inbox.newest()
        await self._look_at_the_clock()

    async def _look_at_the_clock(self) -> None:
        now, wrong = self._clock(), self._hour.wrong()
        set_back, self._ticked_at = self._ticked_at - now > _SET_BACK, now
        if set_back:
            log.warning("the clock was set back")
        self._furthest = max(self._furthest or now, now)
        if self._hour.believed():
            await self._pull_back(now, self._furthest - now)
            self._recovered, self._furthest = True, now
        elif wrong and (set_back or not self._was_wrong):
            await self._keep_climbing(now)
        self._was_wrong = wrong
        await self._tell(now, wrong=wrong)

    async def _pull_back(self, now: datetime, ahead: timedelta) -> None:
        if ahead > _SET_BACK:
            log.warning("the clock is %s behind what was stored last: it was wrong then", ahead)
        elif self._recovered:
            return
        async with self._database.transaction() as tx:
            _pulled(await pull_back(Work(tx, now, self._rules), ahead=ahead if ahead > _SET_BACK else timedelta()))

    async def _keep_climbing(self, now: datetime) -> None:
        async with self._database.transaction() as tx:
            _pulled(await keep_climbing(Work(tx, now, self._rules)))

    async def _tell(self, now: datetime, *, wrong: bool) -> None:
        """That it is wrong once an hour at most; that it is right again, to whoever has heard that."""
        lately = self._told_at is not None and abs(now - self._told_at) < _TOLD_AGAIN
        if wrong is self._told_wrong or (wrong and lately):
            return
        self._told_wrong = wrong
        self._told_at = now if wrong else self._told_at
        async with self._database.transaction() as tx:
            await tell_clock(Work(tx, now, self._rules), wrong=wrong)
        self._committed()

    def _runs(self, job: Job, *, hears: bool) -> Job | None:
        """What is run of this job."""
        if job in _LISTENING and not hears:
            return None
        if job not in _BY_THE_HOUR or self._hour.believed():
            return job
        if job is not watch_once:
            return None
        return silence_once if self._hour.steady() else alarm_once

    async def tick(self) -> bool:
        """Whether anything was done."""
        await self._look_at_the_clock()
        hears = await self._hears()
        jobs = [self._runs(job, hears=hears) for job in JOBS]
        done = [await self._exhaust(job) for job in jobs if job is not None]
        if any(done):
            self._committed()
        return any(done)

    async def _hears(self) -> bool:
        """Whether everything that people said until now has been heard, and not only received."""
        if not self._listening():
            return False
        async with self._database.reading() as tx:
            return not await tx.inbox.next(self._clock())

    async def tick_safely(self) -> None:
        """As `tick`, for the scheduler, which would only log what goes wrong."""
        await self._safely(self.tick())

    async def tidy_safely(self) -> None:
        """Nothing is old by a clock that may be wrong."""
        if self._hour.believed():
            await self._safely(self._exhaust(tidy))

    async def _safely(self, work: Awaitable[bool]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            return  # the process stops; APScheduler would log it as an error
        except Exception as error:
            self._failed(error)

    async def _once(self, job: Job) -> bool:
        """One matter. A fault of ours in it is logged and put off, or ends this job for this tick, not the process."""
        try:
            async with self._database.transaction() as tx:
                return await job(Work(tx, self._clock(), self._rules))
        except Stuck as stuck:
            log.error("put off: %s: %s", stuck, type(stuck.__cause__).__name__, exc_info=stuck.__cause__)
            async with self._database.transaction() as tx:
                await stuck.put_off(Work(tx, self._clock(), self._rules))
            return True
        except OUR_MISTAKES as e:
            log.error("job failed: %s: %s", getattr(job, "__name__", job), type(e).__name__, exc_info=e)
            return False

    async def _exhaust(self, job: Job) -> bool:
        for count in range(_MOST_AT_ONCE):
            if not await self._once(job):
                return count > 0
        log.error("job still busy after many rounds: %s", getattr(job, "__name__", job))
        return True


def _pulled(matters: int) -> None:
    if matters:
        log.warning("%s matters waited for an hour far ahead, and are due now", matters)


def scheduler(ticker: Ticker, seconds: float, zone: tzinfo) -> AsyncIOScheduler:
    """A scheduler that is not started yet."""
    made = AsyncIOScheduler(
        timezone=zone, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    made.add_job(ticker.tick_safely, "interval", seconds=seconds, id="tick")
    made.add_job(ticker.tidy_safely, "interval", hours=1, id="tidy")
    return made
