"""Common parts of the trials other than the kills: a shorter load, some trouble, a complete judgement."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from benchmarks.torture_bot import BotProcess
from benchmarks.torture_checks import Verdict, judge, show
from benchmarks.torture_evidence import gather, healthy
from benchmarks.torture_ledger import TortureError
from benchmarks.torture_load import Load, load, stopped
from benchmarks.torture_reporter import Habits
from benchmarks.torture_stage import Stage, hamlet_teams, stage

BRISK = Habits(1.5, 6)
CALM = Habits(4, 12)
SETTLE_SECONDS = 90.0
# A busy machine does in a minute what another does in seconds: what an ordeal needs is waited for, and counted then.
MORE_SECONDS = 60.0
# Nobody walks away from a report here, so the bot shall not believe it either while it is in trouble.
PATIENT = {"BINHYEN_INCIDENT__ABANDON_AFTER": "10m"}


@dataclass(frozen=True, slots=True)
class Run:
    """How a trial is to be run."""

    seed: int
    keep: bool = False


Trial = Callable[[Run], Awaitable[str]]


@contextlib.asynccontextmanager
async def at_work(
    name: str, run: Run, habits: Habits = BRISK, **environ: str
) -> AsyncIterator[tuple[Stage, BotProcess, Load]]:
    """A bot that is ready, and people at work with it."""
    async with stage(name, run.seed, keep=run.keep) as place:
        bot = place.bot(**{**PATIENT, **environ})
        await bot.start()
        await bot.ready()
        async with load(place, habits) as people:
            yield place, bot, people


async def judged(
    place: Stage, bot: BotProcess, people: Load, *, duplicates: int = 0, forgiven: tuple[str, ...] = ()
) -> str:
    """Let everything settle, stop the bot, compare. The facts in short; TortureError with the facts in full, or when
    too little was reported.

    `duplicates` may have come; `forgiven` are beginnings of oddities that belong to this trouble.
    """
    reports, least = place.ledger.reports, len(people.reporters) // 2
    await soon(lambda: len(reports) >= least, MORE_SECONDS, lambda: f"too little load: {len(reports)} reports")
    open_ = await people.settle(SETTLE_SECONDS)
    await stopped(bot)
    verdict = judge(place.ledger, gather(place), hamlet_teams())
    verdict.oddities = [odd for odd in verdict.oddities if not any(part in odd for part in forgiven)]
    verdict.oddities += open_ + bot.complaints()[:5]
    verdict.oddities += [] if healthy(place.file) else ["the database is not whole"]
    if not verdict.good or len(verdict.duplicate_messages) > duplicates:
        raise TortureError(in_full(verdict))
    found = f"updates={len(place.ledger.updates)} reports={len(reports)}"
    return f"{found} duplicates={len(verdict.duplicate_messages)}"


def in_full(verdict: Verdict) -> str:
    kinds = {**verdict.losses, "duplicate_messages": verdict.duplicate_messages, "oddities": verdict.oddities}
    return "\n".join(f"  {name}={len(facts)}\n{show(facts)}" for name, facts in kinds.items() if facts)


def require(fact: bool, otherwise: str) -> None:
    if not fact:
        raise TortureError(otherwise)


async def soon(true: Callable[[], bool], seconds: float, otherwise: str | Callable[[], str]) -> None:
    """Wait for something to happen by itself; TortureError when it does not."""
    try:
        async with asyncio.timeout(seconds):
            while not true():  # noqa: ASYNC110 - another process is waited for
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise TortureError(otherwise if isinstance(otherwise, str) else otherwise()) from None
