"""The commune's time: the page moves it, the bot reads it, and it passes in strides."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from datetime import time as Hour
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.training import timelapse
from bot.training.timelapse import ZONE, TimeLapse, TrainingClock

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Watch:
    """Notes how far the clock was ahead each time the bot had settled."""

    def __init__(self, folder: Path) -> None:
        self.clock = TrainingClock(folder / "clock")
        self.lapse = TimeLapse(self.clock, self.settled, lambda: None)
        self.seen: list[float] = []
        self.hours: list[str] = []
        self.halt_at: float | None = None

    async def settled(self) -> None:
        self.seen.append(self.clock.ahead.total_seconds())
        self.hours.append(f"{self.clock().astimezone(ZONE):%d %H:%M}")
        if self.seen[-1] == self.halt_at:
            self.lapse.stop()
        await asyncio.sleep(0)

    async def passed(self) -> None:
        while self.lapse.total:  # noqa: ASYNC110
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


@pytest.mark.parametrize("milliseconds", [499, 501])
async def test_the_two_clocks_do_not_differ_by_a_part_of_a_second(tmp_path: Path, milliseconds: int) -> None:
    """A bot that is ahead of the network by half a second takes a quick digit for the answer to the screen before."""
    clock = TrainingClock(tmp_path / "clock")
    clock.advance(timedelta(milliseconds=milliseconds))
    before, bots, after = clock(), MovableClock(tmp_path / "clock")(), clock()
    assert before <= bots <= after


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


# -- the hours of the night --------------------------------------------------------------------------------------------


@pytest.fixture
def morning(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Morning at ten o'clock on the 20th, when nobody watches the nights that are played."""
    ten = datetime(2026, 11, 20, 10, 0, tzinfo=ZONE)
    monkeypatch.setattr(timelapse, "system_clock", lambda: ten)
    monkeypatch.setattr(timelapse, "_NIGHT_PACE", 1e-9)
    return monkeypatch


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(("hour", "shown"), [("21:30", "20 21:30"), ("02:00", "21 02:00"), ("10:00", "21 10:00")])
async def test_the_clock_goes_to_the_hour_that_was_chosen(watch: Watch, hour: str, shown: str) -> None:
    watch.lapse.jump(Hour.fromisoformat(hour))
    await watch.passed()
    assert watch.hours[-1] == shown


@pytest.mark.usefixtures("morning")
async def test_by_day_the_coming_night_is_played_from_dusk_to_dawn(watch: Watch) -> None:
    watch.lapse.night()
    await watch.passed()
    night = watch.hours[watch.hours.index("20 21:30") :]
    assert (len(night), night[30], night[-1]) == (451, "20 22:00", "21 05:00")


@pytest.mark.usefixtures("morning")
async def test_a_night_that_has_begun_is_played_from_now(watch: Watch) -> None:
    watch.clock.advance(16 * HOUR)
    watch.lapse.night()
    await watch.passed()
    assert (watch.hours[0], watch.hours[-1]) == ("21 02:01", "21 05:00")


def test_a_whole_night_takes_about_a_minute() -> None:
    strides = timedelta(hours=7, minutes=30) / timelapse._NIGHT_STRIDE
    assert strides * timelapse._NIGHT_PACE == pytest.approx(60)


async def test_a_night_keeps_its_pace(watch: Watch, morning: pytest.MonkeyPatch) -> None:
    morning.setattr(timelapse, "_NIGHT_PACE", 0.05)
    await _play(watch)
    assert await _seconds(watch, strides=4) > 3 * 0.05


async def test_a_night_is_stopped_at_once(watch: Watch, morning: pytest.MonkeyPatch) -> None:
    morning.setattr(timelapse, "_NIGHT_PACE", 5)
    await _play(watch)
    watch.lapse.stop()
    watch.lapse.forward(10 * SECOND)
    assert await _seconds(watch, strides=1) < 1
    assert watch.hours == ["20 23:01", "20 23:01"]


async def test_a_night_waits_for_people_who_act_and_goes_on(watch: Watch, morning: pytest.MonkeyPatch) -> None:
    morning.setattr(timelapse, "_PATIENCE", 0.3)
    await _play(watch)
    watch.lapse.give_people_time()
    assert await _seconds(watch, strides=2) > 0.25
    assert await _seconds(watch, strides=2) < 0.2


async def _play(watch: Watch) -> None:
    """The night has just begun to be played, at eleven."""
    watch.clock.advance(13 * HOUR)
    watch.lapse.night()
    await _seconds(watch, strides=1)


async def _seconds(watch: Watch, strides: int) -> float:
    """How long it takes for so many more strides."""
    began, end = time.monotonic(), len(watch.seen) + strides
    while len(watch.seen) < end:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    return time.monotonic() - began
