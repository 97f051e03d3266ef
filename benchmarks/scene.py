"""A network with people and a bot in its own process: where every measurement is taken, and what the machine did."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks import people, yardstick
from benchmarks.crowd import Crowd, until
from benchmarks.process import Bot, cpu_of, cpu_of_machine, running
from bot.training.network import Call, Network, serving

_CALLS_KEPT = 1000
_READY_WITHIN = 20.0


class BenchError(Exception):
    """The bot did not do what it should, so there is nothing to measure."""


class Watched(Network):
    """A network that notes when the bot first fetched updates, and counts its other calls."""

    def __init__(self) -> None:
        super().__init__(people.TOKEN, clock=lambda: datetime.now(UTC), calls_kept=_CALLS_KEPT)
        self.sent = 0
        self._fetched: Call | None = None

    def record(self, call: Call) -> None:
        super().record(call)
        if call.method != "getUpdates":
            self.sent += 1
        elif self._fetched is None or self._fetched.status not in (0, 200):
            self._fetched = call

    async def fetched(self, bot: Bot) -> float:
        """Wait for the first getUpdates that was answered; seconds from the start of the process to its arrival."""
        await until(lambda: self._was_answered() or not bot.alive, _READY_WITHIN)
        if self._fetched is None or not self._was_answered():
            raise BenchError(f"the bot does not fetch updates:\n{bot.words()}")
        return self._fetched.at - bot.started

    def _was_answered(self) -> bool:
        return self._fetched is not None and self._fetched.status == 200


@dataclass(frozen=True, slots=True)
class Setting:
    """Which bot, with how many reporters, and how many who only read; `paced`: with its real limits of sending."""

    reporting: int
    kind: str = "binhyen"
    paced: bool = False
    reading: int = 0

    def command(self, folder: Path, address: str) -> tuple[list[str], dict[str, str]]:
        """The arguments after `python -m` and the environment."""
        if self.kind == "yardstick":
            file = str(folder / "yardstick.pickle")
            return ["benchmarks.yardstick"], yardstick.environment(address, people.TOKEN, file, people.officers())
        return ["bot", "run"], people.environment(folder / "binhyen.db", address, paced=self.paced)


@dataclass(frozen=True, slots=True)
class Scene:
    network: Watched
    crowd: Crowd
    bot: Bot
    ready_s: float

    async def must(self, true: object, seconds: float, else_: str) -> None:
        """Wait until `true()`; BenchError when it does not come in time or the bot is gone."""
        assert callable(true)
        if not await until(lambda: true() or not self.bot.alive, seconds) or not self.bot.alive:
            raise BenchError(f"{else_}:\n{self.bot.words()}")


@contextlib.asynccontextmanager
async def staged(folder: Path, setting: Setting) -> AsyncIterator[Scene]:
    """Serve a new network, start the bot on what lies in `folder`, wait until it fetches updates."""
    network = Watched()
    crowd = Crowd(network)
    crowd.enter(people.reporters(setting.reporting), people.officers())
    for id_ in people.readers(setting.reading):
        network.phone(id_, "Người đọc").started = True
    async with serving(network) as address:
        arguments, environ = setting.command(folder, address)
        async with running(arguments, environ, folder) as bot:
            yield Scene(network, crowd, bot, await network.fetched(bot))
    crowd.leave()


class Shares(NamedTuple):
    """CPU used in a stretch of time, as shares of one core: by the bot, by this process, by everything else."""

    seconds: float
    bot: float
    driver: float
    others: float

    def __str__(self) -> str:
        return f"of a core: bot {self.bot:.0%}, this driver {self.driver:.0%}, everything else {self.others:.0%}"


class Meter:
    """Started when it is made."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._began = time.monotonic()
        self._before = self._now()

    def read(self) -> Shares:
        seconds = time.monotonic() - self._began
        bot, own, machine = (now - before for now, before in zip(self._now(), self._before, strict=True))
        others = max(0.0, machine - bot - own)
        return Shares(seconds, bot / seconds, own / seconds, others / seconds)

    def _now(self) -> tuple[float, float, float]:
        return self._bot.cpu(), cpu_of(os.getpid()), cpu_of_machine()
