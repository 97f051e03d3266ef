"""The clock goes wrong in any way it likes, at random: what must hold is said in real time, whatever it shows."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from core.clocks import NEXT_TRY
from core.features import CLOCKS
from core.incident.ladder import longest_pause
from core.patrol.night.ok_check import alarmed, longest_rest
from core.patrol.types.shift import By, ShiftState
from core.work import Work
from tests.bot.clock_walk import DUTIFUL, ENDS_AT, Night
from tests.commune import Commune, at

SLACK, BEARABLE = timedelta(minutes=4), timedelta(minutes=6)


class Rollback(Exception):
    """What was only tried is undone."""


class Walk(Night):
    """A night at which all of it is held against what people were promised."""

    def walked(self) -> str:
        return "\n".join(["", *self.told[-12:], f"{self.real:%d %H:%M} now", f"leapt {self.leapt_at:%H:%M}"])

    async def holds(self) -> None:
        assert not self.failures, self.failures
        twice = [what for what, times in self.sent.items() if times > 1]
        assert not twice, (twice, self.walked())
        async with self.database.reading() as tx:
            work = Work(tx, self.clock(), self.rules)
            await self.alerts_ring(work)
            await self.alarms_go_on(work)
            await self.nobody_is_sent_home(work)
        await self.nothing_waits_too_long()

    async def alerts_ring(self, work: Work) -> None:
        for incident in await work.tx.incident.incidents.open():
            alert, ladder = await work.tx.incident.alerts.find(incident.id), self.rules.ladders[incident.severity]
            if incident.holder_id is not None:
                since = max(self.held_at[incident.id], self.leapt_at, self.believed_at)
                reminded_late = 2 * self.rules.quiet_after - self.rules.quiet_reminder
                assert self.real - since <= reminded_late + SLACK, ("held by nobody who speaks", self.walked())
            elif alert is not None and ladder.digest_at is None:
                since = max(self.rang[incident.id], self.back_at)
                assert self.real - since <= longest_pause(ladder, alert.step) + SLACK, (alert, self.walked())
        begun_at = self.begun_at
        if begun_at is not None and self.real - max(begun_at, self.back_at) > self.rules.abandon_after + SLACK:
            filed = await work.tx.incident.incidents.of_reporter(self.people["yen"].id, 1000)
            assert len(filed) == self.begun, ("a report waits", self.walked())
            self.begun_at = None

    async def alarms_go_on(self, work: Work) -> None:
        if not (self.check.believed() or self.check.steady()):
            self.uneven_at = self.real
        for watch in await work.tx.patrol.watches.all():
            quiet_since = max(self.heard_at[watch.member_id], self.leapt_at, self.uneven_at, at("22:00", 15))
            if alarmed(self.rules.patrol, watch):
                since = max(self.alarmed_at.get(watch.assignment_id, self.leapt_at), self.back_at)
                assert self.real - since <= longest_rest(work, watch) + SLACK, (
                    "an alarm stopped",
                    watch,
                    self.walked(),
                )
                assert watch.member_id != self.people[DUTIFUL].id, ("called silent", self.walked())
            elif quiet_since < self.real < ENDS_AT:
                assert self.real - quiet_since <= timedelta(minutes=50), ("nobody misses them", watch, self.walked())

    async def nobody_is_sent_home(self, work: Work) -> None:
        found = await work.tx.patrol.shifts.get(1)
        places = await work.tx.patrol.assignments.of_shift(1)
        by_rule = found.state is ShiftState.CLOSED or any(place.out_by is By.RULE for place in places)
        over = ENDS_AT + self.rules.patrol.close_after
        assert not by_rule or self.real >= over - BEARABLE, ("sent home", self.walked())
        if self.check.believed() and self.online and self.real > max(over, self.leapt_at) + SLACK:
            assert by_rule, ("never closed", found, self.walked())

    async def nothing_waits_too_long(self) -> None:
        """Once the clock is right."""
        if self.real.minute % 6 or self.error or not self.check.believed() or self.real - self.leapt_at < SLACK:
            return
        with suppress(Rollback):
            async with self.database.transaction() as tx:
                work = Work(tx, self.clock(), self.rules)
                for clock in CLOCKS:
                    assert await _too_far(work, clock) == 0, (clock.name, self.walked())
                raise Rollback


async def _too_far(work: Work, clock: Any) -> int:
    if clock.longest is None:
        return int(await clock.anew(work))
    waiting = [(matter, clock.longest.at(matter)) for matter in await clock.longest.waiting(work)]
    slack = timedelta(seconds=1)
    return sum([at is not None and at > work.now + await clock.longest.span(work, m) + slack for m, at in waiting])


SEEDS = range(int(os.environ.get("SEEDS", "3")))


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_the_clock_does(commune: Commune, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    walk = Walk(commune, seed)
    await walk.begin()
    while walk.real < at("04:00", 16):
        await walk.one()
    faults = [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("jobs")]
    assert not faults, (faults, walk.told)
    assert NEXT_TRY > SLACK  # a matter in which we broke would have been missed
