"""The commune's time in training: the system's clock plus what the trainer has moved it forward."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as Hour
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import system_clock
from core.times import in_hours, next_at

# The commune is made up, and so is its hour; the page shows the same (time.js).
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUSK, DAWN = Hour(21, 30), Hour(5, 0)
# A session begins here whatever the hour of the room: tonight's patrol is about to be reminded (stage.py:_ONE_SHIFT).
EVENING = Hour(19, 50)

_STRIDE = timedelta(seconds=15)
_LONG_STRIDE = timedelta(seconds=60)
_LEAP = timedelta(minutes=5)  # well within the lease of a message on its way (stage.py)
_LONG = timedelta(hours=1)
_MOST = timedelta(hours=48)  # more than that is a slip of the finger
_NIGHT_STRIDE = timedelta(minutes=1)
_NIGHT_PACE = 60 / 450  # seconds of the room for each stride: the 450 minutes from dusk to dawn take one
_PATIENCE = 4.0  # seconds the night waits for people after one of them did something
_LOOK = 0.05


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

    def until(self, hour: Hour) -> timedelta:
        """How long until the commune's clock shows this hour next."""
        return next_at(self(), hour, ZONE) - self()

    def _write(self) -> None:
        """Whole or not at all: the bot may look at any moment."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str(self.ahead.total_seconds()), "utf-8")
        fresh.replace(self._file)


@dataclass(slots=True, eq=False)
class _Leg:
    """Time still to pass, in strides that take at least `pace` seconds of the room each."""

    left: timedelta
    stride: timedelta
    pace: float = 0.0


class TimeLapse:
    """Moves the clock in strides and lets the bot finish its work after each, so that everything happens in order.

    One leap would do for the bot (it survives being switched off for hours), but a room that watches learns from the
    ladder climbing step by step.
    """

    def __init__(
        self, clock: TrainingClock, settled: Callable[[], Awaitable[None]], changed: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._settled = settled
        self._changed = changed
        self._asked = asyncio.Event()
        self._legs: list[_Leg] = []
        self._people_until = 0.0
        self.total = timedelta()

    @property
    def left(self) -> timedelta:
        return sum((leg.left for leg in self._legs), timedelta())

    def forward(self, span: timedelta) -> None:
        """Let this much time pass, after whatever is passing already."""
        self._add(_Leg(span, _LONG_STRIDE if span > _LONG else _STRIDE))

    def jump(self, hour: Hour) -> None:
        """To the next time the commune's clock shows this hour: in large strides, for nobody wants to watch."""
        self._add(_Leg(self._until(hour), _LEAP))

    def night(self) -> None:
        """The night that is on, or else the coming one, played to its end: a whole one takes about a minute."""
        if not in_hours(self._then(), DUSK, DAWN, ZONE):
            self.jump(DUSK)
        # Meanwhile the clock on the wall goes on as well.
        share = 1 - _NIGHT_PACE / _NIGHT_STRIDE.total_seconds()
        self._people_until = 0.0
        self._add(_Leg(self._until(DAWN) * share, _NIGHT_STRIDE, _NIGHT_PACE))

    def give_people_time(self) -> None:
        """Somebody does something: a night that is being played waits, or it would be over before the next tap."""
        self._people_until = time.monotonic() + _PATIENCE

    def stop(self) -> None:
        """Stay where the clock is now."""
        self._legs.clear()
        self.total = timedelta()
        self._changed()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._asked.clear()
            while self._legs:
                await self._step(self._legs[0])
            await self._asked.wait()

    def _then(self) -> datetime:
        """The commune's time when all that was asked for has passed."""
        return self._clock() + self.left

    def _until(self, hour: Hour) -> timedelta:
        then = self._then()
        return next_at(then, hour, ZONE) - then

    def _add(self, leg: _Leg) -> None:
        leg.left = min(leg.left, _MOST - self.left)
        self._legs.append(leg)
        self.total += leg.left
        self._asked.set()
        self._changed()

    async def _step(self, leg: _Leg) -> None:
        began = time.monotonic()
        stride = min(leg.left, leg.stride)
        self._clock.advance(stride)
        leg.left -= stride
        await self._settled()
        if leg.pace:
            await self._wait(leg, lambda: max(began + leg.pace, self._people_until))
        self._finish(leg)
        self._changed()

    async def _wait(self, leg: _Leg, until: Callable[[], float]) -> None:
        """Ends at once when the trainer stops it."""
        while leg in self._legs and (rest := until() - time.monotonic()) > 0:  # noqa: ASYNC110 - `until` moves
            await asyncio.sleep(min(rest, _LOOK))

    def _finish(self, leg: _Leg) -> None:
        if not leg.left and leg in self._legs:
            self._legs.remove(leg)
        if not self._legs:
            self.total = timedelta()

    def view(self) -> dict[str, Any]:
        """Seconds."""
        return {
            "ahead": self._clock.ahead.total_seconds(),
            "left": self.left.total_seconds(),
            "total": self.total.total_seconds(),
        }
