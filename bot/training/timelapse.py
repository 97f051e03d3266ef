"""The commune's time in training: the system's clock plus what the trainer has moved it forward."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import system_clock

_STRIDE = timedelta(seconds=15)
_LONG_STRIDE = timedelta(seconds=60)
_LONG = timedelta(hours=1)
_MOST = timedelta(hours=48)  # more than that is a slip of the finger


class TrainingClock:
    """Gives aware UTC. The bot reads the same offset from the file (`bot.clock.MovableClock`)."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.ahead = timedelta()
        self._write()

    def __call__(self) -> datetime:
        return system_clock() + self.ahead

    def advance(self, step: timedelta) -> None:
        self.ahead += step
        self._write()

    def _write(self) -> None:
        """Whole or not at all: the bot may look at any moment."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{self.ahead.total_seconds():.0f}", "utf-8")
        fresh.replace(self._file)


class TimeLapse:
    """Moves the clock in strides and lets the bot finish its work after each, so that everything happens in order.

    A jump would do for the bot (it survives being switched off for hours), but a room that watches learns from the
    ladder climbing step by step.
    """

    def __init__(
        self, clock: TrainingClock, settled: Callable[[], Awaitable[None]], changed: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._settled = settled
        self._changed = changed
        self._asked = asyncio.Event()
        self.left = timedelta()
        self.total = timedelta()

    def forward(self, span: timedelta) -> None:
        """Let this much time pass, after whatever is passing already."""
        span = min(span, _MOST - self.left)
        self.left += span
        self.total += span
        self._asked.set()
        self._changed()

    def stop(self) -> None:
        """Stay where the clock is now."""
        self.left = self.total = timedelta()
        self._changed()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._asked.clear()
            while self.left:
                await self._step()
            await self._asked.wait()

    async def _step(self) -> None:
        stride = min(self.left, _LONG_STRIDE if self.total > _LONG else _STRIDE)
        self._clock.advance(stride)
        self.left -= stride
        await self._settled()
        if not self.left:
            self.total = timedelta()
        self._changed()

    def view(self) -> dict[str, Any]:
        """Seconds."""
        return {
            "ahead": self._clock.ahead.total_seconds(),
            "left": self.left.total_seconds(),
            "total": self.total.total_seconds(),
        }
