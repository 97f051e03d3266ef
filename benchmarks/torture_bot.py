"""The bot under torture: a real process that is started, killed and started again."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.torture_ledger import TortureError

ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 45.0  # on a machine that does other work as well; measured is about one
_KILL_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_LIBC = ctypes.CDLL(None)  # loaded here: between fork and exec nothing may be


class BotProcess:
    """One bot that may run many times, never twice at once. Everything it writes goes to one log file."""

    def __init__(self, name: str, folder: Path, environ: Mapping[str, str], polled: Callable[[], float]) -> None:
        """`polled` gives the moment (monotonic seconds) of the last getUpdates: a bot that polls is ready."""
        self.log = folder / f"{name}.log"
        self.starts = 0
        self.started_at = 0.0
        self.ready_after = 1.0  # seconds, of the last start that got so far
        self._folder = folder
        self._environ = environ
        self._polled = polled
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    async def start(self) -> None:
        if self.running:
            raise TortureError("the bot runs already")
        self.starts += 1
        with self.log.open("ab") as out:
            self.started_at = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "--config", str(_empty(self._folder)), "run"),
                cwd=self._folder,
                env=_environment(self._environ),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                preexec_fn=_die_with_parent,
            )

    async def ready(self, seconds: float = _START_SECONDS) -> None:
        """Until it asks for updates. TortureError when it ends before, or takes too long."""
        until = self.started_at + seconds
        while self._polled() < self.started_at:
            if not self.running:
                raise TortureError(f"the bot ended by itself while starting, exit code {self.code}\n{self.words()}")
            if time.monotonic() > until:
                raise TortureError(f"the bot did not get ready in {seconds:.0f} s\n{self.words()}")
            await asyncio.sleep(0.01)
        self.ready_after = self._polled() - self.started_at

    @property
    def code(self) -> int | None:
        """The exit code of the last run; negative: the signal that ended it."""
        return self._process.returncode if self._process else None

    def strike(self, with_signal: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal now; `ended` waits for what becomes of it."""
        if self.running:
            # Not by the process object: that looks first whether the process has ended, and when it has, just now,
            # asyncio never learns its exit code.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, with_signal)

    async def kill(self) -> None:
        """kill -9. TortureError when it had ended by itself before."""
        self.strike()
        code = await self.ended(10)
        if code != -signal.SIGKILL:
            raise TortureError(f"the bot had ended by itself before it was killed, exit code {code}\n{self.words()}")

    async def ended(self, seconds: float) -> int:
        """The exit code; TortureError when it still runs after so long."""
        if self._process is None:
            raise TortureError("the bot was never started")
        try:
            return await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            raise TortureError(f"the bot still runs after {seconds:.0f} s\n{self.words()}") from None

    async def close(self) -> None:
        """End it, whatever state it is in."""
        self.strike()
        if self._process is not None:
            await self._process.wait()

    def words(self, last: int = 12) -> str:
        """The end of its log. The log holds no content, by the rule of `bot/logging.py`."""
        return "\n".join("    | " + line for line in self.lines()[-last:])

    def lines(self) -> list[str]:
        return self.log.read_text(errors="replace").splitlines() if self.log.exists() else []

    def complaints(self) -> list[str]:
        """Faults of ours in the bot's log, which no ordeal may cause."""
        bad = (
            "Traceback",
            "update failed",
            "job failed",
            "job still busy",
            "cannot be sent",
            "CRITICAL",
            "never retrieved",
        )
        lines = self.lines()
        found = [n for n, line in enumerate(lines) if any(word in line for word in bad)]
        # What a traceback is about stands at its end, and where it comes from just before it.
        return [" / ".join(dict.fromkeys((*lines[max(n - 1, 0) : n + 1], *_end_of(lines[n + 1 :])))) for n in found]


def _end_of(lines: list[str]) -> list[str]:
    """The last place and the error of the traceback that goes on in these lines."""
    end = next((n for n, line in enumerate(lines) if not line.startswith((" ", "\t", "Traceback"))), len(lines))
    return [line.strip() for line in lines[max(end - 2, 0) : end + 1]] if end else []


def _empty(folder: Path) -> Path:
    """A config.toml with nothing in it, so that none of this machine's counts."""
    file = folder / "empty.toml"
    file.touch()
    return file


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BINHYEN_")}
    return {**kept, "PYTHONPATH": str(ROOT), **given}


def _die_with_parent() -> None:
    """Should this program itself be killed with -9, no bot is left behind."""
    if sys.platform == "linux":
        _LIBC.prctl(_KILL_WITH_PARENT, signal.SIGKILL)
