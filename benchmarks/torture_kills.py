"""The main ordeal: kill -9 at random moments, start again, and in the end nothing may be missing."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.torture_bot import BotProcess
from benchmarks.torture_checks import Verdict, judge
from benchmarks.torture_evidence import gather, healthy
from benchmarks.torture_ledger import Ending, Ledger, TortureError
from benchmarks.torture_load import Snapshot, load, snapshot, stopped
from benchmarks.torture_reporter import ABANDONED, SHAPES, Habits
from benchmarks.torture_stage import Stage, Trap, hamlet_teams, stage
from benchmarks.torture_trials import MORE_SECONDS, soon

HABITS = Habits(2, 8, shapes={**SHAPES, **ABANDONED})
_SETTLE_SECONDS = 120.0
_TRAP_SECONDS = 5.0
_SENDING = ("sendMessage", "editMessage", "answerCallbackQuery", "send")
# Of ten kills so many at each kind of moment. They are dealt like cards, not thrown like dice: ten kills would often
# hit nothing but a bot that rests, and prove nothing.
_MOMENTS = {"starting": 1, "fresh": 2, "sending": 4, "asking": 1, "any": 2}
# Least load per kill, a third of what is seen on a small machine: below, the ordeal has not taken place.
_UPDATES_PER_KILL, _INCIDENTS_PER_KILL, _BUSY_SHARE = 6.0, 0.8, 0.3
_OVERTAKEN_SHARE = 0.02


@dataclass(slots=True)
class Kills:
    """Kills done to the bot, and the state in which each found it."""

    moments: Counter[str] = field(default_factory=Counter)
    snapshots: list[Snapshot] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)

    @property
    def busy(self) -> int:
        return sum(s.busy for s in self.snapshots)


@dataclass(slots=True)
class Outcome:
    kills: int
    verdict: Verdict
    summary: str


class Executioner:
    """Chooses the moments."""

    def __init__(self, stage: Stage, bot: BotProcess) -> None:
        self.done = Kills()
        self._stage = stage
        self._bot = bot
        self._chance: random.Random = stage.chance
        self._moments = dealt(list(Counter(_MOMENTS).elements()), self._chance)
        self._sending = dealt(_SENDING, self._chance)

    async def kill(self, times: int) -> None:
        ways: dict[str, Callable[[], Awaitable[None]]] = {
            "fresh": lambda: asyncio.sleep(self._chance.uniform(0, 0.25)),
            "sending": lambda: self._at_the_call(next(self._sending)),
            "asking": lambda: self._at_the_call("getUpdates"),
            "any": lambda: asyncio.sleep(self._chance.uniform(0.2, 2.4)),
        }
        for count in range(times):
            moment = next(self._moments)
            await self._bot.start()
            if moment == "starting":
                await asyncio.sleep(self._chance.uniform(0, self._bot.ready_after * 0.95))
            else:
                await self._bot.ready()
                self.done.starts.append(self._bot.ready_after)
                await ways[moment]()
            await self._bot.kill()
            self.done.moments[moment] += 1
            self.done.snapshots.append(snapshot(self._stage.file, check=count % 20 == 0))

    async def _at_the_call(self, method: str) -> None:
        """At the very moment a call arrives at the network: it takes effect, and the bot never hears of it."""
        await asyncio.sleep(self._chance.uniform(0, 1.2))
        trap = self._stage.network.trap = Trap(method, self._bot.strike)
        try:
            async with asyncio.timeout(_TRAP_SECONDS):
                await trap.sprung.wait()
        except TimeoutError:
            self._stage.network.trap = None


def dealt(cards: Sequence[str], chance: random.Random) -> Iterator[str]:
    """All the cards in any order, then all of them again, without end."""
    while True:
        yield from chance.sample(cards, len(cards))


async def main_trial(kills: int, seed: int, *, keep: bool) -> Outcome:
    """Raises TortureError when the ordeal cannot be carried on."""
    async with stage("kills", seed, keep=keep) as place:
        bot = place.bot()
        executioner = Executioner(place, bot)
        await bot.start()
        await bot.ready()
        async with load(place, HABITS) as people:
            await asyncio.sleep(1.5)
            await bot.kill()
            await executioner.kill(kills - 1)
            await bot.start()
            await bot.ready()
            with contextlib.suppress(TortureError):  # the judgement says what is missing
                await soon(lambda: not _too_little(place, kills), MORE_SECONDS, "")
            open_ = await people.settle(_SETTLE_SECONDS)
        await stopped(bot)
        verdict = judge(place.ledger, gather(place), hamlet_teams(), killed=True)
        verdict.oddities += open_ + [f"the log says: {line}" for line in bot.complaints()[:5]]
        verdict.oddities += [] if healthy(place.file) else ["the database is not whole"]
        verdict.oddities += _too_easy(place, executioner.done, kills)
        return Outcome(kills, verdict, _summary(place, executioner.done))


def _too_easy(place: Stage, done: Kills, kills: int) -> list[str]:
    """Nothing passes by not looking: was there a load, did the kills hit it, did every kind of thing happen?"""
    found = _too_little(place, kills)
    if done.busy < _BUSY_SHARE * kills:
        found.append(f"only {done.busy} kills struck a bot at work")
    overtaken = sum(report.ending is Ending.OVERTAKEN for report in place.ledger.reports)
    if overtaken > 2 + _OVERTAKEN_SHARE * len(place.ledger.reports):
        found.append(f"{overtaken} reports were filed while their senders were at it")
    return found + ["a killed bot left a broken file" for s in done.snapshots if not s.healthy]


def _too_little(place: Stage, kills: int) -> list[str]:
    ledger, shapes = place.ledger, {report.shape for report in place.ledger.reports}
    abandoned = sum(report.ending is Ending.FILED for report in ledger.reports)
    least = {
        "updates": (len(ledger.updates), _UPDATES_PER_KILL * kills),
        "incidents": (len(ledger.reports), _INCIDENTS_PER_KILL * kills),
        "kinds of reports": (len(shapes), 5),
        "abandoned reports": (abandoned, 1),
        "alerts taken": (len(ledger.pressed), 0.3 * len(ledger.reports)),
        "alerts that climbed": (len(place.desk.climbed), 1),
    }
    return [
        f"too little load: {n} {what}, at least {need:.0f} expected" for what, (n, need) in least.items() if n < need
    ]


def _summary(place: Stage, done: Kills) -> str:
    ledger: Ledger = place.ledger
    endings = Counter(r.ending for r in ledger.reports)
    moments = " ".join(f"{name}={done.moments[name]}" for name in _MOMENTS)
    slowest = max(done.starts, default=0.0)
    return (
        f"users={len(ledger.people)} updates={len(ledger.updates)} reports={len(ledger.reports)}"
        f" abandoned={endings[Ending.FILED]} overtaken={endings[Ending.OVERTAKEN]} taken={len(ledger.pressed)}"
        f" climbed={len(place.desk.climbed)} kills: {moments} at_work={done.busy}"
        f" leased={sum(s.leased > 0 for s in done.snapshots)} slowest_start_s={slowest:.1f}"
    )
