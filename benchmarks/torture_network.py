"""Trials of the line to Telegram: flood control, broken answers, broken connections, an outage."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

from benchmarks.torture_load import failing_since_before
from benchmarks.torture_stage import Stage
from benchmarks.torture_trials import CALM, MORE_SECONDS, Run, at_work, judged, require, soon
from bot.training.network import Fault

_SECONDS = 7.0
_STRUCK_AT_LEAST = 20
_OUTAGE_SECONDS = 35.0
_CAUGHT_UP_SECONDS = 15.0  # then what had failed has been sent; by its own pauses the last would go after half a minute
_LINES_AT_MOST = 6  # one says that the line is gone, one that it is back; a few for what was under way
# After an answer that never came, what is private is not sent again: rather not shown than shown twice.
_NOT_REPEATED = ("reply dropped: ambiguous",)


async def storm_429(run: Run) -> str:
    """Three calls in ten are refused for a second; nothing is lost, and nothing comes twice."""
    async with at_work("429", run) as (place, bot, people):
        return await _under(place, [Fault("429", probability=0.3, retry_after=1)]) + await judged(place, bot, people)


async def server_errors(run: Run) -> str:
    """500, 502 with a page of HTML, and answers that break off: the last have taken effect all the same."""
    faults = [Fault(kind, probability=0.08) for kind in ("500", "502")] + [Fault("bad_json", probability=0.08)]
    async with at_work("5xx", run) as (place, bot, people):
        struck = await _under(place, faults)
        most = faults[2].struck
        return struck + await judged(place, bot, people, duplicates=most, forgiven=_NOT_REPEATED)


async def dropped_connections(run: Run) -> str:
    """Connections die before or after the call has taken effect. Alerts may come twice then, private words not."""
    faults = [Fault("drop_before", probability=0.1), Fault("drop_after", probability=0.1)]
    faults.append(Fault("drop_after", method="sendMessage", probability=0.1))
    async with at_work("dropped", run) as (place, bot, people):
        place.desk.curious = 1.0
        struck = await _under(place, faults, looks=1)
        most = faults[1].struck + faults[2].struck
        return struck + await judged(place, bot, people, duplicates=most, forgiven=_NOT_REPEATED)


async def _under(place: Stage, faults: list[Fault], looks: int = 0) -> str:
    """The load goes on under these faults until they have struck often enough, and officers have asked for something
    private `looks` times; then the weather is fair again."""
    for fault in faults:
        place.network.faults.add(fault)
    await asyncio.sleep(_SECONDS)

    def struck() -> int:
        return sum(fault.struck for fault in faults)

    def asked() -> int:
        return place.ledger.looks.total()

    await soon(
        lambda: struck() >= _STRUCK_AT_LEAST and asked() >= looks,
        MORE_SECONDS,
        lambda: f"only {struck()} calls were struck, and officers asked {asked()} times for something private",
    )
    place.network.faults.clear()
    return f"struck={struck()} "


async def outage(run: Run) -> str:
    """Telegram's port is closed for a while, and people go on writing; then nothing waits longer than it must."""
    async with at_work("outage", run, CALM) as (place, bot, people):
        await asyncio.sleep(3)
        lines, sent = len(bot.lines()), len(place.ledger.updates)
        await place.disconnect()
        await asyncio.sleep(_OUTAGE_SECONDS)
        require(bot.running, f"the bot ended, exit code {bot.code}\n{bot.words()}")
        said = len([line for line in bot.lines()[lines:] if " refused " not in line])
        require(1 <= said <= _LINES_AT_MOST, f"{said} log lines during the outage\n{bot.words()}")
        require(len(place.ledger.updates) > sent, "nobody wrote during the outage")
        await place.connect()
        seconds = await _caught_up(place)
        return f"log_lines={said} caught_up_s={seconds:.1f} " + await judged(place, bot, people, duplicates=4)


async def _caught_up(place: Stage) -> float:
    """Seconds until nothing is left that failed during the outage."""
    began, back = time.monotonic(), datetime.now(UTC)
    await soon(
        lambda: failing_since_before(place, back) == 0,
        _CAUGHT_UP_SECONDS,
        "messages that failed during the outage were still waiting long after it",
    )
    return time.monotonic() - began
