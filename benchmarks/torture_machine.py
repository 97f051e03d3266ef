"""Trials of the machine under the bot: a full disk, a clock that jumps, SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture_bot import BotProcess
from benchmarks.torture_evidence import healthy
from benchmarks.torture_ledger import Ending, TortureError
from benchmarks.torture_load import load, stopped
from benchmarks.torture_reporter import ABANDONED, SHAPES, Habits
from benchmarks.torture_stage import Stage, stage
from benchmarks.torture_trials import BRISK, MORE_SECONDS, PATIENT, Run, at_work, judged, require, soon
from bot.training.network import Fault

_DISK_BYTES = 24 << 20
_LEFT_BYTES = 96 << 10
_DATABASE = 5  # the exit code for a database that cannot be used
_FULL = "Nothing is half-written"


async def sigterm(run: Run) -> str:
    """Asked to stop in the middle of everything, three times: within five seconds, and nothing is lost or repeated."""
    async with at_work("sigterm", run) as (place, bot, people):
        slowest = 0.0
        for _ in range(3):
            await asyncio.sleep(place.chance.uniform(1.5, 3))
            slowest = max(slowest, await stopped(bot))
            await bot.start()
            await bot.ready()
        return f"slowest_stop_s={slowest:.2f} " + await judged(place, bot, people)


# -- the disk --------------------------------------------------------------------------------------------------------


async def full_disk(run: Run) -> str:
    """The bot stops with a sentence, has told Telegram of nothing it did not store, and goes on when there is room."""
    with small_disk() as disk:
        async with stage("disk", run.seed, database=disk / "commune.db", keep=run.keep) as place:
            bot = place.bot(**PATIENT)
            await bot.start()
            await bot.ready()
            async with load(place, BRISK) as people:
                await asyncio.sleep(3)
                filler = fill(disk)
                await _stops(bot, place, 40)
                await bot.start()
                await _stops(bot, place, 40)  # nor does it pretend when the disk is full from the beginning
                filler.unlink()
                await bot.start()
                await bot.ready()
                await asyncio.sleep(4)
                return await judged(place, bot, people, duplicates=8)


async def _stops(bot: BotProcess, place: Stage, seconds: float) -> None:
    code = await bot.ended(seconds)
    require(code == _DATABASE, f"exit code {code} on a full disk\n{bot.words()}")
    require(_FULL in "\n".join(bot.lines()[-3:]), f"no clear sentence at the end\n{bot.words()}")
    with tempfile.TemporaryDirectory(prefix="torture-copy-") as folder:
        copy = Path(shutil.copy(place.file, folder))
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(place.file.with_name(place.file.name + "-wal"), folder)
        require(healthy(copy), "the database is not whole")
        lost = confirmed(place) - _stored(copy)
    require(not lost, f"{len(lost)} updates were confirmed and not stored, such as {sorted(lost)[:3]}")


def confirmed(place: Stage) -> set[int]:
    """Updates the network will not bring again."""
    waiting = {update["update_id"] for update in place.network.world.updates.peek(10**6)}
    return set(place.ledger.updates) - waiting


def _stored(file: Path) -> set[int]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return {int(key) for (key,) in connection.execute("SELECT key FROM inbox")}


@contextlib.contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of its own in memory. TortureError where one may not be mounted."""
    with tempfile.TemporaryDirectory(prefix="torture-disk-") as folder:
        options = ["-t", "tmpfs", "-o", f"size={_DISK_BYTES},mode=700", "tmpfs", folder]
        mounted = subprocess.run(["mount", *options], capture_output=True, check=False)
        if mounted.returncode != 0:
            raise TortureError("a small file system cannot be mounted here")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], capture_output=True, check=False)


def fill(disk: Path) -> Path:
    """Take all the room but a little; the rest is the bot's own to use up."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while shutil.disk_usage(disk).free > _LEFT_BYTES:
            file.write(bytes(4096))
    return filler


# -- the clock -------------------------------------------------------------------------------------------------------


async def clock_jumps(run: Run) -> str:
    """Two hours forward in the middle of everything, ten minutes back while messages wait: nothing lost, nothing stuck.

    Whoever was in the middle of a report when two hours passed has been filed as incomplete; all others go on.
    """
    async with stage("clock", run.seed, keep=run.keep) as place:
        clock = place.folder / "clock.txt"
        clock.write_text("0")
        bot = place.bot(BINHYEN_TRAINING__ENABLED="true", BINHYEN_TRAINING__CLOCK_FILE=str(clock))
        await bot.start()
        await bot.ready()
        async with load(place, Habits(1.5, 6, 15, {**SHAPES, **ABANDONED})) as people:
            await asyncio.sleep(4)
            reports = place.ledger.reports
            await soon(
                lambda: any(report.ending is Ending.OPEN for report in reports),
                MORE_SECONDS,
                "no report was open when the clock was to jump",
            )
            for report in reports:
                report.jumped = report.ending is Ending.OPEN
            open_then = sum(report.jumped for report in reports)
            clock.write_text("7200")
            await asyncio.sleep(4)
            await _back(place, clock, 6600)
            await asyncio.sleep(4)
            return f"open_at_jump={open_then} " + await judged(place, bot, people)


async def _back(place: Stage, clock: Path, ahead: int) -> None:
    """The clock goes back while the network takes nothing, so that messages are waiting."""
    trouble = place.network.faults.add(Fault("500"))
    await soon(lambda: trouble.struck > 3, 20, "nothing was sent when the clock went back")
    clock.write_text(str(ahead))  # noqa: ASYNC240 - one number
    began = time.monotonic()
    await asyncio.sleep(0.5)
    place.network.faults.clear()
    await soon(lambda: place.network.last_sent > began, 20, "nothing was sent any more after the clock had gone back")
