"""A night of the commune by a clock that goes wrong at random, while people report, take, answer, or say nothing.

The real time goes on by small steps, the machine's differs from it by an error that leaps.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import Any

from bot.clock import ClockCheck, SteadyClock
from core.conversation import Conversation
from core.errors import BinhYenError
from core.incident.filing import FLOW, ReportDraft, file_report
from core.incident.payloads import AlertCard
from core.incident.response import acknowledge, close
from core.incident.types import IncidentState
from core.outbox import Leased
from core.patrol.night.check_in import check_in
from core.patrol.night.ok_check import alarmed, found_well, handle, not_well, sign_of_life
from core.patrol.night.payloads import ClosedForYou, NotThere, OkCheck, Silence, StillIn, TooFew
from core.patrol.shift_times import set_clocks
from core.patrol.staffing.payloads import ShiftReminder, Unanswered, Understrength
from core.patrol.types.shift import NewShift, ShiftState
from core.work import Work
from jobs.ticker import Ticker
from tests.commune import Commune, at
from tests.patrol.on_shift import shift
from tests.storage.kit import update

A_STEP = timedelta(minutes=2)
ENDS_AT = at("02:00", 16)
DUTIFUL, LAZY = "tu", "huy"  # answers every question at the next step; says nothing from some hour on
LEAPS = (4, 9, 14, 45, 200, 420, 3 * 24 * 60)  # minutes, to either side
ONCE = {means.kind for means in (ShiftReminder, Unanswered, Understrength, NotThere, TooFew, StillIn, ClosedForYou)}


class Night:
    """One night of the commune, by a clock that cannot be trusted."""

    def __init__(self, commune: Commune, seed: int) -> None:
        self.commune, self.random = commune, random.Random(seed)
        self.database, self.rules = commune.bot.database, commune.bot.rules
        self.real, self.error, self.online = at("21:00", 15), timedelta(), True
        self.furthest = self.believed_at = self.real  # hour that was shown; since when the hour is believed
        self.leapt_at = self.back_at = self.real  # in any direction; or so that what waits looks further away
        self.uneven_at = self.real  # when spans of time were last not certain
        self.rang: dict[int, datetime] = {}
        self.alarmed_at: dict[int, datetime] = {}
        self.asked_at: dict[int, datetime] = {}
        self.heard_at: dict[int, datetime] = {}
        self.held_at: dict[int, datetime] = {}
        self.begun_at: datetime | None = None
        self.begun = 0  # reports, and left at that
        self.sent: Counter[tuple[object, ...]] = Counter()
        self.failures: list[Exception] = []
        self.told: list[str] = []

    async def begin(self) -> None:
        names = ("huy", "tu", "man", "thanh", "long", "yen", "dung", "bao")
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

    async def holds(self) -> None:
        """What must hold after every step."""

    def machine(self) -> datetime:
        return self.real + self.error

    def monotonic(self) -> float:
        return self.real.timestamp()

    # -- what happens ------------------------------------------------------------------------------------------------

    async def one(self) -> None:
        """Something happens, and some minutes pass."""
        doings = (
            self.leaps,
            self.blips,
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
        happens = self.random.choices(doings, (5, 3, 4, 2, 3, 3, 2, 5, 1, 1, 2, 1))[0]
        self.told.append(f"{self.real:%d %H:%M} {self.error} {happens.__name__}")
        with suppress(BinhYenError):
            await happens()
        for _ in range(self.random.randint(1, 3)):
            await self.passes()

    async def passes(self) -> None:
        self.real += A_STEP + timedelta(seconds=self.random.random() * 20)  # no two things at one second
        self.furthest = max(self.furthest, self.clock())
        if self.online:
            self.check.answered(format_datetime(self.real))
        for name in ("tu", "huy", "man", "thanh"):
            await self.lives(name)
        if not self.check.believed():
            self.believed_at = self.real + A_STEP
        await self.ticker.tick()
        await self.deliver()
        await self.holds()

    async def leaps(self) -> None:
        if self.real - self.leapt_at < timedelta(minutes=20):
            return
        error = timedelta(minutes=self.random.choice(LEAPS) * self.random.choice((-1, 1)))
        self.errs(timedelta() if self.random.random() < 0.3 else error)

    async def blips(self) -> None:
        """Wrong for a moment: what is done in it is done by another hour."""
        before = self.error
        await self.leaps()
        await self.passes()
        self.errs(before)

    async def is_put_right(self) -> None:
        self.errs(timedelta())

    def errs(self, error: timedelta) -> None:
        if error != self.error:
            self.leapt_at = self.real
        if error < self.error:
            self.back_at = self.real
        self.error = error

    async def restarts(self) -> None:
        """What had come by the hour that was furthest is still there."""
        self.leapt_at = self.real
        async with self.database.transaction() as tx:
            await tx.inbox.add([replace(update(f"{self.real}"), received_at=self.furthest)])
            (row,) = await tx.inbox.next(max(self.furthest, self.clock()))
            await tx.inbox.done(row.id, self.clock())
        await self.boot()

    async def network(self) -> None:
        self.online = not self.online

    async def use(self, use: Callable[[Work], Awaitable[Any]]) -> Any:
        async with self.database.transaction() as tx:
            return await use(Work(tx, self.clock(), self.rules))

    async def reports(self) -> None:
        if len(await self.open()) > 2:
            return
        draft = ReportDraft(category=self.random.choice(("TROM", "CHAY", "TNGT")), hamlet="H10")
        await self.use(lambda w: file_report(w, self.people["huy"], draft, reported_at=w.now))

    async def begins_a_report(self) -> None:
        if self.begun_at is not None:
            return
        self.begun_at, self.begun = self.real, self.begun + 1

        async def begins(work: Work) -> None:
            account = await work.tx.people.members.account_of(self.people["yen"].id)
            assert account is not None
            told, until = ReportDraft(category="TROM").to_json(), work.now + work.rules.abandon_after
            await work.tx.conversations.save(account.id, Conversation(FLOW, "place", told, 1, until))

        await self.use(begins)

    async def takes(self) -> None:
        new = [incident for incident in await self.open() if incident.holder_id is None]
        if new:
            await self.use(lambda w: acknowledge(w, self.people["long"], new[0].id))
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
                does = partial(self.random.choice((handle, found_well)), member=self.people["thanh"])
                await self.use(partial(does, assignment_id=watch.assignment_id))
                self.alarmed_at[watch.assignment_id] = self.real
                self.heard_at[watch.member_id] = self.real

    async def publishes(self) -> None:
        """A shift of another team, later this night."""
        starts, who = self.real + timedelta(minutes=150), (self.people["bao"].id,)
        ends = starts + timedelta(hours=1)
        new = NewShift(starts.date(), "T", "Ca tối", "T1", starts, ends, "", None, None, 1, 1, 1, who)

        async def publish(work: Work) -> None:
            if await work.tx.patrol.shifts.of_day(new.day, new.template, new.team) is None:
                made = await work.tx.patrol.shifts.add(new)
                await set_clocks(work, replace(made, state=ShiftState.PUBLISHED))

        await self.use(publish)

    async def watches(self) -> list[Any]:
        async with self.database.reading() as tx:
            return await tx.patrol.watches.all()

    async def lives(self, name: str) -> None:
        """Checks in at ten, and from then on answers when asked, but for the lazy one after midnight."""
        member = self.people[name]
        lazy = name == LAZY and self.real > at("23:30", 15)
        if member.id not in self.heard_at and at("22:00", 15) <= self.real < ENDS_AT:
            with suppress(BinhYenError):
                await self.use(lambda w: check_in(w, member, 1, min(self.real, w.now)))
                self.heard_at[member.id] = self.real
        asked = self.asked_at.get(member.id)
        if asked is not None and self.real - asked >= A_STEP and not lazy:
            self.asked_at.pop(member.id)
            self.heard_at[member.id] = self.real
            spoken = self.random.random() < 0.5  # a message bears the network's hour, a press the machine's
            await self.use(lambda w: sign_of_life(w, member.id, min(self.real, w.now) if spoken else w.now))

    async def deliver(self) -> None:
        async with self.database.transaction() as tx:
            now = self.clock()
            rows = await tx.outbox.lease(now, now + A_STEP, 500, 500, {})
            for row in rows:
                await tx.outbox.sent(row.id, "1", now)
                await self.received(tx, row, json.loads(row.payload or "{}"))

    async def received(self, tx: Any, row: Leased, said: dict[str, Any]) -> None:
        if row.kind == AlertCard.kind:
            alert = await tx.incident.alerts.find(said["incident"])
            lapses = [e for e in await tx.incident.incidents.entries(said["incident"]) if e.kind == "lapsed"]
            self.sent[row.kind, row.account_id, said["incident"], alert.step, alert.round, len(lapses)] += 1
            self.rang[said["incident"]] = self.real
        elif row.kind == Silence.kind:
            self.alarmed_at[said["assignment"]] = self.real
        elif row.kind == OkCheck.kind and row.member is not None:
            self.asked_at.setdefault(row.member.id, self.real)
        elif row.kind in ONCE:
            self.sent[row.kind, row.account_id, row.payload] += 1
