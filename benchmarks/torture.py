"""`make torture`: does what a member sent and the bot confirmed survive everything?

The real bot in a process of its own, the pretend Telegram in this one, members with scripted thumbs on it; kill -9 at
random moments, and a judge who compares the book of what was sent with what is there in the end. Then other troubles,
one line each. The exit code is 1 when anything was lost, doubled, came twice too often, or did not happen at all.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

from benchmarks.torture_checks import show
from benchmarks.torture_kills import Outcome, main_trial
from benchmarks.torture_ledger import TortureError
from benchmarks.torture_machine import clock_jumps, full_disk, sigterm
from benchmarks.torture_network import dropped_connections, outage, server_errors, storm_429
from benchmarks.torture_rivals import two_on_one_database, two_on_one_token
from benchmarks.torture_trials import Run, Trial

# The first two mostly wait; of the others only a few run at a time. All of it beside the kills.
WAITING: tuple[Trial, ...] = (two_on_one_token, outage)
WORKING: tuple[Trial, ...] = (
    storm_429,
    server_errors,
    dropped_connections,
    full_disk,
    clock_jumps,
    sigterm,
    two_on_one_database,
)
_AT_ONCE = 2


async def torture(kills: int, run: Run, *, trials: bool = True) -> bool:
    """True when everything held. The last line is printed last."""
    several = asyncio.Semaphore(_AT_ONCE)
    beside = [told(t, run) for t in WAITING] + [told(t, run, several) for t in WORKING] if trials else []
    outcome, *results = await asyncio.gather(_kills(kills, run), *beside)
    good = outcome is not None and report(outcome)
    print(last_line(outcome) if outcome else f"torture: kills={kills} FAILED", flush=True)
    return good and all(results)


async def _kills(kills: int, run: Run) -> Outcome | None:
    try:
        return await main_trial(kills, run.seed, keep=run.keep)
    except Exception as error:
        say(f"kills: FAILED {in_words(error)}")
        return None


async def told(trial: Trial, run: Run, several: asyncio.Semaphore | None = None) -> bool:
    """Run one trial and say in one line how it went."""
    async with several or asyncio.Semaphore():
        began = time.monotonic()
        try:
            facts = await trial(run)
        except Exception as error:
            say(f"{trial.__name__}: FAILED\n{in_words(error)}")
            return False
        say(f"{trial.__name__}: ok {facts} seconds={time.monotonic() - began:.0f}")
        return True


def in_words(error: BaseException) -> str:
    """The reason, without the groups around it; what nobody foresaw with its name."""
    if isinstance(error, BaseExceptionGroup):
        return "\n".join(in_words(inner) for inner in error.exceptions)
    return str(error) if isinstance(error, TortureError) else f"{type(error).__name__}: {error}"


def report(outcome: Outcome) -> bool:
    """Say how the kills went; True when they did no harm."""
    verdict, say_all = outcome.verdict, {**outcome.verdict.losses, "oddities": outcome.verdict.oddities}
    too_often = len(verdict.duplicate_messages) > outcome.kills
    say(f"load: {outcome.summary}")
    for name, facts in say_all.items():
        if facts:
            say(f"{name}:\n{show(facts)}")
    if too_often:
        say(f"more duplicates than kills:\n{show(verdict.duplicate_messages)}")
    return verdict.good and not too_often


def last_line(outcome: Outcome) -> str:
    losses = " ".join(f"{name}={len(found)}" for name, found in outcome.verdict.losses.items())
    return f"torture: kills={outcome.kills} {losses} duplicate_messages={len(outcome.verdict.duplicate_messages)}"


def say(words: str) -> None:
    print(f"torture: {words}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="how often the bot is killed (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other people do other things")
    parser.add_argument("--keep", action="store_true", help="keep the databases and logs, to look for a bug")
    parser.add_argument("--only", help="only this: kills, or the name of a trial, e.g. full_disk")
    given = parser.parse_args()
    run = Run(given.seed, given.keep)
    if given.only and given.only != "kills":
        trial = next(t for t in (*WAITING, *WORKING) if t.__name__ == given.only)
        sys.exit(not asyncio.run(told(trial, run)))
    sys.exit(not asyncio.run(torture(given.kills, run, trials=not given.only)))


if __name__ == "__main__":
    main()
