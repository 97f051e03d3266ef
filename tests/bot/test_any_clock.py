"""The clock goes wrong in any way it likes, at random, while people report, take, answer, or say nothing all night.

A walk with a seed: the real time goes on minute by minute, the machine's differs from it by an error that leaps. What
must hold is said in real time, whatever the machine believes.
"""

from __future__ import annotations

import json
import logging
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from bot.clock import ClockCheck, SteadyClock
from core.clocks import NEXT_TRY
from core.conversation import Conversation
from core.errors import BinhYenError
from core.features import CLOCKS
from core.incident.draft import FLOW, ReportDraft
from core.incident.filing import file_report
from core.incident.ladder import longest_pause
from core.incident.response import close, take
from core.incident.types import IncidentState
from core.outbox import Kind, Leased
from core.patrol.night.check_in import check_in
from core.patrol.night.ok_check import alarmed, found_well, handle, longest_rest, not_well, sign_of_life
from core.patrol.shift_times import set_clocks
from core.patrol.types.shift import Assignment, By, NewShift, ShiftState
from core.work import Work
from jobs.ticker import Ticker
from tests.commune import Commune, at
from tests.patrol.on_shift import shift

A_MINUTE, SLACK, BEARABLE = timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=6)
ENDS_AT = at("02:00", 16)
DUTIFUL, LAZY = "tu", "huy"  # answers every question within three minutes; says nothing from some hour on
LEAPS = (4, 9, 14, 45, 200, 420, 3 * 24 * 60)  # minutes, to either side
ONCE = frozenset(
    {Kind.SHIFT_REMINDER, Kind.UNANSWERED, Kind.SHORT, Kind.NOT_THERE, Kind.TOO_FEW, Kind.STILL_IN, Kind.CLOSED_FOR_YOU}
)


class Rollback(Exception):
    """What was only tried is undone."""


