"""The one clock of the process. In training it can be moved forward; nowhere else. It never goes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class SteadyClock:
    """A clock that runs on when the system's is set back: what is due in a moment (a message to be tried again, the
    next step of a ladder) must not wait for the ten minutes, or the day, that the machine had been ahead. Set forward,
    it follows. After the next start it shows what the system shows."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._shown = clock()
        self._read_at = monotonic()

    def __call__(self) -> datetime:
        read_at = self._monotonic()
        run_on = self._shown + timedelta(seconds=read_at - self._read_at)
        self._shown, self._read_at = max(self._clock(), run_on), read_at
        return self._shown


class MovableClock:
    """The system's time plus the seconds written in a file, which the training page rewrites."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read_at = 0
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return system_clock() + self._offset()

    def _offset(self) -> timedelta:
        try:
            changed = self._file.stat().st_mtime_ns
            if changed != self._read_at:
                self._ahead = timedelta(seconds=float(self._file.read_text() or 0))
                self._read_at = changed
        except (OSError, ValueError):
            return self._ahead  # being rewritten just now: the next look will see it
        return self._ahead
