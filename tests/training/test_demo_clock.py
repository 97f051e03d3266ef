"""The commune's time: the page moves it, the bot reads it, and it passes in strides."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.training.timelapse import TimeLapse, TrainingClock

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Watch:
    """Notes how far the clock was ahead each time the bot had settled."""

    def __init__(self, folder: Path) -> None:
        self.clock = TrainingClock(folder / "clock")
        self.lapse = TimeLapse(self.clock, self.settled, lambda: None)
        self.seen: list[float] = []
        self.halt_at: float | None = None

    async def settled(self) -> None:
        self.seen.append(self.clock.ahead.total_seconds())
        if self.seen[-1] == self.halt_at:
            self.lapse.stop()
        await asyncio.sleep(0)

    async def passed(self) -> None:
        while self.lapse.left:  # noqa: ASYNC110
            await asyncio.sleep(0)


@pytest.fixture
async def watch(tmp_path: Path) -> AsyncIterator[Watch]:
    watch = Watch(tmp_path)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(watch.lapse.run())
        yield watch
        task.cancel()


async def test_the_bot_sees_the_time_the_page_has_set(tmp_path: Path) -> None:
    clock = TrainingClock(tmp_path / "clock")
    bots = MovableClock(tmp_path / "clock")
    assert abs(clock() - bots()) < SECOND
    for span in (MINUTE, 8 * HOUR):
        clock.advance(span)
        assert abs(clock() - bots()) < SECOND


async def test_time_passes_in_small_strides_with_the_bot_settled_after_each(watch: Watch) -> None:
    watch.lapse.forward(MINUTE)
    await watch.passed()
    assert watch.seen == [15, 30, 45, 60]


async def test_hours_pass_in_larger_strides(watch: Watch) -> None:
    watch.lapse.forward(8 * HOUR)
    await watch.passed()
    assert (len(watch.seen), watch.seen[-1]) == (480, 8 * 3600)


async def test_one_press_after_the_other_adds_up(watch: Watch) -> None:
    watch.lapse.forward(MINUTE)
    watch.lapse.forward(10 * SECOND)
    await watch.passed()
    assert watch.seen == [15, 30, 45, 60, 70]


async def test_the_lapse_can_be_stopped_half_way(watch: Watch) -> None:
    watch.halt_at = 30
    watch.lapse.forward(HOUR)
    await watch.passed()
    assert watch.seen == [15, 30]
    assert watch.lapse.view()["total"] == 0


async def test_nobody_leaves_for_the_next_century(watch: Watch) -> None:
    watch.lapse.forward(timedelta(days=400))
    assert watch.lapse.left == timedelta(days=2)
    watch.lapse.stop()
