"""Keeps the bot's process alive, lets a trainer kill it, and takes it along when the session ends."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

_LEASH = Path(__file__).with_name("leash.py")
_GOODBYE = 5.0  # seconds a process has to end by itself
_SHORT_LIFE = 5.0  # seconds; who dies sooner than that is not started again at once
_LONGEST_PAUSE = 30.0


class Life(StrEnum):
    STARTING = "starting"
    RUNNING = "running"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Command:
    """Process to run. `log` takes everything the process says."""

    argv: Sequence[str]
    environ: Mapping[str, str]
    folder: Path
    log: Path


class Supervisor:
    """One process, started again when it dies (`auto`) or when asked to. `changed` hears of every step."""

    # Long enough for a room to see that the bot is off.
    first_pause = 2.0

    def __init__(self, command: Command, changed: Callable[[], None]) -> None:
        self.auto = True
        self.life = Life.DOWN
        self.pid: int | None = None
        self.deaths = 0
        self.exit_code: int | None = None
        self._command = command
        self._changed = changed
        self._wanted = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None
        self._pause = self.first_pause

    async def run(self) -> None:
        """Until cancelled. The process is gone when this returns."""
        try:
            while True:
                await self._live()
                await self._rest()
        finally:
            await self._end()

    def kill(self) -> None:
        """kill -9: nothing is said goodbye to."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    def start(self) -> None:
        """Start again without waiting."""
        self._wanted.set()

    def restart(self) -> None:
        self.kill()
        self.start()

    def set_auto(self, on: bool) -> None:
        """Whether a dead process is started again by itself; switching it on ends a wait."""
        self.auto = on
        if on and self.life is Life.DOWN:
            self.start()
        self._changed()

    def heard(self) -> None:
        """The process has been heard of: it works."""
        if self.life is Life.STARTING:
            self._enter(Life.RUNNING)

    def view(self) -> dict[str, Any]:
        return {
            "life": self.life,
            "pid": self.pid,
            "auto": self.auto,
            "deaths": self.deaths,
            "exit": self.exit_code,
            "said": self._last_words() if self.exit_code and self.exit_code > 0 else "",
        }

    async def _live(self) -> None:
        self._wanted.clear()
        with self._command.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._leashed(),
                env=dict(self._command.environ),
                cwd=self._command.folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is for the parent alone
            )
        born, self.pid = time.monotonic(), self._process.pid
        self._enter(Life.STARTING)
        self.exit_code = await self._process.wait()
        self.deaths += 1
        self._set_pause(time.monotonic() - born)
        self.pid = None
        self._enter(Life.DOWN)

    def _leashed(self) -> list[str]:
        return [sys.executable, "-I", "-S", str(_LEASH), str(os.getpid()), *self._command.argv]

    def _set_pause(self, lived: float) -> None:
        """A process that fails by itself again and again is given more and more time; a killed one is not at fault."""
        failing = lived < _SHORT_LIFE and (self.exit_code or 0) >= 0
        self._pause = min(self._pause * 2, _LONGEST_PAUSE) if failing else self.first_pause

    async def _rest(self) -> None:
        """Until it is time to start again, or somebody asks for it."""
        try:
            async with asyncio.timeout(self._pause):
                await self._wanted.wait()
        except TimeoutError:
            if not self.auto:
                await self._wanted.wait()

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            # Not `asyncio.timeout`: before Python 3.11.4 (Debian 12 has 3.11.2) that ends no wait of a cancelled task.
            await asyncio.wait_for(process.wait(), _GOODBYE)
        except TimeoutError:
            process.kill()
            await process.wait()

    def _enter(self, life: Life) -> None:
        self.life = life
        self._changed()

    def _last_words(self) -> str:
        lines = self._command.log.read_text("utf-8", "replace").strip().splitlines()
        return lines[-1][:300] if lines else ""
