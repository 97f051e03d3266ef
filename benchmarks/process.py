"""A bot in a process of its own, and what the system says about it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")
_MB = 1024  # kB, as /proc counts


@dataclass(frozen=True, slots=True)
class Bot:
    """A running process. `started` is the moment before it was started (time.monotonic seconds)."""

    process: asyncio.subprocess.Process
    started: float
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def alive(self) -> bool:
        return self.process.returncode is None

    def cpu(self) -> float:
        """Seconds of CPU used so far, all threads."""
        return cpu_of(self.pid)

    def memory(self) -> tuple[float, float]:
        """MB resident now, and at most so far."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        found = dict(line.split(":", 1) for line in lines if line.startswith(("VmRSS", "VmHWM")))
        return int(found["VmRSS"].split()[0]) / _MB, int(found["VmHWM"].split()[0]) / _MB

    def kill(self) -> None:
        """kill -9."""
        if self.alive:
            self.process.kill()

    def words(self, last: int = 20) -> str:
        """The end of what it wrote."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-last:])


def cpu_of(pid: int | str) -> float:
    """Seconds of CPU a process has used."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS


def cpu_of_machine() -> float:
    """Seconds of CPU everything on this machine has used, over all cores; stolen time counts as used."""
    user, nice, system, _idle, _wait, *interrupts = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / _TICKS


async def start(arguments: list[str], environ: Mapping[str, str], folder: Path) -> Bot:
    """Start `python -m …` with these settings and none from outside; what it writes goes to a file in `folder`."""
    log = folder / f"{arguments[0]}.log"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BINHYEN_")}
    with log.open("ab") as out:
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *arguments,
            cwd=folder,
            env={**inherited, "PYTHONPATH": str(ROOT), **environ},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    return Bot(process, started, log)


async def end(bot: Bot, patience: float = 10) -> None:
    """Ask it to stop, and if it does not, end it."""
    if bot.alive:
        bot.process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(bot.process.wait(), patience)
    except TimeoutError:
        bot.kill()
        await bot.process.wait()


@contextlib.asynccontextmanager
async def running(arguments: list[str], environ: Mapping[str, str], folder: Path) -> AsyncIterator[Bot]:
    """A bot while the block lasts. It is ended whatever happens; if it ended by itself, that is an error."""
    bot = await start(arguments, environ, folder)
    try:
        yield bot
        if not bot.alive:
            raise RuntimeError(f"the bot ended by itself ({bot.process.returncode}):\n{bot.words()}")
    finally:
        await asyncio.shield(end(bot))
