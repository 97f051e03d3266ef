"""A bot that was killed is known to have been killed, however often it was struck."""

import asyncio
import signal
import time
from pathlib import Path

from benchmarks.torture_bot import BotProcess


def test_struck_twice_it_still_ended_by_the_signal(tmp_path: Path) -> None:
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:  # as the torture runs
        assert runner.run(_codes(tmp_path)) == {-signal.SIGKILL}


async def _codes(folder: Path) -> set[int]:
    bot, codes = BotProcess("bot", folder, {}, lambda: 0.0), set()
    for _ in range(10):
        await bot.start()
        bot.strike()
        struck = time.monotonic()
        while time.monotonic() < struck + 0.001:  # it dies meanwhile, and asyncio does not get to hear of it
            pass
        bot.strike()
        codes.add(await bot.ended(10))
    return codes