class Walk:
    """One night of the commune, by a clock that cannot be trusted."""

    def __init__(self, commune: Commune, seed: int) -> None:
        self.commune, self.random = commune, random.Random(seed)
        self.database, self.rules = commune.bot.database, commune.bot.rules
        self.real, self.error, self.online = at("20:30", 15), timedelta(), True
        self.leapt_at = self.back_at = self.real  # in any direction; or so that what waits looks further away
        self.uneven_at = self.real  # when spans of time were last not certain
        self.rang: dict[int, datetime] = {}
        self.alarmed_at: dict[int, datetime] = {}
        self.asked_at: dict[int, datetime] = {}
        self.heard_at: dict[int, datetime] = {}
        self.held_at: dict[int, datetime] = {}
        self.begun_at: datetime | None = None
        self.sent: Counter[tuple[object, ...]] = Counter()
        self.failures: list[Exception] = []
        self.told: list[str] = []

    async def begin(self) -> None:
        names = ("huy", "tu", "man", "thanh", "long", "yen", "dung")
        await self.commune.phones(*names)
        self.people = {name: await self.commune.member(name) for name in names}
        await self.boot()
        await shift(self.commune, "huy", "tu", "man", "thanh")
        await self.boot()

    async def boot(self) -> None:
        """A new process: it knows nothing of the hour."""
        self.clock = self.commune.clock = SteadyClock(self.machine, self.monotonic)  # type: ignore[assignment]
        self.check = ClockCheck(self.clock, accepted=False, monotonic=self.monotonic)
        self.ticker = Ticker(
            self.database, self.rules, self.clock, lambda: None, self.failures.append, lambda: True, self.check
        )
        await self.ticker.recover()

    def machine(self) -> datetime:
        return self.real + self.error

    def monotonic(self) -> float:
        return self.real.timestamp()

    # -- what happens ------------------------------------------------------------------------------------------------

    async def one(self) -> None:
        """Something happens, and some minutes pass."""
        doings = (
            self.leaps,
            self.is_put_right,
            self.restarts,
            self.network,
            self.reports,
            self.begins_a_report,
            self.takes,
            self.closes,
            self.alarms,
            self.looks_after,
            self.publishes,
        )
        happens = self.random.choices(doings, (6, 5, 2, 3, 3, 2, 3, 2, 1, 2, 1))[0]
        self.told.append(f"{self.real:%d %H:%M} {self.error} {happens.__name__}")
        with suppress(BinhYenError):
            await happens()
        for _ in range(self.random.randint(1, 6)):
            await self.minute()

    async def minute(self) -> None:
        self.real += A_MINUTE
        if self.online:
            self.check.answered(format_datetime(self.real))
        for name in ("tu", "huy", "man", "thanh"):
            await self.lives(name)
        await self.ticker.tick()
        await self.deliver()
        await self.holds()

    async def leaps(self) -> None:
        if self.real - self.leapt_at < timedelta(minutes=20):
            return
        error = timedelta(minutes=self.random.choice(LEAPS) * self.random.choice((-1, 1)))
        self.errs(timedelta() if self.random.random() < 0.3 else error)

    async def is_put_right(self) -> None:
        self.errs(timedelta())

    def errs(self, error: timedelta) -> None:
        if error != self.error:
            self.leapt_at = self.real
        if error < self.error:
            self.back_at = self.real
        self.error = error

    async def restarts(self) -> None:
        self.leapt_at = self.real
        await self.boot()

    async def network(self) -> None:
        self.online = not self.online

    async def use(self, use: Callable[[Work], Awaitable[Any]]) -> Any:
        async with self.database.transaction() as tx:
            return await use(Work(tx, self.clock(), self.rules))

    async def reports(self) -> None:
        draft = ReportDraft(category=self.random.choice(("TROM", "CHAY", "TNGT")), hamlet="H10")
        await self.use(lambda w: file_report(w, self.people["huy"], draft, reported_at=w.now))

    async def begins_a_report(self) -> None:
        if self.begun_at is not None:
            return
        self.begun_at = self.real

        async def begins(work: Work) -> None:
            account = await work.tx.people.members.account_of(self.people["yen"].id)
            assert account is not None
            told, until = ReportDraft(category="TROM").to_json(), work.now + work.rules.abandon_after
            await work.tx.conversations.save(account.id, Conversation(FLOW, "place", told, 1, until))

        await self.use(begins)

    async def takes(self) -> None:
        new = [incident for incident in await self.open() if incident.holder_id is None]
        if new:
            await self.use(lambda w: take(w, self.people["long"], new[0].id))
            self.held_at[new[0].id] = self.real

    async def closes(self) -> None:
        for incident in await self.open():
            await self.use(lambda w, id_=incident.id: close(w, self.people["dung"], id_, IncidentState.RESOLVED))

    async def open(self) -> list[Any]:
        async with self.database.reading() as tx:
            return await tx.incident.incidents.open()

    async def alarms(self) -> None:
        await self.use(lambda w: not_well(w, self.people["man"], min(self.real, w.now), "không ổn"))

    async def looks_after(self) -> None:
        for watch in await self.watches():
            if alarmed(self.rules.patrol, watch):
                use = self.random.choice((handle, found_well))
                await self.use(lambda w, id_=watch.assignment_id, use=use: use(w, self.people["thanh"], id_))
                self.alarmed_at[watch.assignment_id] = self.real
                self.heard_at[watch.member_id] = self.real

    async def publishes(self) -> None:
        """Another shift of the same team, later this night."""
        starts = self.real + timedelta(hours=2)
        new = NewShift(starts.date(), "T", "Ca tối", "T1", starts, starts + timedelta(hours=1), "", None, None, 1, 1, 1)

        async def publish(work: Work) -> None:
            if await work.tx.patrol.shifts.of_day(new.day, new.template, new.team) is None:
                made = await work.tx.patrol.shifts.add(new)
                await set_clocks(work, type(made)(**{**_fields(made), "state": ShiftState.PUBLISHED}))

        await self.use(publish)

    async def watches(self) -> list[Any]:
        async with self.database.reading() as tx:
            return await tx.patrol.watches.all()

    async def lives(self, name: str) -> None:
        """Checks in at ten, and from then on answers when asked, but for the lazy one after midnight."""
        member, place = self.people[name], await self.place(name)
        lazy = name == LAZY and self.real > at("23:30", 15)
        if place.in_at is None and at("22:00", 15) <= self.real < ENDS_AT and not lazy:
            with suppress(BinhYenError):
                await self.use(lambda w: check_in(w, member, place.shift_id, min(self.real, w.now)))
                self.heard_at[member.id] = self.real
        asked = self.asked_at.get(member.id)
        if asked is not None and self.real - asked >= 2 * A_MINUTE and not lazy:
            self.asked_at.pop(member.id)
            self.heard_at[member.id] = self.real
            spoken = self.random.random() < 0.5  # a message bears the network's hour, a press the machine's
            await self.use(lambda w: sign_of_life(w, member.id, min(self.real, w.now) if spoken else w.now))

    async def place(self, name: str) -> Assignment:
        async with self.database.reading() as tx:
            found = await tx.patrol.assignments.on(1, self.people[name].id)
        assert found is not None
        return found

    async def deliver(self) -> None:
        async with self.database.transaction() as tx:
            now = self.clock()
            rows = await tx.outbox.lease(now, now + A_MINUTE, 500, 500, {})
            for row in rows:
                await tx.outbox.sent(row.id, "1", now)
                await self.received(tx, row, json.loads(row.payload or "{}"))

    async def received(self, tx: Any, row: Leased, said: dict[str, Any]) -> None:
        if row.kind is Kind.CARD:
            alert = await tx.incident.alerts.find(said["incident"])
            lapses = [e for e in await tx.incident.incidents.entries(said["incident"]) if e.kind == "lapsed"]
            self.sent[row.kind, row.account_id, said["incident"], alert.step, alert.round, len(lapses)] += 1
            self.rang[said["incident"]] = self.real
        elif row.kind is Kind.SILENCE:
            self.alarmed_at[said["assignment"]] = self.real
        elif row.kind is Kind.OK_CHECK and row.member is not None:
            self.asked_at.setdefault(row.member.id, self.real)
        elif row.kind in ONCE:
            self.sent[row.kind, row.account_id, row.payload] += 1

    def walked(self) -> str:
        return "\n".join(["", *self.told[-12:], f"{self.real:%d %H:%M} now", f"leapt {self.leapt_at:%H:%M}"])

    # -- what must hold ----------------------------------------------------------------------------------------------

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
                since = max(self.held_at[incident.id], self.leapt_at)
                reminded_late = 2 * self.rules.quiet_after - self.rules.quiet_reminder
                assert self.real - since <= reminded_late + SLACK, ("held by nobody who speaks", self.walked())
            elif alert is not None and ladder.digest_at is None:
                since = max(self.rang[incident.id], self.back_at)
                assert self.real - since <= longest_pause(ladder, alert.step) + SLACK, (alert, self.walked())
        if (
            self.begun_at is not None
            and self.real - max(self.begun_at, self.back_at) > work.rules.abandon_after + SLACK
        ):
            found = await work.tx.incident.incidents.of_reporter(self.people["yen"].id, 1000)
            assert any(self.real - self.begun_at >= timedelta() for _ in found), ("a report waits", self.walked())
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
                assert self.real - quiet_since <= timedelta(minutes=48), ("nobody misses them", watch, self.walked())

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
        if self.error or not self.check.believed() or self.real - self.leapt_at < SLACK:
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


def _fields(made: Any) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__slots__}


SEEDS = range(int(os.environ.get("SEEDS", "4")))


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_the_clock_does(commune: Commune, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    walk = Walk(commune, seed)
    await walk.begin()
    while walk.real < at("04:30", 16):
        await walk.one()
    faults = [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("jobs")]
    assert not faults, (faults, walk.told)
    assert NEXT_TRY > SLACK  # a matter in which we broke would have been missed
