"""The measurements: each starts its bot, lets the crowd work on it, and gives figures."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import people
from benchmarks.crowd import Crowd, Queue
from benchmarks.scene import BenchError, Meter, Scene, Setting, Shares, staged
from bot.training.network import Phone

_SETTLED_WITHIN = 20.0
_LATE = 0.03  # seconds
_BEHIND = 90  # announcements sent before the first report: the burst at the start is over


@dataclass(frozen=True, slots=True)
class Throughput:
    """`rates`: updates answered a second, in each slice."""

    rates: list[float]
    updates: int
    calls: int
    shares: Shares
    rss_mb: float
    peak_mb: float
    answer_ms: list[float]

    @property
    def cpu_ms(self) -> float:
        """The bot's CPU for one update."""
        return self.shares.bot * self.shares.seconds * 1000 / self.updates


async def saturated(folder: Path, setting: Setting, *, warm_up: float, slices: int, slice_s: float) -> Throughput:
    """Everybody reports as fast as the bot answers. Afterwards every report must have ended and alerted everybody."""
    async with staged(folder, setting) as on:
        on.crowd.go()
        await on.must(lambda: len(on.crowd.answers) >= setting.reporting, _SETTLED_WITHIN, "nobody is answered")
        await asyncio.sleep(warm_up)
        meter, answers, calls = Meter(on.bot), len(on.crowd.answers), on.network.sent
        rates = [await _slice(on, slice_s) for _ in range(slices)]
        done, calls, shares = on.crowd.answers[answers:], on.network.sent - calls, meter.read()
        await _settle(on)
        if not done:
            raise BenchError(f"nobody is answered any more:\n{on.bot.words()}")
        waits = [answer.took * 1000 for answer in done]
        return Throughput(rates, len(done), calls, shares, *on.bot.memory(), waits)


async def _slice(on: Scene, seconds: float) -> float:
    began, before = time.monotonic(), len(on.crowd.answers)
    await asyncio.sleep(seconds)
    if not on.bot.alive:
        raise BenchError(f"the bot ended by itself:\n{on.bot.words()}")
    return (len(on.crowd.answers) - before) / (time.monotonic() - began)


async def _settle(on: Scene) -> None:
    on.crowd.stop()
    if not await on.crowd.settle(_SETTLED_WITHIN):
        stuck, missing = len(on.crowd.under_way), on.crowd.alerts_missing
        raise BenchError(f"{stuck} reports without end, {missing} alerts missing:\n{on.bot.words()}")
    if on.crowd.repeated_cards:
        raise BenchError(f"{on.crowd.repeated_cards} alerts came twice")


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from the tap that raises an alert to the first and to the last officer's card at the server.

    `nobody`: arrivals left out because everybody was waiting for the bot; `held_up`: seconds this process was late.
    """

    first: list[float]
    last: list[float]
    answer_ms: list[float]
    updates_s: float
    nobody: int
    held_up: list[float]
    peak_mb: float
    shares: Shares


async def at_rate(folder: Path, *, users: int, per_second: float, alerts: int, most_s: float) -> Latency:
    """Updates arrive at random moments, so many a second on average, whether or not the bot keeps up."""
    async with staged(folder, Setting(users)) as on:
        queue = on.crowd.ready = Queue()
        on.crowd.go()
        meter, answers = Meter(on.bot), on.crowd.answers
        updates, held_up = await _arrivals(on.crowd, queue, per_second, alerts, most_s)
        shares = meter.read()
        first, last = await _delays(on)
        waits = [answer.took * 1000 for answer in answers]
        _release(on.crowd)
        await _settle(on)
        rate = updates / shares.seconds
        return Latency(first, last, waits, rate, queue.nobody, held_up, on.bot.memory()[1], shares)


async def _arrivals(
    crowd: Crowd, queue: Queue, per_second: float, alerts: int, most_s: float
) -> tuple[int, list[float]]:
    """How many came, and how late this process was when the machine gave it no time; then the lost ones stay lost."""
    chance = random.Random(7)
    began = due = time.monotonic()
    updates, held_up = 0, []
    while len(crowd.cards) < alerts and time.monotonic() < began + most_s:
        due += chance.expovariate(per_second)
        await asyncio.sleep(due - time.monotonic())
        late = time.monotonic() - due
        if late > _LATE:
            held_up.append(late)
            due += late
        queue.next()
        updates += 1
    return updates, held_up


def _release(crowd: Crowd) -> None:
    """Let reports already begun go on without keeping step."""
    crowd.ready = None
    crowd.stop()
    for reporter in crowd.under_way:
        if not reporter.waiting:
            reporter.act()


async def _delays(on: Scene) -> tuple[list[float], list[float]]:
    """To the first and to the last officer, one value for each report so far."""
    await on.must(lambda: all(r.number for r in on.crowd.reports if r.raised), _SETTLED_WITHIN, "no receipt")
    await on.must(lambda: not on.crowd.alerts_missing, _SETTLED_WITHIN, "alerts are missing")
    alerted = [(r.raised, on.crowd.cards[r.number].values()) for r in on.crowd.reports if r.number]
    return [(min(at) - since) * 1000 for since, at in alerted], [(max(at) - since) * 1000 for since, at in alerted]


@dataclass(frozen=True, slots=True)
class Behind:
    """`last`: milliseconds to the last officer's card, one for each report made while the broadcast was going out."""

    last: list[float]
    announced_s: float
    left: int


async def behind_broadcast(folder: Path, *, waiting: int, reports: int) -> Behind:
    """The announcement waits in the outbox; the bot starts with its real limits and members report meanwhile."""
    async with staged(folder, Setting(reports, paced=True, reading=waiting)) as on:
        began, readers = time.monotonic(), [on.network.phones[id_] for id_ in people.readers(waiting)]
        on.crowd.stop()
        await on.must(lambda: _read(readers) >= _BEHIND, _SETTLED_WITHIN, "the broadcast does not go out")
        for reporter in on.crowd.reporters.values():
            reporter.act()
            await on.must(lambda: on.crowd.settled, _SETTLED_WITHIN, "the report does not get through")
        read, took = _read(readers), time.monotonic() - began
        if read >= waiting:
            raise BenchError("the broadcast was over before the last report")
        return Behind((await _delays(on))[1], read / took, waiting - read)


def _read(phones: list[Phone]) -> int:
    return sum(phone.unread > 0 for phone in phones)


async def ready(folder: Path) -> float:
    """Seconds from the start of the process to its first getUpdates at the server."""
    async with staged(folder, Setting(1)) as on:
        return on.ready_s
