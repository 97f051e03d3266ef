"""The one clock of the process, and whether it can be believed. In training it can be moved forward; nowhere else."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
_SLIGHT = timedelta(minutes=2)
_BEARABLE = timedelta(minutes=5)  # more than `_SLIGHT`, which the clock keeps
_RIGHT_AGAIN = timedelta(minutes=3)  # less than `_BEARABLE`: an error of about that much is one, not a hundred
_A_LEAP = timedelta(minutes=15)  # what was due within it comes early, and no alarm at once


def system_clock() -> datetime:
    return datetime.now(UTC)


class SteadyClock:
    """A clock that runs on when the system's is set back a little: what is due in a moment (a message to be tried
    again, the next step of a ladder) must not wait for it. Set back by more than that the machine had been wrong, and
    it is followed: nobody must be sent home by an hour that is not there yet. What waits by the wrong hour is then
    pulled back (`core.clock_faults`). Set forward, it follows."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._shown = clock()
        self._read_at = monotonic()

    def __call__(self) -> datetime:
        read_at, told = self._monotonic(), self._clock()
        run_on = self._shown + timedelta(seconds=read_at - self._read_at)
        self._shown, self._read_at = told if run_on - told > _SLIGHT else max(told, run_on), read_at
        return self._shown


class ClockCheck:
    """Whether the machine's clock can be believed, by the `Date` of the network's answers. A machine that boots without
    the right time (no battery, the local hour taken for UTC) is hours ahead until it has asked somebody.

    `accepted`: the operator says that the machine is right. A server whose answers have no date cannot be asked. A
    clock that leaps while the bot runs is not believed before the next answer.

    A clock that is wrong by as much as ever is `steady`: spans of time are right by it. After a leap, or a start far
    off, they are not, for what is due was written down by another hour.
    """

    def __init__(self, clock: Clock, *, accepted: bool, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._compared: tuple[datetime, float] | None = None
        self._accepted = accepted
        self._date: str | None = None
        self.known = asyncio.Event()
        self.ahead = timedelta()
        self.off = False  # it differs by more than can be borne
        self._uneven = False

    def answered(self, date: str) -> None:
        """An answer has come, with this `Date`. Many come within one second, and the first of them tells it all."""
        if date == self._date and not self._leapt():
            return
        self._date = date
        told, was_off, was_ahead = _moment(date), self.off, self.ahead
        now = self._clock()
        self.ahead = now - told if told is not None else timedelta()
        self.off = abs(self.ahead) > (_RIGHT_AGAIN if was_off else _BEARABLE)
        self._uneven = self.off and (self._uneven or abs(self.ahead - was_ahead) > _A_LEAP)
        self._compared = (now, self._monotonic()) if told is not None else None
        if self.off is not was_off:
            self._say()
        self.known.set()

    def believed(self) -> bool:
        """Whether things may be done because of the hour."""
        return self._accepted or (self.known.is_set() and not self.off and not self._leapt())

    def steady(self) -> bool:
        """Whether spans of time are right by it, be the hour as it may."""
        return self.known.is_set() and not self._uneven and not self._leapt()

    def _leapt(self) -> bool:
        if self._compared is None:
            return False
        then, read_at = self._compared
        return abs(self._clock() - then - timedelta(seconds=self._monotonic() - read_at)) > _BEARABLE

    def wrong(self) -> bool:
        return self.off and not self._accepted

    def in_words(self) -> str:
        minutes = round(abs(self.ahead).total_seconds() / 60)
        return (
            f"{minutes // 60} h {minutes % 60:02} min {'ahead of' if self.ahead > timedelta() else 'behind'} Telegram's"
        )

    def _say(self) -> None:
        if not self.off:
            log.warning("the clock of this machine is right again: what waited for the hour goes on")
        elif self._accepted:
            log.warning("the clock of this machine is %s; clock.trust_machine says that it is right", self.in_words())
        else:
            log.error(
                "the clock of this machine is %s: no shift is closed and nobody is reminded or checked out until it is"
                " right%s. Set it (timedatectl set-ntp true), or say clock.trust_machine = true",
                self.in_words(),
                ", nor asked how they are" if self._uneven else "",
            )


def _moment(date: str) -> datetime | None:
    try:
        told = parsedate_to_datetime(date)
    except ValueError:
        return None
    return told if told.tzinfo is not None else told.replace(tzinfo=UTC)


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
