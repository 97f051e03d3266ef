"""The load: everybody on a stage at work at once, until the time is up and the last word is said."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.torture_bot import BotProcess
from benchmarks.torture_ledger import Ending, TortureError
from benchmarks.torture_officer import Officer
from benchmarks.torture_reporter import Habits
from benchmarks.torture_stage import Stage

_WAITING = {
    "updates not handled": "SELECT id, attempts, error FROM inbox WHERE state = 'waiting'",
    "messages not sent": """SELECT id, kind, attempts, error, not_before, leased_until FROM outbox
                            WHERE state = 'waiting'""",
}
_DUE = " AND not_before <= strftime('%Y-%m-%d %H:%M:%f', 'now')"  # an alert that nobody takes always has a next step


@dataclass(slots=True)
class Load:
    stage: Stage
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    hush: asyncio.Event = field(default_factory=asyncio.Event)  # while it is set nobody begins anything new
    on_call: list[Officer] = field(default_factory=list)
    reporters: list[asyncio.Task[None]] = field(default_factory=list)
    officers: list[asyncio.Task[None]] = field(default_factory=list)

    async def settle(self, seconds: float) -> list[str]:
        """No new reports; those begun are finished, officers see theirs through, nothing waits anywhere. What was still
        open when the time was up, in facts."""
        until = time.monotonic() + seconds
        self.closing.set()
        open_ = await _finish(self.reporters, "reporters", until)
        self.over.set()
        open_ += await _finish(self.officers, "officers", until)
        while waiting := still_waiting(self.stage):
            if time.monotonic() > until:
                return open_ + waiting
            await asyncio.sleep(0.3)
        return open_

    async def quiet(self, seconds: float) -> None:
        """After `hush`: until nobody is in the middle of anything and nothing is due."""
        until = time.monotonic() + seconds
        while busy := self._busy() + still_waiting(self.stage, _DUE):
            if time.monotonic() > until:
                raise TortureError(f"people did not come to rest: {'; '.join(busy)}")
            await asyncio.sleep(0.2)

    def _busy(self) -> list[str]:
        telling = [r for r in self.stage.ledger.reports if r.ending is Ending.OPEN and not r.trouble]
        return [f"a report ({r.shape}) is being told" for r in telling] + [
            "an officer is at work" for officer in self.on_call if officer.busy
        ]


async def _finish(tasks: list[asyncio.Task[None]], who: str, until: float) -> list[str]:
    """Wait for people; those who do not come to an end are sent home."""
    _, late = await asyncio.wait(tasks, timeout=max(0.1, until - time.monotonic()))
    for task in late:
        task.cancel()
    return [f"{len(late)} {who} were still busy"] if late else []


def still_waiting(stage: Stage, which: str = "") -> list[str]:
    """Work that the network and the bot still have to do, in facts."""
    found = [f"{stage.network.pending} updates not fetched"] if stage.network.pending else []
    with contextlib.closing(sqlite3.connect(f"file:{stage.file}?mode=ro", uri=True)) as connection:
        for what, sql in _WAITING.items():
            rows = connection.execute(sql + which).fetchall()
            found += [f"{len(rows)} {what}, such as {rows[:3]}"] if rows else []
    return found


def failing_since_before(stage: Stage, moment: datetime) -> int:
    """How many messages from before this moment have been tried and not sent."""
    sql = "SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0 AND created_at < ?"
    with contextlib.closing(sqlite3.connect(f"file:{stage.file}?mode=ro", uri=True)) as connection:
        return int(connection.execute(sql, (f"{moment.replace(tzinfo=None)}",)).fetchone()[0])


@contextlib.asynccontextmanager
async def load(stage: Stage, habits: Habits) -> AsyncIterator[Load]:
    """Reporters and officers at work while the block lasts."""
    made = Load(stage)
    async with asyncio.TaskGroup() as tasks:
        made.reporters = [tasks.create_task(r.run(made.closing, made.hush)) for r in stage.reporters(habits)]
        made.on_call = stage.officers()
        made.officers = [tasks.create_task(o.run(made.over, made.hush)) for o in made.on_call]
        yield made
        for task in made.reporters + made.officers:
            task.cancel()


async def stopped(bot: BotProcess, seconds: float = 5.0) -> float:
    """SIGTERM: the seconds until it ended. TortureError when that took longer, or its exit code is not 0."""
    began = time.monotonic()
    bot.strike(signal.SIGTERM)
    code = await bot.ended(seconds)
    if code != 0:
        raise TortureError(f"exit code {code} after SIGTERM\n{bot.words()}")
    return time.monotonic() - began


@dataclass(frozen=True, slots=True)
class Snapshot:
    """State left behind by a dead bot: rows that show that the bot died at work, and whether the file is whole."""

    unhandled: int
    unsent: int
    leased: int
    healthy: bool

    @property
    def busy(self) -> bool:
        return bool(self.unhandled or self.unsent)


def snapshot(file: Path, *, check: bool = False) -> Snapshot:
    """Look at a copy, because opening the file itself would tidy up what the next start has to cope with."""
    with tempfile.TemporaryDirectory(prefix="torture-copy-") as folder:
        for part in (file, file.with_name(file.name + "-wal")):
            if part.exists():
                shutil.copy(part, folder)
        with contextlib.closing(sqlite3.connect(Path(folder) / file.name)) as connection:
            now = f"{datetime.now(UTC).replace(tzinfo=None)}"
            (unhandled,) = connection.execute("SELECT count(*) FROM inbox WHERE state = 'waiting'").fetchone()
            unsent, leased = connection.execute(
                "SELECT count(*), count(leased_until) FROM outbox WHERE state = 'waiting' AND not_before <= ?", (now,)
            ).fetchone()
            healthy = not check or connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return Snapshot(unhandled, unsent, leased, healthy)
