"""Trials with two bots: on one token, and on one database."""

from __future__ import annotations

import asyncio
import time

from benchmarks.torture_bot import BotProcess
from benchmarks.torture_trials import CALM, MORE_SECONDS, Run, at_work, judged, require

_ANOTHER = 4  # the exit code for "another process works already"
_ESTABLISHED_SECONDS = 32.0  # how long the first must have been alone to be the one that stays, and a little more


async def two_on_one_token(run: Run) -> str:
    """With databases of their own: the second says so and ends, the first goes on as if nothing had been."""
    async with at_work("token", run, CALM) as (place, bot, people):
        await asyncio.sleep(_ESTABLISHED_SECONDS)
        people.hush.set()
        await people.quiet(MORE_SECONDS)
        second = place.bot("second", file=place.folder / "second.db")
        code, seconds = await _exit_of(second, 25)
        require(code == _ANOTHER, f"the second ended with exit code {code}\n{second.words()}")
        require(
            "Another process is fetching updates" in "\n".join(second.lines()), f"no clear sentence\n{second.words()}"
        )
        require(bot.running, f"the first ended too, exit code {bot.code}\n{bot.words()}")
        people.hush.clear()
        await asyncio.sleep(4)
        return f"second_left_after_s={seconds:.1f} " + await judged(place, bot, people)


async def two_on_one_database(run: Run) -> str:
    """The second ends at once and names the first."""
    async with at_work("database", run, CALM) as (place, bot, people):
        await asyncio.sleep(2)
        second = place.bot("second")
        code, seconds = await _exit_of(second, 20)
        require(code == _ANOTHER, f"the second ended with exit code {code}\n{second.words()}")
        require(f"(pid {bot.pid})" in "\n".join(second.lines()), f"it does not name the first\n{second.words()}")
        await asyncio.sleep(2)
        return f"second_left_after_s={seconds:.1f} " + await judged(place, bot, people)


async def _exit_of(second: BotProcess, seconds: float) -> tuple[int, float]:
    began = time.monotonic()
    await second.start()
    return await second.ended(seconds), time.monotonic() - began
