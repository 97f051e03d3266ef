"""Waiting times of a member when years of patrols lie in the database: the bot's own ways, without a network.

`python -m benchmarks.history` measures these alone; `make bench` has them among the rest.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.history_data import NOW, Cast, build
from benchmarks.people import TOKEN, url
from benchmarks.scene import BenchError
from benchmarks.spread import spread
from bot.dispatch.dispatcher import Dispatcher
from bot.settings import load
from bot.wiring import DECLARED, NETWORKS
from core.channels import Received
from core.jsontext import written
from core.patrol.ledger import nights
from core.patrol.ledger.counting import totals
from core.patrol.sheet import export
from core.patrol.staffing.payloads import ShiftReminder
from core.patrol.types.shift import Assignment
from core.times import Month
from core.work import Work
from jobs.ticker import Ticker
from storage.database import Database
from texts import Texts

SHIFTS = 10_000
_ROUNDS = 50
_UNTIMED = 5  # rounds before those: statements are compiled and pages read, as in a bot that runs
_FEW = 5  # rounds of what nobody does more than once a month
_LIMIT = 20.0  # milliseconds

# A figure is the median of the slowest of these.
FIGURES = {
    "my_shifts_ms": ("my shifts",),
    "board_ms": ("board of a shift", "board of all teams"),
    "tick_ms": ("tick with nothing due", "tick with one reminder"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Milliseconds of every round, by what was done."""

    shifts: int
    took: dict[str, list[float]]

    def figures(self) -> dict[str, float]:
        return {key: max(statistics.median(self.took[way]) for way in ways) for key, ways in FIGURES.items()}

    def lines(self) -> list[str]:
        """One line for each way with its times, and the line with the figures last."""
        told = [f"  {way}: {spread(ms)} in {len(ms)} rounds" for way, ms in self.took.items()]
        figures = " ".join(f"{key}={value:.1f}" for key, value in self.figures().items())
        return [*told, f"history: shifts={self.shifts} {figures}"]

    def missed(self) -> list[str]:
        slow = {key: value for key, value in self.figures().items() if value >= _LIMIT}
        return [f"{key} is {value:.2f}, must be < {_LIMIT:.0f}" for key, value in slow.items()]


async def measure(folder: Path, shifts: int = SHIFTS, rounds: int = _ROUNDS) -> Found:
    """On a database made for it in this folder."""
    file = folder / "binhyen.db"
    cast = await build(file, shifts)
    database = await Database.open(url(file), lambda: NOW)
    try:
        return Found(shifts, await _all(_Rig(database), cast, rounds))
    finally:
        await database.close()


async def _all(rig: _Rig, cast: Cast, rounds: int) -> dict[str, list[float]]:
    month, reminded = Month.at(NOW, rig.rules.zone), iter(await rig.tomorrow())
    ways: dict[str, tuple[int, Callable[[], Awaitable[float]]]] = {
        "my shifts": (rounds, lambda: rig.asks(cast.volunteer, "ca của tôi", "Ca đêm")),
        "board of a shift": (rounds, lambda: rig.asks(cast.leader, "bảng trực", "Chợ trung tâm")),
        "board of all teams": (rounds, lambda: rig.asks(cast.police, "bảng trực", "Tổ 6")),
        "tick with nothing due": (rounds, rig.ticks),
        "tick with one reminder": (rounds, lambda: rig.reminds(next(reminded))),
        "ledger of a month": (_FEW, lambda: rig.looks(lambda work: _ledger(work, month))),
        "roster of a month": (_FEW, lambda: rig.looks(lambda work: export.book(work, month.first, None))),
    }
    return {way: [await do() for _ in range(_UNTIMED + times)][_UNTIMED:] for way, (times, do) in ways.items()}


async def _ledger(work: Work, month: Month) -> None:
    totals(work.rules.patrol, await nights.count(work, month.first, month.last))


class _Rig:
    """The parts of a bot that answer and tick. Each way gives milliseconds, and fails when nothing came of it."""

    def __init__(self, database: Database) -> None:
        settings = load(None, {"BINHYEN_TELEGRAM__TOKEN": TOKEN, "BINHYEN_DATABASE__URL": url(database.file)})
        self.rules = settings.rules()
        self._database = database
        texts = Texts(settings.clock.timezone)
        self._dispatcher = Dispatcher(
            database, texts, lambda: self.rules, DECLARED, NETWORKS, lambda: NOW, lambda: None
        )
        self._ticker = Ticker(database, self.rules, lambda: NOW, lambda: None, lambda _: None)
        self._updates = 0

    async def asks(self, phone: int, words: str, expected: str) -> float:
        """From the stored message to the committed answer."""
        self._updates += 1
        async with self._database.transaction() as tx:
            await tx.inbox.add([_message(self._updates, phone, words)])
        took = await _timed(self._dispatcher.run_once)
        answers = [payload for _, payload in await self._sent()]
        if len(answers) != 1 or expected not in answers[0]:
            raise BenchError(f"the answer to {words!r} is not the one expected")
        return took

    async def ticks(self) -> float:
        took = await _timed(self._ticker.tick)
        if await self._sent():
            raise BenchError("something was due that should not be")
        return took

    async def reminds(self, whom: Assignment) -> float:
        """A tick that finds one reminder due."""
        async with self._database.transaction() as tx:
            await tx.patrol.assignments.save(replace(whom, next_at=NOW - timedelta(seconds=1)))
        took = await _timed(self._ticker.tick)
        if [kind for kind, _ in await self._sent()] != [ShiftReminder.kind]:
            raise BenchError("not one reminder went out")
        return took

    async def looks(self, use_case: Callable[[Work], Awaitable[object]]) -> float:
        async with self._database.reading() as tx:
            return await _timed(lambda: use_case(Work(tx, NOW, self.rules)))

    async def tomorrow(self) -> list[Assignment]:
        """Assignments of tomorrow's shifts, whose members should have had the day's reminder by now."""
        day = (NOW + timedelta(days=1)).astimezone(self.rules.zone).date()
        async with self._database.reading() as tx:
            on = await tx.patrol.assignments.of_shifts([shift.id for shift in await tx.patrol.shifts.between(day, day)])
        return [assignment for many in on.values() for assignment in many]

    async def _sent(self) -> list[tuple[str, str]]:
        """Mark the waiting outbox rows as sent; return the kind and payload of each."""
        async with self._database.transaction() as tx:
            rows = await tx.outbox.lease(NOW, NOW + timedelta(minutes=1), 10, 10, {})
            for row in rows:
                await tx.outbox.sent(row.id, "1", NOW)
        return [(row.kind, row.payload) for row in rows]


async def _timed(way: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await way()
    return (time.perf_counter() - began) * 1000


def _message(number: int, phone: int, words: str) -> Received:
    person = {"id": phone, "is_bot": False, "first_name": "Tư"}
    chat = {"id": phone, "type": "private"}
    sent = {"message_id": number, "date": int(NOW.timestamp()), "chat": chat, "from": person, "text": words}
    update: dict[str, Any] = {"update_id": number, "message": sent}
    return Received("telegram", str(number), str(phone), written(update), NOW)


async def _main() -> int:
    with tempfile.TemporaryDirectory(prefix="binhyen-history-") as folder:
        found = await measure(Path(folder))
    print("\n".join([*(f"MISSED: {line}" for line in found.missed()), *found.lines()]))
    return 1 if found.missed() else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_main()))
